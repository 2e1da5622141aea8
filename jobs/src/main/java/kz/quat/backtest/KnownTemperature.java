package kz.quat.backtest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.quat.forecast.history.LoadHistory;

/**
 * The temperatures of an area as they were known at a moment that moves forward in time: the
 * measured one if it had arrived, otherwise the most recent forecast.
 */
final class KnownTemperature {

  /**
   * A temperature of one hour.
   *
   * @param epochHour hours since 1970-01-01T00:00Z
   * @param receivedUs time of arrival, microseconds since 1970-01-01T00:00Z
   * @param rank the version with the highest rank counts: the issue time for forecasts, more than
   *     that for every measurement
   */
  record Version(long epochHour, long receivedUs, long rank, double celsius) {}

  private final List<Version> versions;
  private final long firstHour;
  private final double[] celsius;
  private final long[] rank;
  private int next;

  /**
   * @param versions in any order
   */
  KnownTemperature(List<Version> versions) {
    this.versions =
        versions.stream().sorted(Comparator.comparingLong(Version::receivedUs)).toList();
    firstHour = versions.stream().mapToLong(Version::epochHour).min().orElse(0);
    long last = versions.stream().mapToLong(Version::epochHour).max().orElse(-1);
    celsius = new double[(int) (last - firstHour + 1)];
    rank = new long[celsius.length];
    Arrays.fill(celsius, Double.NaN);
    Arrays.fill(rank, Long.MIN_VALUE);
  }

  /**
   * Applies the versions that had arrived by this moment, which must not be earlier than the last
   * one.
   */
  void advance(Instant known) {
    long knownUs = KnownLoad.micros(known);
    while (next < versions.size() && versions.get(next).receivedUs() <= knownUs) {
      Version version = versions.get(next++);
      int hour = (int) (version.epochHour() - firstHour);
      if (version.rank() >= rank[hour]) {
        rank[hour] = version.rank();
        celsius[hour] = version.celsius();
      }
    }
  }

  /**
   * Adds the known temperatures of the history's hours and of those up to the end of the delivery
   * day.
   */
  LoadHistory addTo(LoadHistory history, Instant end) {
    if (celsius.length == 0) {
      return history;
    }
    long first = history.firstHour().getEpochSecond() / 3600;
    double[] known = new double[(int) Math.max(0, end.getEpochSecond() / 3600 - first)];
    boolean any = false;
    for (int i = 0; i < known.length; i++) {
      long at = first + i - firstHour;
      known[i] = at >= 0 && at < celsius.length ? celsius[(int) at] : Double.NaN;
      any |= !Double.isNaN(known[i]);
    }
    return any ? history.withTemperature(known) : history;
  }
}
