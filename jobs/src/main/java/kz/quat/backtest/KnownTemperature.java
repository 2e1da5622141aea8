package kz.quat.backtest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.quat.forecast.history.LoadHistory;
import org.apache.spark.sql.Row;

/**
 * The temperatures of an area as they were known at a moment that moves on: the measured one where
 * it had arrived, else the forecast issued last.
 */
final class KnownTemperature {

  private final List<Row> versions;
  private final long firstHour;
  private final double[] celsius;
  private final long[] rank;
  private int next;

  /**
   * @param versions hour, arrival, rank (a higher one counts: the time, all of the measured
   *     above all of the forecast) and °C
   */
  KnownTemperature(List<Row> versions) {
    this.versions =
        versions.stream().sorted(Comparator.comparingLong(row -> row.getLong(1))).toList();
    firstHour = versions.stream().mapToLong(row -> row.getLong(0)).min().orElse(0);
    long last = versions.stream().mapToLong(row -> row.getLong(0)).max().orElse(-1);
    celsius = new double[(int) (last - firstHour + 1)];
    rank = new long[celsius.length];
    Arrays.fill(celsius, Double.NaN);
    Arrays.fill(rank, Long.MIN_VALUE);
  }

  /** Takes what had arrived by then; the moment never goes back. */
  void advance(Instant known) {
    long knownUs = KnownLoad.micros(known);
    while (next < versions.size() && versions.get(next).getLong(1) <= knownUs) {
      Row version = versions.get(next++);
      int hour = (int) (version.getLong(0) - firstHour);
      if (version.getLong(2) >= rank[hour]) {
        rank[hour] = version.getLong(2);
        celsius[hour] = version.getDouble(3);
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
