package kz.quat.allocation.cases;

import java.util.Comparator;
import java.util.List;

/**
 * Everything from which the quotas of one day are computed (docs/spec/quotas.md, section 5). It is
 * immutable, its rows are sorted by key, and every value has the six decimals that are written to
 * files. Therefore a case in memory and the same case read back from its files are equal.
 *
 * @param params the case's parameters
 * @param regions by name
 * @param regionHours one for every region and hour, by region and hour
 * @param ties by name
 * @param zones by name; a zone without a row has no mining cap and no floor price
 * @param capHours by hour
 * @param miners by id
 */
public record QuotaCase(
    CaseParams params,
    List<CaseRegion> regions,
    List<CaseRegionHour> regionHours,
    List<CaseTie> ties,
    List<CaseZone> zones,
    List<CaseCapHour> capHours,
    List<CaseMiner> miners) {

  /** Throws {@link BadCaseException} for a repeated key, an unknown name or a missing row. */
  public QuotaCase {
    CaseChecks.check(
        regions, regionHours, ties, zones, capHours, miners, (file, index) -> index + 2);
    regions = sorted(regions, Comparator.comparing(CaseRegion::region));
    regionHours =
        sorted(
            regionHours,
            Comparator.comparing(CaseRegionHour::region).thenComparing(CaseRegionHour::hour));
    ties = sorted(ties, Comparator.comparing(CaseTie::tie));
    zones = sorted(zones, Comparator.comparing(CaseZone::zone));
    capHours = sorted(capHours, Comparator.comparing(CaseCapHour::hour));
    miners = sorted(miners, Comparator.comparing(CaseMiner::miner));
  }

  private static <T> List<T> sorted(List<T> rows, Comparator<T> order) {
    return rows.stream().sorted(order).toList();
  }

  /** The hours of the case, ascending. */
  public List<Integer> hours() {
    return regionHours.stream().map(CaseRegionHour::hour).distinct().sorted().toList();
  }

  /** The national cap in an hour: that of the hour if it has one, otherwise that of the case. */
  public Limit nationalCapMw(int hour) {
    return capHours.stream()
        .filter(row -> row.hour() == hour)
        .map(CaseCapHour::nationalCapMw)
        .findFirst()
        .orElse(params.nationalCapMw());
  }

  /** The same case with other miners. */
  public QuotaCase withMiners(List<CaseMiner> others) {
    return new QuotaCase(params, regions, regionHours, ties, zones, capHours, others);
  }

  /**
   * The same case with the need of every hour computed from the median load, or from the P90 load
   * if that is lower, so that the surplus is never smaller than before.
   */
  public QuotaCase onMedianLoad() {
    List<CaseRegionHour> median = regionHours.stream().map(CaseRegionHour::onMedianLoad).toList();
    return new QuotaCase(params, regions, median, ties, zones, capHours, miners);
  }
}
