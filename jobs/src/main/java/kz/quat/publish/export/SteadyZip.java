package kz.quat.publish.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A workbook without the clock: its writer puts the time of writing into it, this the run's. */
final class SteadyZip {

  private static final String CORE = "docProps/core.xml";

  private SteadyZip() {}

  static byte[] rewrite(byte[] zip, Instant time) throws IOException {
    LocalDateTime stamp = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    // Its local headers are only read right by way of the directory at the end, hence a file.
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
          to.write(entry.getName().equals(CORE) ? dated(content, time) : content);
          to.closeEntry();
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return out.toByteArray();
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
