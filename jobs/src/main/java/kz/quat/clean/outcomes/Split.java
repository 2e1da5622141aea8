package kz.quat.clean.outcomes;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Times;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The outcome of every record: each is in exactly one of {@link #accepted}, {@link #superseded} and
 * {@link #rejected}. All three read {@code judged}; persist it before writing them.
 *
 * @param table the core table
 * @param judged the new records and those in force in the partitions that they touch, each with its
 *     outcome
 */
public record Split(Source source, TableSpec table, Dataset<Row> judged) {

  /** Outcome of a record that counts. */
  public static final String ACCEPTED = CleanColumns.ACCEPTED;

  /** Outcome of a record that another one replaces. */
  public static final String SUPERSEDED = CleanColumns.SUPERSEDED;

  /** Outcome of a record that breaks a rule. */
  public static final String REJECTED = CleanColumns.REJECTED;

  /**
   * Column of {@link #outcomes} and {@link #touchedMonths}: first day of a month, null for none.
   */
  public static final String MONTH = CleanColumns.MONTH.name();

  /** Column of {@link #outcomes}: whether this run took the records in. */
  public static final String IS_NEW = CleanColumns.IS_NEW.name();

  /** Column of {@link #outcomes}: what became of the records. */
  public static final String OUTCOME = CleanColumns.OUTCOME.name();

  /** Column of {@link #outcomes}: what cleaning noted about a record; null if nothing. */
  public static final String NOTE = CleanColumns.NOTE.name();

  /** Column of {@link #outcomes}: the number of records. */
  public static final String RECORDS = CleanColumns.RECORDS.name();

  /** The complete new content of the touched partitions: rows of {@link #table}. */
  public Dataset<Row> accepted() {
    return of(CleanColumns.ACCEPTED).select(table.select());
  }

  /**
   * Records that are superseded from now on: new ones that do not count, and rows in force until
   * now that new ones replace. The latter keep the {@code run_seq} of the run that took them in.
   * These rows are to be appended to {@link CoreTables#SUPERSEDED}.
   */
  public Dataset<Row> superseded() {
    return selected(of(CleanColumns.SUPERSEDED), CoreTables.SUPERSEDED);
  }

  /**
   * New records that break a rule. These rows are to be appended to {@link CoreTables#REJECTED}.
   */
  public Dataset<Row> rejected() {
    Dataset<Row> rejected =
        of(CleanColumns.REJECTED)
            .withColumn(MinerColumns.RULE.name(), RejectReason.ruleOf(Columns.REASON_CODE.col()));
    boolean hasLine = List.of(rejected.columns()).contains(MinerColumns.RECORD_LINE.name());
    return selected(
        hasLine
            ? rejected
            : rejected.withColumn(
                MinerColumns.RECORD_LINE.name(), MinerColumns.RECORD_LINE.asNull()),
        CoreTables.REJECTED);
  }

  /** First days of the months (market time) whose content {@link #accepted} is. */
  public Dataset<Row> touchedMonths() {
    return Checked.months(
        table, judged.where(CleanColumns.OUTCOME.col().notEqual(CleanColumns.REJECTED)));
  }

  /**
   * The number of records by outcome. Columns: is_new, month (null for a table of one partition),
   * outcome, records, and the note of cleaning (null if there is none). One pass over {@code
   * judged}; at most a few rows for each month.
   */
  public Dataset<Row> outcomes() {
    Column month =
        table.has(Columns.MARKET_DATE) ? Times.month(Columns.MARKET_DATE.col()) : lit(null);
    return judged
        .groupBy(
            CleanColumns.IS_NEW.col(),
            CleanColumns.MONTH.as(month),
            CleanColumns.OUTCOME.col(),
            CleanColumns.NOTE.col())
        .agg(CleanColumns.RECORDS.as(count(lit(1))))
        .select(
            CleanColumns.IS_NEW.col(),
            CleanColumns.MONTH.col(),
            CleanColumns.OUTCOME.col(),
            CleanColumns.RECORDS.col(),
            CleanColumns.NOTE.col());
  }

  /** The number of new records with a note of cleaning. Columns: source, note, records. */
  public Dataset<Row> notes() {
    return judged
        .where(CleanColumns.IS_NEW.col().and(CleanColumns.NOTE.col().isNotNull()))
        .groupBy(Columns.SOURCE.as(lit(source.folder())), CleanColumns.NOTE.col())
        .agg(CleanColumns.RECORDS.as(count(lit(1))));
  }

  private Dataset<Row> of(String outcome) {
    return judged.where(CleanColumns.OUTCOME.col().equalTo(outcome));
  }

  private Dataset<Row> selected(Dataset<Row> rows, TableSpec as) {
    return rows.select(
        as.columns().stream()
            .map(column -> column.equals(Columns.SOURCE) ? source(column) : column.col())
            .toArray(Column[]::new));
  }

  private Column source(ColumnSpec column) {
    return column.as(lit(source.folder()));
  }
}
