package kz.quat.publish.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Finishes a workbook. The library stamps the file with the time of writing and stores no results
 * of formulas; here the time is replaced by the run's, so that the bytes can be repeated, and the
 * results are added.
 */
public final class ReproducibleWorkbook {

  private static final Pattern SHEET = Pattern.compile("xl/worksheets/sheet(\\d+)\\.xml");
  private static final Pattern FORMULA = Pattern.compile("<c r=\"([A-Z]+\\d+)\"[^>]*><f>[^<]*</f>");
  private static final String CORE = "docProps/core.xml";

  private ReproducibleWorkbook() {}

  /**
   * The finished workbook.
   *
   * @param results of formulas by cell, for every sheet in order
   */
  public static byte[] rewrite(byte[] zip, Instant time, List<Map<String, BigDecimal>> results)
      throws IOException {
    LocalDateTime stamp = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    // The file's local headers are incomplete: it must be read through its central directory,
    // for which ZipFile needs a file.
    Path file = Files.createTempFile("quat", ".xlsx");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Files.write(file, zip);
      try (ZipFile in = new ZipFile(file.toFile());
          ZipOutputStream to = new ZipOutputStream(out)) {
        for (ZipEntry entry : Collections.list(in.entries())) {
          byte[] content;
          try (InputStream stream = in.getInputStream(entry)) {
            content = stream.readAllBytes();
          }
          ZipEntry steady = new ZipEntry(entry.getName());
          steady.setTimeLocal(stamp);
          to.putNextEntry(steady);
          to.write(finished(entry.getName(), content, time, results));
          to.closeEntry();
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return out.toByteArray();
  }

  private static byte[] finished(
      String name, byte[] content, Instant time, List<Map<String, BigDecimal>> results) {
    if (name.equals(CORE)) {
      return dated(content, time);
    }
    Matcher sheet = SHEET.matcher(name);
    if (!sheet.matches()) {
      return content;
    }
    Map<String, BigDecimal> ofSheet = results.get(Integer.parseInt(sheet.group(1)) - 1);
    String text = new String(content, StandardCharsets.UTF_8);
    return FORMULA
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group())
                    + "<v>"
                    + Objects.requireNonNull(ofSheet.get(found.group(1)), found.group(1))
                        .toPlainString()
                    + "</v>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] dated(byte[] core, Instant time) {
    String text = new String(core, StandardCharsets.UTF_8);
    String dated =
        text.replaceAll(
            "(<dcterms:[a-z]+ [^>]*>)[^<]*(</dcterms:)",
            "$1" + time.truncatedTo(ChronoUnit.SECONDS) + "$2");
    return dated.getBytes(StandardCharsets.UTF_8);
  }
}
