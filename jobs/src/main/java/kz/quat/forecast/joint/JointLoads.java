package kz.quat.forecast.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Forecasts of several regions for the delivery day, and the errors of the forecasts of past days,
 * as input of {@link JointScenarios}.
 *
 * @param quantilesMw by region, hour and level; regions without a forecast are missing
 * @param pastErrorsMw by region, hour and days back (first the day before the delivery day): load
 *     minus median; NaN where unknown
 */
public record JointLoads(
    SortedMap<String, double[][]> quantilesMw, Map<String, double[][]> pastErrorsMw) {

  /** Number of past days whose errors are used, counted back from the delivery day. */
  public static final int DAYS = 180;

  /** Number of scenarios if too few past days are known. */
  private static final int FALLBACK_COURSES = 60;

  public JointLoads {
    quantilesMw = new TreeMap<>(quantilesMw);
    pastErrorsMw = new TreeMap<>(pastErrorsMw);
  }

  /** The regions, in the same order as in {@link #courses}. */
  public List<String> regions() {
    return List.copyOf(quantilesMw.keySet());
  }

  /**
   * Equally likely joint scenarios of the day's load: MW by scenario, region and hour. A region
   * without past errors of its own uses the ranks of the sum of the others, so that it rises and
   * falls with the country.
   */
  public double[][][] courses() {
    double[][][] quantiles = quantilesMw.values().toArray(double[][][]::new);
    double[][] sums = sums();
    List<double[][]> days = new ArrayList<>();
    for (int back = 0; back < DAYS; back++) {
      double[][] day = new double[quantiles.length][];
      int r = 0;
      for (String region : quantilesMw.keySet()) {
        day[r] = errors(region, quantiles[r].length, back, sums);
        r++;
      }
      days.add(day);
    }
    return JointScenarios.of(quantiles, days.toArray(double[][][]::new), FALLBACK_COURSES);
  }

  /** The sum of the errors of all regions that have some, by hour and days back. */
  private double[][] sums() {
    int hours = quantilesMw.values().stream().mapToInt(rows -> rows.length).max().orElse(0);
    double[][] sums = new double[hours][DAYS];
    for (String region : new TreeSet<>(pastErrorsMw.keySet())) {
      if (isKnown(region)) {
        double[][] own = own(region);
        for (int h = 0; h < Math.min(hours, own.length); h++) {
          for (int back = 0; back < DAYS; back++) {
            sums[h][back] += own[h][back];
          }
        }
      }
    }
    return sums;
  }

  private boolean isKnown(String region) {
    double[][] own = pastErrorsMw.get(region);
    return own != null
        && Arrays.stream(own).flatMapToDouble(Arrays::stream).anyMatch(Double::isFinite);
  }

  private double[][] own(String region) {
    return pastErrorsMw.getOrDefault(region, new double[0][]);
  }

  private double[] errors(String region, int hours, int back, double[][] sums) {
    double[][] from = isKnown(region) ? own(region) : sums;
    double[] day = new double[hours];
    for (int h = 0; h < hours; h++) {
      day[h] = h < from.length && back < from[h].length ? from[h][back] : Double.NaN;
    }
    return day;
  }
}
