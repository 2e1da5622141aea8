package kz.quat.allocation.cases;

/** Rules for single values that several records of a case share. A refusal names the column. */
final class Rules {
  private static final int LONGEST_NAME = 120;

  private final String file;

  Rules(String file) {
    this.file = file;
  }

  BadCaseException refusal(String column, Object value, String rule) {
    return new BadCaseException(file, 0, column, String.valueOf(value), rule);
  }

  /**
   * A name in a row: not blank, without control characters and without the characters that separate
   * list elements.
   */
  String name(String column, String value) {
    if (value.isBlank() || !value.equals(value.strip())) {
      throw refusal(column, value, "must be a name without spaces around it");
    }
    if (value.length() > LONGEST_NAME) {
      throw refusal(column, value, "must have at most " + LONGEST_NAME + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c) || c == ';' || c == '=' || c == '\u2028' || c == '\u2029') {
        throw refusal(column, value, "must not contain control characters, ';' or '='");
      }
    }
    return value;
  }

  /** A finite number, possibly negative, rounded to six decimals. */
  double number(String column, double value) {
    if (!Double.isFinite(value)) {
      throw refusal(column, value, "must be a finite number");
    }
    if (Math.abs(value) > Watts.GREATEST_MW) {
      throw refusal(column, value, "must be within ±" + (long) Watts.GREATEST_MW);
    }
    return Watts.sixDecimals(value);
  }

  /** A finite number of at least 0, rounded to six decimals. */
  double notNegative(String column, double value) {
    double kept = number(column, value);
    if (kept < 0) {
      throw refusal(column, Watts.text(kept), "must be >= 0");
    }
    return kept;
  }

  /** A finite number that is above 0 after rounding to six decimals. */
  double positive(String column, double value) {
    double kept = number(column, value);
    if (kept <= 0) {
      throw refusal(column, Watts.text(kept), "must be > 0 (at six decimals)");
    }
    return kept;
  }

  int within(String column, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw refusal(column, value, "must be a whole number from " + least + " to " + greatest);
    }
    return value;
  }
}
