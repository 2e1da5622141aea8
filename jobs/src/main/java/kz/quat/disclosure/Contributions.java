package kz.quat.disclosure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import kz.quat.domain.DisclosureRule;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What each miner contributes to the totals of regions and hours, and in which hours a total is
 * unsafe.
 */
public final class Contributions {

  static final ColumnSpec MEASURE =
      new ColumnSpec("measure", ColumnType.TEXT, Unit.NONE, true, "What is contributed to");
  static final ColumnSpec AMOUNT =
      new ColumnSpec("amount", ColumnType.BIGINT, Unit.NONE, true, "Contribution, Wh or uW");
  static final ColumnSpec UNSAFE =
      new ColumnSpec("is_unsafe", ColumnType.BOOL, Unit.NONE, true, "No total may be shown");

  private Contributions() {}

  /**
   * The contributions to known mining, in Wh.
   *
   * @param known site-hours of {@link CoreTables#SITE_HOURS} whose consumption is known, with their
   *     draw from the grid in {@link GridColumns#MINING_KNOWN_WH}
   */
  public static Dataset<Row> ofMining(Dataset<Row> known) {
    return known.select(
        lit(Measure.MINING.name()).as(MEASURE.name()),
        Columns.REGION.col(),
        Columns.MARKET_DATE.col(),
        Columns.HOUR_START_UTC.col(),
        Columns.MINER_BIN.col(),
        GridColumns.MINING_KNOWN_WH.col().as(AMOUNT.name()));
  }

  /**
   * The contributions to quotas, licensed, interruptible and exempt power.
   *
   * @param quotas {@link OutTables#QUOTA_SITE_HOURS}
   */
  public static Dataset<Row> ofQuotas(Dataset<Row> quotas) {
    Column exempt = coalesce(QuotaColumns.EXEMPT_MW.col(), lit(0));
    Column offered = coalesce(QuotaColumns.REOFFER_MW.col(), lit(0));
    return part(quotas, Measure.QUOTA, QuotaColumns.QUOTA_MW.col())
        .unionByName(part(quotas, Measure.LICENSED, Columns.LICENSED_MW.col()))
        .unionByName(part(quotas, Measure.INTERRUPTIBLE, QuotaColumns.INTERRUPTIBLE_MW.col()))
        .unionByName(
            part(quotas.where(offered.gt(0)), Measure.REOFFERED, QuotaColumns.REOFFER_MW.col()))
        .unionByName(
            part(quotas.where(exempt.gt(0)), Measure.EXEMPT, QuotaColumns.EXEMPT_MW.col()));
  }

  private static Dataset<Row> part(Dataset<Row> quotas, Measure measure, Column mw) {
    return quotas.select(
        lit(measure.name()).as(MEASURE.name()),
        Columns.REGION.col(),
        Columns.MARKET_DATE.col(),
        Columns.HOUR_START_UTC.col(),
        Columns.MINER_BIN.col(),
        coalesce(mw, lit(0)).multiply(lit(1_000_000)).cast("bigint").as(AMOUNT.name()));
  }

  /**
   * What each miner contributes to the day of a region, by measure, and whether the total of any
   * hour of that day is unsafe: rows of {@link DaySums#ROW}. Takes one shuffle.
   */
  static Dataset<Row> byDay(Dataset<Row> contributions, DisclosureRule rule) {
    Column[] cell = {MEASURE.col(), Columns.REGION.col(), Columns.MARKET_DATE.col()};
    return contributions
        .repartition(cell)
        .sortWithinPartitions(cell)
        .mapPartitions(new DaySums(rule), Encoders.row(DaySums.ROW.structType()));
  }
}
