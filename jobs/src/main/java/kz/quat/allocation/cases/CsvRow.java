package kz.quat.allocation.cases;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a case file, whose text is converted to values. A refusal names file, line and column.
 */
record CsvRow(String file, int line, List<String> header, List<String> fields) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");
  private static final int EXACT_DIGITS = 15;
  private static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };
  private static final int WHOLE_DIGITS = 9;
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

  /** The text of a column; "" if it is blank or the column does not exist. */
  String text(String column) {
    int index = header.indexOf(column);
    return index < 0 ? "" : fields.get(index);
  }

  BadCaseException refusal(String column, String rule) {
    return new BadCaseException(file, line, column, text(column), rule);
  }

  /** A number; refuses a blank. */
  double number(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw refusal(column, "must not be blank");
    }
    if (isPlain(text)) {
      return plain(text);
    }
    if (!NUMBER.matcher(text).matches()) {
      throw refusal(column, "must be a finite number");
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw refusal(column, "must be a finite number");
    }
    return value;
  }

  /**
   * True for digits with at most one decimal point, few enough to fit into a whole number without
   * loss.
   */
  private static boolean isPlain(String text) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      points += c == '.' ? 1 : 0;
    }
    return digits > 0 && digits <= EXACT_DIGITS && points <= 1 && digits + points == text.length();
  }

  /**
   * The value of a {@link #isPlain} text, equal to that of {@link Double#parseDouble}: a whole
   * number below 2^53 divided by a power of ten of at most 10^22 is rounded only once. It is
   * faster, which matters because scenario files have a hundred thousand numbers.
   */
  private static double plain(String text) {
    long whole = 0;
    int decimals = 0;
    boolean afterPoint = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        afterPoint = true;
      } else {
        whole = 10 * whole + (c - '0');
        decimals += afterPoint ? 1 : 0;
      }
    }
    return whole / POWERS_OF_TEN[decimals];
  }

  /** A number, or {@code blank} if the text is blank. */
  double number(String column, double blank) {
    return text(column).isEmpty() ? blank : number(column);
  }

  /** A number; null if blank. */
  @Nullable Double optional(String column) {
    return text(column).isEmpty() ? null : number(column);
  }

  /** A limit; unlimited if blank. */
  Limit limit(String column) {
    if (text(column).isEmpty()) {
      return Limit.UNLIMITED;
    }
    double mw = number(column);
    if (mw < 0) {
      throw refusal(column, "must be >= 0");
    }
    if (mw > Watts.GREATEST_MW) {
      throw refusal(column, "must be at most " + (long) Watts.GREATEST_MW);
    }
    return Limit.ofMw(mw);
  }

  /** A whole number; refuses a blank. */
  int whole(String column) {
    String text = text(column);
    boolean isShort = text.length() <= WHOLE_DIGITS && text.indexOf('.') < 0 && isPlain(text);
    if (!isShort && !WHOLE.matcher(text).matches()) {
      throw refusal(column, "must be a whole number");
    }
    return Integer.parseInt(text);
  }

  /** A whole number, or {@code blank} if the text is blank. */
  int whole(String column, int blank) {
    return text(column).isEmpty() ? blank : whole(column);
  }

  /** An ISO date; null if blank. */
  @Nullable LocalDate date(String column) {
    if (text(column).isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text(column));
    } catch (DateTimeParseException e) {
      throw refusal(column, "must be a date as YYYY-MM-DD");
    }
  }

  /**
   * Makes a record from this row. If the record refuses a value, this row's line and the text as
   * written are added to the refusal.
   */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (BadCaseException e) {
      throw e.line() > 0
          ? e
          : new BadCaseException(
              file,
              line,
              e.column(),
              header.contains(e.column()) ? text(e.column()) : e.value(),
              e.rule());
    }
  }
}
