package kz.quat.forecast.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * One linear regression that learns row by row, by normal equations in which older rows lose
 * weight, with a ridge on standardised features.
 *
 * <p>It is robust against outliers at no extra cost: a row's weight is Huber's, min(1, scale /
 * |error|), where the error is that of the current fit before it learns the row, and the scale is a
 * running mean of these errors.
 */
final class RollingRidge {
  private static final int BLOCK = 4;
  private static final double SCALE_STEP = 0.03;
  private static final double MAX_GROWTH = 2;

  /** Number of rows from which on the given ridge is used: three years of days. */
  private static final int GROWN_ROWS = 1096;

  private static final double MAX_RIDGE = 1;
  private static final double MIN_DEVIATION = 1e-6;

  /** Work space in which regressions with this number of features are solved one after another. */
  static final class Solver {
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj solution;
    private final LinearSolverDense<DMatrixRMaj> cholesky;

    Solver(int features) {
      matrix = new DMatrixRMaj(features, features);
      right = new DMatrixRMaj(features, 1);
      solution = new DMatrixRMaj(features, 1);
      cholesky = LinearSolverFactory_DDRM.chol(features);
    }
  }

  private final int features;
  private final double ridge;
  private final double halfLifeDays;
  private final double[] products;
  private final double[] withTarget;
  private final double[] coefficients;
  private final double[] means;

  /** The smallest and largest values of each feature that were learnt. */
  private final double[] least;

  private final double[] most;

  /** The range of each feature's values within which the coefficients are used. */
  private final double[] lowest;

  private final double[] highest;
  private final double[][] waiting;
  private final double[] waitingWeights = new double[BLOCK];
  private int waitingRows;
  private boolean fitted;
  private int rows;
  private double scale = Double.NaN;

  /**
   * An empty regression.
   *
   * @param ridge added to the diagonal of the features' correlation matrix once there are three
   *     years of rows; it is larger before that
   * @param halfLifeDays number of days after which a row has half its weight
   */
  RollingRidge(int features, double ridge, double halfLifeDays) {
    this.features = features;
    this.ridge = ridge;
    this.halfLifeDays = halfLifeDays;
    this.products = new double[(features + 1) * (features + 1)];
    this.withTarget = new double[features + 1];
    this.coefficients = new double[features + 1];
    this.means = new double[features + 1];
    this.least = new double[features + 1];
    this.most = new double[features + 1];
    this.lowest = new double[features + 1];
    this.highest = new double[features + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    this.waiting = new double[BLOCK][features + 1];
  }

  /** Work space in which this and other regressions with as many features can be solved. */
  Solver solver() {
    return new Solver(features);
  }

  int rows() {
    return rows;
  }

  boolean fitted() {
    return fitted;
  }

  /**
   * Learns a row.
   *
   * @param row 1, followed by the features
   * @param day days since the first row. Newer rows get growing weights, which has the same effect
   *     as reducing those of older rows
   */
  void learn(double[] row, double target, int day) {
    double weight = Math.pow(2, day / halfLifeDays) * trust(Math.abs(target - predict(row)));
    for (int i = 0; i <= features; i++) {
      withTarget[i] += weight * row[i] * target;
      least[i] = Math.min(least[i], row[i]);
      most[i] = Math.max(most[i], row[i]);
    }
    System.arraycopy(row, 0, waiting[waitingRows], 0, features + 1);
    waitingWeights[waitingRows++] = weight;
    rows++;
    if (waitingRows == BLOCK) {
      takeInWaiting();
    }
  }

  /**
   * Adds four rows in one pass over the products, because most of the time of a fit is spent here.
   */
  private void takeInWaiting() {
    int n = features + 1;
    double[] a = waiting[0];
    double[] b = waiting[1];
    double[] c = waiting[2];
    double[] d = waiting[3];
    for (int i = 0; i < n; i++) {
      double wa = waitingWeights[0] * a[i];
      double wb = waitingWeights[1] * b[i];
      double wc = waitingWeights[2] * c[i];
      double wd = waitingWeights[3] * d[i];
      if (wa != 0 || wb != 0 || wc != 0 || wd != 0) {
        int at = i * n;
        for (int j = i; j < n; j++) {
          products[at + j] += wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
        }
      }
    }
    Arrays.fill(waitingWeights, 0);
    waitingRows = 0;
  }

  private double trust(double error) {
    if (!fitted) {
      return 1;
    }
    scale =
        Double.isNaN(scale)
            ? error
            : scale + SCALE_STEP * Math.min(error - scale, MAX_GROWTH * scale);
    return error <= scale ? 1 : scale / error;
  }

  /**
   * The ridge for the current number of rows. A regression with few rows has more features than it
   * can distinguish, so its ridge starts high and falls with the cube of the number of rows.
   */
  private double ridgeNow() {
    double youth = Math.max(1, (double) GROWN_ROWS / rows);
    return Math.min(MAX_RIDGE, ridge * youth * youth * youth);
  }

  /** Fits the regression again to all rows learnt so far. */
  void refit(Solver solver) {
    takeInWaiting();
    int n = features + 1;
    double weight = products[0];
    double[] perDeviation = new double[n];
    for (int i = 1; i < n; i++) {
      means[i] = products[i] / weight;
      double variance = products[i * n + i] / weight - means[i] * means[i];
      perDeviation[i] = variance > MIN_DEVIATION * MIN_DEVIATION ? 1 / Math.sqrt(variance) : 0;
    }
    double mean = withTarget[0] / weight;
    DMatrixRMaj matrix = solver.matrix;
    DMatrixRMaj right = solver.right;
    for (int i = 1; i < n; i++) {
      standardise(matrix, i, perDeviation, weight);
      double covariance = withTarget[i] / weight - means[i] * mean;
      right.data[i - 1] = covariance * perDeviation[i];
    }
    if (!solver.cholesky.setA(matrix)) {
      return;
    }
    DMatrixRMaj solution = solver.solution;
    solver.cholesky.solve(right, solution);
    coefficients[0] = mean;
    for (int i = 1; i < n; i++) {
      coefficients[i] = solution.data[i - 1] * perDeviation[i];
      coefficients[0] -= coefficients[i] * means[i];
      double range = most[i] - least[i];
      lowest[i] = least[i] - range;
      highest[i] = most[i] + range;
    }
    fitted = true;
  }

  /**
   * Writes a row of the features' correlation matrix, with the ridge on its diagonal, into both
   * halves.
   *
   * @param perDeviation 1 divided by the standard deviation of each feature; 0 for a feature that
   *     does not vary
   */
  private void standardise(DMatrixRMaj matrix, int i, double[] perDeviation, double weight) {
    int n = features + 1;
    matrix.data[(i - 1) * features + i - 1] = 1 + ridgeNow();
    for (int j = i + 1; j < n; j++) {
      double covariance = products[i * n + j] / weight - means[i] * means[j];
      double scaled = covariance * perDeviation[i] * perDeviation[j];
      matrix.data[(i - 1) * features + j - 1] = scaled;
      matrix.data[(j - 1) * features + i - 1] = scaled;
    }
  }

  /** The value of the fit for a row; meaningless before the first fit. */
  double predict(double[] row) {
    double sum = coefficients[0] * row[0];
    for (int i = 1; i <= features; i++) {
      sum += coefficients[i] * bounded(i, row[i]);
    }
    return sum;
  }

  /** What a feature contributes, compared with its mean. */
  double contribution(int feature, double value) {
    return coefficients[feature] * (bounded(feature, value) - means[feature]);
  }

  /**
   * A feature's value, moved to at most the width of the learnt range outside of this range. A
   * feature that has hardly varied, such as the degrees by which nights exceed a temperature that
   * they seldom reach, may have any coefficient, and a value far outside would multiply it.
   */
  private double bounded(int feature, double value) {
    return Math.max(lowest[feature], Math.min(highest[feature], value));
  }

  /** The value of the fit at the means of all features. */
  double centre() {
    double sum = coefficients[0];
    for (int i = 1; i <= features; i++) {
      sum += coefficients[i] * means[i];
    }
    return sum;
  }

  /** A fitted coefficient; index 0 is the constant. */
  double coefficient(int feature) {
    return coefficients[feature];
  }
}
