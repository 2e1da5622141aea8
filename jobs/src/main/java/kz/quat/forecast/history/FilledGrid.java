package kz.quat.forecast.history;

import java.util.function.IntToDoubleFunction;

/**
 * The grid as features read it: implausible loads are removed, gaps are filled from the past only,
 * and sums over any range of cells are available. A gap takes the load of the same hour a week
 * before, or a day before if the history is too short. A gap of up to six hours in the temperatures
 * is interpolated within its day; a longer one takes the temperatures of the day before. Targets
 * stay as measured, so that a filled cell is never learnt.
 */
public final class FilledGrid {
  private static final int DAY = 24;
  private static final int WEEK = 168;
  private static final int BRIDGE_HOURS = 6;

  private final LocalGrid grid;

  /** Loads as measured, MW; NaN where unknown. */
  private final double[] measured;

  /** By how much the level of a cell differs from that of the first cells, MW. */
  private final double[] offset;

  private double[] target;
  private double[] load;
  private double[] loadSums;
  private final double[] temperature;
  private final double[] temperatureSums;
  private final double[] issued;
  private final double[] issuedSums;
  private final double[] wind;
  private final double[] cloud;
  private int firstKnown;
  private int heldFrom = Integer.MAX_VALUE;
  private int warmerFrom = Integer.MAX_VALUE;
  private double warmerByC;

  public FilledGrid(LocalGrid grid) {
    this.grid = grid;
    this.measured = grid.loads();
    this.offset = new double[measured.length];
    readLoads();
    this.temperature = fillTemperatures(grid::temperatureC);
    this.temperatureSums = sums(temperature);
    this.issued = fillTemperatures(grid::issuedTemperatureC);
    this.issuedSums = sums(issued);
    this.wind = fillTemperatures(grid::windMs);
    this.cloud = fillTemperatures(grid::cloudPct);
  }

  private void readLoads() {
    double[] level = new double[measured.length];
    for (int c = 0; c < level.length; c++) {
      double mw = measured[c] - offset[c];
      level[c] = mw >= 0 ? mw : Double.NaN;
    }
    target = PlausibleLoads.of(level);
    load = target.clone();
    firstKnown = fillLoads();
    loadSums = sums(load);
  }

  /**
   * From a cell on, the level of the load is known to differ from before. Loads of this cell and
   * all later ones are then read as if the level had not changed.
   *
   * @param byMw added to earlier calls with the same or an earlier cell
   */
  public void shiftLevel(int fromCell, double byMw) {
    for (int c = Math.max(0, fromCell); c < offset.length; c++) {
      offset[c] += byMw;
    }
    readLoads();
  }

  /** By how much the level of a cell differs from the original one, MW; see {@link #shiftLevel}. */
  public double offsetMw(int cell) {
    return offset.length == 0 ? 0 : offset[Math.max(0, Math.min(cell, offset.length - 1))];
  }

  /** Loads of this cell and of all later ones are not learnt until this is called again. */
  public void holdFrom(int cell) {
    heldFrom = cell;
  }

  /** Treats the loads of cells from (inclusive) to (exclusive) as unknown: they were wrong. */
  public void remove(int from, int to) {
    for (int c = Math.max(0, from); c < Math.min(to, measured.length); c++) {
      measured[c] = Double.NaN;
    }
    readLoads();
  }

  private int fillLoads() {
    int first = 0;
    while (first < load.length && Double.isNaN(load[first])) {
      first++;
    }
    for (int c = first; c < load.length; c++) {
      if (Double.isNaN(load[c])) {
        load[c] = c - WEEK >= first ? load[c - WEEK] : load[c - DAY >= first ? c - DAY : c - 1];
      }
    }
    return first;
  }

  private double[] fillTemperatures(IntToDoubleFunction known) {
    double[] out = new double[load.length];
    double last = Double.NaN;
    for (int c = 0; c < out.length; c++) {
      double t = known.applyAsDouble(c);
      if (Double.isNaN(t)) {
        t = bridge(known, c, last);
      }
      if (Double.isNaN(t)) {
        t = c >= DAY ? out[c - DAY] : last;
      }
      out[c] = t;
      last = t;
    }
    return out;
  }

  /**
   * Interpolates between the value before and the next value within the same day and six hours; NaN
   * if there is none.
   */
  private static double bridge(IntToDoubleFunction known, int cell, double last) {
    int dayEnd = (cell / DAY + 1) * DAY;
    for (int ahead = 1; ahead <= BRIDGE_HOURS && cell + ahead < dayEnd; ahead++) {
      double next = known.applyAsDouble(cell + ahead);
      if (!Double.isNaN(next)) {
        return last + (next - last) / (ahead + 1);
      }
    }
    return Double.NaN;
  }

  private static double[] sums(double[] values) {
    double[] out = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      out[i + 1] = out[i] + (Double.isNaN(values[i]) ? 0 : values[i]);
    }
    return out;
  }

  public LocalGrid grid() {
    return grid;
  }

  /** The first cell with a known load; the grid's size if none. */
  public int firstKnown() {
    return firstKnown;
  }

  /**
   * Measured and plausible load in MW at the original level, otherwise NaN. This is what is learnt.
   */
  public double targetMw(int cell) {
    return cell >= 0 && cell < target.length && cell < heldFrom ? target[cell] : Double.NaN;
  }

  /** The same at the level of its own time, MW: what errors are measured against. */
  public double plausibleMw(int cell) {
    return targetMw(cell) + offsetMw(cell);
  }

  /** Load as measured, MW, plausible or not; NaN where unknown or removed. */
  public double measuredMw(int cell) {
    return cell >= 0 && cell < measured.length ? measured[cell] : Double.NaN;
  }

  /** Load in MW at the original level with gaps filled; NaN before the first known load. */
  public double loadMw(int cell) {
    return cell >= 0 && cell < load.length ? load[cell] : Double.NaN;
  }

  /**
   * Mean load in MW of the cells from (inclusive) to (exclusive); NaN unless all are in the
   * history.
   */
  public double meanLoadMw(int from, int to) {
    return from < firstKnown || to > load.length || from >= to
        ? Double.NaN
        : (loadSums[to] - loadSums[from]) / (to - from);
  }

  /**
   * From now on, temperatures of this cell and all later ones are returned with this much added, to
   * forecast for other weather. 0 ends it.
   */
  public void warm(int fromCell, double byC) {
    warmerFrom = fromCell;
    warmerByC = byC;
  }

  /**
   * Temperature in °C with gaps filled; NaN before the first known one.
   *
   * @param cut from this cell on the forecast is used, because these cells are in the future
   */
  public double temperatureC(int cell, int cut) {
    if (cell < 0 || cell >= temperature.length) {
      return Double.NaN;
    }
    double asKnown = cell < cut ? temperature[cell] : issued[cell];
    return cell < warmerFrom ? asKnown : asKnown + warmerByC;
  }

  /** Wind in m/s with gaps filled like temperatures; NaN before the first known one. */
  public double windMs(int cell) {
    return cell >= 0 && cell < wind.length ? wind[cell] : Double.NaN;
  }

  /** Clouds in % with gaps filled like temperatures; NaN before the first known ones. */
  public double cloudPct(int cell) {
    return cell >= 0 && cell < cloud.length ? cloud[cell] : Double.NaN;
  }

  /**
   * True if the wind is known for more than half of the cells from the first known load to a cell,
   * which is enough to learn from.
   */
  public boolean knowsWind(int before) {
    return knows(grid::windMs, before);
  }

  /** The same for clouds. */
  public boolean knowsClouds(int before) {
    return knows(grid::cloudPct, before);
  }

  /** The same for temperatures. */
  public boolean knowsTemperature(int before) {
    return knows(grid::temperatureC, before);
  }

  private boolean knows(IntToDoubleFunction values, int before) {
    int known = 0;
    for (int c = firstKnown; c < before; c++) {
      known += Double.isNaN(values.applyAsDouble(c)) ? 0 : 1;
    }
    int span = before - firstKnown;
    return span > 0 && 2L * known > span;
  }

  /**
   * Mean temperature in °C of the cells from (inclusive) to (exclusive); NaN unless all are known
   * or filled.
   *
   * @param cut from this cell on the forecast is used, because these cells are in the future
   */
  public double meanTemperatureC(int from, int to, int cut) {
    if (from < 0 || to > temperature.length || Double.isNaN(temperature[from])) {
      return Double.NaN;
    }
    int between = Math.max(from, Math.min(to, cut));
    double measured = temperatureSums[between] - temperatureSums[from];
    double warmer = warmerByC * Math.max(0, to - Math.max(from, warmerFrom));
    return (measured + issuedSums[to] - issuedSums[between] + warmer) / (to - from);
  }

  /**
   * The lowest and the highest °C of cells from (inclusive) to (exclusive); both NaN where one of
   * the cells is neither known nor filled.
   *
   * @param cut cells from here on are still to come: of them the forecast is read
   */
  public double[] temperatureRangeC(int from, int to, int cut) {
    double coldest = Double.POSITIVE_INFINITY;
    double warmest = Double.NEGATIVE_INFINITY;
    for (int cell = from; cell < to; cell++) {
      double t = temperatureC(cell, cut);
      coldest = Math.min(coldest, t);
      warmest = Math.max(warmest, t);
    }
    return new double[] {coldest, warmest};
  }
}
