package kz.quat.publish.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.parquet.ReproducibleFooter;
import kz.quat.schema.Columns;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Some rows and columns of a Parquet file as a smaller Parquet file in memory; the values are
 * unchanged.
 *
 * @param base64 the smaller file as a page embeds it
 * @param rows number of rows in it
 * @param left number of rows of the wanted days that were left out for want of room
 */
record ParquetSlice(String base64, long rows, long left) {

  private static final String DAY = "market_date";

  /**
   * Cuts a slice. Rows without a market_date belong to every day.
   *
   * @throws UserErrorException (input) if the file cannot be read
   */
  static ParquetSlice of(Path file, PageTable table, LocalDate deliveryDate) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] steady;
    long[] count = new long[2];
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new LocalInputFile(file),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      MessageType schema = projection(reader.getFileMetaData().getSchema(), table.columns());
      reader.setRequestedSchema(schema);
      MessageColumnIO columns =
          new ColumnIOFactory().getColumnIO(schema, reader.getFileMetaData().getSchema());
      LocalDate firstDay = table.firstDay(deliveryDate);
      long first = table.days() == 0 ? Long.MIN_VALUE : firstDay.toEpochDay();
      long last = table.days() == 0 ? Long.MAX_VALUE : deliveryDate.toEpochDay();
      try (ParquetWriter<Group> writer = writer(bytes, schema)) {
        for (PageReadStore pages = reader.readNextRowGroup();
            pages != null;
            pages = reader.readNextRowGroup()) {
          RecordReader<Group> records =
              columns.getRecordReader(pages, new GroupRecordConverter(schema));
          for (long i = 0; i < pages.getRowCount(); i++) {
            Group row = records.read();
            if (!isOf(row, first, last)) {
              continue;
            }
            if (count[0] < table.maxRows()) {
              writer.write(row);
              count[0]++;
            } else {
              count[1]++;
            }
          }
        }
      }
      steady = ReproducibleFooter.of(bytes.toByteArray());
    } catch (IOException | RuntimeException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          file + " cannot be read; restore it from a backup: " + FileFaults.reason(e),
          e);
    }
    String base64 = Base64.getEncoder().encodeToString(steady);
    return new ParquetSlice(base64, count[0], count[1]);
  }

  private static boolean isOf(Group row, long first, long last) {
    if (!row.getType().containsField(DAY) || row.getFieldRepetitionCount(DAY) == 0) {
      return true;
    }
    int day = row.getInteger(DAY, 0);
    return day >= first && day <= last;
  }

  /** The columns to take; never the run's, which a page states once. */
  private static MessageType projection(MessageType schema, List<String> columns) {
    List<Type> kept =
        schema.getFields().stream()
            .filter(field -> columns.isEmpty() || columns.contains(field.getName()))
            .filter(field -> !field.getName().equals(Columns.RUN_ID.name()))
            .toList();
    return new MessageType(schema.getName(), kept);
  }

  private static ParquetWriter<Group> writer(ByteArrayOutputStream bytes, MessageType schema)
      throws IOException {
    return ExampleParquetWriter.builder(new MemoryFile(bytes))
        .withType(schema)
        .withExtraMetaData(Map.of())
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(128L << 20)
        .build();
  }
}
