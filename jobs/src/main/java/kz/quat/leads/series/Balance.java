package kz.quat.leads.series;

/**
 * The energy that goes into a feeder and that neither a meter nor the technical loss explains:
 * energy in − meters − b · (energy in)², where b is fitted to earlier hours only.
 *
 * <p>A line's loss grows with the square of its load. b is fitted within days (load and remainder
 * minus their daily means), so that neither unmetered load nor the slow drift of the loss affects
 * it. The constant part of the loss stays in the remainder, equally before and after a step.
 */
public final class Balance {

  private static final double MOST_FILLED = 0.3;
  private static final double PRIOR_LOSS = 0.03;
  private static final double PRIOR_DAYS = 10;
  private static final double MOST_LOSS = 0.12;

  private final boolean isMetered;
  private final double[] remainderKwh;
  private final double[] meteredKwh;
  private final double[] energyInKwh;

  /** The balance of a feeder, from its meters as read and as filled. */
  public Balance(FeederSeries feeder, double[][] read, double[][] filled) {
    int n = feeder.hours();
    isMetered = read.length > 0;
    energyInKwh = feeder.energyInKwh();
    meteredKwh = new double[n];
    remainderKwh = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double invented = 0;
      for (int p = 0; p < read.length; p++) {
        sum += filled[p][i];
        invented += Double.isNaN(read[p][i]) ? filled[p][i] : 0;
      }
      meteredKwh[i] = sum;
      boolean usable = read.length == 0 || invented <= MOST_FILLED * sum;
      remainderKwh[i] = usable ? energyInKwh[i] - sum : Double.NaN;
    }
  }

  /**
   * Sum of the meters with missing hours filled; NaN if a meter has no earlier hours to fill from.
   */
  public double[] meteredKwh() {
    return meteredKwh;
  }

  /**
   * The remainder of each hour minus the fitted loss, using the hours before {@code knownHours}.
   */
  public double[] unexplained(int knownHours) {
    double b = lossPerSquare(knownHours);
    double[] out = new double[remainderKwh.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = remainderKwh[i] - b * energyInKwh[i] * energyInKwh[i];
    }
    return out;
  }

  /** b in 1/kWh: the loss of an hour is b times the square of its energy. */
  double lossPerSquare(int knownHours) {
    double meanIn = mean(energyInKwh, knownHours);
    if (!(meanIn > 0)) {
      return 0;
    }
    double prior = PRIOR_LOSS / meanIn;
    double sxy = 0;
    double sxx = 0;
    int days = 0;
    for (int d = 0; (d + 1) * FeederSeries.DAY <= knownHours; d++) {
      double[] s = withinDay(d * FeederSeries.DAY);
      if (s.length > 0) {
        sxy += s[0];
        sxx += s[1];
        days++;
      }
    }
    // Without meters the whole load lies in the remainder: nothing tells loss from it.
    if (days == 0 || sxx <= 0 || !isMetered) {
      return prior;
    }
    double weight = sxx / days * PRIOR_DAYS;
    double b = (sxy + prior * weight) / (sxx + weight);
    return Math.max(0, Math.min(MOST_LOSS / meanIn, b));
  }

  private double[] withinDay(int from) {
    double mx = 0;
    double my = 0;
    int n = 0;
    for (int i = from; i < from + FeederSeries.DAY; i++) {
      double y = remainderKwh[i];
      if (!Double.isNaN(y)) {
        mx += energyInKwh[i] * energyInKwh[i];
        my += y;
        n++;
      }
    }
    if (n < FeederSeries.DAY / 2) {
      return new double[0];
    }
    double sxy = 0;
    double sxx = 0;
    for (int i = from; i < from + FeederSeries.DAY; i++) {
      double y = remainderKwh[i];
      if (!Double.isNaN(y)) {
        double x = energyInKwh[i] * energyInKwh[i] - mx / n;
        sxy += x * (y - my / n);
        sxx += x * x;
      }
    }
    if (sxx <= 0) {
      return new double[0];
    }
    // The weight of a day is bounded, so that an odd day does not dominate the fit.
    double most = MOST_LOSS / Math.sqrt(Math.max(1, mx / n));
    return new double[] {Math.max(-most, Math.min(2 * most, sxy / sxx)), 1};
  }

  private static double mean(double[] values, int n) {
    double sum = 0;
    int have = 0;
    for (int i = 0; i < n; i++) {
      if (!Double.isNaN(values[i])) {
        sum += values[i];
        have++;
      }
    }
    return have == 0 ? Double.NaN : sum / have;
  }
}
