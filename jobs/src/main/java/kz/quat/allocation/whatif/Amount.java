package kz.quat.allocation.whatif;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.allocation.cases.Limit;
import org.jspecify.annotations.Nullable;

/**
 * By how much a figure changes, in percent or in MW.
 *
 * @param number signed
 * @param percent true for percent, false for MW
 */
record Amount(double number, boolean percent) {
  private static final Pattern SIGNED =
      Pattern.compile("([+-]\\d{1,9}(?:\\.\\d{1,9})?)\\s*(%|MW|C|°C)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(?:MW)?", Pattern.CASE_INSENSITIVE);
  private static final String UNLIMITED = "unlimited";
  private static final double PERCENT = 100;
  private static final double MOST_DEGREES = 60;

  /** A signed change in per cent or MW. */
  static Amount of(Change change) {
    Matcher matcher = SIGNED.matcher(change.value());
    if (!matcher.matches() || isDegrees(matcher.group(2))) {
      throw change.badValue("must be a change with its sign, such as +5% or -120 MW");
    }
    double number = Double.parseDouble(matcher.group(1));
    boolean percent = "%".equals(matcher.group(2));
    if (percent && number < -PERCENT) {
      throw change.badValue("must be at least -100%");
    }
    return new Amount(number, percent);
  }

  /** A signed change of temperature, °C. */
  static double degrees(Change change) {
    Matcher matcher = SIGNED.matcher(change.value());
    boolean fits = matcher.matches() && (matcher.group(2) == null || isDegrees(matcher.group(2)));
    double degrees = fits ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    if (!(Math.abs(degrees) <= MOST_DEGREES)) {
      throw change.badValue("must be degrees Celsius with their sign, within 60, such as -5");
    }
    return degrees;
  }

  private static boolean isDegrees(@Nullable String unit) {
    return unit != null && unit.toUpperCase(Locale.ROOT).endsWith("C");
  }

  /** A limit: MW of at least 0, or unlimited. */
  static Limit limit(Change change) {
    if (change.value().equals(UNLIMITED)) {
      return Limit.UNLIMITED;
    }
    Matcher matcher = PLAIN.matcher(change.value());
    double mw = matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    if (!(mw <= 1e7)) {
      throw change.badValue("must be MW from 0 to 10000000, or unlimited");
    }
    return Limit.ofMw(mw);
  }

  /**
   * The changed figure.
   *
   * @param share the figure's part of the area's total, by which a change in MW is divided
   */
  double applyTo(double figure, double share) {
    return percent ? figure * (1 + number / PERCENT) : figure + number * share;
  }
}
