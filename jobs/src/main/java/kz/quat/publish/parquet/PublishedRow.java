package kz.quat.publish.parquet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import kz.quat.schema.ColumnSpec;
import org.jspecify.annotations.Nullable;

/** A row of a published table, by column name. A missing name is a null (not known). */
public record PublishedRow(Map<String, Object> values) {

  public PublishedRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A value of the Java type of its column; null if it is not known. */
  public @Nullable Object find(ColumnSpec column) {
    return values.get(column.published().name());
  }

  /** True if the value is known. */
  public boolean knows(ColumnSpec column) {
    return find(column) != null;
  }

  /** A text that must be known. */
  public String text(ColumnSpec column) {
    return (String) known(column);
  }

  /** A text; empty if it is not known. */
  public String textOrEmpty(ColumnSpec column) {
    return Objects.requireNonNullElse(find(column), "").toString();
  }

  /** A decimal (MW, MWh) that must be known. */
  public BigDecimal decimal(ColumnSpec column) {
    return (BigDecimal) known(column);
  }

  /** The value of a column of decimal fractions that are not exact, such as a probability. */
  public double real(ColumnSpec column) {
    return (Double) known(column);
  }

  /** A whole number that must be known. */
  public long whole(ColumnSpec column) {
    return ((Number) known(column)).longValue();
  }

  /** A date that must be known. */
  public LocalDate date(ColumnSpec column) {
    return (LocalDate) known(column);
  }

  /** An instant that must be known. */
  public Instant instant(ColumnSpec column) {
    return (Instant) known(column);
  }

  private Object known(ColumnSpec column) {
    return Objects.requireNonNull(
        find(column), () -> "Null in " + column.name() + ", which must be known");
  }
}
