package kz.quat.allocation.strain;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Strain of the whole system in one hour.
 *
 * @param regions one row per region, by name
 * @param coordinated the same regions with the network taken into account, by name
 * @param system the system's status, and its shortage by cause
 * @param ties what each tie carries, by name
 * @param unservedMw U*
 * @param systemHeadroomMw the greatest total mining of all regions, ignoring caps and miners'
 *     limits
 * @param zoneSurplusMw sum of the regions' surpluses, by zone
 * @param systemLevel RED if U* is above 0; otherwise by total need divided by total available
 *     capacity
 */
public record HourStrain(
    List<StrainRow> regions,
    List<CoordinatedRow> coordinated,
    SystemRow system,
    List<TieFlow> ties,
    double unservedMw,
    double systemHeadroomMw,
    SortedMap<String, Double> zoneSurplusMw,
    StrainLevel systemLevel) {

  public HourStrain {
    regions = List.copyOf(regions);
    coordinated = List.copyOf(coordinated);
    ties = List.copyOf(ties);
    zoneSurplusMw = new TreeMap<>(zoneSurplusMw);
  }
}
