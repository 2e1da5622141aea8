package kz.quat.demo.world;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Installed (REAL) and available (SYNTHETIC) capacity of each region, kW. Available = installed ×
 * factor of the fuel − outages, plant by plant. The one free factor, coal outside the West, is
 * solved so that the national sum of the record hour is the REAL generation of that hour, 15,203
 * MW: a proxy for what could run.
 */
public final class AvailableCapacity {
  public static final long RECORD_AVAILABLE_KW = 15_203_000L;
  private static final String COAL = "Hard Coal";
  private static final String ROUNDING_REGION = "KZ-55";

  private final ReferenceData reference;
  private final FuelFactors factors;
  private final List<Outage> outages;
  private final double coalFactor;
  private final long roundingKw;
  private final Map<Long, Map<String, Long>> outagesByDay = new HashMap<>();

  public AvailableCapacity(ReferenceData reference, FuelFactors factors, List<Outage> outages) {
    this.reference = reference;
    this.factors = factors;
    this.outages = outages;
    this.coalFactor = solveCoalFactor();
    this.roundingKw = RECORD_AVAILABLE_KW - nationalKw(RegionLoad.RECORD_HOUR, 0L);
  }

  /** Solved availability of coal plants in the record hour, 0 to 1. */
  public double coalFactor() {
    return coalFactor;
  }

  public long installedKw(String region, LocalDate day) {
    double mw = 0.0;
    for (Plant plant : reference.plants()) {
      if (plant.region().equals(region) && plant.standsOn(day)) {
        mw += plant.capacityMw();
      }
    }
    return Math.round(mw * 1000.0);
  }

  public long availableKw(String region, long epochHour) {
    return availableKw(region, epochHour, roundingKw);
  }

  private long availableKw(String region, long epochHour, long rounding) {
    LocalDate day = MarketClock.marketDay(epochHour);
    Map<String, Long> missing = outagesOn(day);
    long sum = 0L;
    for (Plant plant : reference.plants()) {
      if (plant.region().equals(region) && plant.standsOn(day)) {
        double kw = plant.capacityMw() * 1000.0 * factor(plant, epochHour, coalFactor);
        sum += Math.max(0L, Math.round(kw) - missing.getOrDefault(plant.id(), 0L));
      }
    }
    boolean adjust = epochHour == RegionLoad.RECORD_HOUR && region.equals(ROUNDING_REGION);
    return adjust ? sum + rounding : sum;
  }

  private long nationalKw(long epochHour, long rounding) {
    long sum = 0L;
    for (DemoRegion region : reference.regions()) {
      sum += availableKw(region.code(), epochHour, rounding);
    }
    return sum;
  }

  private double factor(Plant plant, long epochHour, double coal) {
    double season = factors.season(plant, epochHour);
    return plant.fuel().equals(COAL) ? coal * season : factors.at(plant, epochHour) * season;
  }

  /**
   * Solves for the coal factor, in which the balance is linear: needed coal generation divided by
   * that at factor 1.
   */
  private double solveCoalFactor() {
    LocalDate day = RegionLoad.RECORD_DAY;
    Map<String, Long> missing = outagesOn(day);
    double needed = RECORD_AVAILABLE_KW;
    double coal = 0.0;
    for (Plant plant : reference.plants()) {
      if (plant.standsOn(day)) {
        double atOne = plant.capacityMw() * 1000.0 * factor(plant, RegionLoad.RECORD_HOUR, 1.0);
        long out = missing.getOrDefault(plant.id(), 0L);
        if (plant.fuel().equals(COAL)) {
          coal += atOne;
          needed += out;
        } else {
          needed -= Math.max(0.0, atOne - out);
        }
      }
    }
    return needed / coal;
  }

  private Map<String, Long> outagesOn(LocalDate day) {
    return outagesByDay.computeIfAbsent(
        day.toEpochDay(),
        key -> {
          Map<String, Long> missing = new HashMap<>();
          for (Outage outage : outages) {
            if (outage.coversDay(day)) {
              missing.merge(outage.plantId(), outage.unavailableKw(), Long::sum);
            }
          }
          return missing;
        });
  }

  /**
   * Scheduled supply from Russia, kW. DERIVED: the month's real net imports, spread over the hours
   * outside the evening peak, when nothing is scheduled (the flows of 7 December 2022 were
   * unplanned). 0 in a month of net exports.
   */
  public long scheduledFromRussiaKw(long epochHour) {
    int hour = MarketClock.marketHour(epochHour);
    return hour >= 17 && hour < 23 ? 0L : scheduledMaximumKw(MarketClock.marketDay(epochHour));
  }

  /** The month's schedule outside the evening peak, kW. */
  public long scheduledMaximumKw(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    double gwh = Math.max(0.0, reference.netImportGwh().getOrDefault(month, 0.0));
    return Math.round(gwh * 1e6 / (month.lengthOfMonth() * 18.0));
  }
}
