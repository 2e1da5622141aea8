package kz.quat.allocation.strain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseChecks;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.network.GridFlow;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;

/**
 * The network of regions, hubs and ties, which computes the strain of one hour after another
 * (docs/spec/quotas.md, sections 1 and 4; docs/spec/strain.md, section 1). Miners play no part: the
 * same code serves past hours and the strain rows of a solution. Not thread-safe.
 */
public final class NetworkHour {
  private final List<CaseRegion> regions;
  private final Topology topology;
  private final HourLimits limits;
  private final GridFlow flow;
  private final CoordinatedStrain coordinated;

  /**
   * Creates a network. Throws {@link BadCaseException} for a repeated name, or a tie to a zone that
   * no region names.
   */
  public NetworkHour(List<CaseRegion> regions, List<CaseTie> ties) {
    CaseChecks.checkNetwork(regions, ties);
    this.regions = regions.stream().sorted(Comparator.comparing(CaseRegion::region)).toList();
    List<CaseTie> sorted = ties.stream().sorted(Comparator.comparing(CaseTie::tie)).toList();
    topology = new Topology(this.regions, sorted);
    limits = HourLimits.of(topology, this.regions, sorted);
    flow = new GridFlow(topology);
    coordinated = new CoordinatedStrain(new NetworkLimits(topology, this.regions, sorted));
  }

  /**
   * The strain of an hour.
   *
   * @param rows one row for each region of the network, in any order; throws {@link
   *     IllegalArgumentException} if one is missing or unknown
   */
  public HourStrain strain(List<CaseRegionHour> rows) {
    return strain(rows, rows);
  }

  /**
   * The strain of an hour with a different need for the coordinated columns; used for past hours,
   * where the reserve that should have been kept is left out.
   *
   * @param throughNetwork rows for the coordinated columns and the system's row
   */
  public HourStrain strain(List<CaseRegionHour> rows, List<CaseRegionHour> throughNetwork) {
    CaseRegionHour[] hours = byRegion(rows);
    CaseRegionHour[] needed = rows.equals(throughNetwork) ? hours : byRegion(throughNetwork);
    for (int r = 0; r < hours.length; r++) {
      limits.surplus[r] = hours[r].surplusWatts() * HourLimits.PER_WATT;
    }
    long unserved = flow.serveNative(limits);
    List<StrainRow> strain = new ArrayList<>(hours.length);
    SortedMap<String, Double> zoneSurplus = new TreeMap<>();
    double need = 0;
    double available = 0;
    for (int r = 0; r < hours.length; r++) {
      CaseRegionHour hour = hours[r];
      double headroom = flow.headroom(r) / HourLimits.PER_MW;
      strain.add(StrainRow.of(hour, regions.get(r).importCapMw(), headroom));
      zoneSurplus.merge(regions.get(r).zone(), Watts.mw(hour.surplusWatts()), Double::sum);
      need += hour.loadP90Mw() + hour.reserveMw();
      available += hour.availGenMw();
    }
    double unservedMw = unserved / HourLimits.PER_MW;
    List<CoordinatedRow> rowsByNetwork = coordinated.rows(needed);
    return new HourStrain(
        strain,
        rowsByNetwork,
        coordinated.system(
            needed, needed == hours ? unservedMw : coordinated.unservedMw(needed), rowsByNetwork),
        coordinated.ties(needed, rowsByNetwork),
        unservedMw,
        flow.systemHeadroom() / HourLimits.PER_MW,
        zoneSurplus,
        systemLevel(unserved, need, available));
  }

  /**
   * Coordinated ratios of an hour with another need, by region in the order of the names.
   *
   * @param availableMw available generation, by region
   * @param needMw the need, by region
   */
  public double[] coordinatedRatios(double[] availableMw, double[] needMw) {
    return coordinated.ratios(availableMw, needMw);
  }

  private static StrainLevel systemLevel(long unserved, double need, double available) {
    if (unserved > 0) {
      return StrainLevel.RED;
    }
    return need <= 0 ? StrainLevel.GREEN : StrainLevel.of(need / available);
  }

  private CaseRegionHour[] byRegion(List<CaseRegionHour> rows) {
    CaseRegionHour[] byRegion = new CaseRegionHour[topology.regionCount()];
    for (CaseRegionHour row : rows) {
      int r = topology.indexOf(row.region());
      if (r < 0 || byRegion[r] != null) {
        throw new IllegalArgumentException(
            "Invalid row of region " + row.region() + " (must be one for each region)");
      }
      byRegion[r] = row;
    }
    if (rows.size() != byRegion.length) {
      throw new IllegalArgumentException(
          rows.size() + " rows for " + byRegion.length + " regions (must be one for each)");
    }
    return byRegion;
  }
}
