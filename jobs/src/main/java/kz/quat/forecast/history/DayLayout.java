package kz.quat.forecast.history;

import java.time.Instant;

/**
 * Where a delivery day's cells and its cut lie relative to its first local day, so that every past
 * day is forecast just as far ahead as tomorrow.
 *
 * @param firstOffset the first delivery cell, relative to the day's midnight: 0, or −1 or 1 where
 *     the region's clock differs from the market's
 * @param slots how many cells a day delivers
 * @param cutOffset the first cell whose load is not known, relative to the day's midnight
 */
public record DayLayout(int firstOffset, int slots, int cutOffset) {
  /**
   * Cells before a cut that are looked at one by one, and whose mean is the freshest: a morning.
   */
  public static final int FRESH = 9;

  public DayLayout {
    if (slots < 1 || cutOffset > firstOffset) {
      throw new IllegalArgumentException("No forecast of cells that are known: " + cutOffset);
    }
  }

  /** The layout of a task on a grid; the cut is the task's, or earlier where data end earlier. */
  public static DayLayout of(LocalGrid grid, ForecastTask task, int cut) {
    int first = grid.cell(task.firstHour());
    Instant lastHour = task.hour(task.hours() - 1);
    int day = dayOf(first);
    return new DayLayout(first - 24 * day, grid.cell(lastHour) - first + 1, cut - 24 * day);
  }

  /** The day to which a first delivery cell belongs: from 12 o'clock on it is the next. */
  public static int dayOf(int firstCell) {
    return Math.floorDiv(firstCell + 12, 24);
  }

  /** The cell of a slot of a day. */
  public int cell(int day, int slot) {
    return 24 * day + firstOffset + slot;
  }

  /** The first cell that is not known when a day is forecast. */
  public int cut(int day) {
    return 24 * day + cutOffset;
  }

  /** How many days back the newest day lies whose loads are all known when a day is forecast. */
  public int knownDaysBack() {
    return Math.floorDiv(firstOffset + slots - 1 - cutOffset, 24) + 1;
  }

  /** The smallest number of whole days back at which a slot's hour is known. */
  public int firstLag(int slot) {
    return Math.floorDiv(firstOffset + slot - cutOffset, 24) + 1;
  }

  /** The same in whole weeks, as days: the same weekday. */
  public int firstWeekLag(int slot) {
    return Math.floorDiv(firstLag(slot) + 6, 7) * 7;
  }
}
