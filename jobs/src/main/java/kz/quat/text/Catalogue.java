package kz.quat.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kz.quat.domain.Language;

/**
 * The texts of one topic in one language, and numbers as that language writes them. Texts are
 * patterns of ICU: {@code {0}} or {@code {name}} is a value as it is, {@code {pct,number,0.0}} a
 * number with so many decimals, {@code {n, plural, one{# hour} other{# hours}}} a count.
 */
public final class Catalogue {

  private static final Map<String, Catalogue> READ = new ConcurrentHashMap<>();

  private final Language language;
  private final String resource;
  private final Properties texts = new Properties();

  private Catalogue(Topic topic, Language language) {
    this.language = language;
    this.resource = topic.resource(language.code());
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The texts of a topic in a language.
   *
   * @throws IllegalStateException if there are none, as for the dictionary in English
   */
  public static Catalogue of(Topic topic, Language language) {
    return READ.computeIfAbsent(
        topic.resource(language.code()), key -> new Catalogue(topic, language));
  }

  /** The language. */
  public Language language() {
    return language;
  }

  /**
   * A text with {@code {0}}, {@code {1}} … filled in. Numbers in plural forms are counts; all other
   * values are shown as their {@code toString}.
   *
   * @throws IllegalStateException if there is no such text
   */
  public String text(String key, Object... values) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(String.valueOf(i), values[i]);
    }
    return Template.filled(raw(key), language, named);
  }

  /**
   * A text with its named values filled in.
   *
   * @throws IllegalStateException if there is no such text or a value is missing
   */
  public String text(String key, Map<String, ?> values) {
    return Template.filled(raw(key), language, values);
  }

  /** A text without values; empty if there is none. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(texts.getProperty(key));
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** The texts as they are written, by key. */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    texts.stringPropertyNames().forEach(key -> all.put(key, texts.getProperty(key)));
    return all;
  }

  /** The word for a code, such as a reason's; the code itself if there is no word. */
  public String code(String family, String code) {
    return find(family + "." + code).orElse(code);
  }

  /** The texts {@code key.1}, {@code key.2} and so on, up to the first that is missing. */
  public List<String> lines(String key) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; has(key + "." + i); i++) {
      lines.add(raw(key + "." + i));
    }
    return lines;
  }

  /**
   * A number, rounded half up to the given decimals, with grouped thousands: 1 234,5 in Kazakh and
   * Russian, 1,234.5 in English.
   */
  public String number(BigDecimal value, int decimals) {
    return Numbers.grouped(language, value, decimals);
  }

  /** A whole number with grouped thousands. */
  public String number(long value) {
    return number(BigDecimal.valueOf(value), 0);
  }

  /** A number, rounded half up to the given decimals, without grouping of thousands: 1234,5. */
  public String plain(BigDecimal value, int decimals) {
    return Numbers.plain(language, value, decimals);
  }

  private String raw(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException(resource + " lacks " + key);
    }
    return text;
  }
}
