package kz.quat.forecast.backtest;

import java.util.Arrays;
import kz.quat.forecast.history.FilledGrid;
import kz.quat.forecast.quantiles.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * The baseline that must always be shown: the load of the same hour seven days before, with the
 * empirical quantiles of its errors at the same hour on the 60 most recent known days.
 */
final class WeekAgo {
  private static final int WEEK = 168;
  private static final int DAYS = 60;
  private static final int MIN_DAYS = 14;

  private WeekAgo() {}

  /** MW at all levels; null if too little is known. */
  static double @Nullable [] quantiles(FilledGrid grid, int cell, int firstLag) {
    int base = cell - WEEK * ((firstLag + 6) / 7);
    double start = known(grid, base);
    double[] errors = new double[DAYS];
    int n = 0;
    for (int k = firstLag; k < firstLag + DAYS; k++) {
      int c = cell - 24 * k;
      double error = grid.targetMw(c) - grid.targetMw(c - (cell - base));
      if (!Double.isNaN(error)) {
        errors[n++] = error;
      }
    }
    if (n < MIN_DAYS || Double.isNaN(start)) {
      return null;
    }
    double[] out = Quantiles.ofSample(Arrays.copyOf(errors, n));
    for (int q = 0; q < out.length; q++) {
      out[q] += start;
    }
    return out;
  }

  private static double known(FilledGrid grid, int cell) {
    double mw = grid.targetMw(cell);
    return Double.isNaN(mw) ? grid.targetMw(cell - WEEK) : mw;
  }
}
