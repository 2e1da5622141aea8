package kz.quat.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.submission.Document;

/** Reads one report file the way a night would, without a Spark session. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * The documents of a file, at least one: an unreadable part is a document with a problem.
   *
   * @param limits size and nesting allowed
   */
  public static List<Document> documents(Path file, CleanConfig limits) throws IOException {
    Path real = file.toRealPath();
    Path name = real.getFileName();
    if (name == null) {
      throw new IOException(file + " is no file");
    }
    return documents(name.toString(), () -> Files.newInputStream(real), limits);
  }

  /** The same for a file that is in memory. */
  public static List<Document> documents(String name, byte[] bytes, CleanConfig limits) {
    return documents(name, () -> new ByteArrayInputStream(bytes), limits);
  }

  private static List<Document> documents(String name, FileContent file, CleanConfig limits) {
    JsonDocuments json = new JsonDocuments(limits.maxReportDepth(), limits.maxReportBytes());
    return new ReportRecords(json)
        .of(name, file).stream()
            .map(record -> new Document(record.lineNo(), record.text(), record.problem()))
            .toList();
  }
}
