package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.outcomes.Withdrawals;
import kz.quat.clean.reports.ReportDocuments;
import kz.quat.clean.reports.SiteRegister;
import kz.quat.clean.values.CleanColumns;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Miners' reports, reading by reading. A report is read in plain Java, in one pass over its text.
 * There are too many rules for one Spark expression, which Spark then refuses to compile, and the
 * same code serves whoever checks a report before filing it.
 */
public final class CleanReports {

  private static final String RECORD = "record";
  private static final String WITHDRAWALS = ": withdrawals";

  /** The source {@code reports/}: hourly readings, totals and withdrawals. */
  public static final CleanSource SOURCE =
      new CleanSource(
          RawTables.REPORTS,
          List.of(
              CoreTables.REPORTED_HOURS,
              ReconciliationTables.REPORTED_TOTALS,
              CoreTables.WITHDRAWALS),
          CleanSource.Absence.tolerated(
              "What sites use is known only from their meters, and every filing counts as"
                  + " missing."),
          CleanSource.Gate.WARNS,
          CleanReports::batches);

  private CleanReports() {}

  /**
   * The batches in the order withdrawals, totals, hours. All three come from the same documents,
   * which are parsed once and counted in one query.
   */
  private static List<CleanBatch> batches(Dataset<Row> raw, CleanInputs inputs) {
    Dataset<Row> documents =
        inputs.keep().apply(documents(raw, inputs.register().get(), inputs.rules()));
    Dataset<Row> counts = inputs.keep().apply(counts(documents));
    String reports = RawTables.REPORTS.folder();
    return List.of(
        new CleanBatch(
            reports + WITHDRAWALS,
            withdrawals(documents),
            counts.select(CleanColumns.RECORDS.as(col(ReportDocuments.WITHDRAWALS))),
            true,
            new CleanBatch.Filed(
                documents.where(hasNoHours().and(hasNoTotals())), CleanReports::filedAlone),
            () -> Withdrawals.NONE),
        new CleanBatch(
            reports + ": totals",
            totals(documents),
            counts.select(CleanColumns.RECORDS.as(col(ReportDocuments.TOTALS))),
            true,
            // The filing of a report with both hours and a total is recorded with its hours.
            new CleanBatch.Filed(documents.where(hasNoHours()), CleanReports::filedAlone),
            inputs.withdrawals()),
        new CleanBatch(
            reports,
            hours(documents),
            counts.select(CleanColumns.RECORDS.as(col(ReportDocuments.RECORDS))),
            false,
            new CleanBatch.Filed(documents, split -> split),
            inputs.withdrawals()));
  }

  /**
   * How many records of each kind the reports hold: the left sides of their records equations,
   * counted before any record is judged. One row.
   */
  static Dataset<Row> counts(Dataset<Row> documents) {
    return documents.agg(
        count(ReportDocuments.RECORDS),
        count(ReportDocuments.TOTALS),
        count(ReportDocuments.WITHDRAWALS));
  }

  private static Column count(String list) {
    return coalesce(sum(size(col(list))), lit(0L)).as(list);
  }

  /**
   * The reports, one row per report with its head and its records. Persist the result before
   * reading it more than once.
   *
   * @param raw rows of the raw reports
   * @param register rows of {@link CoreTables#REGISTER_SITES}; this method collects them, as many
   *     as there are sites
   */
  public static Dataset<Row> documents(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    return raw.select(
            Columns.SOURCE_FILE.col(),
            Columns.LINE_NO.col(),
            Columns.RECEIVED_AT.col(),
            Columns.RUN_SEQ.col(),
            Columns.RECORD_TEXT.col(),
            Columns.PROBLEM.col())
        .map(
            new ReportDocuments(SiteRegister.of(register), rules),
            Encoders.row(ReportDocuments.TYPE));
  }

  /**
   * Hourly readings, converted to whole watt-hours; MW is the mean over the hour. For each hour the
   * latest revision counts, then the latest arrival.
   *
   * @param documents rows of {@link #documents}
   */
  public static Checked hours(Dataset<Row> documents) {
    List<Column> columns = new ArrayList<>();
    for (ColumnSpec column : CoreTables.REPORTED_HOURS.columns()) {
      columns.add(column.as(value(column)));
    }
    for (ColumnSpec column :
        List.of(
            Columns.RECORD_TEXT,
            Columns.REASON_CODE,
            MinerColumns.COLUMN_NAME,
            MinerColumns.VALUE_TEXT,
            MinerColumns.RECORD_LINE)) {
      columns.add(column.as(value(column)));
    }
    columns.add(CleanColumns.NOTE.asNull());
    return new Checked(
        RawTables.REPORTS,
        CoreTables.REPORTED_HOURS,
        documents
            .select(col("*"), explode(col(ReportDocuments.RECORDS)).as(RECORD))
            .select(columns.toArray(Column[]::new)));
  }

  /**
   * Totals that reports state, either of a day, month or quarter without hours, or in addition to
   * their hours. The latest revision counts, then the latest arrival.
   *
   * @param documents rows of {@link #documents}
   */
  public static Checked totals(Dataset<Row> documents) {
    List<Column> columns = new ArrayList<>();
    for (ColumnSpec column : ReconciliationTables.REPORTED_TOTALS.columns()) {
      columns.add(column.as(column.equals(Columns.ITEM_NO) ? lit(0L) : value(column)));
    }
    columns.add(Columns.RECORD_TEXT.as(col(RECORD).getField(Columns.RECORD_TEXT.name())));
    for (ColumnSpec column :
        List.of(
            Columns.REASON_CODE,
            MinerColumns.COLUMN_NAME,
            MinerColumns.VALUE_TEXT,
            CleanColumns.NOTE)) {
      columns.add(column.asNull());
    }
    return new Checked(
        RawTables.REPORTS,
        ReconciliationTables.REPORTED_TOTALS,
        documents
            .select(col("*"), explode(col(ReportDocuments.TOTALS)).as(RECORD))
            .select(columns.toArray(Column[]::new)));
  }

  /**
   * Selects the records by which the outcome of a report is counted: of totals only those without
   * hours, because a report with both is counted by its hours; of withdrawals all, since the
   * documents passed along are already those without other records.
   */
  public static Split filedAlone(Split split) {
    return split.table().has(ReconciliationTables.INTERVAL)
        ? new Split(
            split.source(),
            split.table(),
            split.judged().where(ReconciliationTables.INTERVAL.col().notEqual("hours")))
        : split;
  }

  /** True if a document holds no hourly readings. */
  public static Column hasNoHours() {
    return size(col(ReportDocuments.RECORDS)).equalTo(0);
  }

  private static Column hasNoTotals() {
    return size(col(ReportDocuments.TOTALS)).equalTo(0);
  }

  /**
   * What reports withdraw: hours of another report, and hours that a later revision leaves out.
   *
   * @param documents rows of {@link #documents}
   */
  public static Checked withdrawals(Dataset<Row> documents) {
    List<Column> columns = new ArrayList<>();
    for (ColumnSpec column : CoreTables.WITHDRAWALS.columns()) {
      columns.add(column.as(value(column)));
    }
    columns.add(Columns.RECORD_TEXT.as(col(RECORD).getField(Columns.RECORD_TEXT.name())));
    for (ColumnSpec column :
        List.of(Columns.REASON_CODE, MinerColumns.COLUMN_NAME, MinerColumns.VALUE_TEXT)) {
      columns.add(column.asNull());
    }
    columns.add(CleanColumns.NOTE.as(col(RECORD).getField(CleanColumns.NOTE.name())));
    return new Checked(
        RawTables.REPORTS,
        CoreTables.WITHDRAWALS,
        documents
            .where(size(col(ReportDocuments.WITHDRAWALS)).gt(0))
            .select(col("*"), explode(col(ReportDocuments.WITHDRAWALS)).as(RECORD))
            .select(columns.toArray(Column[]::new)));
  }

  private static Column value(ColumnSpec column) {
    if (column.equals(Columns.FIRST_RECEIVED_AT)) {
      return Columns.RECEIVED_AT.col();
    }
    return ReportDocuments.TYPE.getFieldIndex(column.name()).isDefined()
        ? column.col()
        : col(RECORD).getField(column.name());
  }
}
