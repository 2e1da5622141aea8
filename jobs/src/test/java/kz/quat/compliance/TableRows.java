package kz.quat.compliance;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows of a table of which only some columns matter; the others are null. */
final class TableRows {

  private final TableSpec table;
  private final List<Row> rows = new ArrayList<>();

  TableRows(TableSpec table) {
    this.table = table;
  }

  /**
   * Adds a row.
   *
   * @param columnsAndValues alternating columns and values
   */
  TableRows add(@Nullable Object... columnsAndValues) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      if (columnsAndValues[i] instanceof ColumnSpec column) {
        values.put(column.name(), inside(columnsAndValues[i + 1]));
      }
    }
    List<@Nullable Object> row = new ArrayList<>();
    table.columns().forEach(column -> row.add(values.get(column.name())));
    rows.add(RowFactory.create(row.toArray()));
    return this;
  }

  private static @Nullable Object inside(@Nullable Object value) {
    if (value instanceof LocalDate day) {
      return Date.valueOf(day);
    }
    return value instanceof Instant instant ? Timestamp.from(instant) : value;
  }

  Dataset<Row> rows(Spark spark) {
    StructType type =
        new StructType(
            Stream.of(table.structType().fields())
                .map(f -> DataTypes.createStructField(f.name(), f.dataType(), true))
                .toArray(StructField[]::new));
    return spark.rows(type, rows);
  }
}
