package kz.quat.forecast.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import kz.quat.forecast.features.FeatureRow;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;
import org.jspecify.annotations.Nullable;

/**
 * One regression per delivery hour on the load divided by the region's mean over the last days.
 * Because this is independent of scale, one ridge parameter suits every region, and growth does not
 * have to be learnt as a trend.
 */
final class RidgeMember implements Member {
  private static final int MIN_ROWS = 56;
  private static final int MIN_LEVEL_DAYS = 7;

  /** Adds the features of a slot of a day, relative to a level (MW), to a row. */
  interface Features {
    void fill(FeatureRow row, int day, int slot, double levelMw);
  }

  /**
   * How a member learns.
   *
   * @param levelDays number of days whose mean is the level; 0: loads are learnt in MW, and their
   *     growth is a feature ({@link kz.quat.forecast.features.CalendarFeatures#addYears})
   * @param ridge see {@link RollingRidge}
   * @param halfLifeDays see {@link RollingRidge}
   */
  record Settings(int levelDays, double ridge, double halfLifeDays) {}

  private final FilledGrid grid;
  private final DayLayout layout;
  private final Features features;
  private final IntToDoubleFunction targetMw;
  private final Settings settings;
  private final RollingRidge[] ridges;
  private final FeatureRow row = new FeatureRow();

  /**
   * The feature rows of days that were forecast but not learnt yet, by day and slot; null where a
   * feature is unknown.
   */
  private final Map<Integer, double[][]> unlearnt = new HashMap<>();

  private int firstDay = -1;

  /**
   * A member that has not learnt anything yet.
   *
   * @param targetMw the value to be learnt for a cell; NaN if nothing is to be learnt
   */
  RidgeMember(
      FilledGrid grid,
      DayLayout layout,
      Features features,
      IntToDoubleFunction targetMw,
      Settings settings) {
    this.grid = grid;
    this.layout = layout;
    this.features = features;
    this.targetMw = targetMw;
    this.settings = settings;
    this.ridges = new RollingRidge[layout.slots()];
  }

  @Override
  public void learn(int day) {
    if (firstDay < 0) {
      firstDay = day;
    }
    double level = levelMw(day);
    double @Nullable [][] rows = unlearnt.remove(day);
    for (int s = 0; s < ridges.length; s++) {
      double target = targetMw.applyAsDouble(layout.cell(day, s));
      double @Nullable [] kept = rows == null ? null : rows[s];
      if (Double.isNaN(target) || (kept == null && !fill(day, s, level))) {
        continue;
      }
      if (ridges[s] == null) {
        ridges[s] = new RollingRidge(row.features(), settings.ridge(), settings.halfLifeDays());
      }
      ridges[s].learn(kept == null ? row.values() : kept, target / level, day - firstDay);
    }
  }

  @Override
  public void refit() {
    RollingRidge.@Nullable Solver solver = null;
    for (RollingRidge ridge : ridges) {
      if (ridge != null && ridge.rows() >= MIN_ROWS) {
        solver = solver == null ? ridge.solver() : solver;
        ridge.refit(solver);
      }
    }
  }

  @Override
  public double[] forecast(int day) {
    double[] out = new double[ridges.length];
    double[][] rows = new double[out.length][];
    double level = levelMw(day);
    for (int s = 0; s < out.length; s++) {
      boolean ready = ridges[s] != null && ridges[s].fitted() && fill(day, s, level);
      rows[s] = ready ? Arrays.copyOf(row.values(), row.features() + 1) : null;
      out[s] = ready ? level * ridges[s].predict(row.values()) : Double.NaN;
    }
    unlearnt.put(day, rows);
    return out;
  }

  @Override
  public Contributions explain(int day, int slot) {
    double level = levelMw(day);
    fill(day, slot, level);
    Map<FeatureRow.Group, Double> sums = new EnumMap<>(FeatureRow.Group.class);
    for (int f = 1; f <= row.features(); f++) {
      double mw = level * ridges[slot].contribution(f, row.values()[f]);
      sums.merge(row.group(f), mw, Double::sum);
    }
    return new Contributions(
        level * ridges[slot].centre(),
        sums.getOrDefault(FeatureRow.Group.CALENDAR, 0.0),
        sums.getOrDefault(FeatureRow.Group.TEMPERATURE, 0.0),
        sums.getOrDefault(FeatureRow.Group.RECENT_DAYS, 0.0),
        0,
        0);
  }

  private boolean fill(int day, int slot, double level) {
    if (!(level > 0)) {
      return false;
    }
    features.fill(row.start(), day, slot, level);
    return row.complete();
  }

  /**
   * Mean MW of the last days before the cut, of fewer days in a short history; 1 where loads are
   * learnt in MW; NaN before a week is known.
   */
  private double levelMw(int day) {
    int cut = layout.cut(day);
    if (cut - grid.firstKnown() < 24 * MIN_LEVEL_DAYS) {
      return Double.NaN;
    }
    int from = Math.max(cut - 24 * settings.levelDays(), grid.firstKnown());
    return settings.levelDays() == 0 ? 1 : grid.meanLoadMw(from, cut);
  }
}
