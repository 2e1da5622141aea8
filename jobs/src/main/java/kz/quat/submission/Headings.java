package kz.quat.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that people use for the fields of a report in Kazakh, Russian and English. */
final class Headings {

  static final String DATE = "date";
  static final String HOUR = "hour";
  static final String VALUE = "value";
  static final String FOLD = "fold";
  static final String TOTAL = "total";
  static final String NOTE = "note";
  static final List<String> OF_READINGS = List.of(DATE, HOUR, VALUE, FOLD);

  /** Fields that distinguish reports: a second form in a sheet begins with one of these. */
  static final List<String> OF_IDENTITY =
      Stream.concat(ReportFields.HEAD.stream(), Stream.of("schema", "withdraws")).toList();

  private static final String RESOURCE = "headings.properties";
  private static final int MAX_CHARS = 120;
  private static final Pattern TAIL = Pattern.compile("[(\\[,:*].*", Pattern.DOTALL);
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}\\p{Nl}\\p{No}№]+");
  private static final Map<String, String> FIELDS = read();

  private Headings() {}

  /** The field that a heading names; null if it names none. */
  static @Nullable String field(String heading) {
    if (heading.length() > MAX_CHARS) {
      return null;
    }
    String whole = FIELDS.get(key(heading));
    if (whole == null) {
      whole = FIELDS.get(key(TAIL.matcher(heading).replaceFirst("")));
    }
    return whole != null ? whole : FIELDS.get(key(Words.withoutUnit(heading)));
  }

  /**
   * Whether a heading names no field but begins with a word for consumption, such as "Consumption
   * feed 2" or "Потребление ввод 1". If there is another column of consumption, either may be the
   * right one.
   */
  static boolean beginsLikeValue(String heading) {
    if (heading.length() > MAX_CHARS || field(heading) != null) {
      return false;
    }
    String key = key(heading);
    for (int end = key.lastIndexOf(' '); end > 0; end = key.lastIndexOf(' ', end - 1)) {
      if (VALUE.equals(FIELDS.get(key.substring(0, end)))) {
        return true;
      }
    }
    return false;
  }

  /** The field of the whole document that a heading names; null if it names none or a column. */
  static @Nullable String ofDocument(String heading) {
    String field = field(heading);
    return field == null || OF_READINGS.contains(field) || field.equals(TOTAL) ? null : field;
  }

  /** Whether a row's first text begins like the label of a total. */
  static boolean isTotal(String text) {
    String key = key(text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text);
    return key.matches("(итого|всего|барлығы|жиыны|total|subtotal|sub total|grand total)( .*)?")
        || TOTAL.equals(FIELDS.get(key));
  }

  /** The text in lower case with letters and digits only, words separated by one blank. */
  static String key(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(plain.replace('ё', 'е')).replaceAll(" ").strip();
  }

  /** The fields by the key of each of their names; the file has a line for each field. */
  private static Map<String, String> read() {
    Map<String, String> fields = new HashMap<>();
    for (String line : text().split("\n", -1)) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        String field = line.substring(0, equals).strip();
        for (String name : line.substring(equals + 1).split("\\|", -1)) {
          String other = fields.put(key(name), field);
          if (other != null && !other.equals(field)) {
            throw new IllegalStateException(name.strip() + " names " + other + " and " + field);
          }
        }
      }
    }
    return fields;
  }

  private static String text() {
    try (InputStream in = Headings.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
