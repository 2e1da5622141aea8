package kz.quat.forecast.history;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A region from which new ones were separated. Before their first known load, the load of the old
 * region is that of all of them together; each gets a constant share of it as its history.
 *
 * @param parent the old region, which keeps its code and the rest of its area
 * @param children the new regions
 * @param since when they came into being; if a new region's load is known before, the series were
 *     restated and nothing is divided
 */
public record RegionSplit(String parent, List<String> children, Instant since)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** With fewer common hours the shares are not known yet: a day. */
  private static final int LEAST_HOURS = 24;

  public RegionSplit {
    children = children.stream().sorted().toList();
  }

  /** The regions that were one before, in the order of their codes. */
  public SortedSet<String> regions() {
    SortedSet<String> regions = new TreeSet<>(children);
    regions.add(parent);
    return regions;
  }

  /**
   * The history of one of the regions with its share of the time before. It is unchanged if the
   * shares are unknown: there are no hours before, or less than a day of hours in which all of the
   * regions are known.
   *
   * @param known the histories of all regions by code
   * @param knownBefore hours from this moment on are not read
   */
  public LoadHistory apply(String region, Map<String, LoadHistory> known, Instant knownBefore) {
    LoadHistory own = Objects.requireNonNull(known.get(region), region);
    LoadHistory whole = Objects.requireNonNull(known.get(parent), parent);
    Instant first = firstOfChildren(known, knownBefore);
    if (first.isBefore(since) || !whole.firstHour().isBefore(first)) {
      return own;
    }
    double share = share(own, known, first, knownBefore);
    return Double.isNaN(share) ? own : Borrowing.sharing(own, whole, share, first);
  }

  private Instant firstOfChildren(Map<String, LoadHistory> known, Instant knownBefore) {
    Instant first = knownBefore;
    for (String child : children) {
      LoadHistory history = Objects.requireNonNull(known.get(child), child);
      Instant start = history.firstKnownHour();
      first = start != null && start.isBefore(first) ? start : first;
    }
    return first;
  }

  private double share(
      LoadHistory own, Map<String, LoadHistory> known, Instant first, Instant knownBefore) {
    double part = 0;
    double sum = 0;
    int hours = 0;
    for (Instant hour = first; hour.isBefore(knownBefore); hour = hour.plusSeconds(3600)) {
      double all = 0;
      for (String region : regions()) {
        LoadHistory history = Objects.requireNonNull(known.get(region), region);
        all += history.loadMw(history.indexOf(hour));
      }
      if (!Double.isNaN(all)) {
        part += own.loadMw(own.indexOf(hour));
        sum += all;
        hours++;
      }
    }
    return hours >= LEAST_HOURS && sum > 0 ? part / sum : Double.NaN;
  }
}
