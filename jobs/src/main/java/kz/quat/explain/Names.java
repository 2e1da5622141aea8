package kz.quat.explain;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people call the sites and regions of a run, in one language.
 *
 * @param sites registered name by site id
 * @param bins BIN of the miner by site id
 * @param regions name and clock by region code
 */
public record Names(
    Map<String, String> sites, Map<String, String> bins, Map<String, Region> regions) {

  /** A region's name, and the clock on its walls. */
  public record Region(String name, ZoneId clock) {}

  /** Codes alone. */
  public static final Names NONE = new Names(Map.of(), Map.of(), Map.of());

  public Names {
    sites = Map.copyOf(sites);
    bins = Map.copyOf(bins);
    regions = Map.copyOf(regions);
  }

  /** The name of a region; its code where it has none. */
  String region(String code) {
    Region region = regions.get(code);
    return region == null ? code : region.name();
  }

  /** The clock of a region; null where it is not known. */
  @Nullable ZoneId clock(String code) {
    Region region = regions.get(code);
    return region == null ? null : region.clock();
  }
}
