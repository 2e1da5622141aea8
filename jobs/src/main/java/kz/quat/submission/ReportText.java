package kz.quat.submission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A submission ({@code quat-report/1}) as it is written. All values are kept as text, so that a
 * number keeps its digits. Unknown fields are ignored.
 *
 * @param fields the fields of the whole document by name, without null values
 * @param readings the readings in order; null if the document has no list of them
 */
public record ReportText(Map<String, String> fields, @Nullable List<Reading> readings) {

  public static final String READINGS = "readings";
  public static final String HOUR = "hour";
  public static final String VALUE = "value";
  public static final String FOLD = "fold";
  static final String LINE = "line";
  static final String READ_AS = "read_as";
  static final String HOUR_COLUMN = "hour_column";
  static final String VALUE_COLUMN = "value_column";

  /** Field in which the reader of forms reports why a form or a reading cannot be taken. */
  static final String FAULT = "fault";

  static final String FAULT_PLACE = "fault_place";
  static final String FAULT_TEXT = "fault_text";

  private static final List<String> CODES = List.of("report_id", "site_id", "miner_bin");
  private static final Pattern NOTE =
      Pattern.compile("\"([a-z0-9_]{1,40}(?::[^\"\\\\]{0,200})?)\"");
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * An element of the list of readings; one that is not an object has neither hour nor value.
   *
   * @param text the element as it is in the document
   * @param line line of the form from which it was read; null in a JSON submission
   * @param fault code of what the reader of forms found wrong with it; null if nothing
   * @param faultText the offending text
   */
  public record Reading(
      @Nullable String hour,
      @Nullable String value,
      @Nullable String fold,
      String text,
      @Nullable String line,
      @Nullable String fault,
      @Nullable String faultText) {

    /** Whether the fold follows from the order of two equal hours and is not stated. */
    public boolean isFoldByOrder() {
      return fold != null && fold.startsWith(FormReadings.BY_ORDER);
    }
  }

  /** Code of what the reader of forms found wrong with the whole form; null if nothing. */
  public @Nullable String fault() {
    return field(FAULT);
  }

  /** The field concerned by the fault. */
  public @Nullable String faultPlace() {
    return field(FAULT_PLACE);
  }

  /** The text concerned by the fault. */
  public @Nullable String faultText() {
    return field(FAULT_TEXT);
  }

  /**
   * Whether hours are labelled by their start, either as the form states or as it was understood.
   */
  public boolean namesHoursByStart() {
    return "start".equals(field(HourLabels.NAMED_BY));
  }

  /** The letters of the sheet's column of hours or of values; null if the form is not a sheet. */
  public @Nullable String column(boolean ofValues) {
    return field(ofValues ? VALUE_COLUMN : HOUR_COLUMN);
  }

  /** What was read differently from how it is written: a code, a colon and the text concerned. */
  public List<String> readAs() {
    List<String> notes = new ArrayList<>();
    String written = isOfTable() ? field(READ_AS) : null;
    Matcher each = NOTE.matcher(written == null ? "" : written);
    while (each.find()) {
      notes.add(each.group(1));
    }
    for (String name : new TreeSet<>(fields.keySet())) {
      String text = fields.get(name);
      if (!isOfTable() && CODES.contains(name) && text != null && Blanks.hidesAnything(text)) {
        notes.add("invisible_removed:" + name);
      }
    }
    return notes;
  }

  /** Whether the report comes from a table; its readings then have line numbers. */
  public boolean isOfTable() {
    return readings != null && readings.stream().anyMatch(reading -> reading.line() != null);
  }

  /** Parses a document that extraction found well-formed; null if it is not an object. */
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
              visible(fields.get(HOUR)),
              visible(fields.get(VALUE)),
              visible(fields.get(FOLD)),
              text.substring(start, end),
              fields.get(LINE),
              fields.get(FAULT),
              fields.get(FAULT_TEXT)));
    }
    return readings;
  }

  private static @Nullable String visible(@Nullable String text) {
    return text == null ? null : Blanks.strip(text);
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

  /**
   * A field's text without surrounding blanks and invisible characters; null if nothing is left.
   */
  public @Nullable String field(String name) {
    String text = fields.get(name);
    String plain = text == null ? "" : Blanks.strip(text);
    return plain.isEmpty() ? null : plain;
  }
}
