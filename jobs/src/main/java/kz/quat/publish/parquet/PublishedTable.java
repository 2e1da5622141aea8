package kz.quat.publish.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import kz.quat.schema.TableSpec;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Row;

/** Reads a published table with parquet-java alone, without starting Spark. */
public final class PublishedTable {

  private final Path file;
  private final TableSpec table;

  /** A table's file in a run's folder. */
  public PublishedTable(Path runFolder, TableSpec table) {
    this.file = runFolder.resolve(table.name() + ".parquet");
    this.table = table;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** The rows of one market day, in the file's order. */
  public List<PublishedRow> rowsOf(LocalDate day) {
    // Pages of other days are skipped by their statistics: a year of hours is not read for one day.
    FilterCompat.Filter ofDay =
        FilterCompat.get(
            FilterApi.eq(FilterApi.intColumn(Columns.MARKET_DATE.name()), (int) day.toEpochDay()));
    return rows(row -> row.date(Columns.MARKET_DATE).equals(day), ofDay);
  }

  /**
   * The rows that match, in the file's order.
   *
   * @throws UserErrorException (input) if the file is missing or is not that table
   */
  public List<PublishedRow> rows(Predicate<PublishedRow> wanted) {
    return rows(wanted, FilterCompat.NOOP);
  }

  private List<PublishedRow> rows(Predicate<PublishedRow> wanted, FilterCompat.Filter filter) {
    List<PublishedRow> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        new Builder(new LocalInputFile(file)).withFilter(filter).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        PublishedRow row = row(group);
        if (wanted.test(row)) {
          rows.add(row);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          file
              + " cannot be read as "
              + table.name()
              + "; restore it from a backup: "
              + FileFaults.reason(e),
          e);
    }
    return rows;
  }

  private PublishedRow row(Group group) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ColumnSpec column : table.publishedColumns()) {
      // A file of an older version lacks columns that were added since.
      if (group.getType().containsField(column.name())
          && group.getFieldRepetitionCount(column.name()) > 0) {
        values.put(column.name(), value(group, column));
      }
    }
    return new PublishedRow(values);
  }

  private static Object value(Group group, ColumnSpec column) {
    String name = column.name();
    return switch (column.type()) {
      case TEXT -> group.getBinary(name, 0).toStringUsingUTF8();
      case BOOL -> group.getBoolean(name, 0);
      case INT -> group.getInteger(name, 0);
      case BIGINT -> group.getLong(name, 0);
      case DOUBLE -> group.getDouble(name, 0);
      case DECIMAL_18_6 -> new BigDecimal(BigInteger.valueOf(group.getLong(name, 0)), 6);
      case DATE -> LocalDate.ofEpochDay(group.getInteger(name, 0));
      case TIMESTAMP -> Instant.EPOCH.plus(group.getLong(name, 0), ChronoUnit.MICROS);
      case GEOMETRY -> group.getBinary(name, 0).getBytes();
    };
  }

  /**
   * The rows in the form that the table writer takes. Not for tables with columns in watt-hours,
   * whose published form is MWh.
   */
  public static Iterator<Row> forWriting(TableSpec table, List<PublishedRow> rows) {
    RowType type = RowType.of(table);
    return rows.stream().map(row -> forWriting(type, table, row)).iterator();
  }

  private static Row forWriting(RowType type, TableSpec table, PublishedRow values) {
    RowBuilder row = type.row();
    table.columns().forEach(column -> row.set(column, values.find(column)));
    return row.build();
  }

  private static final class Builder extends ParquetReader.Builder<Group> {

    Builder(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new Groups();
    }
  }

  /**
   * Reads Parquet groups without a Hadoop configuration, which the library's own class requires.
   */
  private static final class Groups extends ReadSupport<Group> {

    private final GroupReadSupport groups = new GroupReadSupport();

    @Override
    @SuppressWarnings("deprecation") // the only overload that takes no Hadoop configuration
    public ReadContext init(
        ParquetConfiguration configuration, Map<String, String> footer, MessageType schema) {
      return new ReadContext(schema);
    }

    @Override
    public RecordMaterializer<Group> prepareForRead(
        ParquetConfiguration configuration,
        Map<String, String> footer,
        MessageType schema,
        ReadContext context) {
      return groups.prepareForRead(configuration, footer, schema, context);
    }

    @Override
    @SuppressWarnings("deprecation") // the older of two overloads, which Parquet still calls
    public RecordMaterializer<Group> prepareForRead(
        Configuration configuration,
        Map<String, String> footer,
        MessageType schema,
        ReadContext context) {
      return groups.prepareForRead(configuration, footer, schema, context);
    }
  }
}
