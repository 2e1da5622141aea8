package kz.quat.forecast.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * One linear regression that learns row by row: normal equations in which older rows fade, a ridge
 * on standardised features, rows that surprise weigh less.
 *
 * <p>Robustness costs nothing here: a row's weight is Huber's, min(1, scale / |error|), of the
 * error that the fit of its day made before it saw the row; the scale is a running mean of those
 * errors.
 */
final class RollingRidge {
  private static final int BLOCK = 4;
  private static final double SCALE_STEP = 0.03;
  private static final double MAX_GROWTH = 2;

  /** Rows from which on the ridge is the one given: three years of days. */
  private static final int GROWN_ROWS = 1096;

  private static final double MAX_RIDGE = 1;
  private static final double MIN_DEVIATION = 1e-6;

  /** The room in which regressions of so many features are solved, one after another. */
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
  private final double[][] waiting;
  private final double[] waitingWeights = new double[BLOCK];
  private int waitingRows;
  private boolean fitted;
  private int rows;
  private double scale = Double.NaN;

  /**
   * An empty regression.
   *
   * @param ridge added to the diagonal of the features' correlation matrix, once there are three
   *     years of rows; more before
   * @param halfLifeDays after which a row weighs half
   */
  RollingRidge(int features, double ridge, double halfLifeDays) {
    this.features = features;
    this.ridge = ridge;
    this.halfLifeDays = halfLifeDays;
    this.products = new double[(features + 1) * (features + 1)];
    this.withTarget = new double[features + 1];
    this.coefficients = new double[features + 1];
    this.means = new double[features + 1];
    this.waiting = new double[BLOCK][features + 1];
  }

  /** Room in which this and others of as many features can be solved. */
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
   * Takes a row in.
   *
   * @param row 1, then the features
   * @param day days since the first row: newer rows get growing weights instead of old ones fading
   */
  void learn(double[] row, double target, int day) {
    double weight = Math.pow(2, day / halfLifeDays) * trust(Math.abs(target - predict(row)));
    for (int i = 0; i <= features; i++) {
      withTarget[i] += weight * row[i] * target;
    }
    System.arraycopy(row, 0, waiting[waitingRows], 0, features + 1);
    waitingWeights[waitingRows++] = weight;
    rows++;
    if (waitingRows == BLOCK) {
      takeInWaiting();
    }
  }

  /** Four rows in one pass over the products: most of the time of a fit goes here. */
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
   * The ridge for as many rows as there are: a young regression has more features than it can tell
   * apart, so it starts stiff and loosens with the cube of its age.
   */
  private double ridgeNow() {
    double youth = Math.max(1, (double) GROWN_ROWS / rows);
    return Math.min(MAX_RIDGE, ridge * youth * youth * youth);
  }

  /** Solves anew from the rows taken in so far. */
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
    }
    fitted = true;
  }

  /**
   * A row of the features' correlation matrix with the ridge on its diagonal, into both halves.
   *
   * @param perDeviation one over each feature's deviation; 0 where it does not vary
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

  /** The fit's value for a row; meaningless before the first fit. */
  double predict(double[] row) {
    double sum = 0;
    for (int i = 0; i <= features; i++) {
      sum += coefficients[i] * row[i];
    }
    return sum;
  }

  /** What a feature adds beside its mean. */
  double contribution(int feature, double value) {
    return coefficients[feature] * (value - means[feature]);
  }

  /** The fit at the features' means. */
  double centre() {
    double sum = coefficients[0];
    for (int i = 1; i <= features; i++) {
      sum += coefficients[i] * means[i];
    }
    return sum;
  }

  /** A fitted coefficient; 0 is the constant. */
  double coefficient(int feature) {
    return coefficients[feature];
  }
}
