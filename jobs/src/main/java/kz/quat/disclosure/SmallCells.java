package kz.quat.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.DisclosureRule;
import kz.quat.schema.DimensionTables;

/**
 * Decides which regions are suppressed on a day. First come those whose own totals are unsafe. A
 * reader could compute these by subtracting the shown regions from the total of the zone or of the
 * nation. Therefore more regions are suppressed, the smallest first, until those suppressed in the
 * zone, and those in the nation, are at least two regions whose combined total is safe.
 * docs/disclosure.md describes this with an example.
 */
final class SmallCells {

  /** The key of the nation among the regions. */
  static final String NATION = DimensionTables.NATION;

  private final DisclosureRule rule;
  private final List<Measure> measures;
  private final List<RegionDay> regions;
  private final SortedMap<String, String> suppressed = new TreeMap<>();

  private SmallCells(DisclosureRule rule, List<Measure> measures, Collection<RegionDay> regions) {
    this.rule = rule;
    this.measures = measures;
    this.regions =
        regions.stream()
            .filter(region -> !region.isEmpty(measures))
            .sorted(Comparator.comparing(RegionDay::region))
            .toList();
  }

  /**
   * The reason for each suppressed region of one day. Contains {@link #NATION} if even the nation's
   * total is unsafe.
   *
   * @param measures measures that are suppressed together; regions are ordered by the size of the
   *     first
   */
  static SortedMap<String, String> suppressed(
      DisclosureRule rule, List<Measure> measures, Collection<RegionDay> regions) {
    SmallCells cells = new SmallCells(rule, measures, regions);
    cells.primary();
    new TreeSet<>(cells.regions.stream().map(RegionDay::zone).toList())
        .forEach(zone -> cells.secondary(cells.inZone(zone)));
    boolean nationIsSafe = cells.secondary(cells.regions);
    if (!nationIsSafe) {
      cells.suppressed.put(NATION, Suppression.SMALL_CELL);
    }
    return cells.suppressed;
  }

  private void primary() {
    for (RegionDay region : regions) {
      if (region.hourIsUnsafe() || !isSafe(List.of(region))) {
        suppressed.put(region.region(), Suppression.SMALL_CELL);
      }
    }
  }

  private List<RegionDay> inZone(String zone) {
    return regions.stream().filter(region -> region.zone().equals(zone)).toList();
  }

  /**
   * Suppresses more of these regions until the combined total of the suppressed ones is safe.
   *
   * @return false if even the total of all of them is not
   */
  private boolean secondary(List<RegionDay> among) {
    while (true) {
      List<RegionDay> hidden = new ArrayList<>(among);
      hidden.removeIf(region -> !suppressed.containsKey(region.region()));
      if (hidden.isEmpty() || (hidden.size() >= 2 && isSafe(hidden))) {
        return true;
      }
      Optional<RegionDay> next =
          among.stream()
              .filter(region -> !suppressed.containsKey(region.region()))
              .min(Comparator.comparing(region -> region.total(measures.get(0))));
      if (next.isEmpty()) {
        return isSafe(among);
      }
      suppressed.put(next.get().region(), Suppression.SECONDARY);
    }
  }

  /** True if the total of every measure over these regions is safe. */
  private boolean isSafe(List<RegionDay> pooled) {
    for (Measure measure : measures) {
      SortedMap<String, Long> byMiner = new TreeMap<>();
      for (RegionDay region : pooled) {
        region.of(measure).forEach((miner, amount) -> byMiner.merge(miner, amount, Long::sum));
      }
      if (!rule.isSafe(byMiner.values())) {
        return false;
      }
    }
    return true;
  }
}
