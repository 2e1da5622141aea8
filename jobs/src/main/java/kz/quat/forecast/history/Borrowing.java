package kz.quat.forecast.history;

import java.time.Instant;
import java.util.Arrays;

/** Extends the short history of a region with that of its zone, scaled to the region's level. */
final class Borrowing {
  private static final int MIN_COMMON_HOURS = 24;

  /** How far temperature forecasts may extend beyond the loads: three days. */
  private static final int HOURS_AHEAD = 72;

  private Borrowing() {}

  static LoadHistory splice(LoadHistory own, LoadHistory donor, Instant knownBefore) {
    int shift = donor.indexOf(own.firstHour());
    int firstKnown = firstKnown(own);
    double ratio = ratio(own, donor, shift, own.indexOf(knownBefore));
    if (firstKnown < 0 || firstKnown + shift <= 0 || Double.isNaN(ratio)) {
      return own;
    }
    double[] load = new double[own.hours() + shift];
    double[] temperature = new double[load.length + HOURS_AHEAD];
    Arrays.fill(temperature, Double.NaN);
    for (int i = 0; i < load.length; i++) {
      int ownIndex = i - shift;
      load[i] = ownIndex < firstKnown ? ratio * donor.loadMw(i) : own.loadMw(ownIndex);
    }
    for (int i = 0; i < temperature.length; i++) {
      double t = own.temperatureC(i - shift);
      temperature[i] = Double.isNaN(t) ? donor.temperatureC(i) : t;
    }
    return own.replacing(
        donor.firstHour(), load, own.hasTemperature() ? temperature : null, LoadHistory.Past.ZONE);
  }

  /**
   * The history of a region that was part of a larger one until a moment: before it, a share of the
   * larger region's load.
   */
  static LoadHistory sharing(LoadHistory own, LoadHistory whole, double share, Instant until) {
    int shift = whole.indexOf(own.firstHour());
    int begin = whole.indexOf(until);
    double[] load = new double[Math.max(begin, own.hours() + shift)];
    double[] temperature = new double[load.length + HOURS_AHEAD];
    for (int i = 0; i < temperature.length; i++) {
      double t = own.temperatureC(i - shift);
      temperature[i] = Double.isNaN(t) ? whole.temperatureC(i) : t;
      if (i < load.length) {
        load[i] = i < begin ? share * whole.loadMw(i) : own.loadMw(i - shift);
      }
    }
    return own.replacing(
        whole.firstHour(),
        load,
        own.hasTemperature() ? temperature : null,
        LoadHistory.Past.DIVIDED_REGION);
  }

  private static int firstKnown(LoadHistory own) {
    for (int i = 0; i < own.hours(); i++) {
      if (!Double.isNaN(own.loadMw(i))) {
        return i;
      }
    }
    return -1;
  }

  private static double ratio(LoadHistory own, LoadHistory donor, int shift, int end) {
    double ownSum = 0;
    double donorSum = 0;
    int common = 0;
    for (int i = 0; i < Math.min(end, own.hours()); i++) {
      double a = own.loadMw(i);
      double b = donor.loadMw(i + shift);
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        ownSum += a;
        donorSum += b;
        common++;
      }
    }
    return common >= MIN_COMMON_HOURS && donorSum > 0 ? ownSum / donorSum : Double.NaN;
  }
}
