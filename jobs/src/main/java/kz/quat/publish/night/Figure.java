package kz.quat.publish.night;

import java.math.BigDecimal;
import java.math.RoundingMode;
import kz.quat.text.Catalogue;
import org.jspecify.annotations.Nullable;

/** A figure and its change, in words of a language; a dash if it is not known. */
final class Figure {

  static final String UNKNOWN = "–";

  private Figure() {}

  static String of(Catalogue words, @Nullable Double value, int decimals) {
    return value == null ? UNKNOWN : words.number(BigDecimal.valueOf(value), decimals);
  }

  /** The signed change between the two figures as they are displayed. */
  static String change(
      Catalogue words, @Nullable Double now, @Nullable Double before, int decimals) {
    if (now == null || before == null) {
      return UNKNOWN;
    }
    BigDecimal difference = rounded(now, decimals).subtract(rounded(before, decimals));
    String text = words.number(difference, decimals);
    return difference.signum() > 0 ? "+" + text : text;
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
