package kz.quat.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into its root objects: consecutive objects (on one line each or over several
 * lines), or the elements of one array. Text that cannot be read as an object becomes one record
 * with a problem; it extends to the next line that begins with an opening brace, where reading
 * continues.
 *
 * <p>A record's line is the one on which it starts. If several start on one line, each one after
 * the first gets the next number, so that file and line identify a record.
 */
final class JsonRecords {

  private static final int MAX_STRING_CHARS = 1 << 20;
  private static final int MAX_NAME_CHARS = 1000;
  private static final int MAX_NUMBER_CHARS = 100;
  private static final String SEPARATORS = ",] \t\r\n";

  private final JsonFactory json;
  private final int maxDepth;
  private final char[] chars;
  private final List<RawRecord> records = new ArrayList<>();
  private int countedTo;
  private long countedLine = 1;
  private long lastLine;

  private JsonRecords(JsonFactory json, int maxDepth, char[] chars) {
    this.json = json;
    this.maxDepth = maxDepth;
    this.chars = chars;
  }

  /** A factory with limits for untrusted input. Create one per partition. */
  static JsonFactory factory(int maxDepth) {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth + 2)
                .maxStringLength(MAX_STRING_CHARS)
                .maxNameLength(MAX_NAME_CHARS)
                .maxNumberLength(MAX_NUMBER_CHARS)
                .build())
        .build();
  }

  /** The records of a text; a blank text gives one record with a problem. */
  static List<RawRecord> of(JsonFactory json, int maxDepth, char[] text) {
    JsonRecords reading = new JsonRecords(json, maxDepth, text);
    int from = 0;
    while (from < text.length) {
      from = reading.readFrom(from);
    }
    if (CharBuffer.wrap(text).chars().allMatch(Character::isWhitespace)) {
      return List.of(RawRecord.broken(1, "", Problems.UNPARSEABLE));
    }
    return reading.records;
  }

  /**
   * Reads objects until one fails.
   *
   * @return where to continue; the end of the text if none failed
   */
  private int readFrom(int offset) {
    int done = offset;
    boolean inArray = false;
    try (JsonParser parser = json.createParser(chars, offset, chars.length - offset)) {
      long base = parser.currentLocation().getCharOffset() - offset;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          int start = (int) (parser.currentTokenLocation().getCharOffset() - base);
          done = start;
          if (!skipObject(parser)) {
            return skip(start, Problems.TOO_DEEP, false);
          }
          done = (int) (parser.currentLocation().getCharOffset() - base);
          add(start, done, null);
        } else if (token == JsonToken.START_ARRAY && !inArray && done == offset) {
          inArray = true;
        } else if (token == JsonToken.END_ARRAY) {
          inArray = false;
        } else {
          return skip(done, Problems.UNPARSEABLE, false);
        }
      }
      return inArray ? skip(done, Problems.UNPARSEABLE, true) : chars.length;
    } catch (StreamConstraintsException e) {
      return skip(done, Problems.TOO_LARGE, false);
    } catch (IOException e) {
      return skip(done, Problems.UNPARSEABLE, inArray);
    }
  }

  /** Reads to the object's end; false if it is nested more deeply than allowed. */
  private boolean skipObject(JsonParser parser) throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new JsonEOFException(parser, null, "The text ends inside an object");
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth > maxDepth) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the unreadable text up to the next line that begins an object as a record. Commas and
   * brackets alone between objects are not worth a record, unless an array is not closed.
   *
   * @return where to continue
   */
  private int skip(int from, String problem, boolean openArray) {
    int next = nextObject(from + 1);
    int end = next < 0 ? chars.length : next;
    int start = from;
    while (start < end && SEPARATORS.indexOf(chars[start]) >= 0) {
      start++;
    }
    if (start < end || (openArray && next < 0)) {
      int last = end;
      while (last > start && Character.isWhitespace(chars[last - 1])) {
        last--;
      }
      add(start, last, problem);
    }
    return next < 0 ? chars.length : next + 1;
  }

  /** Where the next line break lies that an opening brace follows; -1 if there is none. */
  private int nextObject(int from) {
    for (int i = from; i < chars.length - 1; i++) {
      if (chars[i] == '\n' && chars[i + 1] == '{') {
        return i;
      }
    }
    return -1;
  }

  private void add(int start, int end, @Nullable String problem) {
    for (int i = countedTo; i < start; i++) {
      if (chars[i] == '\n') {
        countedLine++;
      }
    }
    countedTo = start;
    lastLine = Math.max(countedLine, lastLine + 1);
    String record = new String(chars, start, end - start);
    String found = RawRecord.isDecoded(record) ? problem : Problems.BAD_ENCODING;
    records.add(new RawRecord(lastLine, List.of(), record, found));
  }
}
