package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kz.quat.config.Rules;
import kz.quat.forecast.areas.LoadEventRow;
import kz.quat.forecast.areas.RegionChanges;
import kz.quat.forecast.history.RegionSplit;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Row;

/** What changes the loads of regions besides weather and calendar, from rows and configuration. */
final class LoadChanges {
  private LoadChanges() {}

  /**
   * Announced changes, and the regions that were separated from others.
   *
   * @param events rows of {@link CoreTables#LOAD_EVENTS}
   * @param marketZone clock of the day on which a region comes into being
   * @param zones zone of every region
   */
  static RegionChanges of(
      List<Row> events, Rules.RegionRules regions, ZoneId marketZone, Map<String, String> zones) {
    return new RegionChanges(
        events.stream().map(LoadEventRow::event).toList(), splits(regions, marketZone), zones);
  }

  private static List<RegionSplit> splits(Rules.RegionRules regions, ZoneId marketZone) {
    Map<String, LocalDate> days = new TreeMap<>();
    regions.regions().forEach(region -> days.put(region.code(), region.validFrom()));
    Map<String, Map<LocalDate, List<String>>> children = new TreeMap<>();
    for (Rules.RegionSplit split : regions.splits()) {
      children
          .computeIfAbsent(split.splitFrom(), code -> new TreeMap<>())
          .computeIfAbsent(Objects.requireNonNull(days.get(split.code())), day -> new ArrayList<>())
          .add(split.code());
    }
    List<RegionSplit> splits = new ArrayList<>();
    children.forEach(
        (parent, byDay) ->
            byDay.forEach(
                (day, codes) -> {
                  Instant since = day.atStartOfDay(marketZone).toInstant();
                  splits.add(new RegionSplit(parent, codes, since));
                }));
    return splits;
  }
}
