package kz.quat.demo.world;

/**
 * SYNTHETIC business identification numbers. Their month (third and fourth digit) is 00, so no real
 * company can have one. Every third begins with a zero, which is lost if the column is read as a
 * number.
 */
public final class Bins {
  private Bins() {}

  public static String ofOwner(int owner) {
    String year = owner % 3 == 0 ? "00" : "99";
    return year + "0040" + Digits.padded(owner * 1009, 6);
  }
}
