package kz.quat.forecast.features;

import static kz.quat.forecast.features.FeatureRow.Group.RECENT_DAYS;

import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;

/**
 * What recent loads say about a delivery cell, all relative to a level: the cells before the cut
 * one by one, the same hour of recent days and weeks, daily means, and how these vary over the
 * year.
 */
public final class LoadFeatures {
  private static final int DAY = 24;
  private static final int WEEK = 168;

  /** How many recent loads are used. */
  public enum Depth {
    /** The freshest cells, lags and daily means. */
    SHORT,
    /**
     * Also the day before the freshest cells, cell by cell, and the main features multiplied with
     * the season.
     */
    SEASONAL
  }

  private final FilledGrid grid;
  private final CalendarFeatures calendar;
  private final DayLayout layout;
  private final Depth depth;

  public LoadFeatures(FilledGrid grid, CalendarFeatures calendar, DayLayout layout, Depth depth) {
    this.grid = grid;
    this.calendar = calendar;
    this.layout = layout;
    this.depth = depth;
  }

  /** Adds the features of a slot of a day, divided by the level (MW). */
  public void add(FeatureRow row, int day, int slot, double levelMw) {
    int cut = layout.cut(day);
    int cell = layout.cell(day, slot);
    int cells = depth == Depth.SHORT ? DayLayout.FRESH : DAY + DayLayout.FRESH;
    for (int k = 1; k <= cells; k++) {
      row.add(RECENT_DAYS, grid.loadMw(cut - k) / levelMw);
    }
    addLags(row, cell, cut, slot, levelMw);
    for (int k = 1; k <= 7; k++) {
      row.add(RECENT_DAYS, mean(cut - k * DAY, cut - (k - 1) * DAY, levelMw));
    }
    for (int back : new int[] {0, WEEK - DAY, WEEK}) {
      row.add(RECENT_DAYS, mean(cut - back - DayLayout.FRESH, cut - back, levelMw));
    }
    if (depth == Depth.SEASONAL) {
      addSeasonal(row, day, slot, levelMw);
    }
  }

  private void addLags(FeatureRow row, int cell, int cut, int slot, double levelMw) {
    int lag = layout.firstLag(slot);
    int weeks = layout.firstWeekLag(slot);
    for (int days : new int[] {lag, lag + 1, weeks, weeks + 1, weeks + 7, weeks + 14}) {
      row.add(RECENT_DAYS, grid.loadMw(cell - DAY * days) / levelMw);
    }
    for (int days : new int[] {lag, weeks}) {
      row.add(RECENT_DAYS, grid.loadMw(Math.min(cell - DAY * days + 1, cut - 1)) / levelMw);
      row.add(RECENT_DAYS, grid.loadMw(cell - DAY * days - 1) / levelMw);
    }
  }

  private void addSeasonal(FeatureRow row, int day, int slot, double levelMw) {
    int cut = layout.cut(day);
    int cell = layout.cell(day, slot);
    double[] season = calendar.season(day);
    addBySeason(row, season, mean(cut - DAY, cut, levelMw));
    addBySeason(row, season, mean(cut - DayLayout.FRESH, cut, levelMw));
    addBySeason(row, season, grid.loadMw(cut - 1) / levelMw);
    addBySeason(row, season, grid.loadMw(cell - DAY * layout.firstLag(slot)) / levelMw);
    addBySeason(row, season, grid.loadMw(cell - DAY * layout.firstWeekLag(slot)) / levelMw);
  }

  private static void addBySeason(FeatureRow row, double[] season, double value) {
    for (int s = 0; s < CalendarFeatures.SEASONS; s++) {
      row.add(RECENT_DAYS, value * season[s]);
    }
  }

  private double mean(int from, int to, double levelMw) {
    return grid.meanLoadMw(from, to) / levelMw;
  }
}
