package kz.quat.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files as people send them, made from text that is easy to read in a test. */
public final class SubmissionFiles {

  static final long LIMIT_BYTES = 1 << 22;

  private SubmissionFiles() {}

  public static List<Document> read(byte[] bytes) throws IOException {
    return Submissions.read(
        new ByteArrayInputStream(bytes),
        LIMIT_BYTES,
        text -> List.of(new Document(1, text.strip(), null)));
  }

  public static List<Document> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** A zip file with files a.csv, b.csv, … */
  public static byte[] zip(byte[]... files) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < files.length; i++) {
        out.putNextEntry(new ZipEntry((char) ('a' + i) + ".csv"));
        out.write(files[i]);
        out.closeEntry();
      }
    }
    return packed.toByteArray();
  }

  /**
   * A workbook of one sheet.
   *
   * @param text one line per row, cells separated by bars; {@code #1.5} is a number, {@code =A1} a
   *     formula without a stored result
   */
  public static byte[] xlsx(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("Отчёт")) {
      List<String> lines = text.lines().toList();
      for (int r = 0; r < lines.size(); r++) {
        String[] cells = lines.get(r).split("\\|", -1);
        for (int c = 0; c < cells.length; c++) {
          String cell = cells[c].strip();
          if (cell.startsWith("#")) {
            sheet.value(r, c, Double.valueOf(cell.substring(1)));
          } else if (cell.startsWith("=")) {
            sheet.formula(r, c, cell.substring(1));
          } else if (!cell.isEmpty()) {
            sheet.value(r, c, cell);
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  public static byte[] encoded(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }
}
