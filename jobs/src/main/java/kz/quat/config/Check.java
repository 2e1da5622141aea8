package kz.quat.config;

import java.util.List;

/** Range checks whose message names the key, the value and the rule. */
final class Check {

  private Check() {}

  static void range(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s is %s (must be between %s and %s)"
              .formatted(key, number(value), number(low), number(high)));
    }
  }

  static void oneOf(String key, String value, String... words) {
    if (!List.of(words).contains(value)) {
      throw new IllegalArgumentException(
          "%s is %s (must be %s)".formatted(key, value, String.join(" or ", words)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
