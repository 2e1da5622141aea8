package kz.quat.forecast.model;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Fits the weights of weather stations to a region's daily loads: in turns the response of the load
 * to the weighted mean temperature (piecewise linear, beside weekday, season and growth), and the
 * weights that explain best what this response leaves (Gauss-Newton steps).
 */
final class StationFit {
  private static final int ROUNDS = 4;
  private static final double[] KNOTS = {0.1, 0.3, 0.5, 0.7, 0.9};
  private static final int WEEKDAYS = 7;
  private static final int SEASONS = 4;
  private static final int FEATURES = WEEKDAYS + SEASONS + 2 + KNOTS.length;
  private static final int FIRST_SLOPE = FEATURES - KNOTS.length;
  private static final double RIDGE = 0.001;
  private static final double NO_HALF_LIFE = 1e9;
  private static final double YEAR_DAYS = 365.25;

  /** A change that is left counts as at most so many times the median one. */
  private static final double MOST_MEDIANS = 5;

  private static final int STEPS = 2000;

  private final StationWeights region;
  private final int[] days;

  /**
   * A fit to the days of a region.
   *
   * @param days with a known load and temperature, ascending
   */
  StationFit(StationWeights region, int[] days) {
    this.region = region;
    this.days = days;
  }

  /** The weights after four rounds from a start. */
  double[] from(double[] start) {
    double[] weights = start.clone();
    for (int round = 0; round < ROUNDS; round++) {
      weights = improved(weights);
    }
    return weights;
  }

  private double[] improved(double[] weights) {
    double[] warmth = new double[days.length];
    Arrays.setAll(warmth, i -> region.warmth(days[i], weights));
    double[] knots = knots(warmth);
    RollingRidge response = new RollingRidge(FEATURES, RIDGE, NO_HALF_LIFE);
    for (int i = 0; i < days.length; i++) {
      response.learn(row(days[i], warmth[i], knots), region.dayLoadMw(days[i]), i);
    }
    response.refit(response.solver());
    double[] left = new double[days.length];
    double[][] pulls = new double[days.length][weights.length];
    for (int i = 0; i < days.length; i++) {
      left[i] = region.dayLoadMw(days[i]) - response.predict(row(days[i], warmth[i], knots));
      double slope = slope(response, warmth[i], knots);
      for (int s = 0; s < weights.length; s++) {
        pulls[i][s] = slope * (region.stationC(s, days[i], weights) - warmth[i]);
      }
    }
    return weights(left, pulls, weights);
  }

  private static double[] knots(double[] warmth) {
    double[] sorted = warmth.clone();
    Arrays.sort(sorted);
    return Arrays.stream(KNOTS).map(share -> sorted[(int) (share * (sorted.length - 1))]).toArray();
  }

  private double[] row(int day, double warmth, double[] knots) {
    double[] row = new double[FEATURES + 1];
    LocalDate date = region.dateOf(day);
    row[0] = 1;
    row[date.getDayOfWeek().getValue()] = 1;
    double angle = 2 * Math.PI * date.getDayOfYear() / YEAR_DAYS;
    for (int k = 0; k < SEASONS / 2; k++) {
      row[WEEKDAYS + 1 + 2 * k] = StrictMath.sin((k + 1) * angle);
      row[WEEKDAYS + 2 + 2 * k] = StrictMath.cos((k + 1) * angle);
    }
    row[FIRST_SLOPE - 1] = day / YEAR_DAYS;
    row[FIRST_SLOPE] = warmth;
    for (int k = 0; k < knots.length; k++) {
      row[FIRST_SLOPE + 1 + k] = Math.max(0, warmth - knots[k]);
    }
    return row;
  }

  /** MW per °C at a temperature. */
  private static double slope(RollingRidge response, double warmth, double[] knots) {
    double slope = response.coefficient(FIRST_SLOPE);
    for (int k = 0; k < knots.length; k++) {
      slope += warmth > knots[k] ? response.coefficient(FIRST_SLOPE + 1 + k) : 0;
    }
    return slope;
  }

  /**
   * Weights on the simplex that explain best how what is left changes from day to day; levels drift
   * for other reasons. The ridge is that of a prior with the standard deviation of an equal weight.
   */
  private double[] weights(double[] left, double[][] pulls, double[] start) {
    int stations = start.length;
    double[][] products = new double[stations][stations];
    double[] withLeft = new double[stations];
    double most = MOST_MEDIANS * medianChange(left);
    double squares = 0;
    int changes = 0;
    for (int i = 1; i < days.length; i++) {
      if (days[i] != days[i - 1] + 1) {
        continue;
      }
      double change = Math.max(-most, Math.min(most, left[i] - left[i - 1]));
      squares += change * change;
      changes++;
      for (int s = 0; s < stations; s++) {
        double pull = pulls[i][s] - pulls[i - 1][s];
        withLeft[s] += pull * change;
        for (int o = 0; o < stations; o++) {
          products[s][o] += pull * (pulls[i][o] - pulls[i - 1][o]);
        }
      }
    }
    return squares == 0 ? start : descend(products, withLeft, squares / changes, start);
  }

  private double medianChange(double[] left) {
    double[] changes = new double[left.length - 1];
    Arrays.setAll(changes, i -> Math.abs(left[i + 1] - left[i]));
    Arrays.sort(changes);
    return changes[changes.length / 2];
  }

  /** Projected gradient descent; the problem is convex and as small as the number of stations. */
  private static double[] descend(
      double[][] products, double[] withLeft, double variance, double[] start) {
    int stations = start.length;
    double ridge = variance * stations * stations;
    double steepest = ridge;
    for (int s = 0; s < stations; s++) {
      steepest += products[s][s];
    }
    double[] weights = start.clone();
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[stations];
      for (int s = 0; s < stations; s++) {
        double slope = -withLeft[s] + ridge * (weights[s] - 1.0 / stations);
        for (int o = 0; o < stations; o++) {
          slope += products[s][o] * weights[o];
        }
        next[s] = weights[s] - slope / steepest;
      }
      weights = onSimplex(next);
    }
    return weights;
  }

  /** The nearest weights that are at least 0 and add up to 1 (Held, Wolfe and Crowder 1974). */
  private static double[] onSimplex(double[] point) {
    double[] sorted = point.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double cut = 0;
    for (int k = 1; k <= sorted.length; k++) {
      double value = sorted[sorted.length - k];
      sum += value;
      if (value > (sum - 1) / k) {
        cut = (sum - 1) / k;
      }
    }
    double[] out = new double[point.length];
    for (int s = 0; s < out.length; s++) {
      out[s] = Math.max(0, point[s] - cut);
    }
    return out;
  }
}
