package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;

import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/** Tables of register readings of meters, and of the energy between two readings. */
public final class RegisterTables {

  private RegisterTables() {}

  public static final ColumnSpec METER_ID = text("meter_id", "Meter, by its serial number");
  public static final ColumnSpec READ_AT_UTC = instant("read_at_utc", "When the register was read");
  public static final ColumnSpec REGISTER_KWH =
      typed(
          "register_kwh",
          ColumnType.DECIMAL_18_6,
          Unit.KWH,
          "What the register showed, before the multiplier");
  public static final ColumnSpec REGISTER_MULTIPLIER =
      typed(
          "register_multiplier",
          ColumnType.DOUBLE,
          Unit.RATIO,
          "Factor by which the register is multiplied, because of the meter's transformers");
  public static final ColumnSpec DIGITS =
      typed(
              "digits",
              ColumnType.INT,
              Unit.NONE,
              "Digits of the register before the decimal point, after which it restarts at 0; null"
                  + " = not stated")
          .nullable();

  public static final ColumnSpec FROM_UTC = instant("from_utc", "Earlier reading");
  public static final ColumnSpec TO_UTC = instant("to_utc", "Later reading");
  public static final ColumnSpec SPAN_WH =
      wh("span_wh", "Energy between the two readings; null if span_code tells why there is none")
          .nullable();
  public static final ColumnSpec SPAN_MINUTES =
      count("span_minutes", "Whole minutes between the two readings");
  public static final ColumnSpec SPAN_KIND =
      text(
          "span_kind",
          "hour: part of an hour that its point's readings cover exactly; total: kept as a total"
              + " and not turned into hours");
  public static final ColumnSpec SPAN_CODE =
      text(
          "span_code",
          "ordinary; roll_over: the register restarted at 0; fell: it fell for another reason;"
              + " multiplier_changed; impossible: more than ten times the connection");

  public static final TableSpec READINGS =
      new TableSpec(
          "core_miner__register_readings",
          "Readings of cumulative registers in force: the latest arrival",
          List.of(
              Columns.SITE_ID,
              MinerColumns.POINT_ID,
              METER_ID,
              READ_AT_UTC,
              Columns.MARKET_DATE,
              REGISTER_KWH,
              REGISTER_MULTIPLIER,
              DIGITS,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(MinerColumns.POINT_ID, METER_ID, READ_AT_UTC),
          Partitioning.MONTH,
          Audience.INTERNAL,
          0);

  public static final TableSpec SPANS =
      new TableSpec(
          "core_miner__register_spans",
          "Energy between two readings of a meter: parts of hours, or totals",
          List.of(
              Columns.SITE_ID,
              MinerColumns.POINT_ID,
              METER_ID,
              FROM_UTC,
              TO_UTC,
              Columns.MARKET_DATE,
              SPAN_WH,
              SPAN_MINUTES,
              SPAN_KIND,
              SPAN_CODE,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(MinerColumns.POINT_ID, METER_ID, FROM_UTC),
          Partitioning.MONTH,
          Audience.INTERNAL,
          0);

  /** Every table of this class. */
  public static final List<TableSpec> ALL = List.of(READINGS, SPANS);
}
