package kz.quat.allocation.strain;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Strain of a whole system in one hour.
 *
 * @param regions one row a region, by name
 * @param coordinated the same regions through the network, by name
 * @param system the system's status and its shortage taken apart
 * @param ties what each tie carries, by name
 * @param unservedMw U*
 * @param systemHeadroomMw the greatest mining of all regions together, without caps or miners
 * @param zoneSurplusMw sum of the regions' surpluses, by zone
 * @param systemLevel RED where U* is above 0; else by total need over total available capacity
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
