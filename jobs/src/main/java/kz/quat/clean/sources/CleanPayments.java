package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.substring;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Texts;
import kz.quat.clean.values.Times;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Fees paid and energy bought, by site. Each row names the site's miner by its BIN. Any BIN that
 * the site ever had is accepted, because a former owner pays for its own quarters.
 */
public final class CleanPayments {

  private static final String QUARTER = "\\d{4}-Q[1-4]";

  /** As for meter readings, more than ten times the connection means a wrong unit. */
  private static final int IMPOSSIBLE_TIMES = 10;

  private static final int MONTHS_A_QUARTER = 3;
  private static final ColumnSpec REGISTERED =
      CleanColumns.text("registered_site", "Site as registered");
  private static final String BINS = "registered_bins";

  /** The source {@code fees/}. */
  public static final CleanSource FEES =
      CleanSource.of(
          RawTables.FEES,
          ReconciliationTables.FEES,
          CleanSource.Absence.tolerated("Consumption is not compared with the fees paid for it."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> fees(raw, inputs.register().get(), inputs.rules()));

  /** The source {@code fee_declarations/}. */
  public static final CleanSource FEE_DECLARATIONS =
      CleanSource.of(
          RawTables.FEE_DECLARATIONS,
          ReconciliationTables.FEE_DECLARATIONS,
          CleanSource.Absence.tolerated(
              "It is not watched whether the fee was declared (form 880.00), and nothing counts"
                  + " against a site because of it."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> declarations(raw, inputs.register().get(), inputs.rules()));

  /** The source {@code purchases/}. */
  public static final CleanSource PURCHASES =
      CleanSource.of(
          RawTables.PURCHASES,
          ReconciliationTables.PURCHASES,
          CleanSource.Absence.tolerated(
              "Consumption is not compared with the energy bought for it."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> purchases(raw, inputs.register().get(), inputs.rules()));

  private CleanPayments() {}

  /**
   * Fees in KZT. A payment is identified by site, miner, quarter and day of payment: a row with the
   * same four in a later file replaces it, a row with another day is a further payment. The day
   * must not be before the quarter nor after the arrival of the file.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   */
  public static Checked fees(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    return Checked.of(
        RawTables.FEES,
        ReconciliationTables.FEES,
        withSite(raw, register),
        rules,
        List.of(
            site(),
            bin(),
            quarter(),
            doneOn(ReconciliationTables.PAID_ON, rules),
            Field.amount(ReconciliationTables.PAID_KZT, "paid_kzt").required()));
  }

  /**
   * Declarations of the fee, identified by site, miner, quarter and day. The day is checked as for
   * payments.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   */
  public static Checked declarations(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    return Checked.of(
        RawTables.FEE_DECLARATIONS,
        ReconciliationTables.FEE_DECLARATIONS,
        withSite(raw, register),
        rules,
        List.of(site(), bin(), quarter(), doneOn(ReconciliationTables.DECLARED_ON, rules)));
  }

  private static Field quarter() {
    return Field.text(ReconciliationTables.QUARTER, "quarter")
        .required()
        .unless(Texts.hasForm(Field.raw("quarter"), QUARTER), RejectReason.BAD_TIMESTAMP);
  }

  /**
   * The day of a payment or declaration, which must not be before its quarter nor after its
   * arrival.
   */
  private static Field doneOn(ColumnSpec column, CleanRules rules) {
    Field day = Field.date(column, column.name()).required();
    Column arrival = Times.localDate(Columns.RECEIVED_AT.col(), lit(rules.marketZone()));
    Column tooEarly = day.typed().lt(firstDay(Field.raw("quarter")));
    return day.when(tooEarly.or(day.typed().gt(arrival)), RejectReason.OUT_OF_RANGE);
  }

  /**
   * Purchases, MWh converted to whole watt-hours. They may be for future hours, because they are
   * made the day before. A site has one row per hour: the market must add up several lots, since
   * two rows for an hour in one file are refused as duplicates.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   */
  public static Checked purchases(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    return Checked.of(
        RawTables.PURCHASES,
        ReconciliationTables.PURCHASES,
        withSite(raw, register),
        rules,
        List.of(
            site(),
            Field.hour(Columns.HOUR_START_UTC, Columns.HOUR_START_UTC.name()).required(),
            bin(),
            bought(MinerColumns.ENERGY_WH, "energy_mwh"),
            Field.amount(ReconciliationTables.PRICE_KZT_PER_KWH, "price_kzt_per_kwh").required()));
  }

  /**
   * Energy bought for an hour, MWh as text. It must not exceed what the site's connection could
   * carry.
   */
  static Field bought(ColumnSpec target, String rawField) {
    Field energy = Field.energy(target, rawField, Numbers.WH_PER_MWH).required();
    Column most =
        Numbers.wattHours(Columns.CONNECTION_MW.col(), IMPOSSIBLE_TIMES * Numbers.WH_PER_MWH);
    return energy.when(energy.typed().gt(most), RejectReason.IMPOSSIBLE_ENERGY);
  }

  /** For rows of {@link #withSite}: true if the site was ever in the register. */
  static Column isRegistered() {
    return REGISTERED.col().isNotNull();
  }

  /** The field for a site that must be in the register. */
  static Field site() {
    return Field.id(Columns.SITE_ID, Columns.SITE_ID.name())
        .required()
        .when(REGISTERED.col().isNull(), RejectReason.UNKNOWN_SITE);
  }

  private static Field bin() {
    Field bin = Field.bin(Columns.MINER_BIN, Columns.MINER_BIN.name()).required();
    return bin.unless(
        array_contains(col(BINS), Field.raw(Columns.MINER_BIN.name())), RejectReason.WRONG_BIN);
  }

  /** First day of a quarter; null where the text is not a quarter. */
  private static Column firstDay(Column quarter) {
    Column month =
        substring(quarter, "2022-Q1".length(), 1)
            .try_cast(DataTypes.IntegerType)
            .minus(lit(1))
            .multiply(lit(MONTHS_A_QUARTER))
            .plus(lit(1));
    return Times.date(
        concat(left(quarter, lit(5)), lpad(month.cast("string"), 2, "0"), lit("-01")));
  }

  /**
   * Joins each record with the BINs of its site and the largest connection that the site ever had.
   * Left outer, many to one.
   */
  static Dataset<Row> withSite(Dataset<Row> raw, Dataset<Row> register) {
    Dataset<Row> sites =
        register
            .groupBy(REGISTERED.as(Columns.SITE_ID.col()))
            .agg(
                collect_set(Columns.MINER_BIN.col()).as(BINS),
                Columns.CONNECTION_MW.as(max(Columns.CONNECTION_MW.col())));
    return raw.join(
        broadcast(sites),
        Field.raw(Columns.SITE_ID.name()).equalTo(REGISTERED.col()),
        "left_outer");
  }
}
