package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import kz.quat.config.CheckingRules.Reconciliation;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;

/**
 * Derives energy from the coins that pools paid out. A coin represents difficulty × 2^32 / reward
 * hashes (the expected work for a block); multiplied by the J/TH of the site's machines this is
 * energy.
 */
public final class PoolWork {

  private static final String PAYEE = "pool_payee";
  private static final String MONTH = "pool_month";
  private static final String TERAHASHES = "pool_terahashes";
  private static final String NO_NETWORK = "pool_no_network";
  private static final String COINS = "pool_coins_of_payee";
  private static final String OF_SITE = "site_";
  private static final String OF_BIN = "bin_";
  private static final String SITES = "sites_of_bin";
  private static final double HASHES_OF_DIFFICULTY_1 = 4_294_967_296.0;
  private static final double TERA = 1e12;
  private static final double JOULES_A_WATT_HOUR = 3600;
  private static final String EXACT = "decimal(24,6)";

  private PoolWork() {}

  /**
   * One row per payee and month: coins, and whole terahashes, whose sum does not depend on the
   * order.
   *
   * @param payouts {@link MarketTables#POOL_PAYOUTS}
   * @param network {@link MarketTables#NETWORK_DAYS}
   */
  public static Dataset<Row> of(Dataset<Row> payouts, Dataset<Row> network) {
    Column hashes =
        MarketColumns.COINS
            .col()
            .cast("double")
            .multiply(MarketColumns.DIFFICULTY.col())
            .multiply(lit(HASHES_OF_DIFFICULTY_1))
            .divide(MarketColumns.REWARD_COINS.col().cast("double"));
    return payouts
        .select(Columns.MARKET_DATE.col(), MarketColumns.PAYEE.col(), MarketColumns.COINS.col())
        .join(
            broadcast(
                network.select(
                    Columns.MARKET_DATE.col(),
                    MarketColumns.DIFFICULTY.col(),
                    MarketColumns.REWARD_COINS.col())),
            Columns.MARKET_DATE.name(),
            "left_outer")
        .groupBy(
            MarketColumns.PAYEE.col().as(PAYEE), trunc(Columns.MARKET_DATE.col(), "MM").as(MONTH))
        .agg(
            sum(MarketColumns.COINS.col()).cast(EXACT).as(COINS),
            sum(round(hashes.divide(lit(TERA))).cast("bigint")).as(TERAHASHES),
            max(MarketColumns.DIFFICULTY.col().isNull()).as(NO_NETWORK));
  }

  /**
   * Site months with the range of energy that their coins required. A payout to a BIN belongs to
   * the BIN's site if it has exactly one in the month; with several sites it cannot be assigned.
   *
   * @param months rows with {@link SiteMonthColumns#LEAST_J_PER_TH}
   * @param work of {@link #of}; null if no pool reports
   */
  static Dataset<Row> with(Dataset<Row> months, @Nullable Dataset<Row> work, Reconciliation rules) {
    if (work == null) {
      return months
          .withColumn(SiteMonthColumns.POOL_COINS.name(), SiteMonthColumns.POOL_COINS.asNull())
          .withColumn(
              SiteMonthColumns.POOL_LEAST_WH.name(), SiteMonthColumns.POOL_LEAST_WH.asNull())
          .withColumn(SiteMonthColumns.POOL_MOST_WH.name(), SiteMonthColumns.POOL_MOST_WH.asNull())
          .withColumn(
              SiteMonthColumns.POOL_CODE.name(), SiteMonthColumns.POOL_CODE.as(lit("none")));
    }
    Dataset<Row> counted =
        months.withColumn(
            SITES,
            count(lit(1))
                .over(Window.partitionBy(Columns.MINER_BIN.col(), SiteMonthColumns.MONTH.col())));
    Dataset<Row> paid =
        paid(paid(counted, work, Columns.SITE_ID, OF_SITE), work, Columns.MINER_BIN, OF_BIN);
    return banded(paid, rules).drop(columns());
  }

  /** Adds what was paid to the site or to its BIN (left outer join, one to one). */
  private static Dataset<Row> paid(
      Dataset<Row> months, Dataset<Row> work, ColumnSpec payee, String prefix) {
    Dataset<Row> named =
        work.select(
            col(PAYEE).as(prefix + PAYEE),
            col(MONTH).as(prefix + MONTH),
            col(COINS).as(prefix + COINS),
            col(TERAHASHES).as(prefix + TERAHASHES),
            col(NO_NETWORK).as(prefix + NO_NETWORK));
    return months.join(
        broadcast(named),
        payee
            .col()
            .equalTo(col(prefix + PAYEE))
            .and(SiteMonthColumns.MONTH.col().equalTo(col(prefix + MONTH))),
        "left_outer");
  }

  private static String[] columns() {
    String[] names = {PAYEE, MONTH, COINS, TERAHASHES, NO_NETWORK};
    String[] all = new String[names.length * 2 + 1];
    for (int i = 0; i < names.length; i++) {
      all[2 * i] = OF_SITE + names[i];
      all[2 * i + 1] = OF_BIN + names[i];
    }
    all[all.length - 1] = SITES;
    return all;
  }

  private static Column both(String name) {
    return coalesce(col(OF_SITE + name), lit(0)).plus(coalesce(col(OF_BIN + name), lit(0)));
  }

  private static Dataset<Row> banded(Dataset<Row> paid, Reconciliation rules) {
    Column any = col(OF_SITE + COINS).isNotNull().or(col(OF_BIN + COINS).isNotNull());
    Column several = col(OF_BIN + COINS).isNotNull().and(col(SITES).gt(1));
    Column noNetwork =
        coalesce(col(OF_SITE + NO_NETWORK), lit(false))
            .or(coalesce(col(OF_BIN + NO_NETWORK), lit(false)));
    Column code =
        when(any.equalTo(false), "none")
            .when(several, "several_sites")
            .when(noNetwork, "no_network")
            .when(SiteMonthColumns.LEAST_J_PER_TH.col().isNull(), "no_efficiency")
            .otherwise("known");
    double luck = rules.poolLuckPct() / 100;
    double above = (1 + luck) * (1 + rules.equipmentPct() / 100) / (1 - rules.poolFeePct() / 100);
    return paid.withColumn(
            SiteMonthColumns.POOL_COINS.name(),
            SiteMonthColumns.POOL_COINS.as(when(any, both(COINS))))
        .withColumn(SiteMonthColumns.POOL_CODE.name(), SiteMonthColumns.POOL_CODE.as(code))
        .withColumn(
            SiteMonthColumns.POOL_LEAST_WH.name(),
            SiteMonthColumns.POOL_LEAST_WH.as(wattHours(SiteMonthColumns.LEAST_J_PER_TH, 1 - luck)))
        .withColumn(
            SiteMonthColumns.POOL_MOST_WH.name(),
            SiteMonthColumns.POOL_MOST_WH.as(wattHours(SiteMonthColumns.MOST_J_PER_TH, above)));
  }

  private static Column wattHours(ColumnSpec joules, double factor) {
    return when(
        SiteMonthColumns.POOL_CODE.col().equalTo("known"),
        round(
                both(TERAHASHES)
                    .cast("double")
                    .multiply(joules.col())
                    .multiply(lit(factor / JOULES_A_WATT_HOUR)))
            .cast("bigint"));
  }
}
