package kz.quat.backtest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.model.StationWeights;

/**
 * The temperatures of a region as they were known at a moment that moves forward in time: of each
 * station the measured one if it had arrived, otherwise the most recent forecast. Several stations
 * are averaged with the weights that {@link StationWeights} learns from what was known.
 */
final class KnownTemperature {

  /**
   * A temperature of one hour.
   *
   * @param epochHour hours since 1970-01-01T00:00Z
   * @param receivedUs time of arrival, microseconds since 1970-01-01T00:00Z
   * @param rank the version with the highest rank counts: the issue time for forecasts, more than
   *     that for every measurement
   * @param station empty for a series without a name
   */
  record Version(long epochHour, long receivedUs, long rank, double celsius, String station) {}

  private final List<Station> stations;

  /**
   * The temperatures of a region's stations; of more than {@link StationWeights#MOST_STATIONS}
   * those with the most versions.
   *
   * @param versions in any order
   */
  KnownTemperature(List<Version> versions) {
    Map<String, List<Version>> byStation =
        versions.stream()
            .collect(Collectors.groupingBy(Version::station, TreeMap::new, Collectors.toList()));
    stations =
        StationWeights.used(byStation.values(), List::size, one -> one.get(0).station())
            .map(Station::new)
            .toList();
  }

  /**
   * Applies the versions that had arrived by this moment, which must not be earlier than the last
   * one.
   */
  void advance(Instant known) {
    stations.forEach(station -> station.advance(KnownLoad.micros(known)));
  }

  /**
   * Adds the known temperatures of the history's hours and of those up to the end of the delivery
   * day.
   */
  LoadHistory addTo(LoadHistory history, Instant end) {
    long first = history.firstHour().getEpochSecond() / 3600;
    int hours = (int) Math.max(0, end.getEpochSecond() / 3600 - first);
    List<double[]> known =
        stations.stream()
            .map(station -> station.known(first, hours))
            .filter(celsius -> !Arrays.stream(celsius).allMatch(Double::isNaN))
            .toList();
    return known.isEmpty() ? history : history.withTemperature(mean(history, first, known));
  }

  private static double[] mean(LoadHistory history, long first, List<double[]> known) {
    double[][] celsius = known.toArray(double[][]::new);
    if (celsius.length == 1) {
      return celsius[0];
    }
    double[] loadMw = IntStream.range(0, history.hours()).mapToDouble(history::loadMw).toArray();
    return StationWeights.learn(first, celsius, loadMw).mean(celsius, true);
  }

  /** The temperatures of one station. */
  private static final class Station {
    private final List<Version> versions;
    private final long firstHour;
    private final double[] celsius;
    private final long[] rank;
    private int next;

    Station(List<Version> versions) {
      this.versions =
          versions.stream().sorted(Comparator.comparingLong(Version::receivedUs)).toList();
      firstHour = versions.stream().mapToLong(Version::epochHour).min().orElse(0);
      long last = versions.stream().mapToLong(Version::epochHour).max().orElse(-1);
      celsius = new double[(int) (last - firstHour + 1)];
      rank = new long[celsius.length];
      Arrays.fill(celsius, Double.NaN);
      Arrays.fill(rank, Long.MIN_VALUE);
    }

    void advance(long knownUs) {
      while (next < versions.size() && versions.get(next).receivedUs() <= knownUs) {
        Version version = versions.get(next++);
        int hour = (int) (version.epochHour() - firstHour);
        if (version.rank() >= rank[hour]) {
          rank[hour] = version.rank();
          celsius[hour] = version.celsius();
        }
      }
    }

    /** °C of hours from the first one on; NaN where unknown. */
    double[] known(long first, int hours) {
      double[] known = new double[hours];
      for (int i = 0; i < hours; i++) {
        long at = first + i - firstHour;
        known[i] = at >= 0 && at < celsius.length ? celsius[(int) at] : Double.NaN;
      }
      return known;
    }
  }
}
