package kz.quat.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.jspecify.annotations.Nullable;

/**
 * Which of the records of one key counts. Within a key records are put in order: by revision where
 * there is one, arrival, file, then lines from last to first. The last in this order counts; one
 * that is followed by another line of its own file (and revision) is that line's duplicate and is
 * refused; any other is superseded by the one that counts. One shuffle and one sort for all of it.
 */
final class KeyPrecedence {

  private static final kz.quat.schema.Column DUPLICATE =
      CleanColumns.text("is_duplicate", "Followed by the line of its file that counts");
  private static final kz.quat.schema.Column WINNER_REVISION =
      CleanColumns.text("winner_revision", "Revision of the record that counts");

  private KeyPrecedence() {}

  static Split of(Checked checked, @Nullable Dataset<Row> existing) {
    Table table = checked.table();
    Dataset<Row> rows = checked.rows().withColumn(CleanColumns.IS_NEW.name(), lit(true));
    if (existing != null) {
      rows = rows.unionByName(existing.select(inForce(table)), true);
    }
    return new Split(checked.source(), table, judge(table, rows));
  }

  private static Column[] inForce(Table table) {
    List<Column> columns = new ArrayList<>(List.of(table.select()));
    if (!table.has(Columns.ITEM_NO)) {
      columns.add(Columns.ITEM_NO.as(lit(0L)));
    }
    columns.add(CleanColumns.IS_NEW.as(lit(false)));
    return columns.toArray(Column[]::new);
  }

  private static Dataset<Row> judge(Table table, Dataset<Row> rows) {
    boolean revised = table.has(MinerColumns.REVISION);
    WindowSpec inOrder = Window.partitionBy(partition(table)).orderBy(order(revised));
    WindowSpec wholeKey =
        inOrder.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column sameFile =
        lead(Columns.SOURCE_FILE.col(), 1).over(inOrder).equalTo(Columns.SOURCE_FILE.col());
    Column sameRevision =
        revised
            ? lead(MinerColumns.REVISION.col(), 1)
                .over(inOrder)
                .equalTo(MinerColumns.REVISION.col())
            : lit(true);
    Column winnersRevision = revised ? last(MinerColumns.REVISION.col()).over(wholeKey) : lit(null);
    Dataset<Row> compared =
        rows.withColumn(DUPLICATE.name(), sameFile.and(sameRevision))
            .withColumn(WINNER_REVISION.name(), winnersRevision)
            .withColumn(
                MinerColumns.SUPERSEDED_BY_FILE.name(),
                last(Columns.SOURCE_FILE.col()).over(wholeKey))
            .withColumn(
                MinerColumns.SUPERSEDED_BY_LINE.name(), last(Columns.LINE_NO.col()).over(wholeKey));
    return withFate(table, revised, withFirstArrival(table, compared));
  }

  /**
   * Every record of a key carries when the first of them arrived, so that an amendment after a
   * deadline does not make its site late. In the register that is the first with the same valid_to:
   * a row sent again is no news, a new end is.
   */
  private static Dataset<Row> withFirstArrival(Table table, Dataset<Row> rows) {
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
        Columns.FIRST_RECEIVED_AT.name(), min(arrival).over(Window.partitionBy(key)));
  }

  /** A refused record has no key that could be trusted: it is compared with nothing. */
  private static Column[] partition(Table table) {
    Column alone =
        when(
            Columns.REASON_CODE.col().isNotNull(),
            concat_ws(
                ":", Columns.SOURCE_FILE.col(), Columns.LINE_NO.col(), Columns.ITEM_NO.col()));
    return Stream.concat(Stream.of(table.keyColumns()), Stream.of(alone)).toArray(Column[]::new);
  }

  private static Column[] order(boolean revised) {
    List<Column> order = new ArrayList<>();
    if (revised) {
      order.add(MinerColumns.REVISION.col());
    }
    order.add(Columns.RECEIVED_AT.col());
    order.add(Columns.SOURCE_FILE.col());
    order.add(Columns.LINE_NO.col().desc());
    order.add(Columns.ITEM_NO.col().desc());
    return order.toArray(Column[]::new);
  }

  private static Dataset<Row> withFate(Table table, boolean revised, Dataset<Row> compared) {
    Column refused = Columns.REASON_CODE.col().isNotNull();
    Column duplicate = refused.eqNullSafe(false).and(DUPLICATE.col());
    Column key =
        concat_ws(
            ", ", table.key().stream().map(c -> c.col().cast("string")).toArray(Column[]::new));
    String keyName =
        String.join(", ", table.key().stream().map(kz.quat.schema.Column::name).toList());
    Column counts = DUPLICATE.col().isNull();
    Column why =
        revised
            ? when(
                    WINNER_REVISION.col().notEqual(MinerColumns.REVISION.col()),
                    SupersedeReason.LATER_REVISION.code())
                .otherwise(SupersedeReason.LATER_ARRIVAL.code())
            : lit(SupersedeReason.LATER_ARRIVAL.code());
    Column fate =
        when(refused.or(DUPLICATE.col().eqNullSafe(true)), CleanColumns.REJECTED)
            .when(counts, CleanColumns.ACCEPTED)
            .otherwise(CleanColumns.SUPERSEDED);
    return compared
        .withColumn(CleanColumns.FATE.name(), fate)
        .withColumn(
            MinerColumns.COLUMN_NAME.name(),
            when(duplicate, keyName).otherwise(MinerColumns.COLUMN_NAME.col()))
        .withColumn(
            MinerColumns.VALUE_TEXT.name(),
            when(duplicate, key).otherwise(MinerColumns.VALUE_TEXT.col()))
        .withColumn(
            Columns.REASON_CODE.name(),
            when(duplicate, RejectReason.DUPLICATE_KEY.code())
                .when(CleanColumns.FATE.col().equalTo(CleanColumns.SUPERSEDED), why)
                .otherwise(Columns.REASON_CODE.col()))
        .drop(DUPLICATE.name(), WINNER_REVISION.name());
  }
}
