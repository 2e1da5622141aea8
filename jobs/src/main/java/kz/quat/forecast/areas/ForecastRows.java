package kz.quat.forecast.areas;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kz.quat.schema.Columns;
import kz.quat.schema.DayClock;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Forecasts of the delivery day as rows of their two tables. */
public final class ForecastRows {

  private static final String REGION = Columns.REGION.name();
  private static final String HOUR = Columns.HOUR_START_UTC.name();

  private final List<Row> regions;
  private final List<Row> areas;
  private final DayClock clock;
  private final Map<String, String> zones;

  /**
   * Rows of all areas, zones and the nation made coherent with their regions.
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
              List<@Nullable Object> row = new ArrayList<>();
              row.add(region);
              int hour = addMarket(row, forecast);
              clock.addLocal(row, hour, region);
              row.add(zones.get(region));
              return stated(row, forecast);
            })
        .toList();
  }

  /** Rows of {@link OutTables#FORECAST_AREA_HOURS}. */
  public List<Row> areaHours() {
    return areas.stream()
        .map(
            forecast -> {
              List<@Nullable Object> row = new ArrayList<>();
              row.add(Area.plainName(forecast.getAs(REGION)));
              addMarket(row, forecast);
              return stated(row, forecast);
            })
        .toList();
  }

  private int addMarket(List<@Nullable Object> row, Row forecast) {
    Instant start = forecast.<Timestamp>getAs(HOUR).toInstant();
    int hour = clock.day().hours().indexOf(start);
    clock.addMarket(row, hour);
    return hour;
  }

  private static Row stated(List<@Nullable Object> row, Row forecast) {
    ForecastColumns.stated().forEach(column -> row.add(forecast.getAs(column.name())));
    return RowFactory.create(row.toArray());
  }
}
