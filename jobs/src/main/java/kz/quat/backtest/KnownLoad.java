package kz.quat.backtest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;

/**
 * The native load of an area as it was known at a moment that moves forward in time: load minus
 * known mining, at least 0 (docs/spec/inputs.md). An hour whose load had not arrived is unknown.
 */
final class KnownLoad {

  /**
   * A change of what is known of one hour.
   *
   * @param epochHour hours since 1970-01-01T00:00Z
   * @param receivedUs time of arrival, microseconds since 1970-01-01T00:00Z
   * @param firstVersions 1 if this is the first load of the hour, otherwise 0; for zones a sum over
   *     regions
   */
  record Event(
      long epochHour,
      long receivedUs,
      long loadChangeWh,
      long miningChangeWh,
      long firstVersions) {}

  private static final double WH_PER_MWH = 1e6;

  private final List<Event> events;
  private final long firstHour;
  private final long[] loadWh;
  private final long[] miningWh;
  private final long[] loads;
  private int next;

  /**
   * @param events the changes, in any order
   */
  KnownLoad(List<Event> events) {
    this.events = events.stream().sorted(Comparator.comparingLong(Event::receivedUs)).toList();
    firstHour = events.stream().mapToLong(Event::epochHour).min().orElse(0);
    long last = events.stream().mapToLong(Event::epochHour).max().orElse(-1);
    int hours = (int) (last - firstHour + 1);
    loadWh = new long[hours];
    miningWh = new long[hours];
    loads = new long[hours];
  }

  /**
   * Applies the changes that had arrived by this moment, which must not be earlier than the last
   * one.
   */
  void advance(Instant known) {
    long knownUs = micros(known);
    while (next < events.size() && events.get(next).receivedUs() <= knownUs) {
      Event event = events.get(next++);
      int hour = (int) (event.epochHour() - firstHour);
      loadWh[hour] += event.loadChangeWh();
      miningWh[hour] += event.miningChangeWh();
      loads[hour] += event.firstVersions();
    }
  }

  /**
   * What is known of the hours in [from, before).
   *
   * @return a history that begins with the first known hour; without hours if none is known
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
