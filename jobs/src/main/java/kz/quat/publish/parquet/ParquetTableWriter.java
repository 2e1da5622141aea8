package kz.quat.publish.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import kz.quat.publish.run.PublishedFile;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.sql.Row;

/**
 * Writes one published table as one plain Parquet file that any reader can open: exact column
 * names, zstd, times in UTC microseconds, units and meanings in the footer. The same rows give the
 * same bytes.
 */
public final class ParquetTableWriter implements AutoCloseable {

  /**
   * The footer's entry for the run to which a file belongs. A file that has it also has the column
   * {@link Columns#RUN_ID}.
   */
  public static final String RUN_FACT = "quat.run_id";

  private static final long ROW_GROUP_BYTES = 128L << 20;

  private final Path file;
  private final ParquetWriter<Row> writer;
  private final KeyOrder order;
  private long rows;
  private boolean closed;

  /** True once a row was refused: the file is incomplete then. */
  private boolean broken;

  /**
   * Opens a file to be written row by row; closing finishes it.
   *
   * @param facts additional entries for the file's footer, such as {@link #RUN_FACT}
   */
  public ParquetTableWriter(Path file, TableSpec table, Map<String, String> facts) {
    this.file = file;
    this.order = new KeyOrder(table);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.writer = new Builder(new LocalOutputFile(file), table, facts).build();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Writes a file.
   *
   * @param rows rows with the table's columns, sorted by its key; iterated once
   * @param facts additional entries for the file's footer, such as {@link #RUN_FACT}
   * @throws DuplicateKeyException if two rows have the same key; nothing of the run may be shown
   *     then
   * @throws IllegalStateException if a row is out of order or a required value is null
   */
  public static PublishedFile write(
      Path file, TableSpec table, Iterator<Row> rows, Map<String, String> facts) {
    ParquetTableWriter writer = new ParquetTableWriter(file, table, facts);
    try (writer) {
      rows.forEachRemaining(writer::write);
    }
    try {
      return PublishedFile.of(file, writer.rows);
    } catch (IOException e) {
      throw writer.unwritable(e);
    }
  }

  /**
   * Adds a row.
   *
   * @throws DuplicateKeyException as the static method does
   * @throws IllegalStateException as the static method does
   */
  public void write(Row row) {
    broken = true;
    order.check(row);
    try {
      writer.write(row);
      broken = false;
    } catch (IOException e) {
      throw unwritable(e);
    }
    rows++;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      writer.close();
      if (!broken) {
        ReproducibleFooter.write(file);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException("Cannot write " + file, e);
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final TableSpec table;
    private final Map<String, String> facts;

    Builder(OutputFile file, TableSpec table, Map<String, String> facts) {
      super(file);
      this.table = table;
      this.facts = facts;
      withConf(new PlainParquetConfiguration());
      withCompressionCodec(CompressionCodecName.ZSTD);
      withRowGroupSize(ROW_GROUP_BYTES);
      withWriteMode(ParquetFileWriter.Mode.CREATE);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // the older of two overloads, which Parquet still calls
    protected WriteSupport<Row> getWriteSupport(Configuration conf) {
      return new RowWriteSupport(table, facts);
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration conf) {
      return new RowWriteSupport(table, facts);
    }
  }
}
