package kz.quat.explain;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the sites and regions of a run, in one language.
 *
 * @param sites registered name by site id
 * @param bins BIN of the miner by site id
 * @param regions name and time zone by region code
 */
public record Names(
    Map<String, String> sites, Map<String, String> bins, Map<String, Region> regions) {

  /** The name and the time zone of a region. */
  public record Region(String name, ZoneId clock) {}

  /** No names, so that codes are shown instead. */
  public static final Names NONE = new Names(Map.of(), Map.of(), Map.of());

  public Names {
    sites = Map.copyOf(sites);
    bins = Map.copyOf(bins);
    regions = Map.copyOf(regions);
  }

  /** The name of a region; its code if it has none. */
  String region(String code) {
    Region region = regions.get(code);
    return region == null ? code : region.name();
  }

  /** The time zone of a region; null if unknown. */
  @Nullable ZoneId clock(String code) {
    Region region = regions.get(code);
    return region == null ? null : region.clock();
  }
}
