package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.mwh;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;

import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/** Orders within the day, who acknowledged them and who complied. */
public final class OrderTables {

  private OrderTables() {}

  public static final ColumnSpec ORDER_ID =
      text("order_id", "The reissue: the night's run, then r1, r2, … in the order of issue");
  public static final ColumnSpec ACKNOWLEDGED_AT =
      instant("acknowledged_at_utc", "When the site says that it took note of the order");

  /** An acknowledgement of another time is a further row: the earliest one is asked for. */
  public static final TableSpec ACKNOWLEDGEMENTS =
      new TableSpec(
          "core_quota__acknowledgements",
          "Acknowledgements of orders within the day: the latest arrival of each",
          List.of(
              ORDER_ID,
              Columns.SITE_ID,
              ACKNOWLEDGED_AT,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(ORDER_ID, Columns.SITE_ID, ACKNOWLEDGED_AT),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final ColumnSpec FROM_HOUR =
      typed("from_hour", ColumnType.INT, Unit.NONE, "First market hour in which it holds");
  public static final ColumnSpec UNTIL_HOUR =
      typed(
          "until_hour", ColumnType.INT, Unit.NONE, "First market hour in which it no longer does");
  public static final ColumnSpec FROM_UTC = instant("from_utc", "Start of from_hour");
  public static final ColumnSpec QUOTA_BEFORE_MW =
      mw("quota_before_mw", "Quota that held for these hours until the order");
  public static final ColumnSpec INTERRUPTIBLE_BEFORE_MW =
      mw("interruptible_before_mw", "Interruptible power that held until the order");
  public static final ColumnSpec ORDERED_QUOTA_MW =
      mw("quota_mw", "Quota that holds from the order on, exempt power not counted");
  public static final ColumnSpec ORDERED_INTERRUPTIBLE_MW =
      mw("interruptible_mw", "Interruptible power beside it from the order on");

  /** Outside the warehouse: a file of each reissue. */
  public static final TableSpec ORDERS =
      new TableSpec(
          "reissue_quota__orders",
          "Orders of a reissue within the day: who, how much, from when, why",
          List.of(
              ORDER_ID,
              Columns.SITE_ID,
              Columns.MARKET_DATE,
              FROM_HOUR,
              UNTIL_HOUR,
              FROM_UTC,
              Columns.REGION,
              Columns.MINER_BIN,
              QUOTA_BEFORE_MW,
              ORDERED_QUOTA_MW,
              INTERRUPTIBLE_BEFORE_MW,
              ORDERED_INTERRUPTIBLE_MW,
              QuotaColumns.BINDING_KIND,
              QuotaColumns.BINDING_ELEMENTS),
          List.of(ORDER_ID, Columns.SITE_ID, FROM_HOUR),
          Partitioning.NONE,
          Audience.INTERNAL,
          0);

  public static final ColumnSpec ORDERED_HOURS =
      count("ordered_hours", "Hours of the site in which the order holds");
  public static final ColumnSpec FIRST_ACKNOWLEDGED_AT =
      instant("first_acknowledged_at_utc", "Earliest acknowledgement; null = none").nullable();
  public static final ColumnSpec ACKNOWLEDGEMENT_CODE =
      text("acknowledgement_code", "in_time: before the first ordered hour began; late; none");
  public static final ColumnSpec KNOWN_HOURS =
      count("known_hours", "Of the ordered hours, those with a complete meter reading");
  public static final ColumnSpec EXCEEDED_HOURS =
      count("exceeded_hours", "Of these, those above what was allowed, beyond tolerance");
  public static final ColumnSpec EXCEEDED_MWH =
      mwh("exceeded_mwh", "Energy above what was allowed in those hours");
  public static final ColumnSpec KEPT_FROM_HOUR =
      typed(
              "kept_from_hour",
              ColumnType.INT,
              Unit.NONE,
              "First market hour from which every known hour keeps the order; null = none does")
          .nullable();
  public static final ColumnSpec ORDER_CODE =
      text(
          "order_code",
          "complied: every known hour keeps it; late: the later known hours do; not_complied: the"
              + " last known hour does not; not_known: no meter reading has arrived");

  /** Outside the warehouse: written beside a reissue as often as it is asked for. */
  public static final TableSpec ANSWERS =
      new TableSpec(
          "reissue_quota__answers",
          "Who acknowledged the orders of a reissue and who complied, by acknowledgements and"
              + " meters",
          List.of(
              ORDER_ID,
              Columns.SITE_ID,
              Columns.MARKET_DATE,
              ORDERED_HOURS,
              FIRST_ACKNOWLEDGED_AT,
              ACKNOWLEDGEMENT_CODE,
              KNOWN_HOURS,
              EXCEEDED_HOURS,
              EXCEEDED_MWH,
              KEPT_FROM_HOUR,
              ORDER_CODE),
          List.of(ORDER_ID, Columns.SITE_ID),
          Partitioning.NONE,
          Audience.INTERNAL,
          0);

  /** Tables of the warehouse. */
  public static final List<TableSpec> ALL = List.of(ACKNOWLEDGEMENTS);
}
