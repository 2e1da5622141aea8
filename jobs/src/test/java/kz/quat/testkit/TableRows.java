package kz.quat.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of any table for tests that only set a few columns. */
public final class TableRows {

  private TableRows() {}

  /**
   * A row; columns that are not given are null, or a placeholder if they are required.
   *
   * @param values by column; a column that the table does not have is refused
   */
  public static Row row(TableSpec table, Map<ColumnSpec, ? extends @Nullable Object> values) {
    RowBuilder row = RowType.of(table).row();
    for (ColumnSpec named : values.keySet()) {
      if (!table.has(named)) {
        throw new IllegalArgumentException(table.name() + " has no column " + named.name());
      }
    }
    for (ColumnSpec column : table.columns()) {
      @Nullable Object value = value(values, column.name());
      row.set(column, value != null || !column.required() ? value : standIn(column));
    }
    return row.build();
  }

  private static @Nullable Object value(
      Map<ColumnSpec, ? extends @Nullable Object> values, String name) {
    for (Map.Entry<ColumnSpec, ? extends @Nullable Object> entry : values.entrySet()) {
      if (entry.getKey().name().equals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static Object standIn(ColumnSpec column) {
    return switch (column.type()) {
      case TEXT -> "x";
      case BOOL -> false;
      case INT -> 0;
      case BIGINT -> 0L;
      case DECIMAL_18_6 -> BigDecimal.ZERO;
      case DOUBLE -> 0.0;
      case DATE -> LocalDate.parse("2021-01-01");
      case TIMESTAMP -> Instant.parse("2022-12-01T00:00:00Z");
      case GEOMETRY -> new byte[0];
    };
  }
}
