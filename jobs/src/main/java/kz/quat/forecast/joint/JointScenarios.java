package kz.quat.forecast.joint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import kz.quat.forecast.quantiles.Quantiles;

/**
 * Equally likely joint scenarios of the load of several areas over the hours of a day. The values
 * of each area and hour are its forecast quantiles. Which values occur together in one scenario
 * follows from the forecast errors of one past day (Schaake shuffle, Clark et al. 2004). For
 * instance, a cold front that was missed everywhere on the same day stays joint.
 */
public final class JointScenarios {
  /**
   * With fewer past days than this their ranks are not informative, and all areas and hours rise
   * and fall together instead.
   */
  public static final int LEAST_DAYS = 20;

  private JointScenarios() {}

  /**
   * The scenarios: load in MW by scenario, area and hour.
   *
   * <p>Within an area and hour the values are the quantiles at (k − ½) / n, k = 1 … n: interpolated
   * linearly between the levels of {@link Quantiles}, extrapolated beyond P01 and P99 with the last
   * slope, and never below 0. The k-th smallest value goes to the scenario whose past error was the
   * k-th smallest of that area and hour; of equal errors the one of the earlier day counts as
   * smaller.
   *
   * @param quantilesMw by area, hour and level of {@link Quantiles}, not falling with the level
   * @param pastErrors load minus median of past forecasts by day, area and hour, in any unit that
   *     is the same for all days of an area; a day with a NaN is left out
   * @param fallbackCount number of scenarios if fewer than {@link #LEAST_DAYS} days are complete;
   *     all areas and hours then have the same rank, which overstates how much they have in common
   *     and is therefore cautious with respect to shortages
   * @throws IllegalArgumentException if a day does not have as many areas and hours as the
   *     quantiles
   */
  public static double[][][] of(
      double[][][] quantilesMw, double[][][] pastErrors, int fallbackCount) {
    for (double[][] day : pastErrors) {
      requireSameShape(quantilesMw, day);
    }
    double[][][] whole =
        Arrays.stream(pastErrors).filter(JointScenarios::isWhole).toArray(double[][][]::new);
    boolean together = whole.length < LEAST_DAYS;
    int courses = together ? fallbackCount : whole.length;
    double[][][] out = new double[courses][quantilesMw.length][];
    for (int a = 0; a < quantilesMw.length; a++) {
      int hours = quantilesMw[a].length;
      for (double[][] course : out) {
        course[a] = new double[hours];
      }
      for (int h = 0; h < hours; h++) {
        int[] byRank = together ? inOrder(courses) : byRank(whole, a, h);
        for (int k = 0; k < courses; k++) {
          out[byRank[k]][a][h] =
              Math.max(0, Quantiles.atProbability(quantilesMw[a][h], (k + 0.5) / courses));
        }
      }
    }
    return out;
  }

  private static int[] inOrder(int courses) {
    return IntStream.range(0, courses).toArray();
  }

  /** The numbers of the days, ordered by their errors from the smallest on. */
  private static int[] byRank(double[][][] days, int area, int hour) {
    return IntStream.range(0, days.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer n) -> days[n][area][hour]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static boolean isWhole(double[][] day) {
    return Arrays.stream(day).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  private static void requireSameShape(double[][][] quantilesMw, double[][] day) {
    boolean same = day.length == quantilesMw.length;
    for (int a = 0; same && a < day.length; a++) {
      same = day[a].length == quantilesMw[a].length;
    }
    if (!same) {
      throw new IllegalArgumentException(
          "A day of past errors has other areas or hours than the forecast");
    }
  }
}
