package kz.quat.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.domain.DisclosureRule;
import kz.quat.schema.Columns;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Which regions and days are suppressed in the public view, and for which reason. */
public final class Suppression {

  /** Reason: the total would reveal a single miner. */
  public static final String SMALL_CELL = "small_cell";

  /** Reason: from this total, one that is suppressed elsewhere could be computed. */
  public static final String SECONDARY = "secondary";

  private final SortedMap<LocalDate, SortedMap<String, String>> mining = new TreeMap<>();
  private final SortedMap<LocalDate, SortedMap<String, String>> quotas = new TreeMap<>();
  private final SortedMap<LocalDate, SortedMap<String, String>> exempt = new TreeMap<>();
  private final SortedMap<LocalDate, SortedMap<String, String>> reoffered = new TreeMap<>();

  private Suppression() {}

  /**
   * Decides for all days together.
   *
   * @param contributions rows of {@link Contributions}; they are aggregated to one row per miner
   *     and day of the published window before they are collected on the driver
   * @param zones zone of each region; a region without one is a zone of its own
   */
  public static Suppression by(
      DisclosureRule rule, Dataset<Row> contributions, Map<String, String> zones) {
    SortedMap<LocalDate, SortedMap<String, Cell>> days = new TreeMap<>();
    for (Row row : Contributions.byDay(contributions, rule).collectAsList()) {
      Cell cell = cell(days, row);
      cell.amounts
          .computeIfAbsent(measure(row), key -> new TreeMap<>())
          .put(Columns.MINER_BIN.from(row), Contributions.AMOUNT.<Long>from(row));
      cell.unsafe.merge(measure(row), Contributions.UNSAFE.from(row), Boolean::logicalOr);
    }
    Suppression suppression = new Suppression();
    days.forEach(
        (day, cells) -> {
          suppression.mining.put(day, decide(rule, Measure.OF_MINING, cells, zones));
          suppression.quotas.put(day, decide(rule, Measure.OF_QUOTAS, cells, zones));
          suppression.exempt.put(day, decide(rule, Measure.OF_EXEMPT, cells, zones));
          suppression.reoffered.put(day, decide(rule, Measure.OF_REOFFERED, cells, zones));
        });
    return suppression;
  }

  private static final class Cell {
    final Map<Measure, SortedMap<String, Long>> amounts = new EnumMap<>(Measure.class);
    final Map<Measure, Boolean> unsafe = new EnumMap<>(Measure.class);
  }

  private static Cell cell(SortedMap<LocalDate, SortedMap<String, Cell>> days, Row row) {
    LocalDate day = Columns.MARKET_DATE.<Date>from(row).toLocalDate();
    return days.computeIfAbsent(day, key -> new TreeMap<>())
        .computeIfAbsent(Columns.REGION.from(row), key -> new Cell());
  }

  private static Measure measure(Row row) {
    return Measure.valueOf(Contributions.MEASURE.from(row));
  }

  private static SortedMap<String, String> decide(
      DisclosureRule rule,
      List<Measure> measures,
      SortedMap<String, Cell> cells,
      Map<String, String> zones) {
    Collection<RegionDay> regions =
        cells.entrySet().stream()
            .map(
                entry ->
                    new RegionDay(
                        entry.getKey(),
                        zones.getOrDefault(entry.getKey(), entry.getKey()),
                        entry.getValue().amounts,
                        measures.stream()
                            .anyMatch(each -> entry.getValue().unsafe.getOrDefault(each, false))))
            .toList();
    return SmallCells.suppressed(rule, measures, regions);
  }

  /** Why a region's mining is suppressed on a day; null where it is shown. */
  public @Nullable String mining(String region, LocalDate day) {
    return reason(mining, region, day);
  }

  /**
   * Why a region's mining is suppressed on at least one day of a span; null where it is shown on
   * all.
   */
  public @Nullable String miningOfAny(String region, LocalDate from, LocalDate to) {
    return mining.subMap(from, to).values().stream()
        .map(regions -> regions.get(region))
        .filter(Objects::nonNull)
        .min(Comparator.reverseOrder())
        .orElse(null);
  }

  /** Why a region's quotas are suppressed on a day; null where they are shown. */
  public @Nullable String quotas(String region, LocalDate day) {
    return reason(quotas, region, day);
  }

  /** Why a region's exempt power is suppressed on a day; null where it is shown. */
  public @Nullable String exempt(String region, LocalDate day) {
    return reason(exempt, region, day);
  }

  /** Why a region's re-offered power of a day is suppressed; null where it is shown. */
  public @Nullable String reoffered(String region, LocalDate day) {
    return reason(reoffered, region, day);
  }

  private static @Nullable String reason(
      SortedMap<LocalDate, SortedMap<String, String>> days, String region, LocalDate day) {
    return days.getOrDefault(day, new TreeMap<>()).get(region);
  }
}
