package kz.quat.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The source that a rule is based on, in English alone or in each of the three languages. The page
 * of a quota shows it in its reader's language.
 *
 * @param kk in Kazakh; blank where it was written in English only
 * @param ru in Russian; blank where it was written in English only
 */
public record SourceText(String en, String kk, String ru) {

  private static final Set<String> LANGUAGES = Set.of("en", "kk", "ru");

  public SourceText {
    if (en.isBlank()) {
      throw new IllegalArgumentException("source is blank (must say what the rule rests on)");
    }
  }

  /**
   * Reads the source from configuration: a text, or {@code {en: …, kk: …, ru: …}}.
   *
   * @throws IllegalArgumentException for any other value
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SourceText of(@Nullable Object written) {
    if (written instanceof String text) {
      return new SourceText(text, "", "");
    }
    if (written instanceof Map<?, ?> texts && texts.keySet().equals(LANGUAGES)) {
      return new SourceText(text(texts, "en"), text(texts, "kk"), text(texts, "ru"));
    }
    throw new IllegalArgumentException("source must be a text, or one for each of en, kk and ru");
  }

  private static String text(Map<?, ?> texts, String language) {
    String text = String.valueOf(Objects.requireNonNullElse(texts.get(language), ""));
    if (text.isBlank()) {
      throw new IllegalArgumentException("source." + language + " is blank");
    }
    return text;
  }
}
