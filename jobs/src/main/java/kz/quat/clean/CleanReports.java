package kz.quat.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
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
 * Miners' reports, reading by reading. A report is read in plain Java, one pass over its text: its
 * rules are too many for one expression (Spark then gives up compiling it), and are the same for
 * whoever checks a report before filing it.
 */
public final class CleanReports {

  private static final String RECORD = "record";
  private static final String WITHDRAWALS = ": withdrawals";

  /** The source {@code reports/}: hourly readings, totals, and what reports take back. */
  public static final CleanSource SOURCE =
      new CleanSource(
          RawTables.REPORTS,
          List.of(
              CoreTables.REPORTED_HOURS,
              ReconciliationTables.REPORTED_TOTALS,
              CoreTables.WITHDRAWALS),
          CleanSource.Absence.tolerated(
              "What sites use is known from their meters alone, and every filing is missing."),
          CleanSource.Gate.WARNS,
          CleanReports::batches);

  private CleanReports() {}

  /**
   * What is taken back first, then totals, then hours: all belong to the same documents, which are
   * read from text once and counted in one query.
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
            // Totals beside hours are filed with the hours.
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
   * The reports, one row each: head and records. Keep it (persist) before reading it more than
   * once.
   *
   * @param raw rows of the raw reports
   * @param register rows of {@link CoreTables#REGISTER_SITES}, read here, as many as there are
   *     sites
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
   * Hourly readings as exact energy: MW is the mean over the hour. The latest revision counts, then
   * the latest arrival.
   *
   * @param documents of {@link #documents}
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
   * Totals that reports state: of a day, month or quarter without hours, or beside their hours. The
   * latest revision counts, then the latest arrival.
   *
   * @param documents of {@link #documents}
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
   * Of totals those that were filed alone: a total beside its hours was filed with them. All of
   * what is taken back: which report it stands in tells the documents that it is filed with.
   */
  public static Split filedAlone(Split split) {
    return split.table().has(ReconciliationTables.INTERVAL)
        ? new Split(
            split.source(),
            split.table(),
            split.judged().where(ReconciliationTables.INTERVAL.col().notEqual("hours")))
        : split;
  }

  /** Whether a document holds no record but a total. */
  public static Column hasNoHours() {
    return size(col(ReportDocuments.RECORDS)).equalTo(0);
  }

  private static Column hasNoTotals() {
    return size(col(ReportDocuments.TOTALS)).equalTo(0);
  }

  /**
   * What reports take back: hours of another report that they withdraw, and hours that a later
   * revision leaves out.
   *
   * @param documents of {@link #documents}
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
