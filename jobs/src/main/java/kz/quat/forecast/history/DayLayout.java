package kz.quat.forecast.history;

import java.time.Instant;

/**
 * The position of a delivery day's cells and of its cut, relative to the local midnight of the day.
 * With it every past day is forecast with the same lead time as tomorrow.
 *
 * @param firstOffset the first delivery cell, relative to the day's midnight: 0, or −1 or 1 where
 *     the region's clock differs from the market's
 * @param slots how many cells a day has to deliver
 * @param cutOffset the first cell whose load is unknown, relative to the day's midnight
 */
public record DayLayout(int firstOffset, int slots, int cutOffset) {
  /**
   * Number of cells before a cut that are used one by one, and whose mean is the freshest level: a
   * morning.
   */
  public static final int FRESH = 9;

  public DayLayout {
    if (slots < 1 || cutOffset > firstOffset) {
      throw new IllegalArgumentException("No forecast of cells that are known: " + cutOffset);
    }
  }

  /**
   * The layout of a task on a grid. The cut is that of the task, or an earlier one if data end
   * before.
   */
  public static DayLayout of(LocalGrid grid, ForecastTask task, int cut) {
    int first = grid.cell(task.firstHour());
    Instant lastHour = task.hour(task.hours() - 1);
    int day = dayOf(first);
    return new DayLayout(first - 24 * day, grid.cell(lastHour) - first + 1, cut - 24 * day);
  }

  /** The day of a first delivery cell; from 12 o'clock on it counts as the next day. */
  public static int dayOf(int firstCell) {
    return Math.floorDiv(firstCell + 12, 24);
  }

  /** The cell of a slot of a day. */
  public int cell(int day, int slot) {
    return 24 * day + firstOffset + slot;
  }

  /** The first cell that is unknown when a day is forecast. */
  public int cut(int day) {
    return 24 * day + cutOffset;
  }

  /**
   * How many days before a day is the newest day all of whose loads are known when the day is
   * forecast.
   */
  public int knownDaysBack() {
    return Math.floorDiv(firstOffset + slots - 1 - cutOffset, 24) + 1;
  }

  /** The smallest number of days to go back so that the slot's hour is known. */
  public int firstLag(int slot) {
    return Math.floorDiv(firstOffset + slot - cutOffset, 24) + 1;
  }

  /** The same, rounded up to whole weeks, so that the weekday is the same. */
  public int firstWeekLag(int slot) {
    return Math.floorDiv(firstLag(slot) + 6, 7) * 7;
  }
}
