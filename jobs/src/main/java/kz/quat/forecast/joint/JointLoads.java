package kz.quat.forecast.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.forecast.quantiles.Quantiles;

/**
 * Forecasts of several regions for the delivery day and the errors of the forecasts of past days.
 * Equally likely joint scenarios of the day's load are made from them (docs/spec/strain.md, section
 * 3).
 *
 * @param quantilesMw by region, hour and level; regions without a forecast are missing
 * @param pastErrorsMw by region, hour and days back (first the day before the delivery day): load
 *     minus median; NaN where unknown
 */
public record JointLoads(
    SortedMap<String, double[][]> quantilesMw, Map<String, double[][]> pastErrorsMw) {

  /** Number of past days whose errors are used, counted back from the delivery day. */
  public static final int DAYS = 180;

  /**
   * With fewer past days than this, the scenarios are made from the quantiles, and this is their
   * number.
   */
  public static final int LEAST_DAYS = 60;

  /**
   * A past day is used if the errors are known for regions with at least this share of the load.
   */
  private static final double LEAST_KNOWN_SHARE = 0.5;

  private static final int MEDIAN = Quantiles.P50;

  public JointLoads {
    quantilesMw = new TreeMap<>(quantilesMw);
    pastErrorsMw = new TreeMap<>(pastErrorsMw);
  }

  /**
   * Scenarios of the day's load.
   *
   * @param loadMw by scenario, region and hour, at least 0
   * @param fromPastErrors false if there were too few past days; the values then are the quantiles,
   *     and all regions and hours rise and fall together, which is cautious with respect to
   *     shortages
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers to draw from; never compared
  public record Courses(double[][][] loadMw, boolean fromPastErrors) {}

  /** The regions, in the same order as in {@link #courses}. */
  public List<String> regions() {
    return List.copyOf(quantilesMw.keySet());
  }

  /**
   * For each of the latest past days, the median plus the joint errors of all regions and hours on
   * that day, so that for instance a cold front that was missed everywhere stays joint. If a
   * region's error on a day is unknown, it is replaced by the error of the others in proportion to
   * the medians.
   *
   * @param mostDays largest number of past days, {@link #LEAST_DAYS} to {@link #DAYS}
   */
  public Courses courses(int mostDays) {
    double[][][] quantiles = quantilesMw.values().toArray(double[][][]::new);
    List<double[][]> days = days(quantiles, mostDays);
    return days.size() < LEAST_DAYS
        ? new Courses(JointScenarios.of(quantiles, new double[0][][], LEAST_DAYS), false)
        : new Courses(days.toArray(double[][][]::new), true);
  }

  /**
   * Equally likely courses by course, region and hour, MW, whose values are the published
   * quantiles; which of them meet in a course follows from the joint errors of past days.
   */
  public double[][][] quantileCourses() {
    double[][][] quantiles = quantilesMw.values().toArray(double[][][]::new);
    double[][][] days = days(quantiles, DAYS).toArray(double[][][]::new);
    return JointScenarios.of(quantiles, days, LEAST_DAYS);
  }

  private List<double[][]> days(double[][][] quantiles, int mostDays) {
    List<double[][]> days = new ArrayList<>();
    for (int back = 0; back < DAYS && days.size() < mostDays; back++) {
      double[][] day = day(quantiles, back);
      if (day.length > 0) {
        days.add(day);
      }
    }
    return days;
  }

  /** The scenario from the errors of a past day; empty if too little of that day is known. */
  private double[][] day(double[][][] quantiles, int back) {
    double[][] errors = new double[quantiles.length][];
    int r = 0;
    for (String region : quantilesMw.keySet()) {
      errors[r] = errors(region, quantiles[r].length, back);
      r++;
    }
    int hours = Arrays.stream(quantiles).mapToInt(rows -> rows.length).max().orElse(0);
    double[] known = new double[hours];
    double[] knownErrors = new double[hours];
    double[] all = new double[hours];
    for (r = 0; r < errors.length; r++) {
      boolean isWhole = Arrays.stream(errors[r]).allMatch(Double::isFinite);
      for (int h = 0; h < errors[r].length; h++) {
        double median = quantiles[r][h][MEDIAN];
        all[h] += median;
        known[h] += isWhole ? median : 0;
        knownErrors[h] += isWhole ? errors[r][h] : 0;
      }
    }
    for (int h = 0; h < hours; h++) {
      if (!(known[h] > 0 && known[h] >= LEAST_KNOWN_SHARE * all[h])) {
        return new double[0][];
      }
    }
    return course(quantiles, errors, known, knownErrors);
  }

  private static double[][] course(
      double[][][] quantiles, double[][] errors, double[] known, double[] knownErrors) {
    double[][] course = new double[errors.length][];
    for (int r = 0; r < errors.length; r++) {
      boolean isWhole = Arrays.stream(errors[r]).allMatch(Double::isFinite);
      course[r] = new double[errors[r].length];
      for (int h = 0; h < course[r].length; h++) {
        double median = quantiles[r][h][MEDIAN];
        double error = isWhole ? errors[r][h] : median * knownErrors[h] / known[h];
        course[r][h] = Math.max(0, median + error);
      }
    }
    return course;
  }

  private double[] errors(String region, int hours, int back) {
    double[][] own = pastErrorsMw.getOrDefault(region, new double[0][]);
    double[] day = new double[hours];
    for (int h = 0; h < hours; h++) {
      day[h] = h < own.length && back < own[h].length ? own[h][back] : Double.NaN;
    }
    return day;
  }
}
