package kz.quat.forecast.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;

/**
 * A history on a grid of local days × 24 hours, because people live by the local clock. A repeated
 * hour is the mean of both, a skipped one is NaN. Cells are numbered 24 × day + hour, where day 0
 * is the history's first local day.
 */
public final class LocalGrid {
  private final LoadHistory history;
  private final long firstEpochDay;
  private final double[] load;
  private final double[] temperature;
  private final double[] issued;
  private final double[] wind;
  private final double[] cloud;
  private final DayType[] dayTypes;

  /**
   * The grid of what is known.
   *
   * @param knownBefore loads from this moment on are left out
   * @param temperatureBefore temperatures from this moment on are left out; also the end of the
   *     grid
   */
  public LocalGrid(LoadHistory history, Instant knownBefore, Instant temperatureBefore) {
    this.history = history;
    this.firstEpochDay = local(history.firstHour()).toLocalDate().toEpochDay();
    long lastDay = local(temperatureBefore.minusSeconds(1)).toLocalDate().toEpochDay();
    int days = (int) Math.max(1, lastDay - firstEpochDay + 1);
    this.load = new double[days * 24];
    this.temperature = new double[days * 24];
    this.issued = new double[days * 24];
    this.wind = new double[days * 24];
    this.cloud = new double[days * 24];
    this.dayTypes = new DayType[days];
    for (int d = 0; d < days; d++) {
      dayTypes[d] = history.calendar().dayType(date(d));
    }
    fill(knownBefore, temperatureBefore);
  }

  private void fill(Instant knownBefore, Instant temperatureBefore) {
    int[] loads = new int[load.length];
    int[] temperatures = new int[load.length];
    int[] forecasts = new int[load.length];
    int[] winds = new int[load.length];
    int[] clouds = new int[load.length];
    int loadEnd = history.indexOf(knownBefore);
    int end = history.indexOf(temperatureBefore);
    for (int i = 0; i < end; i++) {
      Instant hour = history.firstHour().plusSeconds(3600L * i);
      int cell = cell(hour);
      add(load, loads, cell, i < loadEnd ? history.loadMw(i) : Double.NaN);
      add(temperature, temperatures, cell, history.temperatureC(i));
      add(issued, forecasts, cell, history.issuedTemperatureC(i));
      add(wind, winds, cell, history.windMs(hour));
      add(cloud, clouds, cell, history.cloudPct(hour));
    }
    divide(load, loads);
    divide(temperature, temperatures);
    divide(issued, forecasts);
    divide(wind, winds);
    divide(cloud, clouds);
  }

  private static void add(double[] sums, int[] counts, int cell, double value) {
    if (!Double.isNaN(value)) {
      sums[cell] += value;
      counts[cell]++;
    }
  }

  private static void divide(double[] sums, int[] counts) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] = counts[c] == 0 ? Double.NaN : sums[c] / counts[c];
    }
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, history.zone());
  }

  /** The cell of an instant, which may be outside the grid. */
  public int cell(Instant instant) {
    LocalDateTime t = local(instant);
    return (int) (t.getLong(ChronoField.EPOCH_DAY) - firstEpochDay) * 24 + t.getHour();
  }

  /** The date of a day number. */
  public LocalDate date(int day) {
    return LocalDate.ofEpochDay(firstEpochDay + day);
  }

  /** The number of local days. */
  public int days() {
    return dayTypes.length;
  }

  /** The kind of a day, by its number. */
  public DayType dayType(int day) {
    return dayTypes[day];
  }

  /** MW of a cell; NaN where unknown or outside. */
  public double loadMw(int cell) {
    return cell >= 0 && cell < load.length ? load[cell] : Double.NaN;
  }

  /** °C of a cell; NaN where unknown or outside. */
  public double temperatureC(int cell) {
    return cell >= 0 && cell < temperature.length ? temperature[cell] : Double.NaN;
  }

  /** °C of a cell as it was forecast; NaN where unknown or outside. */
  double issuedTemperatureC(int cell) {
    return cell >= 0 && cell < issued.length ? issued[cell] : Double.NaN;
  }

  /** Wind of a cell, m/s; NaN where unknown or outside. */
  double windMs(int cell) {
    return cell >= 0 && cell < wind.length ? wind[cell] : Double.NaN;
  }

  /** Clouds of a cell, %; NaN where unknown or outside. */
  double cloudPct(int cell) {
    return cell >= 0 && cell < cloud.length ? cloud[cell] : Double.NaN;
  }

  /** The cell after the last known load; 0 if none is known. */
  public int knownEnd() {
    for (int c = load.length - 1; c >= 0; c--) {
      if (!Double.isNaN(load[c])) {
        return c + 1;
      }
    }
    return 0;
  }

  double[] loads() {
    return Arrays.copyOf(load, load.length);
  }
}
