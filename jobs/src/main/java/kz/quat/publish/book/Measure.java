package kz.quat.publish.book;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.schema.ColumnSpec;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of the rows of a group. As in SQL, what is not known is left out, and a sum or a
 * maximum of nothing is not known.
 *
 * @param name of the figure in the answer
 * @param columns none of a count, the summed or the compared one, or two whose product is summed
 * @param factor of the sum; 1 changes nothing
 * @param only rows that count; null for all
 */
record Measure(
    String name, Kind kind, List<ColumnSpec> columns, BigDecimal factor, @Nullable Condition only) {

  /** What is done with the rows. */
  enum Kind {
    COUNT,
    SUM,
    MAX,
    MIN
  }

  Measure {
    columns = List.copyOf(columns);
  }

  static Measure count(String name) {
    return new Measure(name, Kind.COUNT, List.of(), BigDecimal.ONE, null);
  }

  static Measure count(String name, Condition only) {
    return new Measure(name, Kind.COUNT, List.of(), BigDecimal.ONE, only);
  }

  /** The sum of a column under the column's own name. */
  static Measure sum(ColumnSpec column) {
    return sum(column.published().name(), column);
  }

  static Measure sum(String name, ColumnSpec column) {
    return new Measure(name, Kind.SUM, List.of(column), BigDecimal.ONE, null);
  }

  static Measure sum(String name, ColumnSpec column, Condition only) {
    return new Measure(name, Kind.SUM, List.of(column), BigDecimal.ONE, only);
  }

  /** The sum of products of two columns, times a factor. */
  static Measure product(String name, ColumnSpec one, ColumnSpec other, int factor) {
    return new Measure(name, Kind.SUM, List.of(one, other), BigDecimal.valueOf(factor), null);
  }

  static Measure max(ColumnSpec column) {
    return max(column.published().name(), column);
  }

  static Measure max(String name, ColumnSpec column) {
    return new Measure(name, Kind.MAX, List.of(column), BigDecimal.ONE, null);
  }

  static Measure min(String name, ColumnSpec column) {
    return new Measure(name, Kind.MIN, List.of(column), BigDecimal.ONE, null);
  }

  /** The figure of some rows; null = not known. */
  @Nullable Object of(List<PublishedRow> rows) {
    List<PublishedRow> counted = only == null ? rows : rows.stream().filter(only::isMet).toList();
    return switch (kind) {
      case COUNT -> (long) counted.size();
      case SUM -> summed(counted);
      case MAX -> found(counted, 1).orElse(null);
      case MIN -> found(counted, -1).orElse(null);
    };
  }

  private @Nullable BigDecimal summed(List<PublishedRow> rows) {
    BigDecimal sum = null;
    for (PublishedRow row : rows) {
      if (columns.stream().allMatch(row::knows)) {
        BigDecimal product = BigDecimal.ONE;
        for (ColumnSpec column : columns) {
          product =
              product.multiply(
                  Condition.decimal(Objects.requireNonNull((Number) row.find(column))));
        }
        sum = sum == null ? product : sum.add(product);
      }
    }
    return sum == null ? null : sum.multiply(factor);
  }

  @SuppressWarnings(
      "unchecked") // values of one column are of one type, and published types compare
  private Optional<Object> found(List<PublishedRow> rows, int sign) {
    ColumnSpec column = columns.get(0);
    return rows.stream()
        .filter(row -> row.knows(column))
        .map(row -> Objects.requireNonNull(row.find(column)))
        .max((one, other) -> sign * ((Comparable<Object>) one).compareTo(other));
  }

  String sql() {
    String filter = only == null ? "" : " FILTER (WHERE " + only.sql() + ")";
    String what =
        kind == Kind.COUNT
            ? "*"
            : String.join(" * ", columns.stream().map(c -> c.published().name()).toList());
    String scaled = factor.compareTo(BigDecimal.ONE) == 0 ? "" : " * " + factor.toPlainString();
    return kind.name().toLowerCase(Locale.ROOT)
        + "("
        + what
        + ")"
        + filter
        + scaled
        + " AS "
        + name;
  }
}
