package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import kz.quat.submission.Document;
import kz.quat.submission.Submissions;

/** Reads files of reports, which may have any format of a report. */
final class ReportRecords {

  private final JsonDocuments json;

  ReportRecords(JsonDocuments json) {
    this.json = json;
  }

  /** The records of a file; a file that cannot be read gives one record with a problem. */
  List<RawRecord> of(String path, FileContent file) {
    try {
      return Submissions.isNamedJson(path) && isText(file) ? json.read(file) : forms(file);
    } catch (IOException e) {
      return List.of(Problems.unreadable(path, e));
    } catch (CopyUnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      return List.of(Problems.readerFailed(path));
    }
  }

  private static boolean isText(FileContent file) throws IOException {
    try (InputStream in = file.open()) {
      return Submissions.isText(in);
    }
  }

  /** Reports in any supported format, each as JSON. */
  private List<RawRecord> forms(FileContent file) throws IOException {
    try (InputStream in = file.open()) {
      List<RawRecord> records = new ArrayList<>();
      for (Document document : Submissions.read(in, json.maxBytes(), this::documents)) {
        records.add(
            new RawRecord(document.lineNo(), List.of(), document.text(), document.problem()));
      }
      return records;
    }
  }

  private List<Document> documents(String text) {
    return json.split(text).stream()
        .map(record -> new Document(record.lineNo(), record.text(), record.problem()))
        .toList();
  }
}
