package kz.quat.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Why a record is refused, or what is asked about it, for people: by the reason's code. */
public final class ReasonWords {

  private static final Map<Language, ReasonWords> WORDS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      WORDS.put(language, new ReasonWords(language));
    }
  }

  private final Wording words;

  private ReasonWords(Language language) {
    this.words = new Wording(ReasonWords.class, "reasons", language);
  }

  /** The reasons in a language. */
  public static ReasonWords in(Language language) {
    return Objects.requireNonNull(WORDS.get(language));
  }

  /** A reason in words; empty where the code is none that this Quat knows. */
  public Optional<String> find(String code) {
    return words.find(code);
  }

  /** A reason in words; a code that is not known is an {@link IllegalStateException}. */
  public String of(String code) {
    return words.of(code);
  }
}
