package kz.quat.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Miners' reports, reading by reading. A report whose readings can be told apart is as many records
 * as it has readings, also where all of them are refused for a fault of the whole; one whose
 * readings cannot be told apart is one record.
 */
public final class CleanReports {

  private static final String READINGS_APART = "readings_apart";
  private static final String POSITION = "position";
  private static final String READING = "reading";
  private static final String REPORT_FAULT = "report_fault";
  private static final String PERIOD_START = "period_start";
  private static final String PERIOD_END = "period_end";
  private static final String HOUR_TEXT = "hour_text";
  private static final String VALUE_READ = "value_read";
  private static final String ZONE = "site_zone_id";
  private static final String IS_UTC = "is_utc";

  private CleanReports() {}

  /**
   * Hourly readings as exact energy: MW is the mean over the hour. The latest revision counts, then
   * the latest arrival.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   */
  public static Checked hours(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    Dataset<Row> readings = readings(documents(raw, register, rules), rules);
    List<Column> columns = new ArrayList<>();
    for (kz.quat.schema.Column column : CoreTables.REPORTED_HOURS.columns()) {
      columns.add(column.as(value(column)));
    }
    columns.add(Columns.RECORD_TEXT.as(recordText()));
    columns.add(Columns.REASON_CODE.as(Faults.reason(CleanColumns.FAULT.col())));
    columns.add(MinerColumns.COLUMN_NAME.as(Faults.column(CleanColumns.FAULT.col())));
    columns.add(MinerColumns.VALUE_TEXT.as(Texts.kept(Faults.value(CleanColumns.FAULT.col()))));
    columns.add(CleanColumns.NOTE.asNull());
    columns.add(CleanColumns.PARTS.col());
    return new Checked(
        RawTables.REPORTS,
        CoreTables.REPORTED_HOURS,
        readings.select(columns.toArray(Column[]::new)));
  }

  /**
   * How many records the raw reports hold, counted from the text and not from what cleaning made of
   * it: the left side of the records equation. One row, one BIGINT.
   */
  public static Dataset<Row> recordsIn(Dataset<Row> raw, CleanRules rules) {
    Column readings = size(ReportDocument.readings());
    Column apart = readings.between(1, rules.limits().maxReadingsPerReport());
    return ReportDocument.texts(raw)
        .agg(coalesce(sum(when(apart, readings).otherwise(1)), lit(0)).cast("bigint"));
  }

  /** The reports themselves: who reports on what period, without their readings. */
  static Dataset<Row> reports(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    return documents(raw, register, rules)
        .select(
            MinerColumns.REPORT_ID.as(ReportDocument.field("report_id")),
            MinerColumns.REVISION.as(Numbers.whole(ReportDocument.field("revision"))),
            Columns.SOURCE_FILE.col(),
            Columns.LINE_NO.col(),
            Columns.SITE_ID.as(ReportDocument.field("site_id")),
            Columns.MINER_BIN.as(ReportDocument.field("miner_bin")),
            MinerColumns.PERIOD_FROM.as(col(PERIOD_START)),
            MinerColumns.PERIOD_TO.as(col(PERIOD_END)),
            MinerColumns.SUBMITTED_AT.as(Times.utc(ReportDocument.field("submitted_at"))),
            Columns.RECEIVED_AT.col(),
            Columns.RUN_SEQ.col());
  }

  private static Column value(kz.quat.schema.Column column) {
    return column.equals(MinerColumns.REPORTED_VALUE)
        ? col(READING).getField(ReportDocument.VALUE)
        : column.col();
  }

  /** Documents with their period, clock and the first fault of the whole. */
  private static Dataset<Row> documents(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    Column isUtc = coalesce(ReportDocument.field("time").equalTo("utc"), lit(true));
    Column zone =
        coalesce(rules.regions().zoneId(ReportDocument.region()), lit(rules.marketZone()));
    return ReportDocument.parse(raw, register)
        .withColumn(IS_UTC, isUtc)
        .withColumn(ZONE, zone)
        .withColumn(PERIOD_START, time(ReportDocument.field("period_from"), lit("0")).instant())
        .withColumn(PERIOD_END, time(ReportDocument.field("period_to"), lit("1")).instant())
        .withColumn(REPORT_FAULT, Faults.first(documentFaults(rules)));
  }

  private static ReportTimes time(Column text, Column fold) {
    return new ReportTimes(text, col(IS_UTC), col(ZONE), fold);
  }

  private static List<Column> documentFaults(CleanRules rules) {
    List<Column> faults = new ArrayList<>();
    faults.add(Faults.ofProblem());
    Column version = ReportDocument.field("schema");
    faults.add(
        broken(
            coalesce(version.notEqual(ReportDocument.SCHEMA_VERSION), lit(true)),
            RejectReason.BAD_SCHEMA_VERSION,
            "schema",
            version));
    for (String name : ReportDocument.REQUIRED) {
      Column text = ReportDocument.field(name);
      faults.add(broken(text.isNull(), RejectReason.MISSING_FIELD, name, text));
    }
    Column readings = ReportDocument.readings();
    Column none = readings.isNull().or(size(readings).equalTo(0));
    faults.add(
        broken(
            none.and(ReportDocument.field(ReportDocument.TOTAL).isNotNull()),
            RejectReason.NOT_HOURLY,
            ReportDocument.TOTAL,
            ReportDocument.field(ReportDocument.TOTAL)));
    faults.add(broken(none, RejectReason.MISSING_FIELD, ReportDocument.READINGS, lit(null)));
    faults.add(
        broken(
            size(readings).gt(rules.limits().maxReadingsPerReport()),
            RejectReason.TOO_MANY_READINGS,
            ReportDocument.READINGS,
            size(readings).cast("string")));
    faults.add(unless("unit", t -> t.isin("kWh", "MWh", "MW"), RejectReason.BAD_UNIT));
    faults.add(unless("time", t -> t.isin("utc", "local"), RejectReason.BAD_ENUM));
    faults.add(unless("revision", t -> Numbers.whole(t).geq(1), RejectReason.BAD_NUMBER));
    faults.add(unless("miner_bin", t -> t.rlike("^\\d{12}$"), RejectReason.BAD_CODE));
    faults.add(unless("submitted_at", t -> Times.utc(t).isNotNull(), RejectReason.BAD_TIMESTAMP));
    faults.add(unless("site_id", t -> ReportDocument.siteIsKnown(), RejectReason.UNKNOWN_SITE));
    faults.add(
        unless("period_from", t -> col(PERIOD_START).isNotNull(), RejectReason.BAD_TIMESTAMP));
    faults.add(unless("period_to", t -> col(PERIOD_END).isNotNull(), RejectReason.BAD_TIMESTAMP));
    faults.add(
        unless("period_to", t -> col(PERIOD_END).gt(col(PERIOD_START)), RejectReason.BAD_PERIOD));
    return faults;
  }

  private static Column unless(
      String name, java.util.function.UnaryOperator<Column> holds, RejectReason reason) {
    Column text = ReportDocument.field(name);
    return broken(coalesce(holds.apply(text), lit(false)).equalTo(false), reason, name, text);
  }

  private static Column broken(Column broken, RejectReason reason, String name, Column value) {
    return Faults.broken(broken, reason, name, value);
  }

  /** One row a reading; one row for a report whose readings cannot be told apart. */
  private static Dataset<Row> readings(Dataset<Row> documents, CleanRules rules) {
    Column some =
        when(
            size(ReportDocument.readings()).between(1, rules.limits().maxReadingsPerReport()),
            ReportDocument.readings());
    Column hourText = col(READING).getField(ReportDocument.HOUR);
    ReportTimes hour = time(col(HOUR_TEXT), col(READING).getField(ReportDocument.FOLD));
    Column value = Numbers.decimal(col(READING).getField(ReportDocument.VALUE));
    Column whPerUnit =
        when(MinerColumns.REPORTED_UNIT.col().equalTo("kWh"), lit(Numbers.WH_PER_KWH))
            .otherwise(lit(Numbers.WH_PER_MWH));
    return documents
        .select(carried(some))
        .select(
            col("*"), posexplode_outer(col(READINGS_APART)).as(new String[] {POSITION, READING}))
        .drop(READINGS_APART)
        .withColumn(
            Columns.ITEM_NO.name(), Columns.ITEM_NO.as(coalesce(col(POSITION).plus(1), lit(0))))
        .withColumn(HOUR_TEXT, hourText)
        .withColumn(VALUE_READ, value)
        .withColumn(Columns.HOUR_START_UTC.name(), Columns.HOUR_START_UTC.as(hour.instant()))
        .withColumn(
            Columns.MARKET_DATE.name(),
            Columns.MARKET_DATE.as(
                Times.localDate(Columns.HOUR_START_UTC.col(), lit(rules.marketZone()))))
        .withColumn(
            MinerColumns.ENERGY_WH.name(),
            MinerColumns.ENERGY_WH.as(Numbers.wattHours(col(VALUE_READ), whPerUnit)))
        .withColumn(CleanColumns.FAULT.name(), Faults.first(readingFaults(hour, rules)));
  }

  /** What a reading needs of its report: not the whole text a hundred times over. */
  private static Column[] carried(Column apart) {
    return new Column[] {
      Columns.SOURCE_FILE.col(),
      Columns.LINE_NO.col(),
      Columns.RECEIVED_AT.col(),
      Columns.RUN_SEQ.col(),
      Columns.SITE_ID.as(ReportDocument.field("site_id")),
      MinerColumns.REPORT_ID.as(ReportDocument.field("report_id")),
      Columns.MINER_BIN.as(ReportDocument.field("miner_bin")),
      MinerColumns.REPORTED_UNIT.as(ReportDocument.field("unit")),
      MinerColumns.SUBMITTED_AT.as(Times.utc(ReportDocument.field("submitted_at"))),
      MinerColumns.REVISION.as(Numbers.whole(ReportDocument.field("revision"))),
      Columns.RECORD_TEXT.as(when(apart.isNull(), Texts.kept(Columns.RECORD_TEXT.col()))),
      CleanColumns.PARTS.as(greatest(coalesce(size(ReportDocument.readings()), lit(1)), lit(1))),
      col(ReportDocument.SITE_ROWS),
      col(REPORT_FAULT),
      col(PERIOD_START),
      col(PERIOD_END),
      col(ZONE),
      col(IS_UTC),
      apart.as(READINGS_APART)
    };
  }

  private static List<Column> readingFaults(ReportTimes hour, CleanRules rules) {
    Column start = Columns.HOUR_START_UTC.col();
    Column day = Columns.MARKET_DATE.col();
    Column valueText = col(READING).getField(ReportDocument.VALUE);
    Column connection = ReportDocument.onDay(day, Columns.CONNECTION_MW);
    Column mostWh =
        Numbers.wattHours(
            connection.multiply(
                lit(
                    java.math.BigDecimal.ONE.add(
                        java.math.BigDecimal.valueOf(rules.limits().connectionTolerancePct())
                            .movePointLeft(2)))),
            Numbers.WH_PER_MWH);
    Column bin = ReportDocument.onDay(day, Columns.MINER_BIN);
    List<Column> faults = new ArrayList<>();
    faults.add(col(REPORT_FAULT));
    faults.add(at(ReportDocument.HOUR, col(HOUR_TEXT).isNull(), RejectReason.MISSING_FIELD));
    faults.add(at(ReportDocument.VALUE, valueText.isNull(), RejectReason.MISSING_FIELD));
    faults.add(hourFault(hour));
    faults.add(at(ReportDocument.HOUR, Field.isFarOff(start), RejectReason.BAD_TIMESTAMP));
    faults.add(
        at(
            ReportDocument.HOUR,
            Times.isOnTheHour(start).equalTo(false),
            RejectReason.NOT_ON_THE_HOUR));
    faults.add(
        at(
            ReportDocument.HOUR,
            start.lt(col(PERIOD_START)).or(start.geq(col(PERIOD_END))),
            RejectReason.HOUR_OUTSIDE_PERIOD));
    faults.add(at(ReportDocument.HOUR, Field.isNotOver(start), RejectReason.FUTURE_HOUR));
    faults.add(broken(bin.isNull(), RejectReason.UNKNOWN_SITE, "site_id", Columns.SITE_ID.col()));
    faults.add(
        broken(
            bin.notEqual(Columns.MINER_BIN.col()),
            RejectReason.WRONG_BIN,
            "miner_bin",
            Columns.MINER_BIN.col()));
    faults.add(at(ReportDocument.VALUE, col(VALUE_READ).isNull(), RejectReason.BAD_NUMBER));
    faults.add(at(ReportDocument.VALUE, col(VALUE_READ).lt(lit(0)), RejectReason.NEGATIVE));
    faults.add(
        at(
            ReportDocument.VALUE,
            MinerColumns.ENERGY_WH.col().gt(mostWh),
            RejectReason.IMPOSSIBLE_ENERGY));
    return faults;
  }

  private static Column hourFault(ReportTimes hour) {
    Column reason = hour.reason();
    return when(
        reason.isNotNull(), Faults.fault(reason, place(ReportDocument.HOUR), col(HOUR_TEXT)));
  }

  /** A fault of one reading, at {@code readings[17].value}. */
  private static Column at(String field, Column broken, RejectReason reason) {
    return when(
        broken, Faults.fault(lit(reason.code()), place(field), col(READING).getField(field)));
  }

  private static Column place(String field) {
    return concat(lit(ReportDocument.READINGS), format_string("[%d].", col(POSITION)), lit(field));
  }

  /** Of a reading its own text; of a report that cannot be told apart the whole. */
  private static Column recordText() {
    return when(Columns.ITEM_NO.col().gt(0), to_json(col(READING)))
        .otherwise(Columns.RECORD_TEXT.col());
  }
}
