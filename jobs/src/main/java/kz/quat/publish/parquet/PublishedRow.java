package kz.quat.publish.parquet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import kz.quat.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * A row of a published table by its columns' names; a name that is missing is a null ("not known").
 */
public record PublishedRow(Map<String, Object> values) {

  public PublishedRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A value, of the Java type of its column; null where it is not known. */
  public @Nullable Object find(Column column) {
    return values.get(column.published().name());
  }

  /** True where the value is known. */
  public boolean knows(Column column) {
    return find(column) != null;
  }

  /** A text that is known. */
  public String text(Column column) {
    return (String) known(column);
  }

  /** A text; empty where it is not known. */
  public String textOrEmpty(Column column) {
    return Objects.requireNonNullElse(find(column), "").toString();
  }

  /** A decimal that is known (MW, MWh). */
  public BigDecimal decimal(Column column) {
    return (BigDecimal) known(column);
  }

  /** A whole number that is known. */
  public long whole(Column column) {
    return ((Number) known(column)).longValue();
  }

  /** A date that is known. */
  public LocalDate date(Column column) {
    return (LocalDate) known(column);
  }

  /** An instant that is known. */
  public Instant instant(Column column) {
    return (Instant) known(column);
  }

  private Object known(Column column) {
    return Objects.requireNonNull(
        find(column), () -> "Null in " + column.name() + ", which must be known");
  }
}
