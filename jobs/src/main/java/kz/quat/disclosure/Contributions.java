package kz.quat.disclosure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_element_at;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.quat.domain.DisclosureRule;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each miner contributes to the totals of regions and hours, and which hours are unsafe. */
public final class Contributions {

  static final String MEASURE = "measure";
  static final String AMOUNT = "amount";
  static final String UNSAFE = "is_unsafe";

  private static final String LARGEST = "largest";
  private static final String CONTRIBUTORS = "contributors";

  private Contributions() {}

  /**
   * Of mining.
   *
   * @param known site-hours of {@link CoreTables#SITE_HOURS} whose consumption is known, with what
   *     they draw from the grid in {@link GridColumns#MINING_KNOWN_WH}
   */
  public static Dataset<Row> ofMining(Dataset<Row> known) {
    return known.select(
        lit(Measure.MINING.name()).as(MEASURE),
        Columns.REGION.col(),
        Columns.MARKET_DATE.col(),
        Columns.HOUR_START_UTC.col(),
        Columns.MINER_BIN.col(),
        GridColumns.MINING_KNOWN_WH.col().as(AMOUNT));
  }

  /**
   * Of quotas.
   *
   * @param quotas {@link OutTables#QUOTA_SITE_HOURS}
   */
  public static Dataset<Row> ofQuotas(Dataset<Row> quotas) {
    Column exempt = coalesce(QuotaColumns.EXEMPT_MW.col(), lit(0));
    return part(quotas, Measure.QUOTA, QuotaColumns.QUOTA_MW.col())
        .unionByName(part(quotas, Measure.LICENSED, Columns.LICENSED_MW.col()))
        .unionByName(part(quotas, Measure.INTERRUPTIBLE, QuotaColumns.INTERRUPTIBLE_MW.col()))
        .unionByName(
            part(quotas.where(exempt.gt(0)), Measure.EXEMPT, QuotaColumns.EXEMPT_MW.col()));
  }

  private static Dataset<Row> part(Dataset<Row> quotas, Measure measure, Column mw) {
    return quotas.select(
        lit(measure.name()).as(MEASURE),
        Columns.REGION.col(),
        Columns.MARKET_DATE.col(),
        Columns.HOUR_START_UTC.col(),
        Columns.MINER_BIN.col(),
        coalesce(mw, lit(0)).multiply(lit(1_000_000)).cast("bigint").as(AMOUNT));
  }

  /**
   * Region-days of a measure with {@code is_unsafe}: true where the total of any hour of the day is
   * unsafe by the rule.
   *
   * @param byHour {@link #byMinerAndHour}
   */
  static Dataset<Row> unsafeDays(Dataset<Row> byHour, DisclosureRule rule) {
    Column largest = element_at(col(LARGEST), 1);
    Column second = coalesce(try_element_at(col(LARGEST), lit(2)), lit(0L));
    Column spread =
        col(AMOUNT).minus(largest).minus(second).geq(largest.multiply(lit(rule.pPct() / 100)));
    return byHour
        .groupBy(cell(Columns.HOUR_START_UTC.col()))
        .agg(
            count(lit(1)).as(CONTRIBUTORS),
            sum(AMOUNT).as(AMOUNT),
            sort_array(collect_list(AMOUNT), false).as(LARGEST))
        .withColumn(
            UNSAFE, col(CONTRIBUTORS).lt(rule.minContributors()).or(spread.equalTo(lit(false))))
        .groupBy(cell())
        .agg(max(UNSAFE).as(UNSAFE));
  }

  /** What each miner contributes to the region's hour, by measure. */
  static Dataset<Row> byMinerAndHour(Dataset<Row> contributions) {
    return byMiner(contributions, Columns.HOUR_START_UTC.col());
  }

  /** What each miner contributes to the region's day, by measure. */
  static Dataset<Row> byMinerAndDay(Dataset<Row> byHour) {
    return byMiner(byHour);
  }

  private static Dataset<Row> byMiner(Dataset<Row> contributions, Column... more) {
    Column[] cell = cell(more);
    Column[] keys = Arrays.copyOf(cell, cell.length + 1);
    keys[cell.length] = Columns.MINER_BIN.col();
    return contributions.groupBy(keys).agg(sum(AMOUNT).as(AMOUNT));
  }

  private static Column[] cell(Column... more) {
    List<Column> keys =
        new ArrayList<>(List.of(col(MEASURE), Columns.REGION.col(), Columns.MARKET_DATE.col()));
    keys.addAll(List.of(more));
    return keys.toArray(Column[]::new);
  }
}
