package kz.quat.demo.world;

/** Whole numbers with leading zeros, in ASCII digits whatever the machine's locale. */
public final class Digits {
  private Digits() {}

  public static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
