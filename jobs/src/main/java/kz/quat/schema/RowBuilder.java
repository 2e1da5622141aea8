package kz.quat.schema;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;

/**
 * Builds a row column by column, in any order. Refused as programming errors are: a column that the
 * row does not have, one that is set twice or never, a value of another type, and a null in a
 * required column. Dates and instants may be given as {@link LocalDate} and {@link Instant}.
 */
public final class RowBuilder {

  private final RowType type;
  private final @Nullable Object[] values;
  private final boolean[] isSet;
  private int next;

  RowBuilder(RowType type) {
    this.type = type;
    this.values = new @Nullable Object[type.size()];
    this.isSet = new boolean[type.size()];
  }

  /**
   * Sets a column.
   *
   * @param value of the column's type; null for "not known"
   * @throws IllegalArgumentException for a column that the row does not have, or a value that does
   *     not fit
   * @throws IllegalStateException for a column that is set already
   */
  public RowBuilder set(ColumnSpec column, @Nullable Object value) {
    return set(column.name(), value);
  }

  /** Sets a column that holds a list of rows. */
  public RowBuilder set(RowType.RowList column, List<Row> rows) {
    return set(column.name(), rows.toArray(Row[]::new));
  }

  /** Sets a column that holds a list of numbers. */
  public RowBuilder set(RowType.NumberList column, double[] numbers) {
    return set(column.name(), Arrays.stream(numbers).boxed().toArray(Double[]::new));
  }

  private RowBuilder set(String column, @Nullable Object value) {
    int at = type.at(column, next);
    if (at < 0) {
      throw new IllegalArgumentException(type.name() + " has no column " + column);
    }
    if (isSet[at]) {
      throw new IllegalStateException(type.name() + "." + column + " is set twice");
    }
    values[at] = checked(at, value);
    isSet[at] = true;
    next = at + 1;
    return this;
  }

  /** Sets a column to the value of the same name in another row. */
  public RowBuilder copy(ColumnSpec column, Row from) {
    return set(column, column.from(from));
  }

  /** Sets columns to the values of the same names in another row. */
  public RowBuilder copy(Iterable<ColumnSpec> columns, Row from) {
    columns.forEach(column -> copy(column, from));
    return this;
  }

  /** Sets every column that is not set yet to null (not known). */
  public RowBuilder unknownRest() {
    for (int i = 0; i < isSet.length; i++) {
      if (!isSet[i]) {
        set(type.columnName(i), null);
      }
    }
    return this;
  }

  /** Sets columns to null (not known). */
  public RowBuilder unknown(Iterable<ColumnSpec> columns) {
    columns.forEach(column -> set(column, null));
    return this;
  }

  /**
   * The row, with its schema.
   *
   * @throws IllegalStateException if a column was never set
   */
  public Row build() {
    for (int i = 0; i < isSet.length; i++) {
      if (!isSet[i]) {
        throw new IllegalStateException(type.name() + "." + type.columnName(i) + " is not set");
      }
    }
    return new GenericRowWithSchema(values, type.structType());
  }

  /**
   * A copy of a row with some values changed.
   *
   * @param row has a schema
   * @param values by column name
   * @throws IllegalArgumentException for a name that the row does not have
   */
  public static Row changed(Row row, Map<String, ?> values) {
    @Nullable Object[] all = new @Nullable Object[row.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = row.get(i);
    }
    values.forEach((name, value) -> all[row.fieldIndex(name)] = value);
    return new GenericRowWithSchema(all, row.schema());
  }

  private @Nullable Object checked(int at, @Nullable Object value) {
    if (value == null) {
      if (type.isRequired(at)) {
        throw new IllegalArgumentException(
            type.name() + "." + type.columnName(at) + " may not be null");
      }
      return null;
    }
    Object inside =
        value instanceof LocalDate date
            ? Date.valueOf(date)
            : value instanceof Instant instant ? Timestamp.from(instant) : value;
    if (!type.javaType(at).isInstance(inside)) {
      throw new IllegalArgumentException(
          "%s.%s is %s and cannot hold a %s"
              .formatted(
                  type.name(),
                  type.columnName(at),
                  type.typeName(at),
                  value.getClass().getSimpleName()));
    }
    return inside;
  }
}
