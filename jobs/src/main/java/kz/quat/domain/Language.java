package kz.quat.domain;

import java.util.Locale;

/** The languages in which Quat speaks to people. */
public enum Language {
  KK,
  RU,
  EN;

  /** The code of ISO 639, lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The locale of the language alone. */
  public Locale locale() {
    return Locale.forLanguageTag(code());
  }
}
