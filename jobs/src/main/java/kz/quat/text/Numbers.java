package kz.quat.text;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import kz.quat.domain.Language;

/**
 * Writes numbers the way a language does, by the library's locale data and so alike on every
 * machine.
 */
final class Numbers {

  private static final char MINUS = '\u2212';

  private Numbers() {}

  static String grouped(Language language, BigDecimal value, int decimals) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale(language));
    symbols.setMinusSign(MINUS);
    return format("#,##0", symbols, value, decimals);
  }

  static String plain(Language language, BigDecimal value, int decimals) {
    return format("0", DecimalFormatSymbols.getInstance(locale(language)), value, decimals);
  }

  static ULocale locale(Language language) {
    return ULocale.forLanguageTag(language.code());
  }

  /** Formats a value; one that is rounded to 0 gets no sign. */
  private static String format(
      String pattern, DecimalFormatSymbols symbols, BigDecimal value, int decimals) {
    DecimalFormat format = new DecimalFormat(pattern, symbols);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value.setScale(decimals, RoundingMode.HALF_UP));
  }
}
