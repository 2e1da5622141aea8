package kz.quat.forecast.joint;

import java.util.Arrays;
import java.util.stream.IntStream;
import kz.quat.forecast.quantiles.Quantiles;

/**
 * The largest load of a day and the hour in which it occurs, from equally likely scenarios. It
 * gives the quantiles of the maximum. They are above the maximum of the hourly quantiles whenever
 * it is uncertain which hour has the maximum.
 */
public final class DayPeak {
  private final double[] loadMw;
  private final double[] hourShares;

  private DayPeak(double[] loadMw, double[] hourShares) {
    this.loadMw = loadMw;
    this.hourShares = hourShares;
  }

  /**
   * The peak of a day.
   *
   * @param coursesMw by scenario and delivery hour, at least one of each, finite; of hours with
   *     equal load the first is the peak hour
   */
  public static DayPeak of(double[][] coursesMw) {
    double[] peaks = new double[coursesMw.length];
    double[] shares = new double[coursesMw[0].length];
    for (int n = 0; n < peaks.length; n++) {
      int hour = hourOf(coursesMw[n]);
      peaks[n] = coursesMw[n][hour];
      shares[hour] += 1.0 / peaks.length;
    }
    return new DayPeak(Quantiles.ofSample(peaks), shares);
  }

  /** The delivery hour with the largest value; the first of equal ones. */
  public static int hourOf(double[] loadMw) {
    return IntStream.range(0, loadMw.length)
        .reduce((best, h) -> loadMw[h] > loadMw[best] ? h : best)
        .orElseThrow(() -> new IllegalArgumentException("A day without hours has no peak"));
  }

  /** The quantiles of the largest load in MW, one per level of {@link Quantiles}; a copy. */
  public double[] loadMw() {
    return loadMw.clone();
  }

  /** The probability that the peak is in a delivery hour, 0 to 1. */
  public double share(int hour) {
    return hourShares[hour];
  }

  /**
   * The delivery hour that is best named as the peak hour: the one for which it is most probable
   * that the peak is within an hour of it.
   */
  public int likeliestHour() {
    return IntStream.range(0, hourShares.length)
        .reduce((best, h) -> isLikelier(h, best) ? h : best)
        .orElse(0);
  }

  private boolean isLikelier(int hour, int other) {
    double apart = shareWithinAnHour(hour) - shareWithinAnHour(other);
    return apart > 1e-9 || (apart > -1e-9 && hourShares[hour] > hourShares[other] + 1e-9);
  }

  /**
   * The probability that the peak is in a delivery hour, the hour before it or the hour after it.
   */
  public double shareWithinAnHour(int hour) {
    int to = Math.min(hour + 2, hourShares.length);
    return Math.min(1, Arrays.stream(hourShares, Math.max(0, hour - 1), to).sum());
  }

  /** The first delivery hour by whose end the peak has occurred with this probability. */
  public int hourBy(double probability) {
    double sum = 0;
    for (int h = 0; h < hourShares.length; h++) {
      sum += hourShares[h];
      if (sum >= probability - 1e-9) {
        return h;
      }
    }
    return hourShares.length - 1;
  }
}
