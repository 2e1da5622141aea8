package kz.quat.publish.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import kz.quat.domain.Language;

/**
 * What people read, in one language: {@code messages_kk.properties} and its like, and numbers as
 * that language writes them.
 */
public final class Messages {

  private final Language language;
  private final ResourceBundle bundle;

  private Messages(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "kz.quat.publish.messages",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The messages of a language. */
  public static Messages in(Language language) {
    return new Messages(language);
  }

  /** The language. */
  public Language language() {
    return language;
  }

  /** A message with {@code {0}}, {@code {1}} … filled in. */
  public String text(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", arguments[i].toString());
    }
    return text;
  }

  /** The word for a code, such as a reason's; the code itself where there is none. */
  public String code(String family, String code) {
    try {
      return bundle.getString(family + "." + code);
    } catch (MissingResourceException e) {
      return code;
    }
  }

  /** A number, rounded half up to so many decimals: 1 234,5 in Kazakh and Russian, else 1,234.5. */
  public String number(BigDecimal value, int decimals) {
    String plain = value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    boolean minus = plain.startsWith("-") && value.signum() < 0 && plain.matches(".*[1-9].*");
    String digits = plain.startsWith("-") ? plain.substring(1) : plain;
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    boolean english = language == Language.EN;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        text.append(english ? ',' : '\u00a0');
      }
      text.append(whole.charAt(i));
    }
    if (point >= 0) {
      text.append(english ? '.' : ',').append(digits, point + 1, digits.length());
    }
    return (minus ? "\u2212" : "") + text;
  }

  /** A whole number. */
  public String number(long value) {
    return number(BigDecimal.valueOf(value), 0);
  }
}
