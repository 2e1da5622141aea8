package kz.quat.submission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A submission ({@code quat-report/1}) as it is written. Every leaf is text: a number keeps its
 * digits. Fields that the form does not have are passed over.
 *
 * @param fields the document's own fields, by name; absent where null
 * @param readings the readings in order; null where there is no list of them
 */
public record ReportText(Map<String, String> fields, @Nullable List<Reading> readings) {

  public static final String READINGS = "readings";
  public static final String HOUR = "hour";
  public static final String VALUE = "value";
  public static final String FOLD = "fold";
  static final String LINE = "line";

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * One element of the list; one that is no object has neither hour nor value.
   *
   * @param text the element as it stands in the document
   * @param line of the form that it was read from; null in a JSON submission
   */
  public record Reading(
      @Nullable String hour,
      @Nullable String value,
      @Nullable String fold,
      String text,
      @Nullable String line) {}

  /** Whether it was a table once: a reading then has the line that it stood on. */
  public boolean isOfTable() {
    return readings != null && readings.stream().anyMatch(reading -> reading.line() != null);
  }

  /** Reads a document that extraction found well formed; null where it is none after all. */
  public static @Nullable ReportText parse(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? document(parser, text) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static ReportText document(JsonParser parser, String text) throws IOException {
    Map<String, String> fields = new HashMap<>();
    List<Reading> readings = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (name.equals(READINGS) && token == JsonToken.START_ARRAY) {
        readings = readings(parser, text);
      } else {
        put(fields, name, parser, text);
      }
    }
    return new ReportText(fields, readings);
  }

  private static List<Reading> readings(JsonParser parser, String text) throws IOException {
    List<Reading> readings = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      Map<String, String> fields = new HashMap<>();
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          parser.nextToken();
          put(fields, name, parser, text);
        }
      } else {
        parser.skipChildren();
        parser.finishToken();
      }
      int end = (int) parser.currentLocation().getCharOffset();
      readings.add(
          new Reading(
              fields.get(HOUR),
              fields.get(VALUE),
              fields.get(FOLD),
              text.substring(start, end),
              fields.get(LINE)));
    }
    return readings;
  }

  private static void put(Map<String, String> fields, String name, JsonParser parser, String text)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      fields.put(name, text.substring(start, (int) parser.currentLocation().getCharOffset()));
    } else if (token != JsonToken.VALUE_NULL) {
      fields.put(name, parser.getText());
    }
  }

  /** A field without blanks around it; null if nothing is left. */
  public @Nullable String field(String name) {
    String text = fields.get(name);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
