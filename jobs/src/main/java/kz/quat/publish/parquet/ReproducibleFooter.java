package kz.quat.publish.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Makes the footer of a Parquet file depend on the file's content alone. parquet-java lists a
 * column's encodings in the order of a hash set of enum constants, which changes from process to
 * process; here they are sorted by number. The footer's meaning and length stay the same.
 */
public final class ReproducibleFooter {

  /** Length of the end of a file: the footer's length, then the magic number. */
  private static final int TAIL_BYTES = 8;

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private ReproducibleFooter() {}

  /**
   * Rewrites a file's footer in place.
   *
   * @throws IOException if it cannot be read or written, or is no Parquet file
   */
  public static void write(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      byte[] tail = read(channel, size - TAIL_BYTES, TAIL_BYTES);
      int length = footerLength(tail);
      long start = size - TAIL_BYTES - length;
      byte[] footer = read(channel, start, length);
      ByteBuffer steady = ByteBuffer.wrap(steady(footer));
      while (steady.hasRemaining()) {
        start += channel.write(steady, start);
      }
    }
  }

  /** The bytes of a whole file with the rewritten footer. */
  public static byte[] of(byte[] file) throws IOException {
    int end = file.length - TAIL_BYTES;
    if (end < 0) {
      throw new IOException("No Parquet file: it has " + file.length + " bytes");
    }
    int start = end - footerLength(Arrays.copyOfRange(file, end, file.length));
    byte[] steady = steady(Arrays.copyOfRange(file, start, end));
    byte[] all = file.clone();
    System.arraycopy(steady, 0, all, start, steady.length);
    return all;
  }

  private static int footerLength(byte[] tail) throws IOException {
    if (!Arrays.equals(Arrays.copyOfRange(tail, 4, TAIL_BYTES), MAGIC)) {
      throw new IOException("No Parquet file: it does not end in PAR1");
    }
    return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private static byte[] read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("The file is shorter than its footer says");
      }
    }
    return bytes.array();
  }

  private static byte[] steady(byte[] footer) throws IOException {
    FileMetaData facts = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup group : facts.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        List<Encoding> encodings = new ArrayList<>(column.getMeta_data().getEncodings());
        encodings.sort(Comparator.comparingInt(Encoding::getValue));
        column.getMeta_data().setEncodings(encodings);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(facts, bytes);
    if (bytes.size() != footer.length) {
      throw new IOException(
          "A footer of %d bytes became one of %d".formatted(footer.length, bytes.size()));
    }
    return bytes.toByteArray();
  }
}
