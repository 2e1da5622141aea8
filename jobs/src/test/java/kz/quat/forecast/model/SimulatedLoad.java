package kz.quat.forecast.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;

/** Loads from a known model with a fixed seed, and the plan of a few delivery days. */
public final class SimulatedLoad {
  public static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

  /** Midnight at Almaty's old offset, +06. */
  static final Instant START = Instant.parse("2023-01-31T18:00:00Z");

  private SimulatedLoad() {}

  /** The model without noise, MW: a daily wave, lower weekends, a slow season. */
  static double expectedMw(int hour) {
    double wave = 100 * Math.sin(2 * Math.PI * (hour % 24 - 8) / 24.0);
    double weekend = hour / 24 % 7 >= 5 ? -80 : 0;
    double season = 60 * Math.cos(2 * Math.PI * hour / (24 * 365.25));
    return 1000 + wave + weekend + season;
  }

  /** The model with independent normal noise. */
  public static double[] noisy(int days, double sigmaMw, long seed) {
    Random random = new Random(seed);
    return series(24 * days, hour -> expectedMw(hour) + sigmaMw * random.nextGaussian());
  }

  /** Loads that depend on the temperature: 12 MW for every degree below 15 °C. */
  public static double[] heated(double[] temperatureC, double sigmaMw, long seed) {
    Random random = new Random(seed);
    return series(
        temperatureC.length,
        hour ->
            expectedMw(hour)
                + 12 * Math.max(0, 15 - temperatureC[hour])
                + sigmaMw * random.nextGaussian());
  }

  /** The temperatures of a cold year, °C, with weather that comes and goes over days. */
  public static double[] temperatureC(int days, long seed) {
    Random random = new Random(seed);
    double[] weather = new double[1];
    return series(
        24 * days,
        hour -> {
          weather[0] = 0.985 * weather[0] + 0.7 * random.nextGaussian();
          return 5
              - 15 * Math.cos(2 * Math.PI * hour / (24 * 365.25))
              + 4 * Math.sin(2 * Math.PI * (hour % 24 - 9) / 24.0)
              + weather[0];
        });
  }

  public static double[] series(int hours, IntToDoubleFunction mw) {
    double[] out = new double[hours];
    for (int i = 0; i < hours; i++) {
      out[i] = mw.applyAsDouble(i);
    }
    return out;
  }

  public static LoadHistory history(double[] loadMw) {
    return LoadHistory.of("KZ-75", ALMATY, DayCalendar.PLAIN_WEEK, START, loadMw);
  }
}
