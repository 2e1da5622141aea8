package kz.quat.leads.region;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import kz.quat.domain.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Compares a region's load with a forecast that does not use the last twelve weeks: day of the
 * week, holidays, season and temperature, fitted to the year before. The forecast used for quotas
 * is not suitable, because it adapts to a new load within weeks.
 *
 * <p>Sought is a rise that lasts: among the days of the last twelve weeks the one from which on the
 * median residual exceeds that of the eight weeks before by most, and still does in the last two
 * weeks. A rise counts from 8 %, or from the greatest rise that the region's load showed without
 * cause in the year before if that was more; smaller ones cannot be told from trade, weather and
 * chance.
 */
public final class RegionResidual {

  /** Number of days that are read, the same as for feeders. */
  public static final int HISTORY_DAYS = 442;

  /** The least rise, as a share of a region's load, that this check can detect. */
  public static final double LEAST_RATIO = 0.08;

  private static final int WINDOW = 84;
  private static final int BEFORE = 56;
  private static final int AFTER = 28;
  private static final int LAST = 14;
  private static final int LEAST_FIT_DAYS = 250;
  private static final double RIDGE = 1;

  /** Temperature in °C below which heating draws power; cooling does above the other limit. */
  private static final double HEATING_C = 16;

  private static final double COOLING_C = 20;
  private static final double SCALE_C = 10;

  /** Share of a day's temperature that buildings keep until the next day. */
  private static final double KEPT = 0.6;

  private static final double YEAR_DAYS = 365.25;
  private static final int FEATURES = 10;

  private RegionResidual() {}

  /**
   * The strongest lasting rise; null if too few days are known.
   *
   * @param first the first day
   * @param loadMw mean native load of each day up to the last complete one; NaN = unknown
   * @param temperatureC mean temperature of the same days; NaN = unknown
   */
  public static @Nullable RegionRise of(
      LocalDate first, double[] loadMw, double[] temperatureC, WorkingDays calendar) {
    int n = loadMw.length;
    double[][] features = features(first, temperatureC, calendar);
    int[] known =
        IntStream.range(0, Math.max(0, n - WINDOW)).filter(day -> loadMw[day] > 0).toArray();
    if (known.length < LEAST_FIT_DAYS) {
      return null;
    }
    double[][] x = Arrays.stream(known).mapToObj(day -> features[day]).toArray(double[][]::new);
    double[] y = Arrays.stream(known).mapToDouble(day -> Math.log(loadMw[day])).toArray();
    double[] weights = LeastSquares.fit(x, y, RIDGE);
    double[] fitted = new double[n];
    double[] residual = new double[n];
    for (int day = 0; day < n; day++) {
      fitted[day] = LeastSquares.product(features[day], weights);
      residual[day] = loadMw[day] > 0 ? Math.log(loadMw[day]) - fitted[day] : Double.NaN;
    }
    return strongest(first, loadMw, fitted, residual);
  }

  private static @Nullable RegionRise strongest(
      LocalDate first, double[] loadMw, double[] fitted, double[] residual) {
    int n = residual.length;
    double most = Double.NEGATIVE_INFINITY;
    for (int day = n - WINDOW; day <= n - AFTER; day++) {
      double rise = rise(residual, day, n);
      most = rise > most ? rise : most;
    }
    if (Double.isInfinite(most)) {
      return null;
    }
    int start = start(residual);
    double before = median(residual, start - BEFORE, start);
    double load = 0;
    double expected = 0;
    int days = 0;
    for (int day = start; day < n; day++) {
      if (!Double.isNaN(residual[day])) {
        load += loadMw[day];
        expected += Math.exp(fitted[day] + before);
        days++;
      }
    }
    int read = (int) Arrays.stream(residual).filter(r -> !Double.isNaN(r)).count();
    return new RegionRise(
        first.plusDays(start),
        load / days,
        expected / days,
        Math.expm1(most),
        Math.max(LEAST_RATIO, Math.expm1(ownRise(residual))),
        read);
  }

  /** The day that best divides the last twenty weeks into a lower and a higher part (CUSUM). */
  private static int start(double[] residual) {
    int n = residual.length;
    int best = n - AFTER;
    double most = Double.NEGATIVE_INFINITY;
    for (int day = n - WINDOW; day <= n - AFTER; day++) {
      double[] before = known(residual, n - WINDOW - BEFORE, day);
      double[] after = known(residual, day, n);
      double weight = (double) before.length * after.length / (before.length + after.length);
      double rise = mean(after) - mean(before);
      if (Math.sqrt(weight) * rise > most) {
        most = Math.sqrt(weight) * rise;
        best = day;
      }
    }
    return best;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double[] known(double[] values, int from, int to) {
    return Arrays.stream(values, Math.max(0, from), to).filter(v -> !Double.isNaN(v)).toArray();
  }

  /** The greatest rise over four weeks in the year before the last twelve weeks. */
  private static double ownRise(double[] residual) {
    double most = 0;
    for (int day = BEFORE; day + AFTER <= residual.length - WINDOW; day++) {
      double rise = rise(residual, day, day + AFTER);
      most = rise > most ? rise : most;
    }
    return most;
  }

  /**
   * Rise of [day, end), or of its last two weeks if that is less, over the eight weeks before day.
   */
  private static double rise(double[] residual, int day, int end) {
    double after = Math.min(median(residual, day, end), median(residual, end - LAST, end));
    return after - median(residual, day - BEFORE, day);
  }

  /** Median of the known days; NaN if fewer than half are known. */
  private static double median(double[] values, int from, int to) {
    double[] known = Arrays.stream(known(values, from, to)).sorted().toArray();
    int n = known.length;
    return 2 * n < to - from ? Double.NaN : (known[(n - 1) / 2] + known[n / 2]) / 2;
  }

  private static double[][] features(LocalDate first, double[] temperatureC, WorkingDays calendar) {
    double[][] rows = new double[temperatureC.length][FEATURES];
    double today = 0;
    double walls = Double.NaN;
    for (int day = 0; day < rows.length; day++) {
      // A missing temperature is replaced by that of the day before.
      today = Double.isNaN(temperatureC[day]) ? today : temperatureC[day];
      walls = Double.isNaN(walls) ? today : KEPT * walls + (1 - KEPT) * today;
      LocalDate date = first.plusDays(day);
      boolean working = calendar.isWorking(date);
      double season = 2 * Math.PI * date.getDayOfYear() / YEAR_DAYS;
      rows[day] =
          new double[] {
            1,
            !working && date.getDayOfWeek() == DayOfWeek.SATURDAY ? 1 : 0,
            !working && date.getDayOfWeek() != DayOfWeek.SATURDAY ? 1 : 0,
            date.getDayOfWeek() == DayOfWeek.MONDAY ? 1 : 0,
            Math.max(0, HEATING_C - today) / SCALE_C,
            Math.max(0, today - COOLING_C) / SCALE_C,
            Math.max(0, HEATING_C - walls) / SCALE_C,
            Math.max(0, walls - COOLING_C) / SCALE_C,
            Math.cos(season),
            Math.sin(season)
          };
    }
    return rows;
  }
}
