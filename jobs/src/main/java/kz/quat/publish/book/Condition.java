package kz.quat.publish.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.schema.ColumnSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a row must be to count: a column beside a value. A value that is not known meets no
 * condition, as in SQL.
 *
 * @param column as the schema has it; it is read and written as published
 * @param value a text, a date or a number
 */
record Condition(ColumnSpec column, Sign sign, Object value) {

  /** How the column stands to the value. */
  enum Sign {
    IS("="),
    IS_NOT("<>"),
    FROM(">="),
    BEFORE("<"),
    ABOVE(">");

    private final String sql;

    Sign(String sql) {
      this.sql = sql;
    }
  }

  static Condition is(ColumnSpec column, String value) {
    return new Condition(column, Sign.IS, value);
  }

  static Condition isNot(ColumnSpec column, String value) {
    return new Condition(column, Sign.IS_NOT, value);
  }

  static Condition from(ColumnSpec column, LocalDate day) {
    return new Condition(column, Sign.FROM, day);
  }

  static Condition before(ColumnSpec column, LocalDate day) {
    return new Condition(column, Sign.BEFORE, day);
  }

  static Condition aboveZero(ColumnSpec column) {
    return new Condition(column, Sign.ABOVE, BigDecimal.ZERO);
  }

  boolean isMet(PublishedRow row) {
    Object found = row.find(column);
    if (found == null) {
      return false;
    }
    int order = compared(found, value);
    return switch (sign) {
      case IS -> order == 0;
      case IS_NOT -> order != 0;
      case FROM -> order >= 0;
      case BEFORE -> order < 0;
      case ABOVE -> order > 0;
    };
  }

  private static int compared(Object found, Object value) {
    if (found instanceof Number number) {
      return decimal(number).compareTo(decimal((Number) value));
    }
    return found instanceof LocalDate day
        ? day.compareTo((LocalDate) value)
        : found.toString().compareTo((String) value);
  }

  /** A whole or decimal number exactly, a double by its shortest digits. */
  static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
  }

  String sql() {
    return column.published().name() + " " + sign.sql + " " + literal(value);
  }

  private static String literal(@Nullable Object value) {
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    return value instanceof Number ? value.toString() : "'" + value + "'";
  }
}
