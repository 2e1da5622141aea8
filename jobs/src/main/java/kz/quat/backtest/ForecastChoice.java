package kz.quat.backtest;

import java.util.Locale;
import kz.quat.forecast.model.LoadForecaster;
import kz.quat.forecast.model.RidgeForecaster;
import kz.quat.forecast.model.SimilarDayForecaster;

/** The forecast methods that a back-test of quotas can use. */
public enum ForecastChoice {
  /** Comparable days, the simple baseline. */
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
