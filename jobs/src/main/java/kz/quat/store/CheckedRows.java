package kz.quat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Prepares a dataset for a table: columns by name, in the table's order and type, and a check of
 * every value that must not be null. The checks run in the same pass as the write. They are needed
 * because Iceberg's writer stores a null in a required number as 0, and a null in a required text
 * as something that no reader can open.
 */
final class CheckedRows {

  /** Finds our own refusals in an exception of Spark: {@code quat-rule(column: rule)}. */
  private static final Pattern MARK = Pattern.compile("quat-rule\\((\\w+): ([^)]*)\\)");

  private CheckedRows() {}

  /**
   * The dataset with the checks added.
   *
   * @throws TableRuleException if a column is missing or has another type
   */
  static Dataset<Row> of(TableSpec table, Dataset<Row> rows, Partitions partitions) {
    StructType given = rows.schema();
    List<Column> columns = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      StructField field = field(table, column, given);
      Column value = column.col();
      if (column.required() && field.nullable()) {
        value = functions.coalesce(value, refuse(column.name(), "null where it must be known"));
      }
      if (column.name().equals(Columns.MARKET_DATE.name()) && partitions.firstDays() != null) {
        value =
            functions
                .when(partitions.condition(), value)
                .otherwise(refuse(column.name(), "outside the partitions to be replaced"));
      }
      columns.add(column.as(value));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column refuse(String column, String rule) {
    return functions.raise_error(functions.lit("quat-rule(" + column + ": " + rule + ")"));
  }

  private static StructField field(TableSpec table, ColumnSpec column, StructType given) {
    scala.Option<Object> index = given.getFieldIndex(column.name());
    if (index.isEmpty()) {
      throw new TableRuleException(table, column.name(), "missing in the rows to be written");
    }
    StructField field = given.fields()[(Integer) index.get()];
    DataType wanted = column.type().sparkType();
    if (!fits(field.dataType(), wanted)) {
      throw new TableRuleException(
          table,
          column.name(),
          "is %s, must be %s".formatted(field.dataType().sql(), wanted.sql()));
    }
    return field;
  }

  /**
   * Whether a value of the given type is kept exactly: the same type, a narrower integer, or a
   * decimal with no more fraction digits. (Digits before the point may be more: an overflow fails
   * the write, whereas lost fraction digits would go unnoticed.)
   */
  static boolean fits(DataType given, DataType wanted) {
    if (given.equals(wanted)) {
      return true;
    }
    if (wanted.equals(DataTypes.LongType)) {
      return given.equals(DataTypes.IntegerType);
    }
    return wanted instanceof DecimalType to
        && given instanceof DecimalType from
        && from.scale() <= to.scale();
  }

  /**
   * The exception to throw for a failed write: our refusal if the failure contains one, else the
   * failure itself.
   */
  static RuntimeException meaning(TableSpec table, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      Matcher refusal = MARK.matcher(message == null ? "" : message);
      if (refusal.find()) {
        return new TableRuleException(table, refusal.group(1), refusal.group(2), failure);
      }
    }
    return failure instanceof RuntimeException e
        ? e
        : new IllegalStateException(
            "Table " + table.name() + " cannot be written: " + failure.getMessage(), failure);
  }
}
