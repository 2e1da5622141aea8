package kz.quat.forecast.backtest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Values of one region by hour, which may be added in any order. */
final class HourlyValues {
  private static final int FREE_SPAN_HOURS = 20_000;
  private static final int SPAN_PER_ROW = 20;

  private final Map<Integer, Double> values = new HashMap<>();
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;

  /** Adds a value; false if the hour already has one. */
  boolean add(int hour, double value) {
    first = Math.min(first, hour);
    last = Math.max(last, hour);
    return values.put(hour, value) == null;
  }

  Instant firstHour() {
    return Instant.ofEpochSecond(3600L * first);
  }

  /** All hours from the first to the last; hours without a value are NaN. */
  double[] toArray(Path file, String region) {
    return toArrayFrom(file, region, firstHour());
  }

  double[] toArrayFrom(Path file, String region, Instant from) {
    int start = (int) (from.getEpochSecond() / 3600);
    long span = (long) last - first + 1;
    if (span > FREE_SPAN_HOURS + (long) SPAN_PER_ROW * values.size()) {
      throw new IllegalArgumentException(
          "Invalid hour_start_utc in "
              + file
              + ": region "
              + region
              + " has "
              + values.size()
              + " rows over "
              + span
              + " hours (must be at least one in "
              + SPAN_PER_ROW
              + ")");
    }
    double[] out = new double[Math.max(0, last - start + 1)];
    Arrays.fill(out, Double.NaN);
    values.forEach(
        (hour, value) -> {
          if (hour >= start) {
            out[hour - start] = value;
          }
        });
    return out;
  }
}
