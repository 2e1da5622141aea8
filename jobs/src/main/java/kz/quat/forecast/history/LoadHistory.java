package kz.quat.forecast.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One region's hourly native load from a first UTC hour on, without gaps in the index, together
 * with temperatures and calendar. An unknown load or temperature is NaN. Immutable.
 */
public final class LoadHistory {
  /** Whose loads the early hours of a history are. */
  public enum Past {
    /** The area's own. */
    OWN,
    /** Those of its zone, scaled. */
    ZONE,
    /** A share of those of the region from which others were separated. */
    DIVIDED_REGION
  }

  private final String region;
  private final ZoneId zone;
  private final DayCalendar calendar;
  private final Instant firstHour;
  private final double[] loadMw;
  private final double @Nullable [] temperatureC;
  private final double @Nullable [] issuedTemperatureC;
  private final Past past;

  private final Changes changes;
  private final Air air;

  /** Wind and clouds from an hour on; NaN where unknown. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Air(Instant firstHour, double[] windMs, double[] cloudPct) {
    static final Air UNKNOWN = new Air(Instant.EPOCH, new double[0], new double[0]);

    double at(double[] values, Instant hour) {
      long index = ChronoUnit.HOURS.between(firstHour, hour);
      return index >= 0 && index < values.length ? values[(int) index] : Double.NaN;
    }
  }

  /** Announced changes of the load from an hour on, MW; 0 outside. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Changes(Instant firstHour, double[] mw) {
    static final Changes NONE = new Changes(Instant.EPOCH, new double[0]);

    double at(Instant hour) {
      long index = ChronoUnit.HOURS.between(firstHour, hour);
      return index >= 0 && index < mw.length ? mw[(int) index] : 0;
    }
  }

  private LoadHistory(
      String region,
      ZoneId zone,
      DayCalendar calendar,
      Instant firstHour,
      double[] loadMw,
      double @Nullable [] temperatureC,
      double @Nullable [] issuedTemperatureC,
      Past past,
      Changes changes,
      Air air) {
    this.air = air;
    this.changes = changes;
    this.region = region;
    this.zone = zone;
    this.calendar = calendar;
    this.firstHour = firstHour;
    this.loadMw = loadMw;
    this.temperatureC = temperatureC;
    this.issuedTemperatureC = issuedTemperatureC;
    this.past = past;
  }

  /**
   * A history of loads only.
   *
   * @param zone the region's own time zone, which people in it use
   * @param firstHour start of the first hour, a whole UTC hour
   * @param loadMw MW of each hour, NaN where unknown; copied
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
    return new LoadHistory(
        region,
        zone,
        calendar,
        firstHour,
        loadMw.clone(),
        null,
        null,
        Past.OWN,
        Changes.NONE,
        Air.UNKNOWN);
  }

  /**
   * The same history with temperatures.
   *
   * @param temperatureC °C from the same first hour, measured for the past and forecast for the
   *     coming hours, as known at the issue; NaN where unknown; may extend beyond the loads; copied
   */
  public LoadHistory withTemperature(double[] temperatureC) {
    for (double t : temperatureC) {
      if (Double.isInfinite(t)) {
        throw new IllegalArgumentException("Invalid temperature_c of " + region + ": " + t);
      }
    }
    return new LoadHistory(
        region, zone, calendar, firstHour, loadMw, temperatureC.clone(), null, past, changes, air);
  }

  /**
   * The same history with past forecasts of the temperatures. A regression then learns and
   * forecasts a day with forecast temperatures for the hours after its issue and measured ones for
   * those before.
   *
   * @param issuedTemperatureC °C from the same first hour: each hour as it was forecast when the
   *     load of its day was forecast; where it is NaN, the measured temperature is used; copied
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
        past,
        changes,
        air);
  }

  /**
   * The same history with wind and clouds. Without temperatures they are not used.
   *
   * @param windMs m/s from the same first hour: measured for the past and forecast for the coming
   *     hours; NaN where unknown; copied
   * @param cloudPct part of the sky covered, %, in the same way
   */
  public LoadHistory withWindAndClouds(double[] windMs, double[] cloudPct) {
    return new LoadHistory(
        region,
        zone,
        calendar,
        firstHour,
        loadMw,
        temperatureC,
        issuedTemperatureC,
        past,
        changes,
        new Air(firstHour, windMs.clone(), cloudPct.clone()));
  }

  /** Wind of an hour, m/s; NaN where unknown. */
  public double windMs(Instant hour) {
    return air.at(air.windMs(), hour);
  }

  /** Part of the sky covered by clouds in an hour, %; NaN where unknown. */
  public double cloudPct(Instant hour) {
    return air.at(air.cloudPct(), hour);
  }

  /**
   * The same history without changes that were announced: its loads become what they would have
   * been without them, so that a method learns the undisturbed load. The changes of the hours to
   * come are added to the forecast again ({@link #changeMw}). An hour in which less is left than an
   * announced addition becomes unknown, because the announcement cannot be true for it.
   *
   * @param changesMw MW from the same first hour, up to the end of the hours to be forecast
   */
  public LoadHistory withKnownChanges(double[] changesMw) {
    double[] undisturbed = loadMw.clone();
    for (int i = 0; i < Math.min(undisturbed.length, changesMw.length); i++) {
      double mw = undisturbed[i] - changesMw[i];
      undisturbed[i] = mw >= 0 ? mw : Double.NaN;
    }
    return new LoadHistory(
        region,
        zone,
        calendar,
        firstHour,
        undisturbed,
        temperatureC,
        issuedTemperatureC,
        past,
        new Changes(firstHour, changesMw.clone()),
        air);
  }

  /** The announced change of an hour's load, MW; 0 if there is none. */
  public double changeMw(Instant hour) {
    return changes.at(hour);
  }

  /** The first hour with a known load; null if there is none. */
  public @Nullable Instant firstKnownHour() {
    for (int i = 0; i < loadMw.length; i++) {
      if (!Double.isNaN(loadMw[i])) {
        return firstHour.plus(i, ChronoUnit.HOURS);
      }
    }
    return null;
  }

  /**
   * Extends the history of a new region. Hours before its first known load are taken from its zone
   * (or another donor), scaled by the ratio of the two loads over the hours that both know. The
   * result is marked as borrowed. The history is unchanged if the donor does not go back further,
   * or if fewer than 24 hours are known for both.
   *
   * @param knownBefore hours from this moment on are not used for the ratio
   */
  public LoadHistory borrowing(LoadHistory donor, Instant knownBefore) {
    return Borrowing.splice(this, donor, knownBefore);
  }

  LoadHistory replacing(
      Instant newFirstHour, double[] newLoadMw, double @Nullable [] newTemperature, Past newPast) {
    return new LoadHistory(
        region,
        zone,
        calendar,
        newFirstHour,
        newLoadMw,
        newTemperature,
        null,
        newPast,
        changes,
        air);
  }

  /** The region's code. */
  public String region() {
    return region;
  }

  /** The region's own time zone. */
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

  /** Whose loads the early hours are. */
  public Past past() {
    return past;
  }

  /** The number of hours in the index of loads. */
  public int hours() {
    return loadMw.length;
  }

  /** True if temperatures were given. */
  public boolean hasTemperature() {
    return temperatureC != null;
  }

  /** The index of an hour, which may be outside the history. */
  public int indexOf(Instant hour) {
    return (int) ChronoUnit.HOURS.between(firstHour, hour);
  }

  /** MW at an index; NaN where unknown or outside. */
  public double loadMw(int index) {
    return index >= 0 && index < loadMw.length ? loadMw[index] : Double.NaN;
  }

  /** °C at an index; NaN where unknown or outside. */
  public double temperatureC(int index) {
    return temperatureC != null && index >= 0 && index < temperatureC.length
        ? temperatureC[index]
        : Double.NaN;
  }

  /** The number of hours in the index of temperatures; 0 without temperatures. */
  public int temperatureHours() {
    return temperatureC == null ? 0 : temperatureC.length;
  }

  /** °C at an index as it was forecast; NaN if no forecast is known. */
  public double pastForecastC(int index) {
    return issuedTemperatureC != null && index >= 0 && index < issuedTemperatureC.length
        ? issuedTemperatureC[index]
        : Double.NaN;
  }

  /** °C at an index as it was forecast; the measured temperature if no forecast is known. */
  public double issuedTemperatureC(int index) {
    double forecast = pastForecastC(index);
    return Double.isNaN(forecast) ? temperatureC(index) : forecast;
  }

  /** The number of hours before an instant with a known load. */
  public int knownHours(Instant before) {
    int end = Math.max(0, Math.min(loadMw.length, indexOf(before)));
    return (int) Arrays.stream(loadMw, 0, end).filter(v -> !Double.isNaN(v)).count();
  }

  double @Nullable [] temperatures() {
    return temperatureC;
  }
}
