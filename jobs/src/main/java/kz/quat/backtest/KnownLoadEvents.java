package kz.quat.backtest;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.forecast.areas.LoadEventRow;
import kz.quat.forecast.history.LoadEvent;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Announced changes of the load with the time at which each version became known, so that a night
 * of the past does not know a later announcement.
 */
final class KnownLoadEvents implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Version> versions = new ArrayList<>();
  private final TreeMap<String, String> zones = new TreeMap<>();

  private record Version(String id, LoadEvent event, Instant receivedAt, String file, long line)
      implements Serializable {}

  /**
   * Events with their versions.
   *
   * @param versions of {@link CoreTables#LOAD_EVENTS}
   * @param zones region and zone
   */
  KnownLoadEvents(List<Row> versions, List<Row> zones) {
    for (Row row : versions) {
      this.versions.add(
          new Version(
              CoreTables.EVENT_ID.from(row),
              LoadEventRow.event(row),
              Columns.RECEIVED_AT.<Timestamp>from(row).toInstant(),
              Columns.SOURCE_FILE.from(row),
              Columns.LINE_NO.<Long>from(row)));
    }
    this.versions.sort(
        Comparator.comparing(Version::receivedAt)
            .thenComparing(Version::file)
            .thenComparing(Comparator.comparingLong(Version::line).reversed()));
    for (Row row : zones) {
      this.zones.put(
          Columns.REGION.from(row), KnownForecasts.ZONE_AREA + Columns.ZONE.<String>from(row));
    }
  }

  /**
   * A history without the changes that were known when a day was issued.
   *
   * @param area a region, or a zone's name as an area
   */
  LoadHistory removeFrom(LoadHistory history, @Nullable String area, DayPlan day) {
    Map<String, LoadEvent> known = new TreeMap<>();
    for (Version version : versions) {
      String region = version.event().region();
      if (!version.receivedAt().isAfter(day.issuedAt())
          && (region.equals(area) || zones.getOrDefault(region, "").equals(area))) {
        known.put(version.id(), version.event());
      }
    }
    if (known.isEmpty()) {
      return history;
    }
    int hours = (int) ChronoUnit.HOURS.between(history.firstHour(), day.end());
    return history.withKnownChanges(
        LoadEvent.changesMw(List.copyOf(known.values()), history.firstHour(), hours));
  }
}
