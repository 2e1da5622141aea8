package kz.quat.quota;

import java.util.Map;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;

/**
 * What conf/rules sets for the delivery day, by law or by the operator.
 *
 * @param gridTier tier of grid-supplied power if the register names none
 * @param nationalCap the most that mining may take in the country
 * @param hourCaps the same for single market hours
 * @param zoneCaps the most that mining may take, by zone; a zone without an entry has no cap
 * @param floorPricesKztPerKwh lowest bid of the auction, by zone; a zone without an entry has no
 *     floor
 * @param regionCaps the most that mining may take, by region; a region without an entry has no cap
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
