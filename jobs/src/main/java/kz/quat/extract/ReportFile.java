package kz.quat.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    SourceFormat format =
        new SourceFormat(
            false,
            true,
            new ArrayList<>(),
            new ArrayList<>(),
            limits.maxReportDepth(),
            limits.maxReportBytes(),
            null);
    List<Document> documents = new ArrayList<>();
    try (RecordStream records =
        new FileRecords(format).open(name.toString(), () -> Files.newInputStream(real))) {
      while (records.hasNext()) {
        RawRecord record = records.next();
        documents.add(new Document(record.lineNo(), record.text(), record.problem()));
      }
    }
    return documents;
  }
}
