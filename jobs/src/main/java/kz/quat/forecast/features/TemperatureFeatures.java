package kz.quat.forecast.features;

import static kz.quat.forecast.features.FeatureRow.Group.TEMPERATURE;

import java.util.stream.IntStream;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;

/**
 * Temperature of a delivery cell and of the time before it, following Hong's vanilla model. Instead
 * of cubic polynomials, which run away outside the range seen so far, it uses broken lines (hinges
 * at quantiles of past temperatures). It adds means over hours and days, because buildings store
 * heat.
 */
public final class TemperatureFeatures {
  private static final int DAY = 24;

  /**
   * Shares of the past temperatures at which the lines break; two years of history can distinguish
   * these.
   */
  private static final double[] GROWN_KNOTS = {0.10, 0.25, 0.40, 0.55, 0.70, 0.85, 0.95};

  /** The same for a shorter history. */
  private static final double[] YOUNG_KNOTS = {0.10, 0.30, 0.50, 0.70, 0.90};

  /** Below this temperature, °C, wind raises the need for heat. */
  private static final double CHILLY_C = 15;

  private static final int[] MEAN_HOURS = {3, 6, 24, 72};
  private static final int[] HOURS_BACK = {1, 2, 3, 4, 6, 9, 12};
  private static final int[] DAYS_BACK = {3, 4, 5, 6, 8};

  private final FilledGrid grid;
  private final CalendarFeatures calendar;
  private final DayLayout layout;
  private final boolean young;
  private final double[] knots;
  private final boolean windy;
  private final boolean cloudy;

  /**
   * Features whose knots follow from the temperatures of past cells.
   *
   * @param young true if the history is too short for many knots
   * @param knotsBefore cells from this one on are not used for the knots
   */
  public TemperatureFeatures(
      FilledGrid grid,
      CalendarFeatures calendar,
      DayLayout layout,
      boolean young,
      int knotsBefore) {
    this.grid = grid;
    this.calendar = calendar;
    this.layout = layout;
    this.young = young;
    this.windy = grid.knowsWind(knotsBefore);
    this.cloudy = grid.knowsClouds(knotsBefore);
    this.knots = knots(grid, young ? YOUNG_KNOTS : GROWN_KNOTS, knotsBefore);
  }

  private static double[] knots(FilledGrid grid, double[] shares, int before) {
    double[] known =
        IntStream.range(0, Math.max(0, before))
            .mapToDouble(cell -> grid.temperatureC(cell, before))
            .filter(t -> !Double.isNaN(t))
            .sorted()
            .toArray();
    double[] out = new double[shares.length];
    for (int k = 0; k < out.length && known.length > 0; k++) {
      out[k] = known[(int) (shares[k] * (known.length - 1))];
    }
    return out;
  }

  /**
   * Adds the weather of the cell itself, also multiplied with season and weekend, and with a long
   * history the lowest, mean and highest temperature of its whole day: people decide in the morning
   * how to heat and cool. It explains the load without lags.
   */
  public void addWeather(FeatureRow row, int day, int slot) {
    int cell = layout.cell(day, slot);
    int cut = layout.cut(day);
    double t = grid.temperatureC(cell, cut);
    hinges(row, t);
    for (int hours : MEAN_HOURS) {
      hinges(row, mean(cell, hours, cut));
    }
    double[] season = calendar.season(day);
    double dayMean = mean(cell, DAY, cut);
    for (int s = 0; s < CalendarFeatures.SEASONS; s++) {
      row.add(TEMPERATURE, t * season[s]);
      row.add(TEMPERATURE, dayMean * season[s]);
    }
    if (!young) {
      hinges(row, dayMean(day, cut));
      for (double extreme : grid.temperatureRangeC(DAY * day, DAY * (day + 1), cut)) {
        hinges(row, extreme);
      }
    }
    double weekend = calendar.weekend(day) ? 1 : 0;
    row.add(TEMPERATURE, weekend * t);
    row.add(TEMPERATURE, weekend * dayMean);
    addAir(row, day, cell, t);
  }

  /**
   * Adds wind, which cools buildings the more the colder it is, and clouds, which darken rooms and
   * solar panels by season; nothing where they are not known.
   */
  private void addAir(FeatureRow row, int day, int cell, double t) {
    if (windy) {
      double wind = grid.windMs(cell);
      row.add(TEMPERATURE, wind);
      row.add(TEMPERATURE, wind * Math.max(0, CHILLY_C - t));
    }
    if (cloudy) {
      double cloud = grid.cloudPct(cell);
      row.add(TEMPERATURE, cloud);
      for (int s = 0; s < 2; s++) {
        row.add(TEMPERATURE, cloud * calendar.season(day)[s]);
      }
    }
  }

  /**
   * Adds the weather at the times whose loads are features, so that those loads can be interpreted.
   */
  public void addReferences(FeatureRow row, int day, int slot) {
    int cell = layout.cell(day, slot);
    int cut = layout.cut(day);
    for (int hours : HOURS_BACK) {
      row.add(TEMPERATURE, grid.temperatureC(cell - hours, cut));
    }
    for (int days : new int[] {layout.firstLag(slot), layout.firstWeekLag(slot)}) {
      hinges(row, grid.temperatureC(cell - DAY * days, cut));
      hinges(row, dayMean(day - days, cut));
    }
    hinges(row, grid.meanTemperatureC(cut - DayLayout.FRESH, cut, cut));
    hinges(row, grid.temperatureC(cut - 1, cut));
    for (int days : DAYS_BACK) {
      row.add(TEMPERATURE, dayMean(day - days, cut));
    }
  }

  /**
   * Adds a few features only: the temperature of the cell, of its day and of the time before it.
   */
  public void addBrief(FeatureRow row, int day, int slot) {
    int cell = layout.cell(day, slot);
    int cut = layout.cut(day);
    hinges(row, grid.temperatureC(cell, cut));
    hinges(row, mean(cell, DAY, cut));
    for (int hours : MEAN_HOURS) {
      row.add(TEMPERATURE, mean(cell, hours, cut));
    }
    row.add(TEMPERATURE, grid.meanTemperatureC(cut - DayLayout.FRESH, cut, cut));
    row.add(TEMPERATURE, dayMean(day - 2, cut));
    row.add(TEMPERATURE, grid.temperatureC(cell - 7 * DAY, cut));
    addAir(row, day, cell, grid.temperatureC(cell, cut));
  }

  private double mean(int cell, int hours, int cut) {
    return grid.meanTemperatureC(cell - hours + 1, cell + 1, cut);
  }

  private double dayMean(int day, int cut) {
    return grid.meanTemperatureC(DAY * day, DAY * (day + 1), cut);
  }

  private void hinges(FeatureRow row, double t) {
    row.add(TEMPERATURE, t);
    for (double knot : knots) {
      row.add(TEMPERATURE, t > knot ? t - knot : Double.isNaN(t) ? t : 0);
    }
  }
}
