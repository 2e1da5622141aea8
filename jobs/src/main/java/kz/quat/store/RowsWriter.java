package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows that the driver already holds, with Iceberg's own Parquet writer. No Spark job is
 * needed, so a few hundred rows take milliseconds. Every rule of the table is checked while
 * writing.
 */
final class RowsWriter {

  private final TableSpec table;
  private final Table target;
  private final Partitions partitions;
  private final int[] key;

  RowsWriter(TableSpec table, Table target, Partitions partitions) {
    this.table = table;
    this.target = target;
    this.partitions = partitions;
    List<String> names = table.columns().stream().map(ColumnSpec::name).toList();
    this.key = table.key().stream().mapToInt(column -> names.indexOf(column.name())).toArray();
  }

  /**
   * Writes one file per partition, without committing it.
   *
   * @param rows rows with the table's columns in its order
   * @throws TableRuleException if a row breaks a rule of the table
   */
  List<DataFile> write(List<Row> rows) {
    Map<PartitionKey, List<Record>> byPartition = new LinkedHashMap<>();
    PartitionKey partition = new PartitionKey(target.spec(), target.schema());
    InternalRecordWrapper wrapper = new InternalRecordWrapper(target.schema().asStruct());
    Set<List<Object>> keys = new HashSet<>();
    for (Row row : rows) {
      Record record = record(row);
      refuseSecond(keys, row);
      partition.partition(wrapper.wrap(record));
      byPartition.computeIfAbsent(partition.copy(), p -> new ArrayList<>()).add(record);
    }
    List<DataFile> files = new ArrayList<>();
    byPartition.forEach((key, records) -> files.add(file(key, records)));
    return files;
  }

  private DataFile file(PartitionKey partition, List<Record> records) {
    String name = "rows-" + UUID.randomUUID() + ".parquet";
    boolean cut = target.spec().isPartitioned();
    OutputFile file =
        target
            .io()
            .newOutputFile(
                cut
                    ? target.locationProvider().newDataLocation(target.spec(), partition, name)
                    : target.locationProvider().newDataLocation(name));
    try {
      DataWriter<Record> writer =
          Parquet.writeData(file)
              .forTable(target)
              .withPartition(cut ? partition : null)
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        records.forEach(writer::write);
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException("Table " + table.name() + " cannot be written", e);
    }
  }

  private void refuseSecond(Set<List<Object>> keys, Row row) {
    List<Object> values = new ArrayList<>(key.length);
    for (int index : key) {
      values.add(row.get(index));
    }
    if (!keys.add(values)) {
      throw KeyCheck.twice(table, values);
    }
  }

  private Record record(Row row) {
    if (row.length() != table.columns().size()) {
      throw new IllegalArgumentException(
          "A row of %d values for %s, which has %d columns"
              .formatted(row.length(), table.name(), table.columns().size()));
    }
    Record record = GenericRecord.create(target.schema());
    for (int i = 0; i < row.length(); i++) {
      ColumnSpec column = table.columns().get(i);
      Object value = value(column, row.get(i));
      record.setField(column.name(), value);
      if (column.name().equals(Columns.MARKET_DATE.name())
          && value instanceof LocalDate day
          && !partitions.hold(day)) {
        throw new TableRuleException(
            table, column.name(), day + " is outside the partitions to be replaced");
      }
    }
    return record;
  }

  private @Nullable Object value(ColumnSpec column, @Nullable Object value) {
    if (value == null) {
      if (column.required()) {
        throw new TableRuleException(table, column.name(), "null where it must be known");
      }
      return null;
    }
    return switch (column.type()) {
      case TEXT -> as(column, value, String.class);
      case BOOL -> as(column, value, Boolean.class);
      case INT -> as(column, value, Integer.class);
      case BIGINT -> as(column, value, Long.class);
      case DOUBLE -> as(column, value, Double.class);
      case DECIMAL_18_6 -> decimal(column, as(column, value, BigDecimal.class));
      case DATE ->
          value instanceof Date date ? date.toLocalDate() : as(column, value, LocalDate.class);
      case TIMESTAMP ->
          (value instanceof Timestamp at ? at.toInstant() : as(column, value, Instant.class))
              .atOffset(ZoneOffset.UTC);
      case GEOMETRY ->
          throw new IllegalArgumentException(
              table.name() + "." + column.name() + " is a geometry, which no stored table has");
    };
  }

  private BigDecimal decimal(ColumnSpec column, BigDecimal value) {
    if (value.stripTrailingZeros().scale() > 6) {
      throw new TableRuleException(
          table, column.name(), value.toPlainString() + " has more than six decimal places");
    }
    BigDecimal scaled = value.setScale(6, RoundingMode.UNNECESSARY);
    if (scaled.precision() > 18) {
      throw new TableRuleException(table, column.name(), value.toPlainString() + " is too large");
    }
    return scaled;
  }

  private <T> T as(ColumnSpec column, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new TableRuleException(
          table,
          column.name(),
          "is a %s, must be %s".formatted(value.getClass().getSimpleName(), column.type()));
    }
    return type.cast(value);
  }
}
