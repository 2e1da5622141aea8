package kz.quat.backtest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.quat.forecast.history.LoadHistory;

/**
 * The temperatures of an area as they were known at a moment that moves on: the measured one where
 * it had arrived, else the forecast issued last.
 */
final class KnownTemperature {

  /**
   * A temperature of one hour.
   *
   * @param epochHour hours since 1970 UTC
   * @param receivedUs arrival, microseconds since 1970 UTC
   * @param rank a higher one counts: the time, all measured above all forecast ones
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

  /** Takes what had arrived by then; the moment never goes back. */
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

  /** The history with what is known of its hours and of those up to the end of the delivery day. */
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
