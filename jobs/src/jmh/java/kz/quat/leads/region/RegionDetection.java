package kz.quat.leads.region;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import kz.quat.domain.WorkingDays;
import kz.quat.forecast.backtest.LoadFiles;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;

/**
 * How often {@link RegionResidual} sees a lasting step of load, on hourly loads of real zones: at a
 * date in every four weeks a step that began 28 to 79 days before is added, in shares of the zone's
 * mean load, and the share of dates at which the check says "above" is printed. Share 0 is the rate
 * of false ones. Only zones with temperatures of their own are tried. See docs/leads.md.
 */
public final class RegionDetection {

  private static final double[] SHARES = {0, 0.05, 0.08, 0.10, 0.15, 0.20};
  private static final int EVERY_DAYS = 28;
  private static final int YOUNGEST_DAYS = 28;
  private static final int OLDEST_DAYS = 80;
  private static final long SEED = 1;
  private static final int HOURS = 24;

  private RegionDetection() {}

  /**
   * LOAD.csv TEMPERATURE.csv CALENDAR.csv ZONE-ID, the files as the forecast's back-test has them.
   */
  public static void main(String[] args) {
    DayCalendar calendar = LoadFiles.readCalendar(Path.of(args[2]));
    WorkingDays days = new WorkingDays(calendar.holidays(), calendar.workingDays());
    List<LoadHistory> zones =
        LoadFiles.read(Path.of(args[0]), Path.of(args[1]), ZoneId.of(args[3]), calendar);
    for (LoadHistory zone : zones) {
      if (zone.hasTemperature()) {
        print(zone, days);
      }
    }
  }

  private static void print(LoadHistory zone, WorkingDays calendar) {
    LocalDate first = zone.firstHour().atZone(zone.zone()).toLocalDate().plusDays(1);
    double[] loadMw = daily(zone, first, false);
    double[] temperatureC = daily(zone, first, true);
    Random random = new Random(SEED);
    int[] above = new int[SHARES.length];
    int dates = 0;
    for (int now = RegionResidual.HISTORY_DAYS; now <= loadMw.length; now += EVERY_DAYS) {
      int from = now - RegionResidual.HISTORY_DAYS;
      double mean = Arrays.stream(loadMw, from, now).filter(mw -> mw > 0).average().orElse(0);
      dates++;
      for (int s = 0; s < SHARES.length; s++) {
        double[] stepped = Arrays.copyOfRange(loadMw, from, now);
        int age = random.nextInt(YOUNGEST_DAYS, OLDEST_DAYS);
        for (int day = stepped.length - age; day < stepped.length; day++) {
          stepped[day] += SHARES[s] * mean;
        }
        RegionRise rise =
            RegionResidual.of(
                first.plusDays(from),
                stepped,
                Arrays.copyOfRange(temperatureC, from, now),
                calendar);
        above[s] += rise != null && rise.isAbove() ? 1 : 0;
      }
    }
    System.out.printf(Locale.ROOT, "%s, %d dates:", zone.region(), dates);
    for (int s = 0; s < SHARES.length; s++) {
      System.out.printf(Locale.ROOT, "  %.0f %%: %.2f", 100 * SHARES[s], (double) above[s] / dates);
    }
    System.out.println();
  }

  /** Means of local days; NaN for a day of which an hour is unknown. */
  private static double[] daily(LoadHistory zone, LocalDate first, boolean temperature) {
    int start = zone.indexOf(first.atStartOfDay(zone.zone()).toInstant());
    double[] means = new double[(zone.hours() - start) / HOURS];
    for (int day = 0; day < means.length; day++) {
      int from = zone.indexOf(first.plusDays(day).atStartOfDay(zone.zone()).toInstant());
      int to = zone.indexOf(first.plusDays(day + 1L).atStartOfDay(zone.zone()).toInstant());
      double sum = 0;
      for (int hour = from; hour < Math.min(to, zone.hours()); hour++) {
        sum += temperature ? zone.temperatureC(hour) : zone.loadMw(hour);
      }
      means[day] = sum / (to - from);
    }
    return means;
  }
}
