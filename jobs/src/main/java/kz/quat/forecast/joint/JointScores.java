package kz.quat.forecast.joint;

/** How good joint scenarios were, compared with the loads that were measured later. */
public final class JointScores {
  private JointScores() {}

  /**
   * The energy score of equally likely scenarios (Gneiting and Raftery 2007): the mean distance of
   * the scenarios from the measured loads, minus half of the scenarios' mean distance from each
   * other, in MW; smaller is better. Distances are Euclidean over all areas and hours.
   *
   * @param courses by scenario, one value for each area and hour
   * @param came the measured values in the same order; values that are NaN are left out
   */
  public static double energyScore(double[][] courses, double[] came) {
    double fromTruth = 0;
    double apart = 0;
    int n = courses.length;
    for (int k = 0; k < n; k++) {
      fromTruth += distance(courses[k], came, came);
      for (int other = k + 1; other < n; other++) {
        apart += distance(courses[k], courses[other], came);
      }
    }
    return fromTruth / n - apart / ((double) n * n);
  }

  private static double distance(double[] one, double[] other, double[] came) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double apart = one[i] - other[i];
      sum += Double.isNaN(came[i]) ? 0 : apart * apart;
    }
    return Math.sqrt(sum);
  }

  /**
   * The share of scenarios at or below the measured value, 0 to 1. Over many days it is evenly
   * distributed if the scenarios are calibrated. Applies to a sum of areas or hours, or to a day's
   * maximum.
   */
  public static double shareAtOrBelow(double[] ofCourses, double came) {
    int below = 0;
    for (double value : ofCourses) {
      below += value <= came ? 1 : 0;
    }
    return (double) below / ofCourses.length;
  }
}
