package kz.quat.backtest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;
import org.apache.spark.sql.Row;

/**
 * The native load of an area as it was known at a moment that moves on: load less known mining,
 * never below 0 (docs/spec/inputs.md). An hour whose load had not arrived is not known.
 */
final class KnownLoad {

  private static final double WH_PER_MWH = 1e6;

  private final List<Row> events;
  private final long firstHour;
  private final long[] loadWh;
  private final long[] miningWh;
  private final long[] loads;
  private int next;

  /**
   * @param events rows of {@link NativeEvents}: hour, arrival, changes of load and mining, 1 where
   *     the load is the hour's first
   */
  KnownLoad(List<Row> events) {
    this.events = events.stream().sorted(Comparator.comparingLong(row -> row.getLong(1))).toList();
    firstHour = events.stream().mapToLong(row -> row.getLong(0)).min().orElse(0);
    long last = events.stream().mapToLong(row -> row.getLong(0)).max().orElse(-1);
    int hours = (int) (last - firstHour + 1);
    loadWh = new long[hours];
    miningWh = new long[hours];
    loads = new long[hours];
  }

  /** Takes what had arrived by then; the moment never goes back. */
  void advance(Instant known) {
    long knownUs = micros(known);
    while (next < events.size() && events.get(next).getLong(1) <= knownUs) {
      Row event = events.get(next++);
      int hour = (int) (event.getLong(0) - firstHour);
      loadWh[hour] += event.getLong(2);
      miningWh[hour] += event.getLong(3);
      loads[hour] += event.getLong(4);
    }
  }

  /**
   * What is known of the hours in [from, before).
   *
   * @return a history from the first hour known on; of no hours where none is
   */
  LoadHistory history(
      String area, ZoneId zone, DayCalendar calendar, Instant from, Instant before) {
    long end = hour(before);
    long first = Math.max(firstHour, hour(from));
    while (first < end && !isKnown(first)) {
      first++;
    }
    double[] mw = new double[(int) Math.max(0, end - first)];
    Arrays.fill(mw, Double.NaN);
    for (int i = 0; i < mw.length; i++) {
      if (isKnown(first + i)) {
        int at = (int) (first + i - firstHour);
        mw[i] = Math.max(0, loadWh[at] - miningWh[at]) / WH_PER_MWH;
      }
    }
    Instant start = Instant.ofEpochSecond(Math.min(first, end) * 3600);
    return LoadHistory.of(area, zone, calendar, start, mw);
  }

  private boolean isKnown(long hour) {
    long at = hour - firstHour;
    return at >= 0 && at < loads.length && loads[(int) at] > 0;
  }

  private static long hour(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 3600);
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
