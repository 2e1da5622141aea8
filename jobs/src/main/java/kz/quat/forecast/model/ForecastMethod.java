package kz.quat.forecast.model;

import java.util.Locale;

/** The methods that a night may be set to. */
public enum ForecastMethod {
  /** Same hour of comparable days, empirical quantiles: plain and honest. */
  SIMILAR_DAY,
  /** Averaged regressions, comparable days where the history is too short: see docs/forecast.md. */
  RIDGE;

  /**
   * The method by its name in conf/rules.
   *
   * @throws IllegalArgumentException for another name
   */
  public static ForecastMethod of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The method at work. */
  public LoadForecaster forecaster() {
    return switch (this) {
      case SIMILAR_DAY -> new SimilarDayForecaster();
      case RIDGE -> new RidgeForecaster();
    };
  }
}
