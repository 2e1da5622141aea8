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
 * What a check says, as a message and the values it is made from, so that it can be said in every
 * language ({@link Topic#FINDINGS}); the page reads the same messages.
 *
 * @param message the message's key
 * @param values texts and numbers by their names, none of which is {@code message}
 */
public record FindingWords(String message, SortedMap<String, Object> values) {

  /** Name under which the message's key stands among the parameters of a finding. */
  private static final String MESSAGE = "message";

  /** A value of this name is a month such as 2022-12, and is shown as the language writes it. */
  private static final String MONTH = "month";

  public FindingWords {
    values = new TreeMap<>(values);
  }

  /** A message without values. */
  public static FindingWords of(String message) {
    return new FindingWords(message, new TreeMap<>());
  }

  /** The same with a text: a path, a code, what a system said. */
  public FindingWords with(String name, String text) {
    return and(name, text);
  }

  /** The same with a whole number. */
  public FindingWords with(String name, long number) {
    return and(name, BigDecimal.valueOf(number));
  }

  /** The same with a number, rounded half up to so many decimals. */
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

  /** The text in a language; a value that is lacking is an {@link IllegalStateException}. */
  public String text(Language language) {
    return filled(language, message, values);
  }

  /** The values and the message's key, from which the text can be made again. */
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
   * The text made again from parameters; empty where they are none or those of a Quat that knew
   * other messages: then a finding's English detail has to do.
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

  /** A check's name; its id where it has none. */
  public static String check(Language language, String id) {
    return words(language).code("check", id);
  }

  /** What a finding is about, where that has a name of its own; else as it is. */
  public static String subject(Language language, String subject) {
    Matcher counted = Pattern.compile("([a-z_]+) (\\d{4}-\\d{2})").matcher(subject);
    if (counted.matches()) {
      return words(language)
          .find("subject." + counted.group(1))
          .map(name -> name + ", " + month(language, counted.group(2)))
          .orElse(subject);
    }
    return words(language).code("subject", subject);
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
