package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Times;
import kz.quat.schema.Columns;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The operator's balances and limits, and what the market sold. If a key arrives twice, the later
 * arrival counts.
 */
public final class CleanMarket {

  private static final String HOUR = Columns.HOUR_START_UTC.name();
  private static final String REGION = Columns.REGION.name();
  private static final String ZONE = Columns.ZONE.name();

  /** Name of a limit for North and South together, which trade in one market. */
  public static final String NORTH_AND_SOUTH = "North+South";

  /** Name of a limit for the whole nation. */
  public static final String ALL_ZONES = "ALL";

  private static final List<String> AREAS =
      List.of("North", "South", "West", NORTH_AND_SOUTH, ALL_ZONES);

  /** The source {@code grid_balance/}. */
  public static final CleanSource BALANCE =
      CleanSource.of(
          RawTables.GRID_BALANCE,
          MarketTables.BALANCE_HOURS,
          CleanSource.Absence.tolerated(
              "Loads are not compared with generation, imports and losses."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> balance(raw, inputs.rules()));

  /** The source {@code operator_limits/}. */
  public static final CleanSource LIMITS =
      CleanSource.of(
          RawTables.OPERATOR_LIMITS,
          MarketTables.OPERATOR_LIMITS,
          CleanSource.Absence.tolerated("Quotas are not compared with limits of the operator."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> limits(raw, inputs.rules()));

  /** The source {@code auction_results/}. */
  public static final CleanSource AUCTION =
      CleanSource.of(
          RawTables.AUCTION_RESULTS,
          MarketTables.AUCTION_HOURS,
          CleanSource.Absence.tolerated(
              "Neither uptake by price nor the imbalance of sites is computed."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> auction(raw, inputs.register().get(), inputs.rules()));

  private CleanMarket() {}

  /**
   * Generation, net import and losses of a region or zone: MW as the mean over the hour, converted
   * to whole watt-hours. Net import may be negative.
   */
  public static Checked balance(Dataset<Row> raw, CleanRules rules) {
    Field hour = Field.measuredHour(Columns.HOUR_START_UTC, HOUR).required();
    Column day = Times.localDate(hour.typed(), lit(rules.marketZone()));
    Column code = rules.regions().code(Field.raw(REGION));
    Column zone = Field.raw(ZONE);
    Column both = Field.raw(REGION).isNotNull().and(zone.isNotNull());
    Column neither = Field.raw(REGION).isNull().and(zone.isNull());
    Column otherZone = zone.isNotNull().and(zone.isin(CleanRules.ZONES.toArray()).equalTo(false));
    Field area =
        new Field(MarketColumns.BALANCE_AREA, REGION, coalesce(code, zone), List.of(), lit(null))
            .when(neither, RejectReason.MISSING_FIELD)
            .when(both, RejectReason.AMBIGUOUS_FIELD)
            .when(otherZone, RejectReason.BAD_ENUM)
            .when(Field.raw(REGION).isNotNull().and(code.isNull()), RejectReason.UNKNOWN_REGION)
            .when(rules.regions().lastDay(Field.raw(REGION)).lt(day), RejectReason.UNKNOWN_REGION);
    return Checked.of(
        RawTables.GRID_BALANCE,
        MarketTables.BALANCE_HOURS,
        raw,
        rules,
        List.of(
            area,
            hour,
            Field.energy(MarketColumns.GENERATION_WH, "generation_mw", Numbers.WH_PER_MWH)
                .required(),
            Field.signedEnergy(MarketColumns.NET_IMPORT_WH, "net_import_mw", Numbers.WH_PER_MWH)
                .required(),
            Field.energy(MarketColumns.LOSSES_WH, "losses_mw", Numbers.WH_PER_MWH).required()));
  }

  /** Limits for miners in MW; they may be for future hours. */
  public static Checked limits(Dataset<Row> raw, CleanRules rules) {
    return Checked.of(
        RawTables.OPERATOR_LIMITS,
        MarketTables.OPERATOR_LIMITS,
        raw,
        rules,
        List.of(
            Field.oneOf(MarketColumns.LIMIT_AREA, MarketColumns.LIMIT_AREA.name(), AREAS)
                .required(),
            Field.hour(Columns.HOUR_START_UTC, HOUR).required(),
            Field.amount(MarketColumns.LIMIT_MW, MarketColumns.LIMIT_MW.name()).required()));
  }

  /**
   * Results of the auction, MWh converted to whole watt-hours. They are for future hours, because
   * the auction is held the day before. A site has one row per hour.
   *
   * @param register rows of {@link kz.quat.schema.CoreTables#REGISTER_SITES}
   */
  public static Checked auction(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    return Checked.of(
        RawTables.AUCTION_RESULTS,
        MarketTables.AUCTION_HOURS,
        CleanPayments.withSite(raw, register),
        rules,
        List.of(
            CleanPayments.site(),
            Field.hour(Columns.HOUR_START_UTC, HOUR).required(),
            CleanPayments.bought(MinerColumns.ENERGY_WH, "energy_mwh"),
            Field.amount(ReconciliationTables.PRICE_KZT_PER_KWH, "price_kzt_per_kwh").required()));
  }
}
