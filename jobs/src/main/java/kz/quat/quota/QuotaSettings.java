package kz.quat.quota;

import java.util.Map;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;

/**
 * What the law or the operator set for the delivery day, from conf/rules.
 *
 * @param gridTier tier of grid-supplied power where the register names none
 * @param nationalCap most mining in the country
 * @param hourCaps the same for single market hours
 * @param zoneCaps most mining by zone; a zone without an entry has no cap
 * @param floorPricesKztPerKwh lowest bid of the auction by zone; a zone without an entry has none
 * @param regionCaps most mining by region; a region without an entry has no cap
 */
public record QuotaSettings(
    Policy policy,
    int gridTier,
    Limit nationalCap,
    Map<Integer, Limit> hourCaps,
    Map<String, Limit> zoneCaps,
    Map<String, Double> floorPricesKztPerKwh,
    Map<String, Limit> regionCaps) {

  public QuotaSettings {
    hourCaps = Map.copyOf(hourCaps);
    zoneCaps = Map.copyOf(zoneCaps);
    floorPricesKztPerKwh = Map.copyOf(floorPricesKztPerKwh);
    regionCaps = Map.copyOf(regionCaps);
  }
}
