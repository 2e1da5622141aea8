package kz.quat.clean.reports;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.quat.clean.CleanRules;
import kz.quat.clean.reports.ReportQuestions.Question;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.Fault;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Texts;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import kz.quat.submission.ReportText;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Turns a raw report into one row with its head and its records. A report whose readings can be
 * told apart counts as one record per reading, even if all are refused because the report as a
 * whole is at fault. A report whose readings cannot be told apart counts as one record, with item
 * 0.
 */
public final class ReportDocuments implements MapFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final RowType RECORD =
      RowType.of(
          "record of a report",
          Columns.ITEM_NO,
          Columns.HOUR_START_UTC.nullable(),
          Columns.MARKET_DATE.nullable(),
          MinerColumns.ENERGY_WH.nullable(),
          MinerColumns.REPORTED_VALUE.nullable(),
          Columns.RECORD_TEXT.nullable(),
          Columns.REASON_CODE.nullable(),
          MinerColumns.COLUMN_NAME.nullable(),
          MinerColumns.VALUE_TEXT.nullable(),
          MinerColumns.RECORD_LINE);

  private static final RowType TOTAL =
      RowType.of(
          "total of a report",
          Columns.MARKET_DATE,
          ReconciliationTables.INTERVAL,
          ReconciliationTables.TOTAL_WH,
          ReconciliationTables.HOURS_SUM_WH,
          MinerColumns.REPORTED_VALUE,
          Columns.RECORD_TEXT.nullable());

  private static final RowType WITHDRAWAL =
      RowType.of(
          "withdrawal of a report",
          Columns.ITEM_NO,
          MinerColumns.WITHDRAWN_REPORT_ID,
          MinerColumns.HOUR_FROM_UTC,
          MinerColumns.HOUR_TO_UTC,
          MinerColumns.BELOW_REVISION,
          MinerColumns.IS_WITHDRAWN,
          CleanColumns.NOTE,
          Columns.RECORD_TEXT.nullable());

  private static final RowType.RowList WITHDRAWAL_LIST =
      new RowType.RowList("withdrawals", WITHDRAWAL);
  private static final RowType.RowList RECORD_LIST = new RowType.RowList("records", RECORD);
  private static final RowType.RowList TOTAL_LIST = new RowType.RowList("totals", TOTAL);

  private static final RowType DOCUMENT =
      RowType.of(
              "report",
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
              MinerColumns.SUBMITTED_AT.nullable(),
              MinerColumns.QUESTIONS)
          .with(RECORD_LIST)
          .with(TOTAL_LIST)
          .with(WITHDRAWAL_LIST);

  /** Column with the records of a report: a list of structs. */
  public static final String RECORDS = RECORD_LIST.name();

  /** Column with the total that the report states: a list with one element or none. */
  public static final String TOTALS = TOTAL_LIST.name();

  /** Column with what the report withdraws: a list, usually empty. */
  public static final String WITHDRAWALS = WITHDRAWAL_LIST.name();

  public static final StructType TYPE = DOCUMENT.structType();

  private static final List<ColumnSpec> PROVENANCE =
      List.of(Columns.SOURCE_FILE, Columns.LINE_NO, Columns.RECEIVED_AT, Columns.RUN_SEQ);

  private final SiteRegister register;
  private final ReportForm form;
  private final ReportSeries series;
  private final ReportTotal total;
  private final ReportWithdrawals withdrawals;
  private final ReportQuestions questions;

  public ReportDocuments(SiteRegister register, CleanRules rules) {
    this.register = register;
    this.form = new ReportForm(rules);
    this.series = new ReportSeries(new ReportReadings(rules));
    this.total = new ReportTotal(rules);
    this.withdrawals = new ReportWithdrawals(rules);
    this.questions = new ReportQuestions(rules);
  }

  /** Expects the columns source_file, line_no, received_at, run_seq, record_text, problem. */
  @Override
  public Row call(Row raw) {
    String text = Columns.RECORD_TEXT.from(raw);
    String problem = Columns.PROBLEM.from(raw);
    ReportText report = problem == null && text != null ? ReportText.parse(text) : null;
    if (report == null) {
      String code = problem == null ? RejectReason.UNPARSEABLE.code() : problem;
      Row whole = whole(text, new Fault(code, null, null));
      return row(
          raw, null, null, null, new Content(List.of(whole), List.of(), List.of(), List.of()));
    }
    Instant receivedAt = Columns.RECEIVED_AT.<Timestamp>from(raw).toInstant();
    ReportForm.Head head = form.head(report, register);
    return row(
        raw,
        report,
        head.periodStart(),
        head.periodEnd(),
        report.readings() != null && form.areApart(report.readings())
            ? ofReadings(report, report.readings(), head, receivedAt, text)
            : ofWhole(report, head, receivedAt, text));
  }

  /** The records, totals and withdrawals of a report. */
  private record Content(
      List<Row> records, List<Row> totals, List<Row> withdrawals, List<Question> questions) {}

  private Content ofReadings(
      ReportText report,
      List<ReportText.Reading> readings,
      ReportForm.Head head,
      Instant receivedAt,
      String text) {
    ReportReadings.ReportContext of = new ReportReadings.ReportContext(report, head, receivedAt);
    List<Row> records = new ArrayList<>();
    Set<Instant> stated = new HashSet<>();
    ReportSeries.Hours hours = series.of(readings, of, register);
    for (ReportSeries.Hour hour : hours.hours()) {
      records.add(record(hour));
      if (hour.read().hourStart() != null) {
        stated.add(hour.read().hourStart());
      }
    }
    if (head.fault() != null) {
      return new Content(records, List.of(), List.of(), ReportQuestions.readAs(report));
    }
    List<Question> asked = new ArrayList<>(ReportQuestions.readAs(report, hours));
    asked.addAll(questions.ofHours(report, head, hours, receivedAt));
    return new Content(
        records,
        total(report, head, text, sum(records)),
        withdrawn(withdrawals.of(report, head, stated), null),
        asked);
  }

  private Content ofWhole(
      ReportText report, ReportForm.Head head, Instant receivedAt, String text) {
    Fault fault = total.fault(report, head, receivedAt, register);
    List<Row> totals = fault == null ? total(report, head, text, null) : List.of();
    List<Row> taken =
        fault == null ? withdrawn(withdrawals.of(report, head, null), text) : List.of();
    if (!totals.isEmpty() || !taken.isEmpty()) {
      return new Content(List.of(), totals, taken, ReportQuestions.readAs(report));
    }
    return new Content(
        List.of(whole(text, fault == null ? head.fault() : fault)),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<Row> withdrawn(List<ReportWithdrawals.Hours> all, @Nullable String text) {
    List<Row> rows = new ArrayList<>();
    for (ReportWithdrawals.Hours each : all) {
      rows.add(
          WITHDRAWAL
              .row()
              .set(Columns.ITEM_NO, rows.size() + 1L)
              .set(MinerColumns.WITHDRAWN_REPORT_ID, each.reportId())
              .set(MinerColumns.HOUR_FROM_UTC, each.from())
              .set(MinerColumns.HOUR_TO_UTC, each.to())
              .set(MinerColumns.BELOW_REVISION, each.belowRevision())
              .set(MinerColumns.IS_WITHDRAWN, each.holds())
              .set(CleanColumns.NOTE, each.note())
              .set(Columns.RECORD_TEXT, Texts.kept(text))
              .build());
    }
    return rows;
  }

  private static Row row(
      Row raw,
      @Nullable ReportText report,
      @Nullable Instant periodStart,
      @Nullable Instant periodEnd,
      Content content) {
    return DOCUMENT
        .row()
        .copy(PROVENANCE, raw)
        .set(MinerColumns.REPORT_ID, field(report, "report_id"))
        .set(MinerColumns.REVISION, Numbers.wholeOf(field(report, "revision")))
        .set(Columns.SITE_ID, field(report, "site_id"))
        .set(Columns.MINER_BIN, field(report, "miner_bin"))
        .set(MinerColumns.REPORTED_UNIT, field(report, "unit"))
        .set(MinerColumns.PERIOD_FROM, periodStart)
        .set(MinerColumns.PERIOD_TO, periodEnd)
        .set(MinerColumns.SUBMITTED_AT, ReporterClock.utc(field(report, "submitted_at")))
        .set(MinerColumns.QUESTIONS, codes(content.questions()))
        .set(RECORD_LIST, content.records())
        .set(TOTAL_LIST, content.totals())
        .set(WITHDRAWAL_LIST, content.withdrawals())
        .build();
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
        TOTAL
            .row()
            .set(Columns.MARKET_DATE, total.marketDate(start))
            .set(ReconciliationTables.INTERVAL, interval)
            .set(ReconciliationTables.TOTAL_WH, energyWh)
            .set(ReconciliationTables.HOURS_SUM_WH, hoursSumWh)
            .set(MinerColumns.REPORTED_VALUE, report.field(ReportTotal.TOTAL))
            .set(Columns.RECORD_TEXT, Texts.kept(hoursSumWh == null ? text : null))
            .build());
  }

  /**
   * The sum that a stated total is compared with: of all readings that are numbers, including
   * refused ones.
   */
  private static Long sum(List<Row> records) {
    long sum = 0;
    for (Row record : records) {
      Long energyWh = MinerColumns.ENERGY_WH.from(record);
      sum += energyWh == null ? 0 : energyWh;
    }
    return sum;
  }

  private static Row record(ReportSeries.Hour hour) {
    Integer line = Numbers.wholeOf(hour.line());
    RowBuilder row =
        RECORD
            .row()
            .set(Columns.ITEM_NO, hour.position() + 1L)
            .set(Columns.HOUR_START_UTC, hour.read().hourStart())
            .set(Columns.MARKET_DATE, hour.read().marketDate())
            .set(MinerColumns.ENERGY_WH, hour.read().energyWh())
            .set(MinerColumns.REPORTED_VALUE, hour.value())
            .set(MinerColumns.RECORD_LINE, line == null ? null : (Long) line.longValue());
    return judged(row, hour.text(), hour.read().fault());
  }

  private static Row whole(@Nullable String text, @Nullable Fault fault) {
    return judged(RECORD.row().set(Columns.ITEM_NO, 0L), text, fault);
  }

  private static Row judged(RowBuilder row, @Nullable String text, @Nullable Fault fault) {
    return row.set(Columns.RECORD_TEXT, Texts.kept(text))
        .set(Columns.REASON_CODE, fault == null ? null : fault.reason())
        .set(MinerColumns.COLUMN_NAME, fault == null ? null : fault.column())
        .set(MinerColumns.VALUE_TEXT, fault == null ? null : Texts.kept(fault.value()))
        .unknownRest()
        .build();
  }

  private static @Nullable String codes(List<Question> questions) {
    TreeSet<String> codes = new TreeSet<>();
    questions.forEach(question -> codes.add(question.code()));
    return codes.isEmpty() ? null : String.join(", ", codes);
  }

  private static @Nullable String field(@Nullable ReportText report, String name) {
    return report == null ? null : report.field(name);
  }
}
