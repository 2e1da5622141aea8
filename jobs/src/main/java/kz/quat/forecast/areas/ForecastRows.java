package kz.quat.forecast.areas;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.schema.Columns;
import kz.quat.schema.DayClock;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/** Turns forecasts of the delivery day into rows of the two forecast tables. */
public final class ForecastRows {

  private static final String REGION = Columns.REGION.name();
  private static final String HOUR = Columns.HOUR_START_UTC.name();
  private static final RowType REGION_HOUR = RowType.of(OutTables.FORECAST_REGION_HOURS);
  private static final RowType AREA_HOUR = RowType.of(OutTables.FORECAST_AREA_HOURS);

  private final List<Row> regions;
  private final List<Row> areas;
  private final DayClock clock;
  private final Map<String, String> zones;

  /**
   * Rows of all areas, after zones and the nation have been made to agree with their regions.
   *
   * @param forecasts rows of {@link AreaForecastTask#schema()}, in any order
   * @param zones zone of every region
   */
  public ForecastRows(List<Row> forecasts, DayClock clock, Map<String, String> zones) {
    Predicate<Row> ofRegion = row -> zones.containsKey(row.<String>getAs(REGION));
    List<Row> sorted =
        forecasts.stream()
            .sorted(
                Comparator.comparing((Row row) -> row.<String>getAs(REGION))
                    .thenComparing(row -> row.<Timestamp>getAs(HOUR)))
            .toList();
    this.regions = sorted.stream().filter(ofRegion).toList();
    this.areas =
        CoherentAreas.of(regions, sorted.stream().filter(ofRegion.negate()).toList(), zones);
    this.clock = clock;
    this.zones = Map.copyOf(zones);
  }

  /** Rows of {@link OutTables#FORECAST_REGION_HOURS}. */
  public List<Row> regionHours() {
    return regions.stream()
        .map(
            forecast -> {
              String region = forecast.getAs(REGION);
              int hour = marketHour(forecast);
              RowBuilder row = REGION_HOUR.row().set(Columns.REGION, region);
              clock.market(row, hour);
              clock.local(row, hour, region);
              row.set(Columns.ZONE, zones.get(region));
              return row.copy(ForecastColumns.stated(), forecast).build();
            })
        .toList();
  }

  /** Rows of {@link OutTables#FORECAST_AREA_HOURS}. */
  public List<Row> areaHours() {
    return areas.stream()
        .map(
            forecast -> {
              RowBuilder row =
                  AREA_HOUR.row().set(ForecastColumns.AREA, Area.plainName(forecast.getAs(REGION)));
              clock.market(row, marketHour(forecast));
              return row.copy(ForecastColumns.stated(), forecast).build();
            })
        .toList();
  }

  /** The regions' quantiles and past errors, from which joint load scenarios are made. */
  public JointLoads jointLoads() {
    SortedMap<String, double[][]> quantiles = new TreeMap<>();
    Map<String, double[][]> errors = new TreeMap<>();
    for (Row forecast : regions) {
      if (forecast.getAs(QuotaColumns.quantile(50).name()) == null) {
        continue;
      }
      String region = forecast.getAs(REGION);
      int hour = marketHour(forecast);
      quantiles.computeIfAbsent(region, name -> new double[clock.hours()][])[hour] =
          QuotaColumns.QUANTILES_PCT.stream()
              .mapToDouble(
                  pct ->
                      forecast.<BigDecimal>getAs(QuotaColumns.quantile(pct).name()).doubleValue())
              .toArray();
      errors.computeIfAbsent(region, name -> new double[clock.hours()][])[hour] =
          AreaForecastTask.pastErrorsMw(forecast);
    }
    quantiles.values().removeIf(hours -> Arrays.stream(hours).anyMatch(Objects::isNull));
    return new JointLoads(quantiles, errors);
  }

  /**
   * What one degree more, and then one degree less, in all coming hours adds to each hour's median,
   * MW, by region and market hour. A region for which this is unknown in any hour is left out.
   */
  public SortedMap<String, double[][]> mwPerDegree() {
    SortedMap<String, double[][]> degrees = new TreeMap<>();
    for (Row forecast : regions) {
      degrees
              .computeIfAbsent(forecast.getAs(REGION), name -> new double[clock.hours()][])[
              marketHour(forecast)] =
          AreaForecastTask.mwPerDegree(forecast);
    }
    degrees.values().removeIf(ForecastRows::isOpen);
    return degrees;
  }

  private static boolean isOpen(double[][] hours) {
    return Arrays.stream(hours)
        .anyMatch(
            pair ->
                pair == null
                    || pair.length == 0
                    || !Arrays.stream(pair).allMatch(Double::isFinite));
  }

  private int marketHour(Row forecast) {
    return clock.day().hours().indexOf(forecast.<Timestamp>getAs(HOUR).toInstant());
  }
}
