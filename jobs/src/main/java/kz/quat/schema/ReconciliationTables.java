package kz.quat.schema;

import static kz.quat.schema.Column.text;
import static kz.quat.schema.Column.typed;

import java.util.List;
import kz.quat.schema.Table.Partitioning;

/** Fees and purchases as handed in: the two sides of a reconciliation that miners do not write. */
public final class ReconciliationTables {

  private ReconciliationTables() {}

  public static final Column QUARTER =
      text("quarter", "Calendar quarter by the market's clock, as 2022-Q4");
  public static final Column PAID_KZT =
      typed("paid_kzt", ColumnType.DECIMAL_18_6, Unit.KZT, "Digital-mining fee paid that day");
  public static final Column PAID_ON = Column.date("paid_on", "Day of the payment");
  public static final Column PRICE_KZT_PER_KWH =
      typed(
          "price_kzt_per_kwh",
          ColumnType.DECIMAL_18_6,
          Unit.KZT_PER_KWH,
          "Price at which the energy was bought");

  /** Payments, not sums: those of one quarter on several days are several rows. */
  public static final Table FEES =
      new Table(
          "core_miner__fees",
          "Digital-mining fees in force, payment by payment: the latest arrival of each",
          List.of(
              Columns.SITE_ID,
              Columns.MINER_BIN,
              QUARTER,
              PAID_ON,
              PAID_KZT,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(Columns.SITE_ID, Columns.MINER_BIN, QUARTER, PAID_ON),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final Table PURCHASES =
      new Table(
          "core_miner__purchases",
          "Energy bought at the central auction, hour by hour: the latest arrival",
          List.of(
              Columns.SITE_ID,
              Columns.HOUR_START_UTC,
              Columns.MARKET_DATE,
              Columns.MINER_BIN,
              MinerColumns.ENERGY_WH,
              PRICE_KZT_PER_KWH,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(Columns.SITE_ID, Columns.HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.INTERNAL,
          0);

  /** What cleaning makes of fees and purchases. */
  public static final List<Table> CORE = List.of(FEES, PURCHASES);
}
