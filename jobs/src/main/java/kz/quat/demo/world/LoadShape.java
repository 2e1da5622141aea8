package kz.quat.demo.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * SYNTHETIC shape of a region's load over the hours, before scaling to real energy: a number around
 * 1. Each region mixes an urban and an industrial daily profile (winter evening peak, deep urban
 * night); the West is flatter. Weekends and holidays are lower, heating and cooling raise it.
 */
public final class LoadShape {
  private static final double[] URBAN_WINTER = {
    0.86, 0.80, 0.76, 0.74, 0.74, 0.77, 0.84, 0.94, 1.03, 1.07, 1.07, 1.05, 1.03, 1.03, 1.04, 1.07,
    1.13, 1.22, 1.27, 1.25, 1.20, 1.13, 1.04, 0.94
  };
  private static final double[] URBAN_SUMMER = {
    0.84, 0.79, 0.76, 0.75, 0.75, 0.78, 0.84, 0.93, 1.01, 1.06, 1.09, 1.11, 1.12, 1.13, 1.13, 1.12,
    1.11, 1.10, 1.10, 1.13, 1.17, 1.15, 1.06, 0.94
  };
  private static final double[] INDUSTRY_WINTER = {
    0.955, 0.940, 0.930, 0.925, 0.925, 0.935, 0.960, 0.990, 1.010, 1.020, 1.020, 1.010, 1.000,
    1.005, 1.010, 1.020, 1.045, 1.075, 1.085, 1.080, 1.060, 1.035, 1.005, 0.975
  };
  private static final double[] INDUSTRY_SUMMER = {
    0.960, 0.945, 0.940, 0.935, 0.940, 0.950, 0.970, 1.000, 1.020, 1.030, 1.035, 1.035, 1.030,
    1.030, 1.030, 1.030, 1.025, 1.020, 1.020, 1.025, 1.035, 1.025, 1.005, 0.980
  };

  /** How urban a region's load is: 0 (metals and mines) to 1 (a city). */
  private static final Map<String, Double> URBAN =
      Map.ofEntries(
          Map.entry("KZ-10", 0.50),
          Map.entry("KZ-11", 0.60),
          Map.entry("KZ-15", 0.25),
          Map.entry("KZ-19", 0.80),
          Map.entry("KZ-31", 0.50),
          Map.entry("KZ-33", 0.70),
          Map.entry("KZ-35", 0.20),
          Map.entry("KZ-39", 0.50),
          Map.entry("KZ-43", 0.70),
          Map.entry("KZ-55", 0.10),
          Map.entry("KZ-59", 0.60),
          Map.entry("KZ-61", 0.90),
          Map.entry("KZ-62", 0.10),
          Map.entry("KZ-63", 0.30),
          Map.entry("KZ-71", 1.00),
          Map.entry("KZ-75", 1.00),
          Map.entry("KZ-79", 1.00));

  /** Flattens the profiles so that the year's real energy and the real peak are consistent. */
  private static final double SWING = 0.74;

  private static final double WEST_SWING = 0.42;
  private static final double HEATING_BELOW_C = 12.0;
  private static final double COOLING_ABOVE_C = 23.0;

  private final Temperatures temperatures;
  private final Noise noise;

  public LoadShape(Temperatures temperatures, Noise noise) {
    this.temperatures = temperatures;
    this.noise = noise;
  }

  public double at(DemoRegion region, long epochHour) {
    double urban = URBAN.getOrDefault(region.code(), 0.0);
    double day = noise.smooth("load " + region.code(), epochHour, 60);
    double hour = noise.centred("load hour " + region.code(), epochHour);
    return hourOfDay(region, urban, epochHour)
        * weekday(urban, MarketClock.marketDay(epochHour))
        * temperature(region, urban, epochHour)
        * (1.0 + 0.010 * day + 0.004 * hour);
  }

  private static double hourOfDay(DemoRegion region, double urban, long epochHour) {
    int hour = MarketClock.localHour(epochHour, region.offsetHours());
    double angle = 2.0 * StrictMath.PI * MarketClock.marketDay(epochHour).getDayOfYear() / 365.0;
    double winter = (1.0 + StrictMath.cos(angle)) / 2.0;
    double city = winter * URBAN_WINTER[hour] + (1.0 - winter) * URBAN_SUMMER[hour];
    double industry = winter * INDUSTRY_WINTER[hour] + (1.0 - winter) * INDUSTRY_SUMMER[hour];
    double mixed = urban * city + (1.0 - urban) * industry;
    return 1.0 + (region.isWest() ? WEST_SWING : SWING) * (mixed - 1.0);
  }

  private static double weekday(double urban, LocalDate day) {
    if (!KzCalendar.isDayOff(day)) {
      return 1.0;
    }
    double depth = day.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.6 : 1.0;
    return 1.0 - depth * (0.015 + 0.045 * urban);
  }

  private double temperature(DemoRegion region, double urban, long epochHour) {
    double mean = temperatures.dailyMeanC(region, epochHour);
    double felt = 0.7 * mean + 0.3 * temperatures.actualC(region, epochHour);
    double heating = (0.0025 + 0.0035 * urban) * Math.max(0.0, HEATING_BELOW_C - felt);
    double cooling = (0.0020 + 0.0100 * urban) * Math.max(0.0, felt - COOLING_ABOVE_C);
    return 1.0 + heating + cooling;
  }
}
