package kz.quat.leads.series;

/**
 * Prepares readings for comparison. Each hour is derived from itself and earlier hours only, so
 * that a value never changes when more hours arrive.
 */
public final class Readings {

  /** A value that stays the same for this many hours is an extrapolation and not a reading. */
  public static final int FROZEN_HOURS = 24;

  /** This many consecutive zeros of a meter that is otherwise never near zero are missing hours. */
  public static final int ZERO_HOURS = 3;

  private static final int WEEK = 168;

  private Readings() {}

  /** Readings without invalid ones: negative values, blocks of zeros, frozen values. */
  public static double[] read(double[] kwh) {
    double[] out = kwh.clone();
    int same = 0;
    int zeros = 0;
    double sum = 0;
    long n = 0;
    for (int i = 0; i < kwh.length; i++) {
      double v = kwh[i];
      same = i > 0 && v == kwh[i - 1] ? same + 1 : 0;
      zeros = v == 0 ? zeros + 1 : 0;
      boolean usuallyOn = n > WEEK && sum / n > 1;
      if (v < 0 || same >= FROZEN_HOURS || (usuallyOn && zeros >= ZERO_HOURS)) {
        out[i] = Double.NaN;
      }
      if (!Double.isNaN(v) && v > 0) {
        sum += v;
        n++;
      }
    }
    return out;
  }

  /**
   * Readings with each missing hour filled from the same hour one to five weeks before, or else
   * from the mean so far; NaN remains where nothing came before.
   */
  public static double[] filled(double[] read) {
    double[] out = read.clone();
    double sum = 0;
    long n = 0;
    for (int i = 0; i < read.length; i++) {
      if (Double.isNaN(read[i])) {
        out[i] = fill(out, i, n == 0 ? Double.NaN : sum / n);
      } else {
        sum += read[i];
        n++;
      }
    }
    return out;
  }

  private static double fill(double[] out, int i, double mean) {
    for (int back = WEEK; back <= 5 * WEEK && back <= i; back += WEEK) {
      if (!Double.isNaN(out[i - back])) {
        return out[i - back];
      }
    }
    return mean;
  }
}
