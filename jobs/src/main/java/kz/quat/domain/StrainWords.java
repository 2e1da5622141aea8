package kz.quat.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is said of the system's status and of a shortage (docs/spec/strain.md, section 1): {@code
 * strain_kk.properties} and its like. Page, mail, papers and command line say the same words.
 */
public final class StrainWords {

  private static final Map<Language, Wording> WORDS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      WORDS.put(language, new Wording(StrainWords.class, "strain", language));
    }
  }

  private StrainWords() {}

  /**
   * A sentence with {@code {0}}, {@code {1}} … filled in.
   *
   * @throws IllegalStateException where there is no such sentence
   */
  public static String text(Language language, String key, Object... values) {
    String text = words(language).of(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i].toString());
    }
    return text;
  }

  /** The word for a status; the status itself where there is none. */
  public static String status(Language language, String status) {
    return words(language).find("status." + status).orElse(status);
  }

  /** What the word for a status means; empty where it is not known. */
  public static String definition(Language language, String status) {
    return words(language).find("definition." + status).orElse("");
  }

  private static Wording words(Language language) {
    return Objects.requireNonNull(WORDS.get(language));
  }
}
