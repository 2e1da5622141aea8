package kz.quat.schema;

import static kz.quat.schema.Columns.HOUR_START_UTC;
import static kz.quat.schema.Columns.LINE_NO;
import static kz.quat.schema.Columns.MARKET_DATE;
import static kz.quat.schema.Columns.RECEIVED_AT;
import static kz.quat.schema.Columns.RUN_SEQ;
import static kz.quat.schema.Columns.SITE_ID;
import static kz.quat.schema.Columns.SOURCE_FILE;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/**
 * Tables of the operator's balance and limits, the market's results and mining pools, and of what
 * they show.
 */
public final class MarketTables {

  private MarketTables() {}

  private static TableSpec core(
      String name,
      String meaning,
      Partitioning partitioning,
      List<ColumnSpec> key,
      ColumnSpec... more) {
    List<ColumnSpec> columns = new ArrayList<>(key);
    columns.addAll(List.of(more));
    columns.addAll(List.of(RECEIVED_AT, SOURCE_FILE, LINE_NO, RUN_SEQ));
    return new TableSpec(name, meaning, columns, key, partitioning, Audience.INTERNAL, 0);
  }

  public static final TableSpec BALANCE_HOURS =
      core(
          "core_grid__balance_hours",
          "Generation, net import and losses of regions or zones in force: the latest arrival",
          Partitioning.MONTH,
          List.of(MarketColumns.BALANCE_AREA, HOUR_START_UTC),
          MARKET_DATE,
          MarketColumns.GENERATION_WH,
          MarketColumns.NET_IMPORT_WH,
          MarketColumns.LOSSES_WH);

  public static final TableSpec OPERATOR_LIMITS =
      core(
          "core_grid__operator_limits",
          "Limits for miners that the operator handed to the market: the latest arrival",
          Partitioning.MONTH,
          List.of(MarketColumns.LIMIT_AREA, HOUR_START_UTC),
          MARKET_DATE,
          MarketColumns.LIMIT_MW);

  public static final TableSpec AUCTION_HOURS =
      core(
          "core_miner__auction_hours",
          "Results of the central auction by site and hour: the latest arrival",
          Partitioning.MONTH,
          List.of(SITE_ID, HOUR_START_UTC),
          MARKET_DATE,
          MinerColumns.ENERGY_WH,
          ReconciliationTables.PRICE_KZT_PER_KWH);

  public static final TableSpec POOL_PAYOUTS =
      core(
          "core_miner__pool_payouts",
          "Coins that pools paid out, by day: the latest arrival",
          Partitioning.MONTH,
          List.of(MarketColumns.POOL, MarketColumns.PAYEE, MARKET_DATE),
          SITE_ID.nullable(),
          Columns.MINER_BIN.nullable(),
          MarketColumns.COINS);

  public static final TableSpec NETWORK_DAYS =
      core(
          "core_network__days",
          "Difficulty and reward of the coin's network by day: the latest arrival",
          Partitioning.MONTH,
          List.of(MARKET_DATE),
          MarketColumns.DIFFICULTY,
          MarketColumns.REWARD_COINS);

  public static final TableSpec BALANCE_DAYS =
      new TableSpec(
          "out_quality__balance_days",
          "Generation, imports and losses compared with the load, by area and day",
          List.of(
              MarketColumns.BALANCE_AREA,
              MARKET_DATE,
              MarketColumns.BALANCE_HOURS,
              MarketColumns.HOURS_APART,
              MarketColumns.SUPPLIED_WH,
              MarketColumns.BALANCE_LOAD_WH,
              MarketColumns.BALANCE_DIFFERENCE_PCT,
              MarketColumns.BALANCE_SHIFT_HOURS,
              MarketColumns.BALANCE_CODE),
          List.of(MarketColumns.BALANCE_AREA, MARKET_DATE),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.REGION_DAYS);

  public static final TableSpec QUOTA_OFFICIAL =
      new TableSpec(
          "out_quota__official",
          "Recommended quotas compared with the operator's limit by area, and with the auction by"
              + " site",
          List.of(
              MarketColumns.SCOPE,
              MarketColumns.SUBJECT_ID,
              HOUR_START_UTC,
              MARKET_DATE,
              MarketColumns.RECOMMENDED_MW,
              MarketColumns.OFFICIAL_MW,
              MarketColumns.BOUGHT_MW,
              MarketColumns.OFFICIAL_USED_MW,
              MarketColumns.OFFICIAL_DIFFERENCE_MW,
              MarketColumns.PAID_KZT_PER_KWH),
          List.of(MarketColumns.SCOPE, MarketColumns.SUBJECT_ID, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  public static final TableSpec PRICE_UPTAKE =
      new TableSpec(
          "out_quota__price_uptake",
          "Metered use of the energy bought at the auction, by day and price",
          List.of(
              MARKET_DATE,
              MarketColumns.PRICE_FROM_KZT,
              MarketColumns.BUYERS,
              MarketColumns.BOUGHT_HOURS,
              MarketColumns.BOUGHT_WH,
              MarketColumns.KNOWN_BOUGHT_WH,
              MarketColumns.TAKEN_WH,
              MarketColumns.TAKEN_PCT),
          List.of(MARKET_DATE, MarketColumns.PRICE_FROM_KZT),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.REGION_DAYS);

  public static final TableSpec IMBALANCE =
      new TableSpec(
          "out_compliance__imbalance",
          "Metered less bought of each site and hour, in MWh, and in KZT where a price is known",
          List.of(
              SITE_ID,
              HOUR_START_UTC,
              MARKET_DATE,
              Columns.REGION,
              Columns.MINER_BIN,
              MinerColumns.METERED_WH,
              MarketColumns.AUCTION_WH,
              MarketColumns.CONTRACT_WH,
              MarketColumns.IMBALANCE_WH,
              MarketColumns.IMBALANCE_KZT,
              MarketColumns.PRICE_CODE,
              MarketColumns.IMBALANCE_CODE),
          List.of(SITE_ID, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  /** Every table of this class. */
  public static final List<TableSpec> ALL =
      List.of(
          BALANCE_HOURS,
          OPERATOR_LIMITS,
          AUCTION_HOURS,
          POOL_PAYOUTS,
          NETWORK_DAYS,
          BALANCE_DAYS,
          QUOTA_OFFICIAL,
          PRICE_UPTAKE,
          IMBALANCE);
}
