package kz.quat.forecast.areas;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import org.apache.spark.sql.Row;

/**
 * The weather of one series, by hour: what is known best, what had been forecast in time, and what
 * was measured. Each is a number of {@link AreaWeather}, read in one pass over the series.
 */
final class StationAir {
  private static final long NONE = Long.MIN_VALUE;

  private final Latest known;
  private final Latest issued;
  private final Latest measured;

  /**
   * Reads a series.
   *
   * @param series a row of {@link AreaForecasts} with the role of weather
   * @param first the first hour, hours since 1970
   * @param issuedUs by hours since 1970: when the day of the hour was forecast, microseconds since
   *     1970
   */
  StationAir(Row series, long first, int hours, LongUnaryOperator issuedUs) {
    this.known = new Latest(hours);
    this.issued = new Latest(hours);
    this.measured = new Latest(hours);
    List<Long> at = AreaSeries.list(series, AreaSeries.HOURS);
    List<Long> orders = AreaSeries.list(series, AreaSeries.ORDERS);
    List<Long> values = AreaSeries.list(series, AreaSeries.VALUES);
    for (int i = 0; i < at.size(); i++) {
      long hour = at.get(i);
      long index = hour - first;
      if (index >= 0 && index < hours) {
        take((int) index, orders.get(i), values.get(i), issuedUs.applyAsLong(hour));
      }
    }
  }

  private void take(int hour, long order, long value, long issuedUs) {
    known.take(hour, order, value);
    if (order <= issuedUs) {
      issued.take(hour, order, value);
    }
    if (order >= AreaForecasts.MEASURED) {
      measured.take(hour, order, value);
    }
  }

  /** °C as measured, or as forecast last where not measured yet; NaN where unknown. */
  double[] temperaturesC() {
    return known.read(AreaWeather::temperatureC);
  }

  /** m/s in the same way. */
  double[] windsMs() {
    return known.read(AreaWeather::windMs);
  }

  /** % in the same way. */
  double[] cloudsPct() {
    return known.read(AreaWeather::cloudPct);
  }

  /** °C as forecast by the time at which the hour's day was forecast; NaN where it was not. */
  double[] forecastC() {
    return issued.read(AreaWeather::temperatureC);
  }

  /** °C as measured; NaN where not measured. */
  double[] measuredC() {
    return measured.read(AreaWeather::temperatureC);
  }

  /**
   * For each hour the value with the largest order; of values with equal order the warmest, so that
   * the order of the rows does not matter.
   */
  private static final class Latest {
    private final long[] order;
    private final long[] value;

    Latest(int hours) {
      order = new long[hours];
      value = new long[hours];
      Arrays.fill(value, NONE);
    }

    void take(int hour, long newOrder, long newValue) {
      if (value[hour] == NONE
          || newOrder > order[hour]
          || (newOrder == order[hour] && newValue > value[hour])) {
        order[hour] = newOrder;
        value[hour] = newValue;
      }
    }

    double[] read(LongToDoubleFunction part) {
      double[] out = new double[value.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = value[i] == NONE ? Double.NaN : part.applyAsDouble(value[i]);
      }
      return out;
    }
  }
}
