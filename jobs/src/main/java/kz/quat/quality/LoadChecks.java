package kz.quat.quality;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.quality.Finding.Severity;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Checks for oddities in the loads of the last days, comparing each region with the others. */
public final class LoadChecks {

  /** With fewer hours, equal loads may be chance, because loads are rounded. */
  private static final int LEAST_EQUAL_HOURS = 20;

  private static final double WH_PER_MWH = 1e6;

  /** Loads in Wh by region, market day and hour. */
  private final SortedMap<String, SortedMap<LocalDate, NavigableMap<Instant, Long>>> loads =
      new TreeMap<>();

  /**
   * @param regions the regions in force, without supply from abroad
   * @param hours rows of {@link CoreTables#LOAD_HOURS} of the last days
   */
  public LoadChecks(Set<String> regions, List<Row> hours) {
    regions.forEach(region -> loads.put(region, new TreeMap<>()));
    for (Row row : hours) {
      SortedMap<LocalDate, NavigableMap<Instant, Long>> ofRegion =
          loads.get(Columns.REGION.<String>from(row));
      if (ofRegion != null) {
        ofRegion
            .computeIfAbsent(
                Columns.MARKET_DATE.<Date>from(row).toLocalDate(), day -> new TreeMap<>())
            .put(
                Columns.HOUR_START_UTC.<Timestamp>from(row).toInstant(),
                GridColumns.LOAD_WH.<Long>from(row));
      }
    }
  }

  /**
   * Regions whose load series ends before that of others, so that their last hours were not
   * delivered.
   */
  public List<Finding> behind() {
    SortedMap<String, Instant> newest = new TreeMap<>();
    loads.forEach(
        (region, days) ->
            newest.put(
                region,
                days.values().stream()
                    .map(NavigableMap::lastKey)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.MIN)));
    Instant last = newest.values().stream().max(Comparator.naturalOrder()).orElse(Instant.MIN);
    List<Finding> findings = new ArrayList<>();
    newest.forEach(
        (region, hour) -> {
          if (hour.isBefore(last)) {
            boolean none = hour.equals(Instant.MIN);
            FindingWords words =
                FindingWords.of(none ? "load_missing" : "load_behind")
                    .with("last", last.toString());
            findings.add(
                Finding.of(
                    "load_behind",
                    region,
                    Severity.WARNING,
                    none ? words : words.with("hour", hour.toString())));
          }
        });
    return findings;
  }

  /**
   * Pairs of regions whose loads are equal in every hour of a whole day. The same data were
   * probably sent for both.
   */
  public List<Finding> copied() {
    List<Finding> findings = new ArrayList<>();
    loads.forEach(
        (region, days) ->
            loads
                .tailMap(region + "\0")
                .forEach(
                    (other, daysOfOther) -> {
                      LocalDate day = newestEqual(days, daysOfOther);
                      if (day != null) {
                        findings.add(
                            Finding.of(
                                "load_copied",
                                region,
                                Severity.WARNING,
                                FindingWords.of("load_copied")
                                    .with("other", other)
                                    .with("day", day.toString())));
                      }
                    }));
    return findings;
  }

  private static @Nullable LocalDate newestEqual(
      SortedMap<LocalDate, NavigableMap<Instant, Long>> one,
      SortedMap<LocalDate, NavigableMap<Instant, Long>> other) {
    LocalDate newest = null;
    for (Map.Entry<LocalDate, NavigableMap<Instant, Long>> day : one.entrySet()) {
      boolean enough = day.getValue().size() >= LEAST_EQUAL_HOURS;
      boolean varies = new HashSet<>(day.getValue().values()).size() > 1;
      if (enough && varies && day.getValue().equals(other.get(day.getKey()))) {
        newest = day.getKey();
      }
    }
    return newest;
  }

  /**
   * Regions whose highest load is less than the licence of one of their sites. The licence is
   * probably stated in another unit.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES} in force
   */
  public List<Finding> licences(List<Row> register) {
    List<Finding> findings = new ArrayList<>();
    for (Row site : register) {
      String region = Columns.REGION.from(site);
      BigDecimal licensedMw = Columns.LICENSED_MW.from(site);
      long most =
          loads.getOrDefault(region, new TreeMap<>()).values().stream()
              .flatMap(hours -> hours.values().stream())
              .mapToLong(Long::longValue)
              .max()
              .orElse(Long.MAX_VALUE);
      if (licensedMw.doubleValue() > most / WH_PER_MWH) {
        findings.add(
            new Finding(
                "licence_above_load",
                region,
                Severity.WARNING,
                FindingWords.of("licence_above_load")
                    .with("licensed", licensedMw.doubleValue(), 1)
                    .with("load", most / WH_PER_MWH, 1),
                licensedMw.doubleValue(),
                most / WH_PER_MWH));
      }
    }
    return findings;
  }
}
