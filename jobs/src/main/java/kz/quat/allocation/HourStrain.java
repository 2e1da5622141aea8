package kz.quat.allocation;

import java.util.List;

/**
 * The strain of all regions in one hour, and of the zones and the system (docs/spec/quotas.md,
 * sections 1 and 4).
 *
 * @param hour the hour's number
 * @param unservedMw U*: the native need, with reserve, that cannot be served
 * @param systemHeadroomMw the greatest mining of all regions together, without mining caps
 * @param systemStressRatio need over need and headroom; 9.999 at most, above 1 where U* is above 0
 * @param systemLevel RED where U* is above 0, else by the ratio
 * @param regions by name
 * @param zones by name
 */
public record HourStrain(
    int hour,
    double unservedMw,
    double systemHeadroomMw,
    double systemStressRatio,
    StrainLevel systemLevel,
    List<RegionStrain> regions,
    List<ZoneSurplus> zones) {

  /** Copies the lists. */
  public HourStrain {
    regions = List.copyOf(regions);
    zones = List.copyOf(zones);
  }

  /**
   * The surplus of a zone's regions together, in MW: what is short counts against it.
   *
   * @param zone its name
   * @param surplusMw sum of the regions' surpluses
   */
  public record ZoneSurplus(String zone, double surplusMw) {}
}
