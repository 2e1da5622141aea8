package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The network of regions, hubs and ties, to be asked for the strain of one hour after another
 * (docs/spec/quotas.md, sections 1 and 4). Miners play no part. Not for several threads.
 */
public final class NetworkHour {

  private final List<CaseRegion> regions;
  private final List<CaseTie> ties;
  private final Topology topology;
  private final GridFlow flow;

  /** A network; every tie must join zones of the regions. */
  public NetworkHour(List<CaseRegion> regions, List<CaseTie> ties) {
    this.regions = regions.stream().sorted(Comparator.comparing(CaseRegion::region)).toList();
    this.ties = ties.stream().sorted(Comparator.comparing(CaseTie::tie)).toList();
    this.topology = new Topology(this.regions, this.ties);
    this.flow = new GridFlow(topology);
  }

  Topology topology() {
    return topology;
  }

  GridFlow flow() {
    return flow;
  }

  /**
   * The limits of an hour, from one row a region in the regions' order; no national or zone cap.
   */
  HourLimits limits(List<CaseRegionHour> hours) {
    HourLimits limits = HourLimits.of(topology, regions, ties);
    for (int r = 0; r < hours.size(); r++) {
      limits.surplus[r] = hours.get(r).surplusWatts() * HourLimits.PER_WATT;
    }
    return limits;
  }

  /** The strain of an hour, from one row for every region. */
  public HourStrain strain(List<CaseRegionHour> rows) {
    List<CaseRegionHour> hours =
        rows.stream().sorted(Comparator.comparing(CaseRegionHour::region)).toList();
    if (hours.size() != regions.size()) {
      throw new IllegalArgumentException(
          hours.size() + " rows for " + regions.size() + " regions (must be one for each)");
    }
    long unserved = flow.serveNative(limits(hours));
    double systemHeadroom = flow.systemHeadroom() / HourLimits.PER_MW;
    List<StrainRow> strain = new ArrayList<>();
    SortedMap<String, Double> zoneSurplus = new TreeMap<>();
    double need = 0;
    double available = 0;
    for (int r = 0; r < hours.size(); r++) {
      CaseRegionHour hour = hours.get(r);
      double headroom = flow.headroom(r) / HourLimits.PER_MW;
      strain.add(StrainRow.of(hour, regions.get(r).importCapMw(), headroom));
      zoneSurplus.merge(regions.get(r).zone(), Watts.mw(hour.surplusWatts()), Double::sum);
      need += hour.loadP90Mw() + hour.reserveMw();
      available += hour.availGenMw();
    }
    return new HourStrain(
        strain,
        unserved / HourLimits.PER_MW,
        systemHeadroom,
        zoneSurplus,
        systemLevel(unserved, need, available));
  }

  private static StrainLevel systemLevel(long unserved, double need, double available) {
    if (unserved > 0) {
      return StrainLevel.RED;
    }
    return need <= 0 ? StrainLevel.GREEN : StrainLevel.of(need / available);
  }
}
