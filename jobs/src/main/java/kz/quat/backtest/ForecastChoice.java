package kz.quat.backtest;

import java.util.Locale;
import kz.quat.forecast.model.LoadForecaster;
import kz.quat.forecast.model.RidgeForecaster;
import kz.quat.forecast.model.SimilarDayForecaster;

/** The forecasts between which a back-test of quotas may choose. */
public enum ForecastChoice {
  /** Comparable days: the plain baseline. */
  SIMILAR_DAY,
  /** Averaged ridge regressions. */
  RIDGE;

  /** The name used on the command line and in the tables, such as {@code similar_day}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  LoadForecaster forecaster() {
    return switch (this) {
      case SIMILAR_DAY -> new SimilarDayForecaster();
      case RIDGE -> new RidgeForecaster();
    };
  }
}
