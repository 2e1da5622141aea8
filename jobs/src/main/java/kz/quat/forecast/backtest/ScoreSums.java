package kz.quat.forecast.backtest;

import java.util.ArrayList;
import java.util.List;
import kz.quat.forecast.quantiles.HourQuantiles;
import kz.quat.forecast.quantiles.Quantiles;
import org.jspecify.annotations.Nullable;

/** Sums from which {@link ForecastScores} are computed. */
final class ScoreSums {
  private final double[] pinball = new double[Quantiles.COUNT];
  private final int[] covered = new int[Quantiles.COUNT];
  private int hours;
  private int missing;
  private int withLoad;
  private double load;
  private double relativeError;
  private double width;

  void add(double actualMw, @Nullable HourQuantiles forecast) {
    if (forecast == null) {
      missing++;
      return;
    }
    hours++;
    load += actualMw;
    width += forecast.p90Mw() - forecast.loadMw(Quantiles.P10);
    if (actualMw > 0) {
      withLoad++;
      relativeError += Math.abs(actualMw - forecast.p50Mw()) / actualMw;
    }
    for (int q = 0; q < pinball.length; q++) {
      double error = actualMw - forecast.loadMw(q);
      pinball[q] += Quantiles.pinball(q, error);
      covered[q] += error <= 0 ? 1 : 0;
    }
  }

  ForecastScores scores(String region, String method) {
    double mean = load / hours;
    double[] means = new double[pinball.length];
    List<Double> coverage = new ArrayList<>();
    double scored = 0;
    double crps = 0;
    for (int q = 0; q < means.length; q++) {
      means[q] = pinball[q] / hours;
      coverage.add(100.0 * covered[q] / hours);
      scored += q >= Quantiles.P10 ? means[q] : 0;
      crps += 2 * share(q) * means[q];
    }
    return new ForecastScores(
        region,
        method,
        hours,
        missing,
        mean,
        100 * scored / (Quantiles.COUNT - Quantiles.P10) / mean,
        100 * relativeError / withLoad,
        coverage,
        100 * width / hours / mean,
        100 * crps / mean);
  }

  /** The share of all probabilities that a level represents: up to halfway to its neighbours. */
  private static double share(int q) {
    double low = q == 0 ? 0 : (Quantiles.level(q - 1) + Quantiles.level(q)) / 2;
    double high = q == Quantiles.COUNT - 1 ? 1 : (Quantiles.level(q) + Quantiles.level(q + 1)) / 2;
    return high - low;
  }
}
