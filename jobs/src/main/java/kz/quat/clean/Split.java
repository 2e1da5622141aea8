package kz.quat.clean;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
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
 * What became of the records: each is in exactly one of {@link #accepted}, {@link #superseded} and
 * {@link #rejected}. All of them read {@code judged}; persist that one before writing them.
 *
 * @param table the core table
 * @param judged new records and those in force of the partitions that they touch, each with its
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

  /** Column of {@link #outcomes}: what was changed in reading; null if nothing. */
  public static final String NOTE = CleanColumns.NOTE.name();

  /** Column of {@link #outcomes}: how many. */
  public static final String RECORDS = CleanColumns.RECORDS.name();

  /** The full new content of the touched partitions: rows of {@link #table}. */
  public Dataset<Row> accepted() {
    return of(CleanColumns.ACCEPTED).select(table.select());
  }

  /**
   * Records that from now on are superseded: new ones that lose and rows in force until now that
   * new ones displace, the latter with the {@code run_seq} that took them in. Rows to append to
   * {@link CoreTables#SUPERSEDED}.
   */
  public Dataset<Row> superseded() {
    return selected(of(CleanColumns.SUPERSEDED), CoreTables.SUPERSEDED);
  }

  /** New records that break a rule. Rows to append to {@link CoreTables#REJECTED}. */
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

  /** First days of the months (market time) of which {@link #accepted} is the content. */
  public Dataset<Row> touchedMonths() {
    return Checked.months(
        table, judged.where(CleanColumns.OUTCOME.col().notEqual(CleanColumns.REJECTED)));
  }

  /**
   * How many records met which outcome: is_new, month (null for a table of one partition), outcome,
   * records, and what was changed in reading (null if nothing). One pass over {@code judged};
   * bounded by the months that there are.
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

  /** How many new records were changed in reading, by what: source, note, records. */
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
