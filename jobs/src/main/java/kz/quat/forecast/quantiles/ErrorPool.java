package kz.quat.forecast.quantiles;

import java.util.Arrays;

/**
 * Past errors of a delivery hour and its neighbours, kept sorted, and their weighted quantiles.
 * Errors of the same season and recent errors have more weight, because uncertainty varies over the
 * year.
 */
public final class ErrorPool {
  private static final int DAYS = 400;
  private static final double HALF_LIFE_DAYS = 365;
  private static final double SEASON_DAYS = 45;
  private static final double OTHER_SEASONS = 0.15;
  private static final double YEAR_DAYS = 365.25;

  private double[] errors = new double[512];
  private int[] days = new int[512];
  private double[] shares = new double[512];
  private int size;
  private int oldestDay = Integer.MAX_VALUE;

  /**
   * Adds an error.
   *
   * @param share 1 for the hour itself, less for neighbours
   */
  public void add(double error, int day, double share) {
    if (size == errors.length) {
      errors = Arrays.copyOf(errors, 2 * size);
      days = Arrays.copyOf(days, 2 * size);
      shares = Arrays.copyOf(shares, 2 * size);
    }
    int position = position(error);
    System.arraycopy(errors, position, errors, position + 1, size - position);
    System.arraycopy(days, position, days, position + 1, size - position);
    System.arraycopy(shares, position, shares, position + 1, size - position);
    errors[position] = error;
    days[position] = day;
    shares[position] = share;
    oldestDay = Math.min(oldestDay, day);
    size++;
  }

  /** Removes the errors that are too old on a day. */
  public void forget(int day) {
    if (size == 0 || day - oldestDay <= DAYS) {
      return;
    }
    int kept = 0;
    oldestDay = Integer.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      if (day - days[i] <= DAYS) {
        errors[kept] = errors[i];
        days[kept] = days[i];
        oldestDay = Math.min(oldestDay, days[i]);
        shares[kept++] = shares[i];
      }
    }
    size = kept;
  }

  /** The number of errors in the pool. */
  public int size() {
    return size;
  }

  /** The weight for every age in days, 0 … 400; the same for all hours of a day. */
  public static double[] weightsByAge() {
    double[] out = new double[DAYS + 1];
    for (int age = 0; age <= DAYS; age++) {
      double apart = Math.abs(age - YEAR_DAYS * Math.rint(age / YEAR_DAYS)) / SEASON_DAYS;
      out[age] =
          StrictMath.pow(0.5, age / HALF_LIFE_DAYS)
              * (OTHER_SEASONS + StrictMath.exp(-apart * apart));
    }
    return out;
  }

  /**
   * Weighted quantiles for a day at the given levels, interpolated between the mid-ranks of the
   * errors.
   */
  public double[] quantiles(int day, double[] levels, double[] weightsByAge) {
    double[] weights = new double[size];
    double total = 0;
    for (int i = 0; i < size; i++) {
      weights[i] = shares[i] * weightsByAge[day - days[i]];
      total += weights[i];
    }
    double[] out = new double[levels.length];
    double below = 0;
    double lastRank = 0;
    int q = 0;
    for (int i = 0; i < size && q < levels.length; i++) {
      double rank = (below + weights[i] / 2) / total;
      while (q < levels.length && levels[q] <= rank) {
        out[q] = between(i, levels[q], lastRank, rank);
        q++;
      }
      below += weights[i];
      lastRank = rank;
    }
    Arrays.fill(out, q, levels.length, errors[size - 1]);
    return out;
  }

  /** The level of an error among those known on a day: the weighted share of errors below it. */
  public double levelOf(double error, int day, double[] weightsByAge) {
    int position = position(error);
    double below = weight(0, position, day, weightsByAge);
    return below / (below + weight(position, size, day, weightsByAge));
  }

  private double weight(int from, int to, int day, double[] weightsByAge) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += shares[i] * weightsByAge[day - days[i]];
    }
    return sum;
  }

  private int position(double error) {
    int at = Arrays.binarySearch(errors, 0, size, error);
    return at < 0 ? -at - 1 : at;
  }

  private double between(int i, double level, double lastRank, double rank) {
    if (i == 0 || rank <= lastRank) {
      return errors[i];
    }
    double part = (level - lastRank) / (rank - lastRank);
    return errors[i - 1] + part * (errors[i] - errors[i - 1]);
  }
}
