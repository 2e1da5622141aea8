package kz.quat.schema;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;

/**
 * A row filled column by column, in any order. A column that the row does not have, one that is set
 * twice, one that is never set, a value of another type and a null where none may be are refused:
 * each is a mistake in the program. Dates and instants may be given as {@link LocalDate} and {@link
 * Instant}.
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
   *     not fit it
   * @throws IllegalStateException for a column that is set already
   */
  public RowBuilder set(ColumnSpec column, @Nullable Object value) {
    int at = type.at(column.name(), next);
    if (at < 0) {
      throw new IllegalArgumentException(type.name() + " has no column " + column.name());
    }
    if (isSet[at]) {
      throw new IllegalStateException(type.name() + "." + column.name() + " is set twice");
    }
    values[at] = checked(at, value);
    isSet[at] = true;
    next = at + 1;
    return this;
  }

  /** Sets a column to what another row has under the column's name. */
  public RowBuilder copy(ColumnSpec column, Row from) {
    return set(column, from.getAs(column.name()));
  }

  /** Sets columns to what another row has under their names. */
  public RowBuilder copy(Iterable<ColumnSpec> columns, Row from) {
    columns.forEach(column -> copy(column, from));
    return this;
  }

  /** Sets columns to null: not known. */
  public RowBuilder unknown(Iterable<ColumnSpec> columns) {
    columns.forEach(column -> set(column, null));
    return this;
  }

  /**
   * The row; it knows its columns' names.
   *
   * @throws IllegalStateException where a column was never set
   */
  public Row build() {
    for (int i = 0; i < isSet.length; i++) {
      if (!isSet[i]) {
        throw new IllegalStateException(type.name() + "." + type.columnName(i) + " is not set");
      }
    }
    return new GenericRowWithSchema(values, type.structType());
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
    if (!javaType(type.type(at)).isInstance(inside)) {
      throw new IllegalArgumentException(
          "%s.%s is %s and cannot hold a %s"
              .formatted(
                  type.name(),
                  type.columnName(at),
                  type.type(at),
                  value.getClass().getSimpleName()));
    }
    return inside;
  }

  private static Class<?> javaType(ColumnType type) {
    return switch (type) {
      case TEXT -> String.class;
      case BOOL -> Boolean.class;
      case INT -> Integer.class;
      case BIGINT -> Long.class;
      case DECIMAL_18_6 -> BigDecimal.class;
      case DOUBLE -> Double.class;
      case DATE -> Date.class;
      case TIMESTAMP -> Timestamp.class;
    };
  }
}
