package kz.quat.forecast.model;

import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;

/**
 * A method that forecasts an area's load. It is a pure function: the same input gives the same
 * bytes.
 */
public interface LoadForecaster {
  /**
   * The forecast of a region, zone or the nation for a task, with quantiles.
   *
   * @param known the area's history; loads of hours that start at or after the task's {@code
   *     knownBefore}, and temperatures after the last delivery hour, are not read. It may end
   *     earlier; the method uses what is known. A short history may be extended before, see {@link
   *     LoadHistory#borrowing}.
   * @return without hours but with a reason, if the history is not sufficient for a forecast
   */
  RegionForecast forecast(LoadHistory known, ForecastTask task);
}
