package kz.quat.extract;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** Reads files of JSON within limits of size and nesting. */
final class JsonDocuments {

  private final JsonFactory json;
  private final int maxDepth;
  private final long maxBytes;

  JsonDocuments(int maxDepth, long maxBytes) {
    this.json = JsonRecords.factory(maxDepth);
    this.maxDepth = maxDepth;
    this.maxBytes = maxBytes;
  }

  long maxBytes() {
    return maxBytes;
  }

  /** The records of a file; a file that cannot be read gives one record with a problem. */
  List<RawRecord> of(String path, FileContent file) {
    try {
      return read(file);
    } catch (IOException e) {
      return List.of(Problems.unreadable(path, e));
    } catch (CopyUnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      return List.of(Problems.readerFailed(path));
    }
  }

  /** The same; throws if the file cannot be opened. */
  List<RawRecord> read(FileContent file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Reader reader = FileText.open(file, maxBytes)) {
      char[] chunk = new char[1 << 14];
      for (int read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
        text.append(chunk, 0, read);
      }
    } catch (TooLargeException e) {
      String head = Problems.head(text.toString());
      return List.of(RawRecord.broken(1, head, Problems.TOO_LARGE));
    } catch (IOException e) {
      String head = Problems.head(text.toString());
      return List.of(RawRecord.broken(1, head, Problems.UNREADABLE_FILE));
    }
    return split(text.toString());
  }

  /** The records of a text. */
  List<RawRecord> split(String text) {
    return JsonRecords.of(json, maxDepth, text);
  }
}
