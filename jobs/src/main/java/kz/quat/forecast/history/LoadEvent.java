package kz.quat.forecast.history;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a region's load that was announced, such as a smelter that stops or a new consumer.
 *
 * @param region the region's code
 * @param start when it begins
 * @param end when it ends, exclusive; null until further notice
 * @param changeMw by how much the load changes: negative where demand falls away
 */
public record LoadEvent(String region, Instant start, @Nullable Instant end, double changeMw)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long HOUR_SECONDS = 3600;

  /**
   * The mean change in each hour, MW: the sum of all events, each in proportion to the part of the
   * hour that it covers.
   *
   * @param firstHour start of the first hour
   */
  public static double[] changesMw(List<LoadEvent> events, Instant firstHour, int hours) {
    double[] out = new double[hours];
    for (LoadEvent event : events) {
      long begin = Duration.between(firstHour, event.start).toSeconds();
      long stop =
          event.end == null
              ? HOUR_SECONDS * hours
              : Duration.between(firstHour, event.end).toSeconds();
      int from = (int) Math.max(0, Math.min(hours, Math.floorDiv(begin, HOUR_SECONDS)));
      int to = (int) Math.max(0, Math.min(hours, -Math.floorDiv(-stop, HOUR_SECONDS)));
      for (int h = from; h < to; h++) {
        long covered = Math.min(stop, HOUR_SECONDS * (h + 1)) - Math.max(begin, HOUR_SECONDS * h);
        out[h] += event.changeMw * covered / HOUR_SECONDS;
      }
    }
    return out;
  }
}
