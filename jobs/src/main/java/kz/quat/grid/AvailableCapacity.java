package kz.quat.grid;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Available capacity of each region and hour (docs/spec/inputs.md, "avail_gen"). */
public final class AvailableCapacity {

  /** {@code available_reason_code} if the operator gave the figure. */
  public static final String REPORTED = "reported";

  /** {@code available_reason_code} if it was derived from installed capacity and outages. */
  public static final String DERIVED = "derived";

  private AvailableCapacity() {}

  /**
   * Rows of {@link CoreTables#AVAILABLE_CAPACITY}: the operator's available capacity. If there is
   * none, it is installed x factor - outages, at least 0 and marked as {@code derived}. A
   * region-hour without either figure has no row, because its capacity is unknown. A region that
   * has no zone in {@code regions} on that day has no row either.
   *
   * @param capacityHours {@link CoreTables#CAPACITY_HOURS}
   * @param outages {@link CoreTables#OUTAGES}
   * @param regions {@link CoreTables#REGIONS}
   * @param clocks region and zone_id of every region; a region without one is shown in market time
   * @param factorPct percent of installed capacity that is taken as available
   */
  public static Dataset<Row> of(
      Dataset<Row> capacityHours,
      Dataset<Row> outages,
      Dataset<Row> regions,
      Clocks clocks,
      double factorPct) {
    String capacity = "capacity";
    String notified = "notified";
    Column match =
        Columns.REGION
            .in(capacity)
            .equalTo(Columns.REGION.in(notified))
            .and(Columns.HOUR_START_UTC.in(capacity).equalTo(Columns.HOUR_START_UTC.in(notified)));
    Dataset<Row> joined =
        capacityHours
            .as(capacity)
            .join(byRegionHour(outages).as(notified), match, "left_outer")
            .drop(Columns.REGION.in(notified))
            .drop(Columns.HOUR_START_UTC.in(notified));
    Column outageMw = coalesce(GridColumns.OUTAGE_MW.col(), lit(BigDecimal.ZERO));
    Column factor = lit(BigDecimal.valueOf(factorPct).movePointLeft(2));
    Column derived =
        greatest(
            GridColumns.INSTALLED_MW.col().multiply(factor).minus(outageMw).cast("decimal(18,6)"),
            lit(BigDecimal.ZERO).cast("decimal(18,6)"));
    Column known = GridColumns.AVAILABLE_MW.col().isNotNull();
    Dataset<Row> figures =
        joined
            .withColumn(
                GridColumns.AVAILABLE_REASON_CODE.name(),
                when(known, lit(REPORTED)).otherwise(lit(DERIVED)))
            .withColumn(GridColumns.OUTAGE_MW.name(), GridColumns.OUTAGE_MW.as(outageMw))
            .withColumn(
                GridColumns.AVAILABLE_MW.name(),
                GridColumns.AVAILABLE_MW.as(
                    when(known, GridColumns.AVAILABLE_MW.col())
                        .when(GridColumns.INSTALLED_MW.col().isNotNull(), derived)))
            .where(GridColumns.AVAILABLE_MW.col().isNotNull());
    return clocks
        .withClock(RegionLimits.join(figures, regions))
        .where(Columns.ZONE.col().isNotNull())
        .select(CoreTables.AVAILABLE_CAPACITY.select());
  }

  /** Outages added up by region and hour. An outage counts in every hour that it touches. */
  private static Dataset<Row> byRegionHour(Dataset<Row> outages) {
    Column first = date_trunc("HOUR", CoreTables.START_UTC.col());
    Column last =
        date_trunc("HOUR", CoreTables.END_UTC.col().minus(expr("interval 1 microsecond")));
    return outages
        .where(CoreTables.END_UTC.col().gt(CoreTables.START_UTC.col()))
        .select(
            Columns.REGION.col(),
            CoreTables.UNAVAILABLE_MW.col(),
            explode(sequence(first, last, expr("interval 1 hour")))
                .as(Columns.HOUR_START_UTC.name()))
        .groupBy(Columns.REGION.col(), Columns.HOUR_START_UTC.col())
        .agg(GridColumns.OUTAGE_MW.as(sum(CoreTables.UNAVAILABLE_MW.col())));
  }
}
