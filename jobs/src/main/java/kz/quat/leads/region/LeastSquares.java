package kz.quat.leads.region;

/**
 * Fits a linear function by least squares with a small penalty on its weights (ridge regression).
 */
final class LeastSquares {

  private LeastSquares() {}

  /**
   * The weights w that minimise the sum of (y − x·w)² plus ridge · |w|²; the first column, which is
   * constant, has no penalty.
   *
   * @param x rows of features, all of the same length
   */
  static double[] fit(double[][] x, double[] y, double ridge) {
    int k = x[0].length;
    double[][] a = new double[k][k + 1];
    for (int row = 0; row < x.length; row++) {
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          a[i][j] += x[row][i] * x[row][j];
        }
        a[i][k] += x[row][i] * y[row];
      }
    }
    for (int i = 1; i < k; i++) {
      a[i][i] += ridge;
    }
    return solved(a);
  }

  /**
   * Solves by Gaussian elimination. The matrix is symmetric and positive definite, so no rows need
   * to be exchanged.
   */
  private static double[] solved(double[][] a) {
    int k = a.length;
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        double share = a[j][i] / a[i][i];
        for (int c = i; c <= k; c++) {
          a[j][c] -= share * a[i][c];
        }
      }
    }
    double[] w = new double[k];
    for (int i = k - 1; i >= 0; i--) {
      double rest = a[i][k];
      for (int j = i + 1; j < k; j++) {
        rest -= a[i][j] * w[j];
      }
      w[i] = rest / a[i][i];
    }
    return w;
  }

  static double product(double[] row, double[] weights) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * weights[i];
    }
    return sum;
  }
}
