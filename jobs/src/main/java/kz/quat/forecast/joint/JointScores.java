package kz.quat.forecast.joint;

/** How good joint courses were: both figures need what then came. */
public final class JointScores {
  private JointScores() {}

  /**
   * The energy score of equally likely courses (Gneiting and Raftery 2007): mean distance of the
   * courses from what came, less half of their mean distance from each other; MW, the smaller the
   * better. Distances are Euclidean over all areas and hours.
   *
   * @param courses by course, then one value an area and hour
   * @param came the same of what came; values that are NaN are left out
   */
  public static double energyScore(double[][] courses, double[] came) {
    double fromTruth = 0;
    double apart = 0;
    for (double[] course : courses) {
      fromTruth += distance(course, came, came);
      for (double[] other : courses) {
        apart += distance(course, other, came);
      }
    }
    int n = courses.length;
    return fromTruth / n - apart / (2.0 * n * n);
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
   * The share of courses that lie at or below a value, 0 to 1: over many days evenly spread where
   * the courses are calibrated. For a sum of areas or hours, or a day's maximum.
   */
  public static double shareAtOrBelow(double[] ofCourses, double came) {
    int below = 0;
    for (double value : ofCourses) {
      below += value <= came ? 1 : 0;
    }
    return (double) below / ofCourses.length;
  }
}
