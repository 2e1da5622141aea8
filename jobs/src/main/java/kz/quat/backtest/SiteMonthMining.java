package kz.quat.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.MeterSpans;
import kz.quat.domain.MeteredSpans;
import kz.quat.domain.NamedPoints;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Processes the readings and reports of a site's month in the order of their arrival, and finds by
 * how much and when the site's known mining from the grid changed. The rules are those of the night
 * (docs/spec/inputs.md). The metered energy counts if every point that is required according to the
 * named points and the readings so far ({@link MeteredSpans}) has one, otherwise the latest
 * revision of the report, at most the energy of the connection; own generation is subtracted.
 */
final class SiteMonthMining implements FlatMapFunction<Row, Row> {

  /** The column with the readings and reports of a site's month: a list of structs. */
  static final String RECORDS = "records";

  /** A reading or a report of one hour. */
  private record Entry(
      long receivedUs,
      String region,
      long hour,
      @Nullable String point,
      int revision,
      long energyWh,
      long connectionWh,
      long ownWh,
      String file,
      long line,
      long item) {}

  private static final int HOURS_A_DAY = 24;

  private static final Comparator<Entry> ARRIVAL =
      Comparator.comparingLong(Entry::receivedUs)
          .thenComparing(Entry::file)
          .thenComparing(Comparator.comparingLong(Entry::line).reversed())
          .thenComparing(Comparator.comparingLong(Entry::item).reversed());

  private final int gapHours;
  private final int leastReadings;
  private final NamedPointVersions named;

  /**
   * Processes the rows by the night's rules.
   *
   * @param rule the rule that decides which points are required where they are not named
   * @param points all versions of the rows of {@link CoreTables#METERING_POINTS}
   * @param marketZone tzdb name of the market's clock
   */
  SiteMonthMining(MeterSpans.Rule rule, List<Row> points, String marketZone) {
    this.gapHours = rule.gapHours();
    this.leastReadings = rule.leastReadings();
    this.named = new NamedPointVersions(points, marketZone);
  }

  @Override
  public Iterator<Row> call(Row siteMonth) {
    List<Row> structs = CollectionConverters.asJava(siteMonth.<Seq<Row>>getAs(RECORDS));
    List<Entry> records = new ArrayList<>();
    for (Row r : structs) {
      records.add(
          new Entry(
              NativeEvents.RECEIVED_US.<Long>from(r),
              Columns.REGION.from(r),
              NativeEvents.EPOCH_HOUR.<Long>from(r),
              MinerColumns.POINT_ID.from(r),
              MinerColumns.REVISION.<Integer>from(r),
              MinerColumns.ENERGY_WH.<Long>from(r),
              NativeEvents.CONNECTION_WH.<Long>from(r),
              NativeEvents.OWN_WH.<Long>from(r),
              Columns.SOURCE_FILE.from(r),
              Columns.LINE_NO.<Long>from(r),
              Columns.ITEM_NO.<Long>from(r)));
    }
    records.sort(ARRIVAL);
    String site = Columns.SITE_ID.from(siteMonth);
    MeterSpans.Rule rule = new MeterSpans.Rule(gapHours, leastReadings);
    return new Month(site, rule, named.ofSite(site)).changes(records).iterator();
  }

  private static MeterSpans.Day together(MeterSpans.Day one, MeterSpans.Day other) {
    return new MeterSpans.Day(
        one.point(),
        Math.min(one.firstHour(), other.firstHour()),
        Math.max(one.lastHour(), other.lastHour()),
        one.readings() + other.readings());
  }

  /** What is known of the month so far. */
  private static final class Month {
    private final String site;
    private final MeterSpans.Rule rule;
    private final NavigableMap<Long, List<NamedPoints.Span>> named;
    private List<NamedPoints.Span> spans = List.of();
    private List<MeterSpans.Demand> demand = List.of();
    private final Map<Long, Map<String, Entry>> meters = new TreeMap<>();
    private final Map<Long, Entry> reports = new HashMap<>();
    private final Map<Long, Long> known = new HashMap<>();
    private final List<Row> changes = new ArrayList<>();

    Month(String site, MeterSpans.Rule rule, NavigableMap<Long, List<NamedPoints.Span>> named) {
      this.site = site;
      this.rule = rule;
      this.named = named;
    }

    /**
     * The changes by all arrivals of records and of names of points.
     *
     * @param records in the order of their arrival
     */
    List<Row> changes(List<Entry> records) {
      TreeSet<Long> arrivals = new TreeSet<>(named.keySet());
      records.forEach(record -> arrivals.add(record.receivedUs()));
      int at = 0;
      for (long arrival : arrivals) {
        Set<Long> touched = new TreeSet<>();
        for (; at < records.size() && records.get(at).receivedUs() == arrival; at++) {
          take(records.get(at));
          touched.add(records.get(at).hour());
        }
        if (demandChanges(arrival)) {
          touched.addAll(meters.keySet());
        }
        touched.forEach(hour -> change(arrival, hour));
      }
      return changes;
    }

    /** Determines again which points count and are required; true if that has changed. */
    private boolean demandChanges(long arrival) {
      Map<String, MeterSpans.Day> days = new TreeMap<>();
      meters.forEach(
          (hour, readings) ->
              readings
                  .keySet()
                  .forEach(
                      point ->
                          days.merge(
                              point + "\n" + Math.floorDiv(hour, HOURS_A_DAY),
                              new MeterSpans.Day(point, hour, hour, 1),
                              SiteMonthMining::together)));
      Map.Entry<Long, List<NamedPoints.Span>> namedNow = named.floorEntry(arrival);
      MeteredSpans now = new MeteredSpans(namedNow == null ? List.of() : namedNow.getValue());
      now.add(site, List.copyOf(days.values()), rule);
      List<MeterSpans.Demand> demanded = now.demand().getOrDefault(site, List.of());
      boolean changed = !now.spans().equals(spans) || !demanded.equals(demand);
      spans = now.spans();
      demand = demanded;
      return changed;
    }

    /** The span in which a reading counts; null if it does not count. */
    private NamedPoints.@Nullable Span span(Entry reading) {
      return spans.stream()
          .filter(
              span ->
                  span.point().equals(reading.point())
                      && span.from() <= reading.hour()
                      && reading.hour() < span.until())
          .findFirst()
          .orElse(null);
    }

    private int demanded(long hour) {
      return demand.stream()
          .filter(wanted -> wanted.from() <= hour && hour < wanted.until())
          .mapToInt(MeterSpans.Demand::points)
          .findFirst()
          .orElse(0);
    }

    /** The site's metered energy of an hour; null if a required reading is missing. */
    private @Nullable Long meteredWh(long hour, Map<String, Entry> readings) {
      long sumWh = 0;
      int counted = 0;
      int answering = 0;
      for (Entry reading : readings.values()) {
        NamedPoints.Span span = span(reading);
        if (span != null) {
          counted++;
          answering += span.answers() ? 1 : 0;
          BigDecimal wh = BigDecimal.valueOf(reading.energyWh()).multiply(span.factor());
          sumWh += wh.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
      }
      return counted == 0 || answering < demanded(hour) ? null : (Long) Math.max(0, sumWh);
    }

    private void take(Entry record) {
      String point = record.point();
      if (point != null) {
        meters.computeIfAbsent(record.hour(), hour -> new TreeMap<>()).put(point, record);
      } else {
        reports.merge(
            record.hour(), record, (old, now) -> now.revision() >= old.revision() ? now : old);
      }
    }

    private void change(long arrival, long hour) {
      Map<String, Entry> readings = meters.getOrDefault(hour, Collections.emptyMap());
      Entry report = reports.get(hour);
      long usedWh = 0;
      Entry any = report;
      Long meteredWh = meteredWh(hour, readings);
      if (meteredWh != null) {
        usedWh = meteredWh;
        any = readings.values().iterator().next();
      } else if (report != null) {
        usedWh = Math.min(report.energyWh(), report.connectionWh());
      }
      long fromGrid = any == null ? 0 : Math.max(0, usedWh - any.ownWh());
      long before = known.getOrDefault(hour, 0L);
      if (fromGrid != before) {
        known.put(hour, fromGrid);
        String region = any == null ? regionOf(readings) : any.region();
        changes.add(
            NativeEvents.CHANGE
                .row()
                .set(Columns.REGION, region)
                .set(NativeEvents.EPOCH_HOUR, hour)
                .set(NativeEvents.RECEIVED_US, arrival)
                .set(NativeEvents.LOAD_CHANGE_WH, 0L)
                .set(NativeEvents.MINING_CHANGE_WH, fromGrid - before)
                .set(NativeEvents.FIRST, 0L)
                .build());
      }
    }

    private static String regionOf(Map<String, Entry> readings) {
      return readings.values().iterator().next().region();
    }
  }
}
