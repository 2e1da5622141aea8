package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Strain, headroom and U* of single hours on a given network, without any miner: the code that the
 * quotas' strain rows come from, for past hours as well (docs/spec/quotas.md, sections 1 and 4).
 * Make one for a network and use it for all its hours; not for several threads at once.
 */
public final class NetworkHour {
  private final List<CaseRegion> regions;
  private final Topology topology;
  private final HourLimits limits;
  private final GridFlow flow;

  private NetworkHour(List<CaseRegion> regions, List<CaseTie> ties) {
    this.regions = regions;
    topology = new Topology(regions, ties);
    limits = HourLimits.of(topology, regions, ties);
    flow = new GridFlow(topology);
  }

  /**
   * A network of regions and ties. Throws {@link BadCaseException} for a repeated name or a tie to
   * an unknown zone.
   */
  public static NetworkHour of(List<CaseRegion> regions, List<CaseTie> ties) {
    CaseChecks.checkNetwork(regions, ties);
    return new NetworkHour(
        regions.stream().sorted(Comparator.comparing(CaseRegion::region)).toList(),
        ties.stream().sorted(Comparator.comparing(CaseTie::tie)).toList());
  }

  /**
   * The strain of one hour.
   *
   * @param rows one row for each region of the network, of the same hour, in any order; throws
   *     {@link IllegalArgumentException} where one is missing, strange or of another hour
   */
  public HourStrain strain(List<CaseRegionHour> rows) {
    CaseRegionHour[] byRegion = byRegion(rows);
    for (int r = 0; r < byRegion.length; r++) {
      limits.surplus[r] = byRegion[r].surplusWatts() * HourLimits.PER_WATT;
    }
    double unservedMw = flow.serveNative(limits) / HourLimits.PER_MW;
    List<RegionStrain> strains = new ArrayList<>(byRegion.length);
    double[] zoneMw = new double[topology.zoneCount()];
    double needMw = 0;
    for (int r = 0; r < byRegion.length; r++) {
      double headroomMw = flow.headroom(r) / HourLimits.PER_MW;
      strains.add(RegionStrain.of(byRegion[r], regions.get(r).importCapMw(), headroomMw));
      zoneMw[topology.regionZone[r]] += Watts.mw(byRegion[r].surplusWatts());
      needMw += Math.max(0, byRegion[r].loadP90Mw() + byRegion[r].reserveMw());
    }
    double headroomMw = flow.systemHeadroom() / HourLimits.PER_MW;
    double ratio = RegionStrain.stressRatio(needMw, needMw - unservedMw + headroomMw);
    boolean isShort = unservedMw > 0;
    return new HourStrain(
        byRegion[0].hour(),
        unservedMw,
        headroomMw,
        ratio,
        isShort ? StrainLevel.RED : StrainLevel.of(ratio),
        strains,
        zones(zoneMw));
  }

  private List<HourStrain.ZoneSurplus> zones(double[] zoneMw) {
    List<HourStrain.ZoneSurplus> zones = new ArrayList<>(zoneMw.length);
    for (int z = 0; z < zoneMw.length; z++) {
      zones.add(new HourStrain.ZoneSurplus(topology.zones.get(z), Watts.sixDecimals(zoneMw[z])));
    }
    return zones;
  }

  private CaseRegionHour[] byRegion(List<CaseRegionHour> rows) {
    CaseRegionHour[] byRegion = new CaseRegionHour[topology.regionCount()];
    for (CaseRegionHour row : rows) {
      int r = topology.indexOf(row.region());
      if (r < 0 || byRegion[r] != null || row.hour() != rows.get(0).hour()) {
        throw new IllegalArgumentException(
            "Invalid row of "
                + row.region()
                + ", hour "
                + row.hour()
                + " (must be one for each region, all of one hour)");
      }
      byRegion[r] = row;
    }
    if (rows.size() != byRegion.length) {
      throw new IllegalArgumentException(
          "Invalid hour: " + rows.size() + " rows (must be one for each region)");
    }
    return byRegion;
  }
}
