package kz.quat.grid;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.HourColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Load, mining and strain by region and market day, and unbroken runs of RED hours. The levels take
 * the network into account; a further column says how many hours were RED for the region alone.
 */
public final class RegionDays {

  private static final String RED = "RED";
  private static final String RUN = "red_run";
  private static final String RUN_HOURS = "red_run_hours";
  private static final String SYSTEM_LOAD = "system_load";

  private RegionDays() {}

  /**
   * Rows of {@link OutTables#STRAIN_REGION_DAYS}, from measured hours only. The column {@code
   * hours} shows if hours of a day are missing; the figures then cover the hours that are present.
   *
   * @param strain rows of {@link OutTables#STRAIN_REGION_HOURS}
   */
  public static Dataset<Row> of(Dataset<Row> strain) {
    WindowSpec system = Window.partitionBy(Columns.HOUR_START_UTC.col());
    WindowSpec run =
        Window.partitionBy(
            Columns.REGION.col(),
            Columns.MARKET_DATE.col(),
            GridColumns.COORDINATED_LEVEL.col(),
            new Column(RUN));
    Dataset<Row> hours =
        withRuns(measured(strain), Columns.MARKET_DATE.col())
            .withColumn(SYSTEM_LOAD, sum(GridColumns.TOTAL_LOAD_MW.col()).over(system))
            .withColumn(
                RUN_HOURS,
                when(isLevel(GridColumns.COORDINATED_LEVEL, RED), count(lit(1)).over(run))
                    .otherwise(0));
    Column peak = max(GridColumns.TOTAL_LOAD_MW.col());
    Column mining = sum(GridColumns.MINING_LOAD_MW.col());
    Column load = sum(GridColumns.TOTAL_LOAD_MW.col());
    Column miningAtPeak =
        max_by(GridColumns.MINING_LOAD_MW.col(), earliestOf(new Column(SYSTEM_LOAD)));
    Column ownPeak = max(GridColumns.MINING_LOAD_MW.col());
    return hours
        .groupBy(Columns.REGION.col(), Columns.MARKET_DATE.col(), Columns.ZONE.col())
        .agg(
            GridColumns.HOURS.as(count(lit(1))),
            GridColumns.ENERGY_MWH.as(load),
            GridColumns.MINING_MWH.as(mining),
            GridColumns.MINING_SHARE_PCT.as(
                when(load.gt(0), mining.divide(load).multiply(100).cast("double"))),
            GridColumns.PEAK_LOAD_MW.as(peak),
            GridColumns.PEAK_HOUR_UTC.as(
                max_by(Columns.HOUR_START_UTC.col(), earliestOf(GridColumns.TOTAL_LOAD_MW.col()))),
            GridColumns.LOAD_FACTOR.as(
                when(peak.gt(0), avg(GridColumns.TOTAL_LOAD_MW.col()).divide(peak).cast("double"))),
            GridColumns.MINING_AT_SYSTEM_PEAK_MW.as(miningAtPeak),
            GridColumns.MINING_COINCIDENCE.as(
                when(ownPeak.gt(0), miningAtPeak.divide(ownPeak).cast("double"))),
            GridColumns.HOURS_YELLOW.as(
                hoursAt(GridColumns.COORDINATED_LEVEL, "YELLOW", "ORANGE", RED)),
            GridColumns.HOURS_ORANGE.as(hoursAt(GridColumns.COORDINATED_LEVEL, "ORANGE", RED)),
            GridColumns.HOURS_RED.as(hoursAt(GridColumns.COORDINATED_LEVEL, RED)),
            GridColumns.MWH_YELLOW.as(sum(needAbove(0.85))),
            GridColumns.MWH_ORANGE.as(sum(needAbove(0.95))),
            GridColumns.MWH_RED.as(sum(uncovered())),
            GridColumns.LONGEST_RED_HOURS.as(max(new Column(RUN_HOURS))),
            GridColumns.WORST_HOUR_UTC.as(
                max_by(
                    Columns.HOUR_START_UTC.col(),
                    earliestOf(GridColumns.COORDINATED_STRESS_RATIO.col()))),
            GridColumns.WORST_STRESS_RATIO.as(max(GridColumns.COORDINATED_STRESS_RATIO.col())),
            GridColumns.HOURS_RED_ALONE.as(hoursAt(GridColumns.LEVEL, RED)))
        .select(OutTables.STRAIN_REGION_DAYS.select());
  }

  /**
   * Rows of {@link OutTables#STRAIN_EVENTS}: unbroken runs of measured RED hours. A run that
   * crosses the end of a market month is split in two, so that each month can be replaced
   * separately.
   */
  public static Dataset<Row> events(Dataset<Row> strain) {
    Column month = trunc(Columns.MARKET_DATE.col(), "MM");
    Dataset<Row> red =
        withRuns(measured(strain), month).where(isLevel(GridColumns.COORDINATED_LEVEL, RED));
    return red.groupBy(Columns.REGION.col(), Columns.ZONE.col(), month, new Column(RUN))
        .agg(
            GridColumns.EVENT_START_UTC.as(min(Columns.HOUR_START_UTC.col())),
            Columns.MARKET_DATE.as(min(Columns.MARKET_DATE.col())),
            GridColumns.EVENT_HOURS.as(count(lit(1))),
            GridColumns.SHORT_MWH.as(sum(uncovered())),
            GridColumns.WORST_HOUR_UTC.as(
                max_by(
                    Columns.HOUR_START_UTC.col(),
                    earliestOf(GridColumns.COORDINATED_STRESS_RATIO.col()))),
            GridColumns.WORST_STRESS_RATIO.as(max(GridColumns.COORDINATED_STRESS_RATIO.col())))
        .select(OutTables.STRAIN_EVENTS.select());
  }

  private static Dataset<Row> measured(Dataset<Row> strain) {
    return strain
        .where(GridColumns.BASIS.col().equalTo(RegionStrain.MEASURED))
        .where(GridColumns.TOTAL_LOAD_MW.col().isNotNull());
  }

  /**
   * Numbers the unbroken runs of one level within a span of a region: the number of the hour minus
   * its rank among the hours of the span with the same level is constant within a run.
   */
  private static Dataset<Row> withRuns(Dataset<Row> hours, Column span) {
    Column hourNumber = HourColumns.epochHour();
    WindowSpec level =
        Window.partitionBy(Columns.REGION.col(), span, GridColumns.COORDINATED_LEVEL.col())
            .orderBy(Columns.HOUR_START_UTC.col());
    return hours.withColumn(RUN, hourNumber.minus(row_number().over(level)));
  }

  /**
   * Orders by the figure and, among equal figures, puts the earliest hour last, because max_by
   * takes the greatest.
   */
  private static Column earliestOf(Column figure) {
    return struct(figure, unix_timestamp(Columns.HOUR_START_UTC.col()).multiply(-1));
  }

  private static Column hoursAt(ColumnSpec level, String... levels) {
    return sum(when(isLevel(level, levels), 1L).otherwise(0L));
  }

  /** False if the level is unknown. */
  private static Column isLevel(ColumnSpec level, String... levels) {
    return coalesce(level.col().isin(List.of(levels).toArray()), lit(false));
  }

  /**
   * MWh by which the need of an hour exceeds a share of what can be met of it. For past hours the
   * need has no reserve, as for their level (docs/spec/strain.md, section 1). What can be met is
   * the need divided by the ratio.
   */
  private static Column needAbove(double share) {
    Column ratio = GridColumns.COORDINATED_STRESS_RATIO.col();
    Column above = GridColumns.LOAD_P90_MW.col().multiply(lit(1).minus(lit(share).divide(ratio)));
    return orZero(when(ratio.gt(share), above));
  }

  private static Column uncovered() {
    return orZero(GridColumns.UNCOVERED_MW.col());
  }

  private static Column orZero(Column mw) {
    return coalesce(mw.cast("decimal(18,6)"), lit(BigDecimal.ZERO).cast("decimal(18,6)"));
  }
}
