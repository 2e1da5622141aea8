package kz.quat.forecast.areas;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.forecast.history.LoadEvent;
import kz.quat.forecast.history.RegionSplit;
import org.jspecify.annotations.Nullable;

/**
 * What changes the loads of regions besides weather and calendar: announced events, and regions
 * that were separated from others.
 */
public final class RegionChanges implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing was announced and no region was divided. */
  public static final RegionChanges NONE = new RegionChanges(List.of(), List.of(), Map.of());

  private final ArrayList<LoadEvent> events;
  private final ArrayList<RegionSplit> splits;
  private final TreeMap<String, String> zones;

  /**
   * Changes of the loads.
   *
   * @param events announced changes, as known at the issue; those of other regions have no effect
   * @param splits divided regions; of several of the same region only the latest counts
   * @param zones zone of every region
   */
  public RegionChanges(
      List<LoadEvent> events, List<RegionSplit> splits, Map<String, String> zones) {
    this.events = new ArrayList<>(events);
    this.splits = new ArrayList<>(splits);
    this.splits.sort(
        Comparator.comparing(RegionSplit::since).reversed().thenComparing(RegionSplit::parent));
    this.zones = new TreeMap<>(zones);
  }

  /** The events that change the load of an area: its own, or those of its regions. */
  List<LoadEvent> eventsOf(String area) {
    return events.stream().filter(event -> isIn(event.region(), area)).toList();
  }

  private boolean isIn(String region, String area) {
    String zone = zones.get(region);
    return region.equals(area)
        || (zone != null && (area.equals(Area.NATION) || area.equals(Area.ofZone(zone))));
  }

  /** The latest division that made a region what it is; null if there was none. */
  @Nullable RegionSplit splitOf(String region) {
    return splits.stream()
        .filter(split -> split.regions().contains(region))
        .findFirst()
        .orElse(null);
  }
}
