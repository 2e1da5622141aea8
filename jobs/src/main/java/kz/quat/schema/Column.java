package kz.quat.schema;

import java.util.List;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One column, written once: its name, type, unit, whether it may be null, and what it means.
 *
 * @param required true where null is refused; elsewhere null means "not known", never 0
 */
public record Column(String name, ColumnType type, Unit unit, boolean required, String meaning) {

  public Column {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Invalid column name: " + name + " (lower snake_case)");
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("Column " + name + " has no meaning written");
    }
  }

  static Column text(String name, String meaning) {
    return new Column(name, ColumnType.TEXT, Unit.NONE, true, meaning);
  }

  static Column typed(String name, ColumnType type, Unit unit, String meaning) {
    return new Column(name, type, unit, true, meaning);
  }

  static Column mw(String name, String meaning) {
    return new Column(name, ColumnType.DECIMAL_18_6, Unit.MW, true, meaning);
  }

  static Column mwh(String name, String meaning) {
    return new Column(name, ColumnType.DECIMAL_18_6, Unit.MWH, true, meaning);
  }

  static Column wh(String name, String meaning) {
    return new Column(name, ColumnType.BIGINT, Unit.WH, true, meaning);
  }

  static Column ratio(String name, String meaning) {
    return new Column(name, ColumnType.DOUBLE, Unit.RATIO, true, meaning);
  }

  static Column pct(String name, String meaning) {
    return new Column(name, ColumnType.DOUBLE, Unit.PERCENT, true, meaning);
  }

  static Column count(String name, String meaning) {
    return new Column(name, ColumnType.BIGINT, Unit.NONE, true, meaning);
  }

  static Column instant(String name, String meaning) {
    return new Column(name, ColumnType.TIMESTAMP, Unit.UTC, true, meaning);
  }

  static Column date(String name, String meaning) {
    return new Column(name, ColumnType.DATE, Unit.NONE, true, meaning);
  }

  /** The same column where its value may be unknown (null). */
  public Column nullable() {
    return new Column(name, type, unit, false, meaning);
  }

  /** The column by its name, for Spark expressions. */
  public org.apache.spark.sql.Column col() {
    return functions.col(name);
  }

  /** The column of one side of a join: {@code alias.name}. */
  public org.apache.spark.sql.Column in(String alias) {
    return functions.col(alias + "." + name);
  }

  /** The expression cast to this column's type and given its name. */
  public org.apache.spark.sql.Column as(org.apache.spark.sql.Column expression) {
    return expression.cast(type.sparkType()).as(name);
  }

  /** A null of this column's type under its name. */
  public org.apache.spark.sql.Column asNull() {
    return as(functions.lit(null));
  }

  /**
   * How the column looks where it is published: energy inside is exact watt-hours, outside it is
   * MWh as decimal(18,6); everything else stays as it is.
   */
  public Column published() {
    if (unit != Unit.WH) {
      return this;
    }
    String mwhName = name.replaceFirst("_wh$", "_mwh");
    return new Column(mwhName, ColumnType.DECIMAL_18_6, Unit.MWH, required, meaning);
  }

  /** A struct of columns in their order. */
  public static StructType struct(List<Column> columns) {
    return new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
  }

  private StructField field() {
    return DataTypes.createStructField(name, type.sparkType(), !required);
  }
}
