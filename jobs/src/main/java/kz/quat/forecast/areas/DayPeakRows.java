package kz.quat.forecast.areas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.domain.PseudoRegion;
import kz.quat.forecast.joint.DayPeak;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.schema.Columns;
import kz.quat.schema.DayClock;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@link OutTables#FORECAST_DAY_PEAKS}, from the joint scenarios of the delivery day. The
 * load of a zone or of the nation in a scenario is the sum of its regions' loads in that scenario.
 */
public final class DayPeakRows {

  private static final RowType PEAK = RowType.of(OutTables.FORECAST_DAY_PEAKS);
  private static final int MW_DECIMALS = 6;
  private static final int PCT_DECIMALS = 3;
  private static final double EARLY = 0.1;
  private static final double LATE = 0.9;

  private final double[][][] courses;
  private final List<String> forecast;
  private final Map<String, String> zones;
  private final DayClock clock;
  private final Instant issuedAt;

  /**
   * The peaks of all areas.
   *
   * @param zones zone of every region; pseudo-regions have no load and are left out
   * @param issuedAt when the forecast was issued
   */
  public DayPeakRows(
      JointLoads joint, Map<String, String> zones, DayClock clock, Instant issuedAt) {
    this.courses = joint.quantileCourses();
    this.forecast = joint.regions();
    this.zones = new TreeMap<>(zones);
    this.zones.keySet().removeIf(PseudoRegion::is);
    this.clock = clock;
    this.issuedAt = issuedAt;
  }

  /**
   * One row per region, zone and for the nation. An area of which one region has no forecast has a
   * row without numbers.
   */
  public List<Row> rows() {
    SortedMap<String, List<String>> sums = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    zones.forEach(
        (region, zone) -> {
          rows.add(row(region, List.of(region)));
          sums.computeIfAbsent(zone, name -> new ArrayList<>()).add(region);
        });
    sums.put(Area.NATION, List.copyOf(zones.keySet()));
    sums.forEach((area, regions) -> rows.add(row(area, regions)));
    return rows;
  }

  private Row row(String area, List<String> regions) {
    RowBuilder row =
        PEAK.row()
            .set(ForecastColumns.PEAK_AREA, area)
            .set(Columns.MARKET_DATE, clock.day().date())
            .set(GridColumns.ISSUED_AT_UTC, issuedAt);
    DayPeak peak = peak(regions);
    if (peak == null) {
      return row.unknownRest().build();
    }
    double[] quantilesMw = peak.loadMw();
    for (int q = 0; q < quantilesMw.length; q++) {
      row.set(
          ForecastColumns.peakQuantile(QuotaColumns.QUANTILES_PCT.get(q)),
          rounded(quantilesMw[q], MW_DECIMALS));
    }
    int likeliest = peak.likeliestHour();
    double probabilityPct = 100 * peak.shareWithinAnHour(likeliest);
    return row.set(ForecastColumns.PEAK_HOUR_LIKELIEST_UTC, start(likeliest))
        .set(
            ForecastColumns.PEAK_HOUR_PROBABILITY_PCT,
            rounded(probabilityPct, PCT_DECIMALS).doubleValue())
        .set(ForecastColumns.PEAK_HOUR_P10_UTC, start(peak.hourBy(EARLY)))
        .set(ForecastColumns.PEAK_HOUR_P90_UTC, start(peak.hourBy(LATE)))
        .build();
  }

  private @Nullable DayPeak peak(List<String> regions) {
    if (courses.length == 0 || regions.isEmpty() || !forecast.containsAll(regions)) {
      return null;
    }
    int[] places = regions.stream().mapToInt(forecast::indexOf).toArray();
    int hours = clock.hours();
    double[][] sumsMw = new double[courses.length][hours];
    for (int c = 0; c < courses.length; c++) {
      for (int place : places) {
        for (int hour = 0; hour < hours; hour++) {
          sumsMw[c][hour] += courses[c][place][hour];
        }
      }
    }
    return DayPeak.of(sumsMw);
  }

  private Instant start(int hour) {
    return clock.day().hours().get(hour);
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
