package kz.quat.allocation.cases;

import org.jspecify.annotations.Nullable;

/**
 * A zone's limits for mining: a row of {@code zones.csv} (docs/spec/quotas.md, section 5).
 *
 * @param zone a zone that at least one region names
 * @param miningCapMw the most that non-exempt mining may take in the zone
 * @param floorPriceKztPerKwh the lowest bid that the auction accepts here; null for no floor
 */
public record CaseZone(String zone, Limit miningCapMw, @Nullable Double floorPriceKztPerKwh) {
  static final String FILE = "zones.csv";

  /** Throws {@link BadCaseException} if the name is not valid or the floor is negative. */
  public CaseZone {
    Rules rules = new Rules(FILE);
    rules.name("zone", zone);
    if (floorPriceKztPerKwh != null) {
      floorPriceKztPerKwh = rules.notNegative("floor_price_kzt_per_kwh", floorPriceKztPerKwh);
    }
  }
}
