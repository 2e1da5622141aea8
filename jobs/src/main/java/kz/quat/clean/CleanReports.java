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

  /** The source {@code reports/}: hourly readings, and totals that reports state. */
  public static final CleanSource SOURCE =
      new CleanSource(
          RawTables.REPORTS,
          List.of(CoreTables.REPORTED_HOURS, ReconciliationTables.REPORTED_TOTALS),
          CleanSource.Absence.tolerated(
              "What sites use is known from their meters alone, and every filing is missing."),
          CleanSource.Gate.WARNS,
          CleanReports::batches);

  private CleanReports() {}

  /** Totals before hours: both belong to the same documents, which are read from text once. */
  private static List<CleanBatch> batches(Dataset<Row> raw, CleanInputs inputs) {
    Dataset<Row> documents =
        inputs.keep().apply(documents(raw, inputs.register().get(), inputs.rules()));
    String reports = RawTables.REPORTS.folder();
    return List.of(
        new CleanBatch(
            reports + ": totals",
            totals(documents),
            totalsIn(documents),
            true,
            // Totals beside hours are filed with the hours.
            new CleanBatch.Filed(documents.where(hasNoHours()), CleanReports::filedAlone)),
        new CleanBatch(
            reports,
            hours(documents),
            recordsIn(documents),
            false,
            new CleanBatch.Filed(documents, split -> split)));
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

  /** Of totals those that were filed alone: a total beside its hours was filed with them. */
  public static Split filedAlone(Split totals) {
    return new Split(
        totals.source(),
        totals.table(),
        totals.judged().where(ReconciliationTables.INTERVAL.col().notEqual("hours")));
  }

  /** Whether a document holds no record but a total. */
  public static Column hasNoHours() {
    return size(col(ReportDocuments.RECORDS)).equalTo(0);
  }

  /** How many totals the reports state: the left side of their equation. One row, one BIGINT. */
  public static Dataset<Row> totalsIn(Dataset<Row> documents) {
    return documents.agg(
        CleanColumns.RECORDS.as(coalesce(sum(size(col(ReportDocuments.TOTALS))), lit(0))));
  }

  private static Column value(ColumnSpec column) {
    if (column.equals(Columns.FIRST_RECEIVED_AT)) {
      return Columns.RECEIVED_AT.col();
    }
    return ReportDocuments.TYPE.getFieldIndex(column.name()).isDefined()
        ? column.col()
        : col(RECORD).getField(column.name());
  }

  /**
   * How many records the reports hold: the left side of the records equation, counted before any
   * record is judged. One row, one BIGINT.
   */
  public static Dataset<Row> recordsIn(Dataset<Row> documents) {
    return documents.agg(
        CleanColumns.RECORDS.as(coalesce(sum(size(col(ReportDocuments.RECORDS))), lit(0))));
  }
}
