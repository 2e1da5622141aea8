package kz.quat.domain;

import java.util.Locale;

/** The languages in which Quat speaks to people. */
public enum Language {
  KK,
  RU,
  EN;

  /** The lower-case ISO 639 code of the language. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The locale of the language, without a country. */
  public Locale locale() {
    return Locale.forLanguageTag(code());
  }
}
