package kz.quat.forecast.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One region's hourly native load from a first UTC hour without gaps in the index, with what goes
 * with it. An unknown load or temperature is NaN. Immutable.
 */
public final class LoadHistory {
  private final String region;
  private final ZoneId zone;
  private final DayCalendar calendar;
  private final Instant firstHour;
  private final double[] loadMw;
  private final double @Nullable [] temperatureC;
  private final double @Nullable [] issuedTemperatureC;
  private final boolean borrowed;

  private LoadHistory(
      String region,
      ZoneId zone,
      DayCalendar calendar,
      Instant firstHour,
      double[] loadMw,
      double @Nullable [] temperatureC,
      double @Nullable [] issuedTemperatureC,
      boolean borrowed) {
    this.region = region;
    this.zone = zone;
    this.calendar = calendar;
    this.firstHour = firstHour;
    this.loadMw = loadMw;
    this.temperatureC = temperatureC;
    this.issuedTemperatureC = issuedTemperatureC;
    this.borrowed = borrowed;
  }

  /**
   * A history of loads alone.
   *
   * @param zone the region's own zone, by which its people live
   * @param firstHour start of the first hour, a whole UTC hour
   * @param loadMw MW of each hour, NaN where not known; copied
   * @throws IllegalArgumentException for an infinite or negative load
   */
  public static LoadHistory of(
      String region, ZoneId zone, DayCalendar calendar, Instant firstHour, double[] loadMw) {
    if (!firstHour.equals(firstHour.truncatedTo(ChronoUnit.HOURS))) {
      throw new IllegalArgumentException(
          "Invalid first_hour of " + region + ": " + firstHour + " (must be a whole UTC hour)");
    }
    for (int i = 0; i < loadMw.length; i++) {
      if (loadMw[i] < 0 || Double.isInfinite(loadMw[i])) {
        Instant hour = firstHour.plus(i, ChronoUnit.HOURS);
        throw new IllegalArgumentException(
            "Invalid load_mw of "
                + region
                + " at "
                + hour
                + ": "
                + loadMw[i]
                + " (must be finite and >= 0)");
      }
    }
    return new LoadHistory(region, zone, calendar, firstHour, loadMw.clone(), null, null, false);
  }

  /**
   * The same with temperatures.
   *
   * @param temperatureC °C from the same first hour, measured for the past and forecast for the
   *     hours to come, as known at the issue; NaN where not known; may reach beyond the loads;
   *     copied
   */
  public LoadHistory withTemperature(double[] temperatureC) {
    for (double t : temperatureC) {
      if (Double.isInfinite(t)) {
        throw new IllegalArgumentException("Invalid temperature_c of " + region + ": " + t);
      }
    }
    return new LoadHistory(
        region, zone, calendar, firstHour, loadMw, temperatureC.clone(), null, borrowed);
  }

  /**
   * The same with what was forecast of the temperatures: a day's regression is then taught by, and
   * reads, the forecast of its hours to come, and measured temperatures of those before.
   *
   * @param issuedTemperatureC °C from the same first hour, of each hour as it was forecast when its
   *     day's load was; NaN: the temperature itself stands in; copied
   */
  public LoadHistory withIssuedTemperature(double[] issuedTemperatureC) {
    return new LoadHistory(
        region,
        zone,
        calendar,
        firstHour,
        loadMw,
        temperatureC,
        issuedTemperatureC.clone(),
        borrowed);
  }

  /**
   * A longer history for a region that is new: hours before its first known load are those of its
   * zone (or another donor), scaled by the ratio of both over the hours that both know, and the
   * result is marked as borrowed. Unchanged where the donor reaches no further back or fewer than
   * 24 hours are known to both.
   *
   * @param knownBefore hours from here on are not read for the ratio
   */
  public LoadHistory borrowing(LoadHistory donor, Instant knownBefore) {
    return Borrowing.splice(this, donor, knownBefore);
  }

  LoadHistory replacing(
      Instant newFirstHour, double[] newLoadMw, double @Nullable [] newTemperature) {
    return new LoadHistory(
        region, zone, calendar, newFirstHour, newLoadMw, newTemperature, null, true);
  }

  /** The region's code. */
  public String region() {
    return region;
  }

  /** The region's own zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Holidays and moved working days. */
  public DayCalendar calendar() {
    return calendar;
  }

  /** Start of the first hour. */
  public Instant firstHour() {
    return firstHour;
  }

  /** Whether early hours were borrowed from another region. */
  public boolean borrowed() {
    return borrowed;
  }

  /** How many hours the load index spans. */
  public int hours() {
    return loadMw.length;
  }

  /** Whether temperatures were given. */
  public boolean hasTemperature() {
    return temperatureC != null;
  }

  /** The index of an hour; may lie outside the history. */
  public int indexOf(Instant hour) {
    return (int) ChronoUnit.HOURS.between(firstHour, hour);
  }

  /** MW at an index; NaN where not known or outside. */
  public double loadMw(int index) {
    return index >= 0 && index < loadMw.length ? loadMw[index] : Double.NaN;
  }

  /** °C at an index; NaN where not known or outside. */
  public double temperatureC(int index) {
    return temperatureC != null && index >= 0 && index < temperatureC.length
        ? temperatureC[index]
        : Double.NaN;
  }

  /** °C at an index as it was forecast; the temperature itself where no forecast is known. */
  public double issuedTemperatureC(int index) {
    return issuedTemperatureC != null
            && index >= 0
            && index < issuedTemperatureC.length
            && !Double.isNaN(issuedTemperatureC[index])
        ? issuedTemperatureC[index]
        : temperatureC(index);
  }

  /** How many hours before an instant have a known load. */
  public int knownHours(Instant before) {
    int end = Math.max(0, Math.min(loadMw.length, indexOf(before)));
    return (int) Arrays.stream(loadMw, 0, end).filter(v -> !Double.isNaN(v)).count();
  }

  double @Nullable [] temperatures() {
    return temperatureC;
  }
}
