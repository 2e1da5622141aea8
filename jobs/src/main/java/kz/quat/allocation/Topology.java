package kz.quat.allocation;

import java.util.List;

/**
 * Who hangs on whom, by index: regions, zones and ties each in the order of their names. Nodes of
 * the flow network are numbered regions first, then hubs.
 */
final class Topology {
  final List<String> regions;
  final List<String> zones;
  final List<String> ties;
  final int[] regionZone;
  final int[] tieFrom;
  final int[] tieTo;

  private final int[][] zoneRegions;
  private final int[] allRegions;

  /** Rows must be in the order of their names and refer to each other rightly. */
  Topology(List<CaseRegion> regionRows, List<CaseTie> tieRows) {
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
      zoneRegions[z] =
          java.util.Arrays.stream(allRegions).filter(r -> regionZone[r] == zone).toArray();
    }
  }

  /** Index of a region's name; negative where it is none. */
  int indexOf(String region) {
    return java.util.Collections.binarySearch(regions, region);
  }

  int regionCount() {
    return regionZone.length;
  }

  int zoneCount() {
    return zoneRegions.length;
  }

  int tieCount() {
    return tieFrom.length;
  }

  /** Node of a zone's hub. */
  int hub(int zone) {
    return regionZone.length + zone;
  }

  int[] regionsOf(int zone) {
    return zoneRegions[zone];
  }

  int[] allRegions() {
    return allRegions;
  }
}
