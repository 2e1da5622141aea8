package kz.quat.forecast.backtest;

import java.util.Random;
import kz.quat.forecast.history.LoadHistory;

/**
 * Measured temperatures disturbed as a weather forecast errs: from each issue on an error of first
 * order autoregression, nothing at its start and of a stated size a day later, and a bias. The same
 * history is disturbed alike in every run.
 *
 * @param deviationC standard deviation 24 hours after the issue, °C
 * @param biasC by how much every forecast is too warm, °C
 */
public record WeatherError(double deviationC, double biasC) {
  private static final int DAY = 24;

  /**
   * What of an error is left an hour later: a front that comes early stays early for half a day.
   */
  private static final double KEPT = 0.95;

  private static final double MOST_C = 20;

  /** Refuses what no weather forecast does. */
  public WeatherError {
    if (!(deviationC >= 0 && deviationC <= MOST_C) || !(Math.abs(biasC) <= MOST_C)) {
      throw new IllegalArgumentException(
          "Invalid weather error: %s °C, bias %s °C (must be 0 to %.0f, bias within ±%.0f)"
              .formatted(deviationC, biasC, MOST_C, MOST_C));
    }
  }

  /** A history whose days are forecast and learnt with disturbed temperatures. */
  public LoadHistory disturb(LoadHistory history, BacktestPlan plan) {
    double[] issued = new double[history.hours()];
    Random random = new Random(history.region().hashCode());
    int lead = DAY - plan.issueTime().getHour();
    double error = 0;
    for (int i = 0; i < issued.length; i++) {
      int hour = history.firstHour().plusSeconds(3600L * i).atZone(plan.zone()).getHour();
      error = hour == 0 ? atLead(random, lead) : KEPT * error + step() * random.nextGaussian();
      issued[i] = history.temperatureC(i) + biasC + error;
    }
    return history.withIssuedTemperature(issued);
  }

  /** An error so many hours after the issue. */
  private double atLead(Random random, int hours) {
    return step() * Math.sqrt(variance(hours)) * random.nextGaussian();
  }

  /** The hourly shock after which a day's error has the stated deviation. */
  private double step() {
    return deviationC / Math.sqrt(variance(DAY));
  }

  /** The variance of shocks of 1 added up over hours in which they fade. */
  private static double variance(int hours) {
    return (1 - Math.pow(KEPT, 2.0 * hours)) / (1 - KEPT * KEPT);
  }
}
