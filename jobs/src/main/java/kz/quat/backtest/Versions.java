package kz.quat.backtest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.outcomes.Checked;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Every version of a record that a night ever accepted, with its time of arrival. Because core
 * tables keep only the version in force, the versions are read again from the raw text.
 */
final class Versions {

  private Versions() {}

  /**
   * The records that pass the rules and that no night refused.
   *
   * @param rejected {@link CoreTables#REJECTED}, which also has what only the night could find,
   *     such as a second line with the same key
   */
  static Dataset<Row> of(Checked checked, Dataset<Row> rejected) {
    String left = "version";
    String right = "refused";
    Column same =
        Columns.SOURCE_FILE
            .in(left)
            .equalTo(Columns.SOURCE_FILE.in(right))
            .and(Columns.LINE_NO.in(left).equalTo(Columns.LINE_NO.in(right)))
            .and(Columns.ITEM_NO.in(left).equalTo(Columns.ITEM_NO.in(right)));
    Dataset<Row> refused =
        rejected
            .where(Columns.SOURCE.col().equalTo(checked.source().folder()))
            .select(Columns.SOURCE_FILE.col(), Columns.LINE_NO.col(), Columns.ITEM_NO.col());
    return checked
        .rows()
        .where(Columns.REASON_CODE.col().isNull())
        .as(left)
        .join(broadcast(refused.as(right)), same, "left_anti");
  }

  /**
   * Of the versions that agree in these columns the one that counts: the highest revision if the
   * table has revisions, then the last to arrive.
   */
  static Dataset<Row> latest(Dataset<Row> versions, TableSpec table, Column... same) {
    List<Column> order = new ArrayList<>();
    if (table.has(MinerColumns.REVISION)) {
      order.add(MinerColumns.REVISION.col().desc());
    }
    order.add(Columns.RECEIVED_AT.col().desc());
    order.add(Columns.SOURCE_FILE.col().desc());
    order.add(Columns.LINE_NO.col());
    order.add(Columns.ITEM_NO.col());
    String rank = "version_rank";
    Column first =
        row_number().over(Window.partitionBy(same).orderBy(order.toArray(Column[]::new)));
    return versions.withColumn(rank, first).where(new Column(rank).equalTo(1)).drop(rank);
  }
}
