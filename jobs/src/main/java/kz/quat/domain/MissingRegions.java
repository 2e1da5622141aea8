package kz.quat.domain;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Regions that a day's case leaves out because their load or capacity is unknown, and whether they
 * are too many for the case to be published.
 *
 * <p>A region that was separated from another one by law has no load of its own before its first
 * day was measured, which is two days later. Until then its consumers are part of the other
 * region's forecast. Such regions do not count: a change of the map must not take a day's quotas
 * from the whole country.
 *
 * @param regions all that are left out, without supplies from abroad
 * @param separated those of them that were separated from another one within {@link
 *     #SETTLING_DAYS}, with that one
 * @param allowed number of others that may be left out
 */
public record MissingRegions(
    SortedSet<String> regions, SortedMap<String, String> separated, int allowed) {

  /** Days after its separation in which a region's own load is waited for. */
  public static final int SETTLING_DAYS = 7;

  public MissingRegions {
    regions = Collections.unmodifiableSortedSet(new TreeSet<>(regions));
    separated = Collections.unmodifiableSortedMap(new TreeMap<>(separated));
  }

  /**
   * Of a day's case.
   *
   * @param withoutData what the case leaves out, supplies from abroad too
   * @param separated regions that were separated from others in the last days, with those
   */
  public static MissingRegions of(
      Set<String> withoutData, Map<String, String> separated, int allowed) {
    SortedSet<String> regions = new TreeSet<>(withoutData);
    regions.removeIf(PseudoRegion::is);
    SortedMap<String, String> young = new TreeMap<>(separated);
    young.keySet().retainAll(regions);
    return new MissingRegions(regions, young, allowed);
  }

  /** Whether more are left out than allowed. */
  public boolean tooMany() {
    return regions.size() - separated.size() > allowed;
  }
}
