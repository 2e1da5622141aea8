package kz.quat.demo.world;

import java.time.LocalDate;
import java.util.Map;

/**
 * SYNTHETIC air temperature in °C by region and hour: a yearly wave between approximate January and
 * July means of the region, a daily wave, slow national and regional noise, and a cold spell around
 * the record peak of 7 December 2022.
 */
public final class Temperatures {
  private static final Map<String, double[]> JANUARY_JULY_C =
      Map.ofEntries(
          Map.entry("KZ-10", new double[] {-14, 21}),
          Map.entry("KZ-11", new double[] {-16, 20}),
          Map.entry("KZ-15", new double[] {-13, 23}),
          Map.entry("KZ-19", new double[] {-7, 25}),
          Map.entry("KZ-23", new double[] {-7, 27}),
          Map.entry("KZ-27", new double[] {-11, 24}),
          Map.entry("KZ-31", new double[] {-4, 26}),
          Map.entry("KZ-33", new double[] {-11, 24}),
          Map.entry("KZ-35", new double[] {-14, 21}),
          Map.entry("KZ-39", new double[] {-16, 21}),
          Map.entry("KZ-43", new double[] {-8, 28}),
          Map.entry("KZ-47", new double[] {-1, 28}),
          Map.entry("KZ-55", new double[] {-16, 21}),
          Map.entry("KZ-59", new double[] {-17, 20}),
          Map.entry("KZ-61", new double[] {-2, 29}),
          Map.entry("KZ-62", new double[] {-14, 24}),
          Map.entry("KZ-63", new double[] {-14, 20}),
          Map.entry("KZ-71", new double[] {-15, 21}),
          Map.entry("KZ-75", new double[] {-5, 24}),
          Map.entry("KZ-79", new double[] {-1, 28}));

  private static final int COLDEST_DAY_OF_YEAR = 20;
  private static final int WARMEST_LOCAL_HOUR = 15;
  private static final double DAILY_WAVE_C = 3.5;
  private static final double NATIONAL_NOISE_C = 3.5;
  private static final double REGIONAL_NOISE_C = 3.0;
  private static final double COLD_SPELL_C = 11.0;
  private static final double COLD_SPELL_DAYS = 1.8;
  private static final double FORECAST_ERROR_C = 2.0;
  private static final LocalDate RECORD_DAY = LocalDate.of(2022, 12, 7);

  private final Noise noise;

  public Temperatures(Noise noise) {
    this.noise = noise;
  }

  public double actualC(DemoRegion region, long epochHour) {
    double wave = 2.0 * StrictMath.PI * (localHour(region, epochHour) - WARMEST_LOCAL_HOUR) / 24.0;
    return dailyMeanC(region, epochHour) + DAILY_WAVE_C * StrictMath.cos(wave);
  }

  /** The actual value plus an error that changes slowly over the day. */
  public double forecastC(DemoRegion region, long epochHour) {
    double error = FORECAST_ERROR_C * noise.smooth("forecast " + region.code(), epochHour, 18);
    return actualC(region, epochHour) + error;
  }

  /** The temperature without the daily wave, which heating follows. */
  public double dailyMeanC(DemoRegion region, long epochHour) {
    double[] means = JANUARY_JULY_C.get(region.code());
    if (means == null) {
      throw new IllegalArgumentException("Region " + region.code() + " has no climate row");
    }
    LocalDate day = MarketClock.marketDay(epochHour);
    double angle = 2.0 * StrictMath.PI * (day.getDayOfYear() - COLDEST_DAY_OF_YEAR) / 365.0;
    double season =
        (means[0] + means[1]) / 2.0 - (means[1] - means[0]) / 2.0 * StrictMath.cos(angle);
    double national = NATIONAL_NOISE_C * noise.smooth("weather", epochHour, 96);
    double regional =
        REGIONAL_NOISE_C * noise.smooth("weather " + region.code(), epochHour + 36, 72);
    return season + national + regional - coldSpell(epochHour);
  }

  private static double coldSpell(long epochHour) {
    double days = (epochHour - MarketClock.startHour(RECORD_DAY) - 12) / 24.0 / COLD_SPELL_DAYS;
    return COLD_SPELL_C * StrictMath.exp(-days * days);
  }

  private static int localHour(DemoRegion region, long epochHour) {
    return MarketClock.localHour(epochHour, region.offsetHours());
  }
}
