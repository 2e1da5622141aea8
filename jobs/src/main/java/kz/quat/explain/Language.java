package kz.quat.explain;

import java.util.Locale;

/** The languages in which a quota is explained. */
public enum Language {
  KK,
  RU,
  EN;

  Locale locale() {
    return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
  }
}
