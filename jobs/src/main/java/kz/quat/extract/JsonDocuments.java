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
    TextParts text = new TextParts();
    try (Reader reader = FileText.open(file, maxBytes)) {
      text.read(reader);
    } catch (TooLargeException e) {
      return List.of(RawRecord.broken(1, text.head(), Problems.TOO_LARGE));
    } catch (IOException e) {
      return List.of(RawRecord.broken(1, text.head(), Problems.UNREADABLE_FILE));
    }
    return JsonRecords.of(json, maxDepth, text.joined());
  }

  /** The records of a text. */
  List<RawRecord> split(String text) {
    return JsonRecords.of(json, maxDepth, text.toCharArray());
  }
}
