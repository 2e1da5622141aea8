package kz.quat.forecast.model;

import java.util.Locale;

/** The forecast methods that a night can be configured to use. */
public enum ForecastMethod {
  /** The same hour of comparable days with empirical quantiles: simple and easy to verify. */
  SIMILAR_DAY,
  /** Averaged regressions; comparable days where the history is too short. See docs/forecast.md. */
  RIDGE;

  /**
   * The method with this name in conf/rules.
   *
   * @throws IllegalArgumentException for any other name
   */
  public static ForecastMethod of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The implementation of the method. */
  public LoadForecaster forecaster() {
    return switch (this) {
      case SIMILAR_DAY -> new SimilarDayForecaster();
      case RIDGE -> new RidgeForecaster();
    };
  }
}
