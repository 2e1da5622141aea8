package kz.quat.clean;

import java.nio.file.Path;
import java.util.List;
import kz.quat.clean.outcomes.Split;
import kz.quat.config.ConfigReader;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Shared by the tests of cleaning: the rules of conf/, and rows as short texts. */
public final class CleanFixture {

  public static final CleanRules RULES =
      CleanRules.of(ConfigReader.read(Path.of("conf/quat.yaml")));

  private CleanFixture() {}

  /** Refused records as file:line:item reason column=value, sorted by file, line, item. */
  public static List<String> rejected(Split split) {
    return split
        .rejected()
        .orderBy(Columns.SOURCE_FILE.col(), Columns.LINE_NO.col(), Columns.ITEM_NO.col())
        .collectAsList()
        .stream()
        .map(
            row ->
                place(row)
                    + " "
                    + row.getAs(Columns.REASON_CODE.name())
                    + " "
                    + row.getAs(MinerColumns.COLUMN_NAME.name())
                    + "="
                    + row.getAs(MinerColumns.VALUE_TEXT.name()))
        .toList();
  }

  /** Superseded records as file:line:item reason by file:line. */
  public static List<String> superseded(Split split) {
    return split
        .superseded()
        .orderBy(Columns.SOURCE_FILE.col(), Columns.LINE_NO.col(), Columns.ITEM_NO.col())
        .collectAsList()
        .stream()
        .map(
            row ->
                place(row)
                    + " "
                    + row.getAs(Columns.REASON_CODE.name())
                    + " by "
                    + row.getAs(MinerColumns.SUPERSEDED_BY_FILE.name())
                    + ":"
                    + row.getAs(MinerColumns.SUPERSEDED_BY_LINE.name()))
        .toList();
  }

  /** The named columns of rows, joined by {@code |}, sorted by key. */
  public static List<String> values(
      Dataset<Row> rows, List<ColumnSpec> key, ColumnSpec... columns) {
    return rows
        .orderBy(key.stream().map(ColumnSpec::col).toArray(Column[]::new))
        .select(
            List.of(columns).stream()
                .map(column -> column.col().cast("string"))
                .toArray(Column[]::new))
        .collectAsList()
        .stream()
        .map(row -> row.mkString("|"))
        .toList();
  }

  private static String place(Row row) {
    return row.getAs(Columns.SOURCE_FILE.name())
        + ":"
        + row.getAs(Columns.LINE_NO.name())
        + ":"
        + row.getAs(Columns.ITEM_NO.name());
  }
}
