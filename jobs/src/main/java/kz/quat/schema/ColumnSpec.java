package kz.quat.schema;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A column, defined once: its name, type, unit, whether it may be null, and what it means.
 *
 * @param required true if null is refused; otherwise null means "not known", never 0
 */
public record ColumnSpec(String name, ColumnType type, Unit unit, boolean required, String meaning)
    implements Serializable {

  public ColumnSpec {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Invalid column name: " + name + " (lower snake_case)");
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("Column " + name + " has no meaning written");
    }
  }

  static ColumnSpec text(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.TEXT, Unit.NONE, true, meaning);
  }

  static ColumnSpec typed(String name, ColumnType type, Unit unit, String meaning) {
    return new ColumnSpec(name, type, unit, true, meaning);
  }

  static ColumnSpec mw(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.DECIMAL_18_6, Unit.MW, true, meaning);
  }

  static ColumnSpec mwh(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.DECIMAL_18_6, Unit.MWH, true, meaning);
  }

  static ColumnSpec wh(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.BIGINT, Unit.WH, true, meaning);
  }

  static ColumnSpec ratio(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.DOUBLE, Unit.RATIO, true, meaning);
  }

  static ColumnSpec pct(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.DOUBLE, Unit.PERCENT, true, meaning);
  }

  static ColumnSpec count(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.BIGINT, Unit.NONE, true, meaning);
  }

  static ColumnSpec instant(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.TIMESTAMP, Unit.UTC, true, meaning);
  }

  static ColumnSpec date(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.DATE, Unit.NONE, true, meaning);
  }

  /** The same column, which may be unknown (null). */
  public ColumnSpec nullable() {
    return new ColumnSpec(name, type, unit, false, meaning);
  }

  /** The same column under a longer name, for a row with two figures of the same name. */
  public ColumnSpec withPrefix(String prefix) {
    return new ColumnSpec(prefix + name, type, unit, required, meaning);
  }

  /** The column by name, for Spark expressions. */
  public Column col() {
    return functions.col(name);
  }

  /** The column of one side of a join: {@code alias.name}. */
  public Column in(String alias) {
    return functions.col(alias + "." + name);
  }

  /** The column's value in a row with a schema; null for "not known". */
  @SuppressWarnings(
      "TypeParameterUnusedInFormals") // like Spark's own getAs, the caller names the type
  public <T> T from(Row row) {
    return row.getAs(name);
  }

  /** A decimal column's value as a double, in the column's unit; null for "not known". */
  public @Nullable Double number(Row row) {
    BigDecimal value = from(row);
    return value == null ? null : (Double) value.doubleValue();
  }

  /** The expression cast to this column's type and given its name. */
  public Column as(Column expression) {
    return expression.cast(type.sparkType()).as(name);
  }

  /** A null of this column's type, under its name. */
  public Column asNull() {
    return as(functions.lit(null));
  }

  /**
   * The column in published form: energy, which is kept as exact watt-hours, is published as MWh in
   * decimal(18,6). All other columns stay the same.
   */
  public ColumnSpec published() {
    if (unit != Unit.WH) {
      return this;
    }
    String mwhName = name.replaceFirst("_wh$", "_mwh");
    return new ColumnSpec(mwhName, ColumnType.DECIMAL_18_6, Unit.MWH, required, meaning);
  }

  /** A struct of columns in the given order. */
  public static StructType struct(List<ColumnSpec> columns) {
    return new StructType(columns.stream().map(ColumnSpec::field).toArray(StructField[]::new));
  }

  private StructField field() {
    return DataTypes.createStructField(name, type.sparkType(), !required);
  }
}
