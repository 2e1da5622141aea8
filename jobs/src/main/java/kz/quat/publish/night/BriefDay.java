package kz.quat.publish.night;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;

/**
 * What the brief shows of a delivery day beside the night's own report: levels through the network
 * by hour.
 *
 * @param zones level by hour, by the zone's code
 * @param regions level by hour, by the region's code
 * @param zoneOf the zone of each region, by the region's code
 * @param hours market hours of the day
 */
record BriefDay(
    SortedMap<String, Map<Integer, String>> zones,
    SortedMap<String, Map<Integer, String>> regions,
    Map<String, String> zoneOf,
    SortedSet<Integer> hours) {

  /** Levels from the calmest to the worst. */
  static final List<String> LEVELS = List.of("GREEN", "YELLOW", "ORANGE", "RED");

  static BriefDay read(RunFolders folders, NightReport night) {
    Map<String, String> zoneOf = new HashMap<>();
    SortedSet<Integer> hours = new TreeSet<>();
    SortedMap<String, Map<Integer, String>> zones = new TreeMap<>();
    SortedMap<String, Map<Integer, String>> regions = new TreeMap<>();
    for (PublishedRow row : rows(folders, night, OutTables.STRAIN_ZONE_HOURS)) {
      put(zones, Columns.ZONE, row, hours);
    }
    for (PublishedRow row : rows(folders, night, OutTables.STRAIN_REGION_HOURS)) {
      put(regions, Columns.REGION, row, hours);
      zoneOf.put(row.text(Columns.REGION), row.textOrEmpty(Columns.ZONE));
    }
    return new BriefDay(zones, regions, zoneOf, hours);
  }

  private static List<PublishedRow> rows(RunFolders folders, NightReport night, TableSpec table) {
    PublishedTable published =
        new PublishedTable(folders.of(Audience.PUBLISHED, night.run().runId()), table);
    return Files.exists(published.file())
        ? published.rowsOf(night.run().deliveryDate())
        : List.of();
  }

  private static void put(
      SortedMap<String, Map<Integer, String>> levels,
      ColumnSpec name,
      PublishedRow row,
      SortedSet<Integer> hours) {
    int hour = (int) row.whole(Columns.MARKET_HOUR);
    hours.add(hour);
    levels
        .computeIfAbsent(row.text(name), key -> new HashMap<>())
        .put(hour, row.textOrEmpty(GridColumns.COORDINATED_LEVEL));
  }

  /** The worst level of a day; empty where none is known. */
  static String worst(Map<Integer, String> levels) {
    return levels.values().stream()
        .filter(LEVELS::contains)
        .max(Comparator.comparing(LEVELS::indexOf))
        .orElse("");
  }

  /** The digit that tells a level without colour: 0 to 3; a dash where it is not known. */
  static String mark(String level) {
    return LEVELS.contains(level) ? String.valueOf(LEVELS.indexOf(level)) : Figure.UNKNOWN;
  }
}
