package kz.quat.forecast.model;

import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;

/** A method that forecasts a region's load. Pure: the same input gives the same bytes. */
public interface LoadForecaster {
  /**
   * The forecast of a region (zone, nation) for a task, with quantiles.
   *
   * @param known the region's history; loads of hours that start at or after the task's {@code
   *     knownBefore}, and temperatures after the last delivery hour, are not read. It may end
   *     earlier: the method takes what is known. A young region may be lengthened first, see {@link
   *     LoadHistory#borrowing}.
   * @return without hours, and with a reason, where the history does not carry a forecast
   */
  RegionForecast forecast(LoadHistory known, ForecastTask task);
}
