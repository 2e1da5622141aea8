package kz.quat.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Why a record is refused, or what is asked about it, for people: by the reason's code. */
public final class ReasonWords {

  private static final Map<Language, Wording> WORDS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      WORDS.put(language, new Wording(ReasonWords.class, "reasons", language));
    }
  }

  private ReasonWords() {}

  /** The reasons in a language. */
  public static Wording in(Language language) {
    return Objects.requireNonNull(WORDS.get(language));
  }
}
