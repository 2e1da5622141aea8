package kz.quat.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.InForce;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The load-duration curve: in what share of a year's hours the load was at least a given value. It
 * is computed in plain Java, because the number of region-hours in a year is limited and a Spark
 * query for a hundred percentiles took twenty times as long.
 */
public final class LoadDuration {

  /** The region code for the whole country's curve. */
  public static final String NATION = DimensionTables.NATION;

  /** Columns of {@link CoreTables#REGION_HOURS} from which the curves are computed. */
  public static final List<ColumnSpec> INPUT =
      List.of(
          Columns.REGION,
          Columns.MARKET_DATE,
          Columns.HOUR_START_UTC,
          GridColumns.LOAD_WH,
          GridColumns.NATIVE_WH);

  private static final int PERCENTS = 100;
  private static final RowType ROW = RowType.of(OutTables.STRAIN_LOAD_DURATION);

  private LoadDuration() {}

  /**
   * Rows of {@link OutTables#STRAIN_LOAD_DURATION} for each region and the nation. The nation's
   * curve uses only hours in which every region in force has a load, because a sum without one of
   * them would be too low.
   *
   * @param regionHours {@link CoreTables#REGION_HOURS} of the days before the delivery day, with at
   *     least the columns of {@link #INPUT}
   * @param regions {@link CoreTables#REGIONS}
   * @param deliveryDay the day under which the curve is stored
   */
  public static List<Row> of(
      Collection<Row> regionHours, Collection<Row> regions, LocalDate deliveryDay) {
    Map<String, Hours> byRegion = new TreeMap<>();
    Map<Timestamp, Sum> byHour = new HashMap<>();
    for (Row row : regionHours) {
      Long load = GridColumns.LOAD_WH.from(row);
      Long nativeLoad = GridColumns.NATIVE_WH.from(row);
      byRegion
          .computeIfAbsent(Columns.REGION.from(row), region -> new Hours())
          .add(load, nativeLoad);
      Date day = Columns.MARKET_DATE.from(row);
      byHour
          .computeIfAbsent(Columns.HOUR_START_UTC.from(row), hour -> new Sum(day))
          .add(load, nativeLoad);
    }
    Map<Date, Long> expected = new HashMap<>();
    Hours nation = new Hours();
    for (Sum hour : byHour.values()) {
      long regionsOfDay =
          expected.computeIfAbsent(hour.day, day -> inForce(day.toLocalDate(), regions));
      if (regionsOfDay > 0 && hour.found >= regionsOfDay) {
        nation.add(hour.load, hour.nativeLoad);
      }
    }
    List<Row> rows = new ArrayList<>();
    byRegion.forEach((region, hours) -> rows.addAll(hours.curve(region, deliveryDay)));
    rows.addAll(nation.curve(NATION, deliveryDay));
    return rows;
  }

  /** Number of regions in force on a day, without those for supply from abroad. */
  private static long inForce(LocalDate day, Collection<Row> regions) {
    return InForce.on(day, regions, Columns.REGION).stream()
        .filter(row -> !PseudoRegion.is(Columns.REGION.from(row)))
        .count();
  }

  /** Adds up the nation's load in an hour; a sum of unknown figures only is unknown. */
  private static final class Sum {
    private final Date day;
    private long found;
    private @Nullable Long load;
    private @Nullable Long nativeLoad;

    Sum(Date day) {
      this.day = day;
    }

    void add(@Nullable Long moreLoad, @Nullable Long moreNative) {
      found++;
      load = plus(load, moreLoad);
      nativeLoad = plus(nativeLoad, moreNative);
    }

    private static @Nullable Long plus(@Nullable Long sum, @Nullable Long more) {
      if (sum == null || more == null) {
        return sum == null ? more : sum;
      }
      return Math.addExact(sum, more);
    }
  }

  /** The known loads of one area. */
  private static final class Hours {
    private final List<Long> loads = new ArrayList<>();
    private final List<Long> nativeLoads = new ArrayList<>();

    void add(@Nullable Long load, @Nullable Long nativeLoad) {
      if (load != null) {
        loads.add(load);
      }
      if (nativeLoad != null) {
        nativeLoads.add(nativeLoad);
      }
    }

    /** The rows of the curve; none if no load is known. */
    List<Row> curve(String region, LocalDate deliveryDay) {
      List<Row> rows = new ArrayList<>();
      if (loads.isEmpty()) {
        return rows;
      }
      long[] sorted = sorted(loads);
      long[] sortedNative = sorted(nativeLoads);
      for (int pct = 0; pct <= PERCENTS; pct++) {
        double share = (PERCENTS - pct) / 100.0;
        rows.add(
            ROW.row()
                .set(Columns.REGION, region)
                .set(GridColumns.EXCEEDANCE_PCT, pct)
                .set(Columns.MARKET_DATE, deliveryDay)
                .set(GridColumns.LOAD_MW, megawatts(percentile(sorted, share)))
                .set(
                    GridColumns.NATIVE_LOAD_MW,
                    sortedNative.length == 0 ? null : megawatts(percentile(sortedNative, share)))
                .build());
      }
      return rows;
    }

    private static long[] sorted(List<Long> values) {
      long[] sorted = values.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return sorted;
    }
  }

  /**
   * The value below which a share of the values lies, interpolated linearly.
   *
   * @param sorted at least one value, ascending
   */
  static double percentile(long[] sorted, double share) {
    double position = (sorted.length - 1) * share;
    int lower = (int) Math.floor(position);
    int higher = (int) Math.ceil(position);
    if (sorted[lower] == sorted[higher]) {
      return sorted[lower];
    }
    return (higher - position) * sorted[lower] + (position - lower) * sorted[higher];
  }

  private static BigDecimal megawatts(double wattHours) {
    return BigDecimal.valueOf(wattHours / 1e6).setScale(6, RoundingMode.HALF_UP);
  }
}
