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
 * A dataset made fit for a table: its columns by name and in order, of the right type, with a guard
 * on every value that must be known. The guards are part of the write's own pass. They are needed:
 * Iceberg's writer stores a null in a required number as 0, and a null in a required text as
 * something that no reader can open.
 */
final class CheckedRows {

  /** Marks our own refusals in what Spark throws: {@code quat-rule(column: rule)}. */
  private static final Pattern MARK = Pattern.compile("quat-rule\\((\\w+): ([^)]*)\\)");

  private CheckedRows() {}

  /**
   * The dataset with guards.
   *
   * @throws TableRuleException where a column is missing or of another type
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
   * Whether a value of that type is kept as it is: the type itself, a narrower whole number, or a
   * decimal of no more places (an overflow ends the write, a lost digit would not).
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

  /** What a failed write means: a refusal of ours as such, anything else as it came. */
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
