package kz.quat.forecast.score;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.forecast.backtest.BacktestHour;
import kz.quat.forecast.quantiles.Quantiles;

/**
 * The forecast hours of an area on one local day.
 *
 * @param hours in their order; a day whose clock changes has 23 or 25
 */
public record AreaDay(LocalDate date, List<BacktestHour> hours) {

  /** The days of every area, by area and date. */
  public static SortedMap<String, SortedMap<LocalDate, AreaDay>> byArea(
      List<BacktestHour> hours, ZoneId zone) {
    SortedMap<String, SortedMap<LocalDate, AreaDay>> areas = new TreeMap<>();
    for (BacktestHour hour : hours) {
      LocalDate date = hour.forecast().hourStartUtc().atZone(zone).toLocalDate();
      areas
          .computeIfAbsent(hour.region(), region -> new TreeMap<>())
          .computeIfAbsent(date, day -> new AreaDay(day, new ArrayList<>()))
          .hours()
          .add(hour);
    }
    return areas;
  }

  /** Loads by hour, MW; NaN where unknown. */
  public double[] actualMw() {
    return hours.stream().mapToDouble(BacktestHour::actualMw).toArray();
  }

  boolean isKnown() {
    return Arrays.stream(actualMw()).allMatch(Double::isFinite);
  }

  /** Quantiles by hour and level, MW. */
  double[][] quantilesMw() {
    return hours.stream().map(hour -> hour.forecast().toArray()).toArray(double[][]::new);
  }

  /** The quantile of a level by hour, MW. */
  public double[] levelMw(int level) {
    return hours.stream().mapToDouble(hour -> hour.forecast().loadMw(level)).toArray();
  }

  /**
   * Pinball loss over P10 to P99 relative to the load, added up over hours and levels; -1 if a load
   * is unknown or there is none.
   */
  public double relativeLoss() {
    double loss = 0;
    double load = 0;
    for (BacktestHour hour : hours) {
      if (Double.isNaN(hour.actualMw())) {
        return -1;
      }
      load += hour.actualMw();
      for (int q = Quantiles.P10; q < Quantiles.COUNT; q++) {
        loss += Quantiles.pinball(q, hour.actualMw() - hour.forecast().loadMw(q));
      }
    }
    return load > 0 ? loss / load : -1;
  }

  /** Load minus median of an hour, MW; NaN where unknown or if the day has no such hour. */
  double errorMw(int hour) {
    return hour < hours.size()
        ? hours.get(hour).actualMw() - hours.get(hour).forecast().p50Mw()
        : Double.NaN;
  }
}
