package kz.quat.forecast.score;

import kz.quat.forecast.quantiles.Quantiles;

/** Sums over forecasts of a quantity, from which its pinball loss and coverage follow. */
final class LevelSums {
  private int count;
  private double sum;
  private double pinball;
  private int below10;
  private int below50;
  private int below90;

  /** Adds a forecast, one value per level, and the value that came. */
  void add(double[] quantiles, double came) {
    count++;
    sum += came;
    for (int q = Quantiles.P10; q < quantiles.length; q++) {
      pinball += Quantiles.pinball(q, came - quantiles[q]);
    }
    below10 += came <= quantiles[Quantiles.P10] ? 1 : 0;
    below50 += came <= quantiles[Quantiles.P50] ? 1 : 0;
    below90 += came <= quantiles[Quantiles.P90] ? 1 : 0;
  }

  int count() {
    return count;
  }

  double mean() {
    return sum / count;
  }

  /** Mean pinball loss over P10 to P99 in % of the mean value. */
  double pinballPct() {
    return 100 * pinball / (Quantiles.COUNT - Quantiles.P10) / sum;
  }

  double coverage10Pct() {
    return 100.0 * below10 / count;
  }

  double coverage50Pct() {
    return 100.0 * below50 / count;
  }

  double coverage90Pct() {
    return 100.0 * below90 / count;
  }
}
