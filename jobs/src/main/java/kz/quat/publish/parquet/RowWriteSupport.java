package kz.quat.publish.parquet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Unit;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Writes Spark rows as Parquet records with the table's published columns. */
final class RowWriteSupport extends WriteSupport<Row> {

  private static final int KEPT_VALUES = 10_000;

  private final Map<String, Binary> binaries = new HashMap<>();
  private final Map<Long, Integer> days = new HashMap<>();
  private final TableSpec table;
  private final Map<String, String> facts;
  private final List<ColumnSpec> inside;
  private final List<ColumnSpec> published;
  private final @Nullable Binary run;
  private final @Nullable GeoParquet geo;
  private @Nullable RecordConsumer prepared;

  RowWriteSupport(TableSpec table, Map<String, String> facts) {
    this.table = table;
    this.facts = facts;
    this.inside = table.columns();
    String runId = facts.get(ParquetTableWriter.RUN_FACT);
    this.published = runId == null ? table.publishedColumns() : table.columnsOfRun();
    this.run = runId == null ? null : Binary.fromString(runId);
    this.geo = GeoParquet.of(table);
  }

  @Override
  @SuppressWarnings("deprecation") // the older of two overloads, which Parquet still calls
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    Map<String, String> footer = new HashMap<>(facts);
    footer.put("quat.table", table.name());
    footer.put("quat.meaning", table.meaning());
    footer.put("quat.key", String.join(",", table.key().stream().map(ColumnSpec::name).toList()));
    for (ColumnSpec column : published) {
      footer.put("quat.unit." + column.name(), column.unit().symbol());
      footer.put("quat.meaning." + column.name(), column.meaning());
    }
    return new WriteContext(
        new MessageType(table.name(), published.stream().map(RowWriteSupport::type).toList()),
        footer);
  }

  private static Type type(ColumnSpec column) {
    PrimitiveTypeName primitive =
        switch (column.type()) {
          case TEXT, GEOMETRY -> PrimitiveTypeName.BINARY;
          case BOOL -> PrimitiveTypeName.BOOLEAN;
          case INT, DATE -> PrimitiveTypeName.INT32;
          case BIGINT, DECIMAL_18_6, TIMESTAMP -> PrimitiveTypeName.INT64;
          case DOUBLE -> PrimitiveTypeName.DOUBLE;
        };
    var builder = column.required() ? Types.required(primitive) : Types.optional(primitive);
    return switch (column.type()) {
      case TEXT -> builder.as(LogicalTypeAnnotation.stringType()).named(column.name());
      case DATE -> builder.as(LogicalTypeAnnotation.dateType()).named(column.name());
      case DECIMAL_18_6 ->
          builder.as(LogicalTypeAnnotation.decimalType(6, 18)).named(column.name());
      case TIMESTAMP ->
          builder
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(column.name());
      case BOOL, INT, BIGINT, DOUBLE, GEOMETRY -> builder.named(column.name());
    };
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    prepared = recordConsumer;
  }

  @Override
  public void write(Row row) {
    RecordConsumer consumer = Objects.requireNonNull(prepared, "Parquet prepares before it writes");
    consumer.startMessage();
    for (int i = 0; i < inside.size(); i++) {
      if (row.isNullAt(i)) {
        if (inside.get(i).required()) {
          throw new IllegalStateException(
              "Null in %s.%s, which must be known".formatted(table.name(), inside.get(i).name()));
        }
        continue;
      }
      consumer.startField(published.get(i).name(), i);
      value(consumer, inside.get(i), row.get(i));
      consumer.endField(published.get(i).name(), i);
    }
    if (run != null) {
      consumer.startField(Columns.RUN_ID.name(), inside.size());
      consumer.addBinary(run);
      consumer.endField(Columns.RUN_ID.name(), inside.size());
    }
    consumer.endMessage();
  }

  @Override
  public FinalizedWriteContext finalizeWrite() {
    return new FinalizedWriteContext(geo == null ? Map.of() : geo.footer());
  }

  private void value(RecordConsumer consumer, ColumnSpec column, Object value) {
    if (column.unit() == Unit.WH) {
      // 1 Wh is 10^-6 MWh: the watt-hours are the decimal's unscaled value.
      consumer.addLong((Long) value);
      return;
    }
    switch (column.type()) {
      case TEXT -> consumer.addBinary(binary((String) value));
      case BOOL -> consumer.addBoolean((Boolean) value);
      case INT -> consumer.addInteger((Integer) value);
      case BIGINT -> consumer.addLong((Long) value);
      case DOUBLE -> consumer.addDouble((Double) value + 0.0); // avoids minus zero
      case DECIMAL_18_6 ->
          consumer.addLong(
              ((BigDecimal) value)
                  .setScale(6, RoundingMode.UNNECESSARY)
                  .unscaledValue()
                  .longValueExact());
      case DATE -> consumer.addInteger(epochDay((Date) value));
      case TIMESTAMP -> consumer.addLong(micros(((Timestamp) value).toInstant()));
      case GEOMETRY -> {
        Objects.requireNonNull(geo, "made for tables with a geometry").add((byte[]) value);
        consumer.addBinary(Binary.fromConstantByteArray((byte[]) value));
      }
    }
  }

  /**
   * The encoded text. Encodings are reused, as a table has few different codes, names and days,
   * each in thousands of rows.
   */
  private Binary binary(String text) {
    Binary known = binaries.get(text);
    if (known == null) {
      known = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
      if (binaries.size() < KEPT_VALUES) {
        binaries.put(text, known);
      }
    }
    return known;
  }

  private int epochDay(Date day) {
    return days.computeIfAbsent(
        day.getTime(), time -> (int) new Date(time).toLocalDate().toEpochDay());
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
  }
}
