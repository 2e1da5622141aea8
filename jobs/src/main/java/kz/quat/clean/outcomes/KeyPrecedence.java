package kz.quat.clean.outcomes;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.RejectReason;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of several records with the same key counts. If lines of one file state a key with
 * different values, all of them are refused, because only the sender knows which is meant, and a
 * record of an earlier file stays in force. The other records are ordered by arrival, then by file,
 * then by line from last to first. The last in this order counts. A record that is followed by
 * another one of the same file is a duplicate of that one and is refused; all others are superseded
 * by the record that counts. Reports have rules of their own, in {@link ReportVerdicts}. All of
 * this takes one shuffle and one sort.
 */
final class KeyPrecedence {

  private static final ColumnSpec DUPLICATE =
      CleanColumns.text("is_duplicate", "Followed by a line of its file with the same values");
  private static final ColumnSpec DIFFERS =
      CleanColumns.text("differs", "Its file states the key with other values too");
  private static final ColumnSpec COUNTS =
      CleanColumns.text("counts", "Place of the record that counts; null if none does");
  private static final ColumnSpec PLACE =
      CleanColumns.text("place", "Place among the records of the key, from 1");

  /** Where a record comes from says nothing of what it states. */
  private static final Set<ColumnSpec> PROVENANCE =
      Set.of(
          Columns.RECEIVED_AT,
          Columns.FIRST_RECEIVED_AT,
          Columns.SOURCE_FILE,
          Columns.LINE_NO,
          Columns.ITEM_NO,
          Columns.RUN_SEQ,
          MinerColumns.MESSAGE_NO,
          MinerColumns.INTERVALS);

  private static final Column[] ORDER = {
    Columns.RECEIVED_AT.col(),
    Columns.SOURCE_FILE.col(),
    Columns.LINE_NO.col().desc(),
    Columns.ITEM_NO.col().desc()
  };

  /** The last two columns of an order put the lines of a file in order. */
  private static final int LINES_OF_A_FILE = 2;

  private static final ColumnSpec ARRIVAL =
      new ColumnSpec(
          "arrival", ColumnType.TIMESTAMP, Unit.UTC, false, "Arrival, or that of a higher number");
  private static final Column[] NUMBERED_ORDER =
      Stream.concat(
              Stream.of(ARRIVAL.col(), MinerColumns.MESSAGE_NO.col().asc_nulls_first()),
              Stream.of(ORDER))
          .toArray(Column[]::new);

  private KeyPrecedence() {}

  static Split of(Checked checked, @Nullable Dataset<Row> existing, Withdrawals withdrawals) {
    TableSpec table = checked.table();
    Dataset<Row> rows = checked.rows().withColumn(CleanColumns.IS_NEW.name(), lit(true));
    if (existing != null) {
      rows = rows.unionByName(existing.select(inForce(table)), true);
    }
    return new Split(checked.source(), table, judge(table, rows, withdrawals));
  }

  private static Column[] inForce(TableSpec table) {
    List<Column> columns = new ArrayList<>(List.of(table.select()));
    if (!table.has(Columns.ITEM_NO)) {
      columns.add(Columns.ITEM_NO.as(lit(0L)));
    }
    columns.add(CleanColumns.IS_NEW.as(lit(false)));
    return columns.toArray(Column[]::new);
  }

  private static Dataset<Row> judge(TableSpec table, Dataset<Row> rows, Withdrawals withdrawals) {
    if (table.has(MinerColumns.REVISION)) {
      return ReportOutcomes.judged(
          withFirstArrival(table, rows, lit(true)), table, partition(table), withdrawals);
    }
    boolean numbered = table.has(MinerColumns.MESSAGE_NO);
    Dataset<Row> arrived = numbered ? rows.withColumn(ARRIVAL.name(), arrival(table)) : rows;
    Column[] order = numbered ? NUMBERED_ORDER : ORDER;
    Column[] ofFile = Stream.of(order).limit(order.length - LINES_OF_A_FILE).toArray(Column[]::new);
    WindowSpec inOrder = Window.partitionBy(partition(table)).orderBy(order);
    WindowSpec wholeKey =
        inOrder.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    // Records that are equal in this order are lines of the same file.
    WindowSpec file =
        Window.partitionBy(partition(table))
            .orderBy(ofFile)
            .rangeBetween(Window.currentRow(), Window.currentRow());
    Column next = lead(Columns.SOURCE_FILE.col(), 1).over(inOrder);
    Column sameFile =
        next.eqNullSafe(Columns.SOURCE_FILE.col()).and(numbered ? sameNumber(inOrder) : lit(true));
    Column stated = stated(table);
    Column sound = not(DIFFERS.col());
    Dataset<Row> compared =
        arrived
            .withColumn(DUPLICATE.name(), sameFile)
            .withColumn(PLACE.name(), row_number().over(inOrder))
            .withColumn(
                DIFFERS.name(),
                not(min(stated).over(file).eqNullSafe(max(stated).over(file)))
                    .or(table.has(MinerColumns.INTERVALS) ? partsDiffer(file) : lit(false)))
            .withColumn(
                MinerColumns.SUPERSEDED_BY_FILE.name(),
                last(when(sound, Columns.SOURCE_FILE.col()), true).over(wholeKey))
            .withColumn(
                MinerColumns.SUPERSEDED_BY_LINE.name(),
                last(when(sound, Columns.LINE_NO.col()), true).over(wholeKey))
            .withColumn(COUNTS.name(), max(when(sound, PLACE.col())).over(wholeKey));
    return withOutcome(table, withFirstArrival(table, compared, sound));
  }

  /** The values that a record states. Typed values are compared, so that 1.0 equals 1.00. */
  private static Column stated(TableSpec table) {
    return struct(
        table.columns().stream()
            .filter(column -> !PROVENANCE.contains(column))
            .map(ColumnSpec::col)
            .toArray(Column[]::new));
  }

  /** True if two lines state different parts of an hour; a line without parts does not differ. */
  private static Column partsDiffer(WindowSpec file) {
    Column parts = MinerColumns.INTERVALS.col();
    return coalesce(min(parts).over(file).notEqual(max(parts).over(file)), lit(false));
  }

  private static Column sameNumber(WindowSpec inOrder) {
    Column own = MinerColumns.MESSAGE_NO.col();
    return lead(own, 1).over(inOrder).eqNullSafe(own);
  }

  /**
   * Message numbers are revisions for the same day and may arrive in any order. Therefore a message
   * is treated as having arrived no later than any message with a higher number.
   */
  private static Column arrival(TableSpec table) {
    Column number = MinerColumns.MESSAGE_NO.col();
    Column arrival = Columns.RECEIVED_AT.col();
    WindowSpec byNumber = Window.partitionBy(partition(table)).orderBy(number.desc_nulls_last());
    return when(number.isNull(), arrival)
        .otherwise(min(when(number.isNotNull(), arrival)).over(byNumber));
  }

  /**
   * Sets for every record of a key the time at which the first of them arrived, so that an
   * amendment after a deadline does not make its site late. In the register only rows with the same
   * valid_to are compared: a row that is sent again is not news, but a new end is.
   */
  private static Dataset<Row> withFirstArrival(TableSpec table, Dataset<Row> rows, Column sound) {
    if (!table.has(Columns.FIRST_RECEIVED_AT)) {
      return rows;
    }
    Column[] key = partition(table);
    if (table.has(MinerColumns.VALID_TO)) {
      key =
          Stream.concat(Stream.of(key), Stream.of(MinerColumns.VALID_TO.col()))
              .toArray(Column[]::new);
    }
    Column arrival = coalesce(Columns.FIRST_RECEIVED_AT.col(), Columns.RECEIVED_AT.col());
    return rows.withColumn(
        Columns.FIRST_RECEIVED_AT.name(), min(when(sound, arrival)).over(Window.partitionBy(key)));
  }

  /** The key of a refused record cannot be trusted, so it is compared with no other record. */
  private static Column[] partition(TableSpec table) {
    Column alone =
        when(
            Columns.REASON_CODE.col().isNotNull(),
            concat_ws(
                ":", Columns.SOURCE_FILE.col(), Columns.LINE_NO.col(), Columns.ITEM_NO.col()));
    return Stream.concat(Stream.of(table.keyColumns()), Stream.of(alone)).toArray(Column[]::new);
  }

  /** The names of a table's key columns, for messages. */
  static String keyName(TableSpec table) {
    return String.join(", ", table.key().stream().map(ColumnSpec::name).toList());
  }

  /** The key of a record, for messages. */
  static Column key(TableSpec table) {
    return concat_ws(
        ", ", table.key().stream().map(c -> c.col().cast("string")).toArray(Column[]::new));
  }

  private static Dataset<Row> withOutcome(TableSpec table, Dataset<Row> compared) {
    Column refused = Columns.REASON_CODE.col().isNotNull();
    Column duplicate = refused.eqNullSafe(false).and(DUPLICATE.col().or(DIFFERS.col()));
    Column outcome =
        when(refused.or(duplicate), CleanColumns.REJECTED)
            .when(PLACE.col().eqNullSafe(COUNTS.col()), CleanColumns.ACCEPTED)
            .otherwise(CleanColumns.SUPERSEDED);
    return compared
        .withColumn(CleanColumns.OUTCOME.name(), outcome)
        .withColumn(
            MinerColumns.COLUMN_NAME.name(),
            when(duplicate, keyName(table)).otherwise(MinerColumns.COLUMN_NAME.col()))
        .withColumn(
            MinerColumns.VALUE_TEXT.name(),
            when(duplicate, key(table)).otherwise(MinerColumns.VALUE_TEXT.col()))
        .withColumn(
            Columns.REASON_CODE.name(),
            when(duplicate, RejectReason.DUPLICATE_KEY.code())
                .when(
                    CleanColumns.OUTCOME.col().equalTo(CleanColumns.SUPERSEDED),
                    SupersedeReason.LATER_ARRIVAL.code())
                .otherwise(Columns.REASON_CODE.col()))
        .drop(DUPLICATE.name(), DIFFERS.name(), PLACE.name(), COUNTS.name(), ARRIVAL.name());
  }
}
