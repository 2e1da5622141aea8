package kz.quat.forecast.history;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;

/**
 * Adds to measured temperatures errors like those of a weather forecast: a first-order
 * autoregression that starts at 0 at each issue and reaches a stated size a day later, and a bias.
 * The errors of a region's day are the same in every run and do not depend on other days.
 *
 * @param deviationC standard deviation 24 hours after the issue, °C
 * @param biasC by how much every forecast is too warm, °C
 * @param kept the part of an error that remains an hour later, at least 0 and below 1; the smaller
 *     it is, the sooner the error stops growing with the hour
 */
public record WeatherError(double deviationC, double biasC, double kept) {
  static final int DAY = 24;

  /** A front that comes early stays early for half a day. */
  static final double USUALLY_KEPT = 0.95;

  static final double MOST_C = 20;

  /** Throws {@link IllegalArgumentException} for errors that no weather forecast has. */
  public WeatherError {
    if (!(deviationC >= 0 && deviationC <= MOST_C) || !(Math.abs(biasC) <= MOST_C)) {
      throw new IllegalArgumentException(
          "Invalid weather error: %s °C, bias %s °C (must be 0 to %.0f, bias within ±%.0f)"
              .formatted(deviationC, biasC, MOST_C, MOST_C));
    }
    if (!(kept >= 0 && kept < 1)) {
      throw new IllegalArgumentException("Invalid part kept: " + kept + " (must be 0 to below 1)");
    }
  }

  /** Errors that fade as usual. */
  public WeatherError(double deviationC, double biasC) {
    this(deviationC, biasC, USUALLY_KEPT);
  }

  /**
   * A history whose days are learnt and forecast with disturbed temperatures. Hours with a known
   * past forecast keep it.
   *
   * @param zone clock of the days
   * @param issueHour hour of the day before at which a day is forecast, 0 to 23
   */
  public LoadHistory disturb(LoadHistory history, ZoneId zone, int issueHour) {
    double[] issued = new double[history.temperatureHours()];
    Random random = new Random();
    double error = 0;
    for (int i = 0; i < issued.length; i++) {
      ZonedDateTime hour = history.firstHour().plusSeconds(3600L * i).atZone(zone);
      if (i == 0 || hour.getHour() == 0) {
        long day = hour.toLocalDate().toEpochDay();
        random.setSeed(mixed(31L * history.region().hashCode() + day));
        error = atLead(random, DAY - issueHour);
      } else {
        error = kept * error + step() * random.nextGaussian();
      }
      double known = history.pastForecastC(i);
      issued[i] = Double.isNaN(known) ? history.temperatureC(i) + biasC + error : known;
    }
    return history.withIssuedTemperature(issued);
  }

  /**
   * A seed whose bits all depend on all bits of a number: after neighbouring seeds the first number
   * that {@link Random} draws is almost the same. The mixing function of SplitMix64 (Steele, Lea
   * and Flood 2014).
   */
  private static long mixed(long number) {
    long bits = number * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }

  /** An error this many hours after the issue. */
  private double atLead(Random random, int hours) {
    return step() * Math.sqrt(variance(kept, hours)) * random.nextGaussian();
  }

  /**
   * The size of the hourly shocks with which the error reaches the stated deviation after a day.
   */
  private double step() {
    return deviationC / Math.sqrt(variance(kept, DAY));
  }

  /** The variance of shocks of size 1 that are added up over these hours while they fade. */
  static double variance(double kept, int hours) {
    return (1 - Math.pow(kept, 2.0 * hours)) / (1 - kept * kept);
  }
}
