package kz.quat.demo.world;

import java.time.LocalDate;

/**
 * SYNTHETIC availability of a plant by fuel, season and hour, as a fraction of installed capacity,
 * before outages.
 */
public final class FuelFactors {
  private static final double GAS = 0.78;
  private static final double GAS_STEAM_MANGYSTAU = 0.62;
  private static final double GAS_ATYRAU = 0.87;
  private static final double GAS_WEST_KAZAKHSTAN = 0.88;
  private static final double HEAT_PLANT_IN_SUMMER = 0.85;

  private final Noise noise;

  public FuelFactors(Noise noise) {
    this.noise = noise;
  }

  /** Seasonal factor: plants that follow heat demand have less steam in summer; 1 in winter. */
  public double season(Plant plant, long epochHour) {
    if (!plant.heat()) {
      return 1.0;
    }
    double winter = winter(MarketClock.marketDay(epochHour));
    double full = Math.min(1.0, winter * 1.8);
    return HEAT_PLANT_IN_SUMMER + (1.0 - HEAT_PLANT_IN_SUMMER) * full;
  }

  public double at(Plant plant, long epochHour) {
    return switch (plant.fuel()) {
      case "CCGT", "OCGT" -> gas(plant);
      case "Hydro" -> hydro(plant, epochHour);
      case "Wind" -> 0.27 + 0.20 * noise.smooth("wind " + plant.region(), epochHour, 30);
      case "Solar" -> solar(plant, epochHour);
      default -> throw new IllegalArgumentException("Plant " + plant.id() + ": " + plant.fuel());
    };
  }

  private static double gas(Plant plant) {
    return switch (plant.region()) {
      case "KZ-23" -> GAS_ATYRAU;
      case "KZ-27" -> GAS_WEST_KAZAKHSTAN;
      case "KZ-47" -> GAS_STEAM_MANGYSTAU;
      default -> GAS;
    };
  }

  /** Factor of hydro plants: reservoirs keep water for the evening, rivers follow the snow melt. */
  private static double hydro(Plant plant, long epochHour) {
    double winter = winter(MarketClock.marketDay(epochHour));
    if (plant.runOfRiver()) {
      return 0.65 - 0.45 * winter;
    }
    int hour = MarketClock.marketHour(epochHour);
    double base = 0.60 - 0.12 * winter;
    if (hour >= 17 && hour < 23) {
      return base + 0.16;
    }
    return hour < 7 ? base - 0.08 : base;
  }

  private double solar(Plant plant, long epochHour) {
    LocalDate day = MarketClock.marketDay(epochHour);
    double winter = winter(day);
    double halfDay = 7.5 - 3.0 * winter;
    double fromNoon = Math.abs(MarketClock.marketHour(epochHour) - 13.0);
    if (fromNoon >= halfDay) {
      return 0.0;
    }
    double clear = noise.between("cloud " + plant.region(), day.toEpochDay(), 0.5, 1.0);
    double height = StrictMath.cos(StrictMath.PI / 2.0 * fromNoon / halfDay);
    return (0.85 - 0.35 * winter) * height * clear;
  }

  /** Seasonal weight: 1 at the turn of the year, 0 at midsummer. */
  private static double winter(LocalDate day) {
    double angle = 2.0 * StrictMath.PI * day.getDayOfYear() / 365.0;
    return (1.0 + StrictMath.cos(angle)) / 2.0;
  }
}
