package kz.quat.grid;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Compares generation, imports and losses with the load, by area and day: generation + net import =
 * load + losses. If the two sides agree only after one is shifted by some hours, the shift is
 * stated. It is computed in plain Java, because the number of region-hours in some months is
 * limited.
 */
public final class SourceBalance {

  private static final int MOST_SHIFT = 6;

  /** A difference below this part of the load is noise, and no shift is looked for. */
  private static final double NOISE_PCT = 0.1;

  private final Map<String, String> zoneOfRegion;
  private final Function<String, ZoneId> clocks;
  private final Rule rule;

  /**
   * When the two sides count as equal.
   *
   * @param tolerancePct allowed difference in an hour, in % of its load
   * @param shiftGainPct a shift is only accepted if it reduces the differences of a day by at least
   *     this
   */
  public record Rule(double tolerancePct, double shiftGainPct) {}

  /**
   * @param zoneOfRegion zone of each region in force, including pseudo-regions
   * @param clocks gives the clock of an area (region or zone)
   */
  public SourceBalance(
      Map<String, String> zoneOfRegion, Function<String, ZoneId> clocks, Rule rule) {
    this.zoneOfRegion = Map.copyOf(zoneOfRegion);
    this.clocks = clocks;
    this.rule = rule;
  }

  /**
   * The comparison for an area and day.
   *
   * @param shiftHours by how many hours the balance is later than the load; null if it is not
   *     shifted
   */
  public record Day(
      String area,
      LocalDate day,
      int hours,
      int apart,
      long suppliedWh,
      long loadWh,
      @Nullable Double differencePct,
      @Nullable Integer shiftHours,
      String code) {

    /** True if no hour differs by more than the tolerance. */
    public boolean isBalanced() {
      return code.equals("balanced");
    }
  }

  /**
   * The days for which a balance was delivered, by area and day. A day is left out if no hour has
   * both sides.
   *
   * @param balance rows of {@link MarketTables#BALANCE_HOURS}
   * @param loads rows of {@link kz.quat.schema.CoreTables#LOAD_HOURS} of the same days and of those
   *     next to them
   */
  public List<Day> days(List<Row> balance, List<Row> loads) {
    Map<String, Map<Instant, Long>> load = new HashMap<>();
    for (Row row : loads) {
      load.computeIfAbsent(Columns.REGION.from(row), region -> new HashMap<>())
          .put(hour(row), GridColumns.LOAD_WH.<Long>from(row));
    }
    Map<String, TreeMap<LocalDate, Map<Instant, Long>>> supplied = new TreeMap<>();
    for (Row row : balance) {
      supplied
          .computeIfAbsent(MarketColumns.BALANCE_AREA.from(row), area -> new TreeMap<>())
          .computeIfAbsent(
              Columns.MARKET_DATE.<Date>from(row).toLocalDate(), day -> new TreeMap<>())
          .put(
              hour(row),
              MarketColumns.GENERATION_WH.<Long>from(row)
                  + MarketColumns.NET_IMPORT_WH.<Long>from(row)
                  - MarketColumns.LOSSES_WH.<Long>from(row));
    }
    List<Day> days = new ArrayList<>();
    supplied.forEach(
        (area, byDay) -> {
          Map<Instant, Long> ofArea = loadOf(area, load);
          byDay.forEach(
              (day, hours) -> {
                Day judged = day(area, day, hours, ofArea);
                if (judged != null) {
                  days.add(judged);
                }
              });
        });
    return days;
  }

  private static Instant hour(Row row) {
    return Columns.HOUR_START_UTC.<Timestamp>from(row).toInstant();
  }

  /**
   * For a zone, its load in the hours for which all of its regions have one; for a region, its own
   * load.
   */
  private Map<Instant, Long> loadOf(String area, Map<String, Map<Instant, Long>> load) {
    Set<String> regions = new TreeSet<>();
    zoneOfRegion.forEach(
        (region, zone) -> {
          if (zone.equals(area) && !PseudoRegion.is(region)) {
            regions.add(region);
          }
        });
    if (regions.isEmpty()) {
      return load.getOrDefault(area, Map.of());
    }
    Map<Instant, Long> sum = new HashMap<>();
    Map<Instant, Integer> known = new HashMap<>();
    for (String region : regions) {
      load.getOrDefault(region, Map.of())
          .forEach(
              (hour, energyWh) -> {
                sum.merge(hour, energyWh, Long::sum);
                known.merge(hour, 1, Integer::sum);
              });
    }
    sum.keySet().removeIf(hour -> known.getOrDefault(hour, 0) < regions.size());
    return sum;
  }

  private @Nullable Day day(
      String area, LocalDate day, Map<Instant, Long> supplied, Map<Instant, Long> load) {
    int hours = 0;
    int apart = 0;
    long suppliedWh = 0;
    long loadWh = 0;
    for (Map.Entry<Instant, Long> hour : supplied.entrySet()) {
      Long ofLoad = load.get(hour.getKey());
      if (ofLoad != null) {
        hours++;
        suppliedWh += hour.getValue();
        loadWh += ofLoad;
        double most = ofLoad * rule.tolerancePct() / 100;
        apart += Math.abs(hour.getValue() - ofLoad) > most ? 1 : 0;
      }
    }
    if (hours == 0) {
      return null;
    }
    Long difference = difference(supplied, load, 0);
    Integer shift = difference == null ? null : shift(supplied, load, difference, loadWh);
    return new Day(
        area,
        day,
        hours,
        apart,
        suppliedWh,
        loadWh,
        difference == null || loadWh <= 0
            ? null
            : Math.rint(1_000_000.0 * difference / loadWh) / 10_000,
        shift,
        shift != null ? code(shift, area, day) : apart > 0 ? "unbalanced" : "balanced");
  }

  /**
   * The shift with which the two sides of a day differ least, the smaller of equally good ones;
   * null if no shift brings them within the tolerance.
   */
  private @Nullable Integer shift(
      Map<Instant, Long> supplied, Map<Instant, Long> load, long unshifted, long loadWh) {
    if (unshifted <= loadWh * NOISE_PCT / 100) {
      return null;
    }
    Integer best = null;
    double least = unshifted * (1 - rule.shiftGainPct() / 100);
    for (int size = 1; size <= MOST_SHIFT; size++) {
      for (int by : new int[] {size, -size}) {
        Long moved = difference(supplied, load, by);
        if (moved != null && moved < least && moved <= loadWh * rule.tolerancePct() / 100) {
          least = moved;
          best = by;
        }
      }
    }
    return best;
  }

  /**
   * Sum over the hours of a day of |supply - load {@code by} hours earlier|; null if a load is
   * missing.
   */
  private static @Nullable Long difference(
      Map<Instant, Long> supplied, Map<Instant, Long> load, int by) {
    long sum = 0;
    for (Map.Entry<Instant, Long> hour : supplied.entrySet()) {
      Long ofLoad = load.get(hour.getKey().minus(Duration.ofHours(by)));
      if (ofLoad == null) {
        return null;
      }
      sum += Math.abs(hour.getValue() - ofLoad);
    }
    return sum;
  }

  private String code(int shift, String area, LocalDate day) {
    ZoneId zone = clocks.apply(area);
    int offset = day.atStartOfDay(zone).getOffset().getTotalSeconds() / 3600;
    return Math.abs(shift) == offset
        ? "zone_clock"
        : Math.abs(shift) == 1 ? "hour_shift" : "other_shift";
  }
}
