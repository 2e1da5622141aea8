package kz.quat.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.domain.Language;
import org.jspecify.annotations.Nullable;

/**
 * The text of a finding, kept as a message key and its values so that it can be shown in every
 * language ({@link Topic#FINDINGS}); the page uses the same messages.
 *
 * @param message the message's key
 * @param values texts and numbers by name; no name is {@code message}
 */
public record FindingWords(String message, SortedMap<String, Object> values) {

  /** Name of the parameter that holds the message's key. */
  private static final String MESSAGE = "message";

  /** Name of a value that is a month such as 2022-12, shown as the language writes it. */
  private static final String MONTH = "month";

  public FindingWords {
    values = new TreeMap<>(values);
  }

  /** A message without values. */
  public static FindingWords of(String message) {
    return new FindingWords(message, new TreeMap<>());
  }

  /** Adds a text, such as a path, a code or a message of another system. */
  public FindingWords with(String name, String text) {
    return and(name, text);
  }

  /** Adds a whole number. */
  public FindingWords with(String name, long number) {
    return and(name, BigDecimal.valueOf(number));
  }

  /** Adds a number, rounded half up to the given decimals. */
  public FindingWords with(String name, double number, int decimals) {
    return and(name, BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
  }

  private FindingWords and(String name, Object value) {
    if (name.equals(MESSAGE)) {
      throw new IllegalArgumentException("A value of a message may not be named " + MESSAGE);
    }
    FindingWords more = new FindingWords(message, values);
    more.values.put(name, value);
    return more;
  }

  /**
   * The text in a language.
   *
   * @throws IllegalStateException if a value is missing
   */
  public String text(Language language) {
    return filled(language, message, values);
  }

  /** The values and the message's key, from which the text can be recreated. */
  public SortedMap<String, Object> parameters() {
    SortedMap<String, Object> all = new TreeMap<>(values);
    all.put(MESSAGE, message);
    return all;
  }

  /** Parameters as one JSON object with sorted names: texts and numbers. */
  public static String json(SortedMap<String, Object> parameters) {
    StringBuilder json = new StringBuilder("{");
    parameters.forEach(
        (name, value) ->
            json.append(json.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(
                    value instanceof BigDecimal number
                        ? number.toPlainString()
                        : quoted(value.toString())));
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            unit -> {
              if (unit == '"' || unit == '\\') {
                json.append('\\').append((char) unit);
              } else if (unit < 0x20 || Character.isSurrogate((char) unit)) {
                json.append("\\u%04x".formatted(unit));
              } else {
                json.append((char) unit);
              }
            });
    return json.append('"').toString();
  }

  /**
   * The text recreated from parameters. Empty if there are none or if another version of Quat used
   * other messages; the finding's English detail is shown then.
   */
  public static Optional<String> text(Language language, @Nullable Map<String, ?> parameters) {
    if (parameters == null || !(parameters.get(MESSAGE) instanceof String key)) {
      return Optional.empty();
    }
    if (!words(language).has("message." + key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(filled(language, key, parameters));
    } catch (IllegalStateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A check's name; its id if it has no name. */
  public static String check(Language language, String id) {
    return words(language).code("check", id);
  }

  /**
   * The name of what a finding is about, such as a source or zone; the subject itself if it has no
   * name.
   */
  public static String subject(Language language, String subject) {
    Matcher counted = Pattern.compile("([a-z_]+) (\\d{4}-\\d{2})").matcher(subject);
    if (counted.matches()) {
      return words(language)
          .find("subject." + counted.group(1))
          .map(name -> name + ", " + month(language, counted.group(2)))
          .orElse(subject);
    }
    Catalogue messages = Catalogue.of(Topic.MESSAGES, language);
    return words(language)
        .find("subject." + subject)
        .or(() -> messages.find("source." + subject))
        .or(() -> messages.find("zone." + subject))
        .orElse(subject);
  }

  private static Catalogue words(Language language) {
    return Catalogue.of(Topic.FINDINGS, language);
  }

  private static String filled(Language language, String message, Map<String, ?> values) {
    Map<String, Object> shown = new TreeMap<>(values);
    shown.computeIfPresent(MONTH, (name, value) -> month(language, value.toString()));
    return words(language).text("message." + message, shown);
  }

  private static String month(Language language, String month) {
    return language == Language.EN || !month.matches("\\d{4}-\\d{2}")
        ? month
        : month.substring(5) + "." + month.substring(0, 4);
  }
}
