package kz.quat.clean;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.submission.ReportText;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A raw report becomes one row: its head and its records. A report whose readings can be told apart
 * is as many records as it has readings, also where all of them are refused for a fault of the
 * whole; one whose readings cannot be told apart is one record, with item 0.
 */
final class ReportDocuments implements MapFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** The records of a report: an array of structs. */
  static final String RECORDS = "records";

  private static final StructType RECORD =
      ColumnSpec.struct(
          List.of(
              Columns.ITEM_NO,
              Columns.HOUR_START_UTC.nullable(),
              Columns.MARKET_DATE.nullable(),
              MinerColumns.ENERGY_WH.nullable(),
              MinerColumns.REPORTED_VALUE.nullable(),
              Columns.RECORD_TEXT.nullable(),
              Columns.REASON_CODE.nullable(),
              MinerColumns.COLUMN_NAME.nullable(),
              MinerColumns.VALUE_TEXT.nullable(),
              MinerColumns.RECORD_LINE));

  /** What the report states as total: an array of one or none. */
  static final String TOTALS = "totals";

  private static final StructType TOTAL =
      ColumnSpec.struct(
          List.of(
              Columns.MARKET_DATE,
              ReconciliationTables.INTERVAL,
              ReconciliationTables.TOTAL_WH,
              ReconciliationTables.HOURS_SUM_WH,
              MinerColumns.REPORTED_VALUE,
              Columns.RECORD_TEXT.nullable()));

  static final StructType TYPE =
      ColumnSpec.struct(
              List.of(
                  Columns.SOURCE_FILE,
                  Columns.LINE_NO,
                  Columns.RECEIVED_AT,
                  Columns.RUN_SEQ,
                  MinerColumns.REPORT_ID.nullable(),
                  MinerColumns.REVISION.nullable(),
                  Columns.SITE_ID.nullable(),
                  Columns.MINER_BIN.nullable(),
                  MinerColumns.REPORTED_UNIT.nullable(),
                  MinerColumns.PERIOD_FROM.nullable(),
                  MinerColumns.PERIOD_TO.nullable(),
                  MinerColumns.SUBMITTED_AT.nullable()))
          .add(RECORDS, DataTypes.createArrayType(RECORD, false), false)
          .add(TOTALS, DataTypes.createArrayType(TOTAL, false), false);

  private final SiteRegister register;
  private final ReportForm form;
  private final ReportSeries series;
  private final ReportTotal total;

  ReportDocuments(SiteRegister register, CleanRules rules) {
    this.register = register;
    this.form = new ReportForm(rules);
    this.series = new ReportSeries(new ReportReadings(rules));
    this.total = new ReportTotal(rules);
  }

  /** Of source_file, line_no, received_at, run_seq, record_text, problem. */
  @Override
  public Row call(Row raw) {
    String text = raw.getString(4);
    String problem = raw.getString(5);
    ReportText report = problem == null && text != null ? ReportText.parse(text) : null;
    if (report == null) {
      String code = problem == null ? RejectReason.UNPARSEABLE.code() : problem;
      Row whole = whole(text, new Fault(code, null, null));
      return row(raw, null, null, null, List.of(whole), List.of());
    }
    ReportForm.Head head = form.head(report, register);
    List<Row> records = new ArrayList<>();
    List<Row> totals = List.of();
    if (report.readings() != null && form.areApart(report.readings())) {
      ReportReadings.Of of = new ReportReadings.Of(report, head, raw.getTimestamp(2).toInstant());
      for (ReportSeries.Hour hour : series.of(report.readings(), of, register).hours()) {
        records.add(record(hour));
      }
      totals = head.fault() == null ? total(report, head, text, sum(records)) : List.of();
    } else {
      Fault fault = total.fault(report, head, raw.getTimestamp(2).toInstant(), register);
      totals = fault == null ? total(report, head, text, null) : List.of();
      if (totals.isEmpty()) {
        records.add(whole(text, fault == null ? head.fault() : fault));
      }
    }
    return row(raw, report, head.periodStart(), head.periodEnd(), records, totals);
  }

  private static Row row(
      Row raw,
      @Nullable ReportText report,
      @Nullable Instant periodStart,
      @Nullable Instant periodEnd,
      List<Row> records,
      List<Row> totals) {
    return RowFactory.create(
        raw.getString(0),
        raw.getLong(1),
        raw.getTimestamp(2),
        raw.getLong(3),
        field(report, "report_id"),
        Numbers.wholeOf(field(report, "revision")),
        field(report, "site_id"),
        field(report, "miner_bin"),
        field(report, "unit"),
        timestamp(periodStart),
        timestamp(periodEnd),
        timestamp(ReporterClock.utc(field(report, "submitted_at"))),
        records.toArray(Row[]::new),
        totals.toArray(Row[]::new));
  }

  /** The total that the report states, if it can be read. */
  private List<Row> total(
      ReportText report, ReportForm.Head head, String text, @Nullable Long hoursSumWh) {
    Long energyWh = total.energyWh(report, head);
    Instant start = head.periodStart();
    if (energyWh == null || start == null) {
      return List.of();
    }
    String interval = hoursSumWh == null ? report.field(ReportTotal.INTERVAL) : "hours";
    return List.of(
        RowFactory.create(
            Date.valueOf(total.marketDate(start)),
            interval,
            energyWh,
            hoursSumWh,
            report.field(ReportTotal.TOTAL),
            Texts.kept(hoursSumWh == null ? text : null)));
  }

  /** Energy of all readings that are numbers, also of refused ones: what the total is of. */
  private static Long sum(List<Row> records) {
    long sum = 0;
    for (Row record : records) {
      sum += record.isNullAt(3) ? 0 : record.getLong(3);
    }
    return sum;
  }

  private static Row record(ReportSeries.Hour hour) {
    LocalDate day = hour.read().marketDate();
    Integer line = Numbers.wholeOf(hour.line());
    return record(
        hour.position() + 1,
        timestamp(hour.read().hourStart()),
        day == null ? null : Date.valueOf(day),
        hour.read().energyWh(),
        hour.value(),
        hour.text(),
        hour.read().fault(),
        line == null ? null : (Long) line.longValue());
  }

  private static Row whole(@Nullable String text, @Nullable Fault fault) {
    return record(0, null, null, null, null, text, fault, null);
  }

  private static Row record(
      int item,
      @Nullable Timestamp hour,
      @Nullable Date day,
      @Nullable Long energyWh,
      @Nullable String value,
      @Nullable String text,
      @Nullable Fault fault,
      @Nullable Long line) {
    return RowFactory.create(
        (long) item,
        hour,
        day,
        energyWh,
        value,
        Texts.kept(text),
        fault == null ? null : fault.reason(),
        fault == null ? null : fault.column(),
        fault == null ? null : Texts.kept(fault.value()),
        line);
  }

  private static @Nullable String field(@Nullable ReportText report, String name) {
    return report == null ? null : report.field(name);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
