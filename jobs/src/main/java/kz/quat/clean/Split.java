package kz.quat.clean;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.schema.Column;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of the records: each is in exactly one of {@link #accepted}, {@link #superseded} and
 * {@link #rejected}. All of them read {@code judged}; persist that one before writing them.
 *
 * @param table the core table
 * @param judged new records and those in force of the pieces that they touch, each with its fate
 */
public record Split(Source source, Table table, Dataset<Row> judged) {

  /** Outcome of a record that counts. */
  public static final String ACCEPTED = CleanColumns.ACCEPTED;

  /** Outcome of a record that another one replaces. */
  public static final String SUPERSEDED = CleanColumns.SUPERSEDED;

  /** Outcome of a record that breaks a rule. */
  public static final String REJECTED = CleanColumns.REJECTED;

  /** Column of {@link #fates} and {@link #touchedMonths}: first day of a month, null for none. */
  public static final String MONTH = CleanColumns.MONTH.name();

  /** Column of {@link #fates}: whether this run took the records in. */
  public static final String IS_NEW = CleanColumns.IS_NEW.name();

  /** Column of {@link #fates}: what became of the records. */
  public static final String OUTCOME = CleanColumns.FATE.name();

  /** Column of {@link #fates}: what was changed in reading; null if nothing. */
  public static final String NOTE = CleanColumns.NOTE.name();

  /** Column of {@link #fates}: how many. */
  public static final String RECORDS = CleanColumns.RECORDS.name();

  /** The full new content of the touched pieces: rows of {@link #table}. */
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
        table, judged.where(CleanColumns.FATE.col().notEqual(CleanColumns.REJECTED)));
  }

  /**
   * How many records met which fate: is_new, month (null for a table of one piece), fate, records,
   * and what was changed in reading (null if nothing). One pass over {@code judged}; bounded by the
   * months that there are.
   */
  public Dataset<Row> fates() {
    org.apache.spark.sql.Column month =
        table.has(Columns.MARKET_DATE) ? Times.month(Columns.MARKET_DATE.col()) : lit(null);
    return judged
        .groupBy(
            CleanColumns.IS_NEW.col(),
            CleanColumns.MONTH.as(month),
            CleanColumns.FATE.col(),
            CleanColumns.NOTE.col())
        .agg(CleanColumns.RECORDS.as(count(lit(1))))
        .select(
            CleanColumns.IS_NEW.col(),
            CleanColumns.MONTH.col(),
            CleanColumns.FATE.col(),
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

  private Dataset<Row> of(String fate) {
    return judged.where(CleanColumns.FATE.col().equalTo(fate));
  }

  private Dataset<Row> selected(Dataset<Row> rows, Table as) {
    return rows.select(
        as.columns().stream()
            .map(column -> column.equals(Columns.SOURCE) ? source(column) : column.col())
            .toArray(org.apache.spark.sql.Column[]::new));
  }

  private org.apache.spark.sql.Column source(Column column) {
    return column.as(lit(source.folder()));
  }
}
