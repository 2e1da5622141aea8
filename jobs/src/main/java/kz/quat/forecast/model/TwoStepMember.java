package kz.quat.forecast.model;

import static kz.quat.forecast.features.FeatureRow.Group.RECENT_DAYS;

import java.util.Arrays;
import kz.quat.forecast.features.CalendarFeatures;
import kz.quat.forecast.features.FeatureRow;
import kz.quat.forecast.features.TemperatureFeatures;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;

/**
 * First explains load by temperature and calendar alone, without past loads. A second step then
 * predicts tomorrow's remainder from the remainders of recent hours. It captures a curved response
 * to temperature better than one regression on loads and temperatures together, and the two make
 * different errors.
 */
final class TwoStepMember implements Member {
  private static final int DAY = 24;

  /** Number of days back for which the same hour and the daily mean are used. */
  private static final int DAYS_BACK = 5;

  /** The largest remainder that is accepted, as a share of what the first step forecast. */
  private static final double LARGEST_SHARE = 0.3;

  /** In MW, with growth as a feature. */
  private static final RidgeMember.Settings FIRST = new RidgeMember.Settings(0, 0.001, 700);

  private static final RidgeMember.Settings SECOND = new RidgeMember.Settings(0, 0.003, 700);

  /** Within two years growth and season cannot be told apart: relative to the recent level. */
  private static final RidgeMember.Settings YOUNG_FIRST = new RidgeMember.Settings(60, 0.0003, 700);

  private static final RidgeMember.Settings YOUNG_SECOND = new RidgeMember.Settings(60, 0.003, 700);

  private final FilledGrid grid;
  private final DayLayout layout;
  private final RidgeMember first;
  private final RidgeMember second;

  /** What the first step forecast for each cell before it was known, MW; NaN where it could not. */
  private final double[] firstStep;

  private final double[] means = new double[DAYS_BACK];
  private int meansOf = -1;

  TwoStepMember(
      FilledGrid grid,
      DayLayout layout,
      CalendarFeatures calendar,
      TemperatureFeatures weather,
      boolean young) {
    this.grid = grid;
    this.layout = layout;
    this.firstStep = new double[DAY * (grid.grid().days() + 2)];
    Arrays.fill(firstStep, Double.NaN);
    RidgeMember.Features weatherAlone =
        (row, day, slot, level) -> {
          calendar.add(row, day, false);
          if (!young) {
            calendar.addYears(row, day);
          }
          weather.addWeather(row, day, slot);
        };
    RidgeMember.Features remaindersAndWeather =
        (row, day, slot, level) -> {
          addRemainders(row, day, slot, level);
          calendar.add(row, day, false);
          weather.addBrief(row, day, slot);
        };
    this.first =
        new RidgeMember(grid, layout, weatherAlone, grid::targetMw, young ? YOUNG_FIRST : FIRST);
    this.second =
        new RidgeMember(
            grid, layout, remaindersAndWeather, this::remainderMw, young ? YOUNG_SECOND : SECOND);
  }

  private void addRemainders(FeatureRow row, int day, int slot, double level) {
    int cut = layout.cut(day);
    int cell = layout.cell(day, slot);
    int lag = layout.firstLag(slot);
    for (int k = 1; k <= DayLayout.FRESH; k++) {
      row.add(RECENT_DAYS, remainderFeatureMw(cut - k) / level);
    }
    double[] dayMeans = meanRemaindersMw(day, cut);
    for (int k = 0; k < dayMeans.length; k++) {
      row.add(RECENT_DAYS, remainderFeatureMw(cell - DAY * (lag + k)) / level);
      row.add(RECENT_DAYS, dayMeans[k] / level);
    }
    row.add(RECENT_DAYS, remainderFeatureMw(cell - DAY * (layout.firstWeekLag(slot) + 7)) / level);
  }

  /**
   * The remainder of a cell after the first step. It is NaN where the load or the first step is
   * unknown, and where it is unreasonably large: a first step that has seen only winter cannot know
   * warm weather, and its errors then must not be learnt from.
   */
  private double remainderMw(int cell) {
    double step = firstStepMw(cell);
    double left = grid.targetMw(cell) - step;
    return Math.abs(left) > LARGEST_SHARE * Math.abs(step) ? Double.NaN : left;
  }

  /** The remainder for use as a feature: limited, and 0 where unknown. */
  private double remainderFeatureMw(int cell) {
    double step = firstStepMw(cell);
    double left = grid.loadMw(cell) - step;
    double bound = LARGEST_SHARE * Math.abs(step);
    return Double.isNaN(left) ? 0 : Math.max(-bound, Math.min(bound, left));
  }

  /**
   * The mean remainders of the last days before a day's cut, computed once for all of its slots.
   */
  private double[] meanRemaindersMw(int day, int cut) {
    if (meansOf != day) {
      meansOf = day;
      for (int k = 0; k < means.length; k++) {
        double sum = 0;
        for (int c = cut - DAY * (k + 1); c < cut - DAY * k; c++) {
          sum += remainderFeatureMw(c);
        }
        means[k] = sum / DAY;
      }
    }
    return means;
  }

  private double firstStepMw(int cell) {
    return cell >= 0 && cell < firstStep.length ? firstStep[cell] : Double.NaN;
  }

  @Override
  public void learn(int day) {
    first.learn(day);
    second.learn(day);
  }

  @Override
  public void refit() {
    first.refit();
    second.refit();
  }

  @Override
  public double[] forecast(int day) {
    double[] out = first.forecast(day);
    for (int s = 0; s < out.length; s++) {
      int cell = layout.cell(day, s);
      if (cell >= 0) {
        firstStep[cell] = out[s];
      }
    }
    double[] rest = second.forecast(day);
    for (int s = 0; s < out.length; s++) {
      out[s] += rest[s];
    }
    return out;
  }

  @Override
  public Contributions explain(int day, int slot) {
    return first.explain(day, slot).plus(second.explain(day, slot));
  }
}
