package kz.quat.forecast;

/** The methods that a night may be set to. */
public enum ForecastMethod {
  /** Same hour of comparable days, empirical quantiles: plain and honest. */
  SIMILAR_DAY;

  /** The method at work. */
  public LoadForecaster forecaster() {
    return switch (this) {
      case SIMILAR_DAY -> new SimilarDayForecaster();
    };
  }
}
