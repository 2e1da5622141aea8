package kz.quat.backtest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.MeterSpans;
import kz.quat.schema.Columns;
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
 * readings so far ({@link MeterSpans}) has one, otherwise the latest revision of the report, at
 * most the energy of the connection; own generation is subtracted. The rows of {@code
 * metering_points/} are not used.
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

  /**
   * @param rule the rule that decides which metering points are required
   */
  SiteMonthMining(MeterSpans.Rule rule) {
    this.gapHours = rule.gapHours();
    this.leastReadings = rule.leastReadings();
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
    return new Month(new MeterSpans.Rule(gapHours, leastReadings)).changes(records).iterator();
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
    private final MeterSpans.Rule rule;
    private List<MeterSpans.Span> spans = List.of();
    private List<MeterSpans.Demand> demand = List.of();
    private final Map<Long, Map<String, Entry>> meters = new TreeMap<>();
    private final Map<Long, Entry> reports = new HashMap<>();
    private final Map<Long, Long> known = new HashMap<>();
    private final List<Row> changes = new ArrayList<>();

    Month(MeterSpans.Rule rule) {
      this.rule = rule;
    }

    List<Row> changes(List<Entry> records) {
      int at = 0;
      while (at < records.size()) {
        long arrival = records.get(at).receivedUs();
        Set<Long> touched = new TreeSet<>();
        for (; at < records.size() && records.get(at).receivedUs() == arrival; at++) {
          take(records.get(at));
          touched.add(records.get(at).hour());
        }
        if (demandChanges()) {
          touched.addAll(meters.keySet());
        }
        touched.forEach(hour -> change(arrival, hour));
      }
      return changes;
    }

    /** Determines again which points count and are required; true if that has changed. */
    private boolean demandChanges() {
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
      List<MeterSpans.Span> now = MeterSpans.of(days.values(), rule);
      boolean changed = !now.equals(spans);
      spans = now;
      demand = MeterSpans.demand(now);
      return changed;
    }

    private boolean counts(Entry reading) {
      return spans.stream()
          .anyMatch(
              span ->
                  span.point().equals(reading.point())
                      && span.from() <= reading.hour()
                      && reading.hour() < span.until());
    }

    private int demanded(long hour) {
      return demand.stream()
          .filter(wanted -> wanted.from() <= hour && hour < wanted.until())
          .mapToInt(MeterSpans.Demand::points)
          .findFirst()
          .orElse(0);
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
      List<Entry> counting = readings.values().stream().filter(this::counts).toList();
      if (!counting.isEmpty() && counting.size() >= demanded(hour)) {
        usedWh = counting.stream().mapToLong(Entry::energyWh).sum();
        any = counting.get(0);
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
