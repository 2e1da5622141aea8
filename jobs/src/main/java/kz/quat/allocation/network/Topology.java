package kz.quat.allocation.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseTie;

/**
 * How regions, zones and ties are connected, by index; each list is in the order of the names.
 * Nodes of the flow network are numbered regions first, then hubs.
 */
public final class Topology {
  public final List<String> regions;
  public final List<String> zones;
  public final List<String> ties;
  public final int[] regionZone;
  public final int[] tieFrom;
  public final int[] tieTo;

  private final int[][] zoneRegions;
  private final int[] allRegions;

  /** Rows must be in the order of their names, and their references must be valid. */
  public Topology(List<CaseRegion> regionRows, List<CaseTie> tieRows) {
    regions = regionRows.stream().map(CaseRegion::region).toList();
    zones = regionRows.stream().map(CaseRegion::zone).distinct().sorted().toList();
    ties = tieRows.stream().map(CaseTie::tie).toList();
    regionZone = regionRows.stream().mapToInt(row -> zones.indexOf(row.zone())).toArray();
    tieFrom = tieRows.stream().mapToInt(row -> zones.indexOf(row.fromZone())).toArray();
    tieTo = tieRows.stream().mapToInt(row -> zones.indexOf(row.toZone())).toArray();
    allRegions = new int[regions.size()];
    zoneRegions = new int[zones.size()][];
    for (int r = 0; r < allRegions.length; r++) {
      allRegions[r] = r;
    }
    for (int z = 0; z < zoneRegions.length; z++) {
      int zone = z;
      zoneRegions[z] = Arrays.stream(allRegions).filter(r -> regionZone[r] == zone).toArray();
    }
  }

  /** Index of a region; negative if there is no region with this name. */
  public int indexOf(String region) {
    return Collections.binarySearch(regions, region);
  }

  public int regionCount() {
    return regionZone.length;
  }

  public int zoneCount() {
    return zoneRegions.length;
  }

  public int tieCount() {
    return tieFrom.length;
  }

  /** The node of a zone's hub. */
  public int hub(int zone) {
    return regionZone.length + zone;
  }

  /** The regions of a zone, ascending. */
  public int[] regionsOf(int zone) {
    return zoneRegions[zone];
  }

  int[] allRegions() {
    return allRegions;
  }
}
