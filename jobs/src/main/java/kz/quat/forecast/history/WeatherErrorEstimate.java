package kz.quat.forecast.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The error of an area's temperature forecasts, estimated from delivered forecasts whose hours were
 * measured later. The error of a zone or of the nation is estimated from its own mean temperatures,
 * so that it is as much smaller as the errors of its regions cancel.
 */
public final class WeatherErrorEstimate {
  /**
   * With fewer compared days the assumed error is used: its size would be uncertain by an eighth.
   */
  static final int LEAST_DAYS = 30;

  /** A day with fewer compared hours does not count. */
  private static final int LEAST_HOURS = 12;

  /** Errors count as at most so many times the median one: more is a fault in the data. */
  private static final double MOST_MEDIANS = 5;

  private static final double MOST_KEPT = 0.99;

  private final double[] errorsC;
  private final int[] leads;

  /** For each error the number of its local day. */
  private final long[] days;

  private WeatherErrorEstimate(double[] errorsC, int[] leads, long[] days) {
    this.errorsC = errorsC;
    this.leads = leads;
    this.days = days;
  }

  /**
   * The estimated error; the assumed one if fewer than 30 days can be compared.
   *
   * @param firstHour of both series
   * @param forecastC °C as forecast when the load of the hour's day was forecast; NaN where unknown
   * @param measuredC °C as measured; NaN where unknown
   * @param zone clock of the days
   * @param issueHour hour of the day before at which a day is forecast, 0 to 23
   */
  public static WeatherError of(
      Instant firstHour,
      double[] forecastC,
      double[] measuredC,
      ZoneId zone,
      int issueHour,
      WeatherError assumed) {
    int[] leads = new int[forecastC.length];
    long[] days = new long[forecastC.length];
    double[] errors = new double[forecastC.length];
    int count = 0;
    for (int i = 0; i < forecastC.length; i++) {
      double error = forecastC[i] - measuredC[i];
      if (!Double.isNaN(error)) {
        ZonedDateTime hour = firstHour.plusSeconds(3600L * i).atZone(zone);
        errors[count] = error;
        leads[count] = WeatherError.DAY - issueHour + hour.getHour();
        days[count++] = hour.toLocalDate().toEpochDay();
      }
    }
    WeatherErrorEstimate estimate =
        new WeatherErrorEstimate(
            Arrays.copyOf(errors, count), Arrays.copyOf(leads, count), Arrays.copyOf(days, count));
    return estimate.comparedDays() < LEAST_DAYS ? assumed : estimate.error();
  }

  private int comparedDays() {
    int compared = 0;
    int hours = 0;
    for (int i = 0; i < days.length; i++) {
      hours = i > 0 && days[i] == days[i - 1] ? hours + 1 : 1;
      compared += hours == LEAST_HOURS ? 1 : 0;
    }
    return compared;
  }

  private WeatherError error() {
    double[] plausible = plausible();
    double bias = bias(plausible);
    double[] around = Arrays.stream(plausible).map(error -> error - bias).toArray();
    double kept = kept(around);
    double squares = 0;
    double expected = 0;
    for (int i = 0; i < around.length; i++) {
      squares += around[i] * around[i];
      expected +=
          WeatherError.variance(kept, leads[i]) / WeatherError.variance(kept, WeatherError.DAY);
    }
    double deviation = Math.sqrt(squares / expected);
    return new WeatherError(
        Math.min(WeatherError.MOST_C, deviation),
        Math.max(-WeatherError.MOST_C, Math.min(WeatherError.MOST_C, bias)),
        kept);
  }

  /**
   * The mean error, reduced by what chance alone adds to it: days are the independent observations
   * (positive-part James-Stein estimator).
   */
  private double bias(double[] errors) {
    double mean = Arrays.stream(errors).average().orElse(0);
    double[] means = dayMeans(errors);
    double centre = Arrays.stream(means).average().orElse(0);
    double squares = Arrays.stream(means).map(m -> (m - centre) * (m - centre)).sum();
    double chance = squares / (means.length - 1) / means.length;
    return mean == 0 ? 0 : mean * Math.max(0, 1 - chance / (mean * mean));
  }

  private double[] dayMeans(double[] errors) {
    return IntStream.range(0, errors.length)
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> days[i], TreeMap::new, Collectors.averagingDouble(i -> errors[i])))
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private double[] plausible() {
    double middle = median(Arrays.stream(errorsC));
    double most = MOST_MEDIANS * median(Arrays.stream(errorsC).map(e -> Math.abs(e - middle)));
    return Arrays.stream(errorsC)
        .map(error -> Math.max(middle - most, Math.min(middle + most, error)))
        .toArray();
  }

  /** How much of an error is left an hour later, from errors of the same day. */
  private double kept(double[] errors) {
    double products = 0;
    double squares = 0;
    for (int i = 1; i < errors.length; i++) {
      if (days[i] == days[i - 1] && leads[i] == leads[i - 1] + 1) {
        products += errors[i] * errors[i - 1];
        squares += errors[i - 1] * errors[i - 1];
      }
    }
    return squares == 0
        ? WeatherError.USUALLY_KEPT
        : Math.max(0, Math.min(MOST_KEPT, products / squares));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
