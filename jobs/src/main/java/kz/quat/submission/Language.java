package kz.quat.submission;

import java.util.Locale;

/** The languages of forms and messages. */
public enum Language {
  KK,
  RU,
  EN;

  /** The code of ISO 639, lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
