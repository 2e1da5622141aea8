package kz.quat.forecast.model;

import java.nio.ByteBuffer;
import java.time.Instant;
import kz.quat.domain.Sha256;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import org.jspecify.annotations.Nullable;

/**
 * Key figures of the input of a forecast, so that it can be checked later.
 *
 * @param knownHours number of hours with a known load before the cut
 * @param lastKnownHourUtc the latest of them; null if there is none
 * @param lastDayMeanMw mean load of the last 24 known hours, without announced changes, MW; NaN if
 *     there is none
 * @param temperatureC mean temperature over the delivery hours, °C; NaN if unknown
 * @param inputSha256 first 16 hex digits of the SHA-256 of the loads before the cut, followed by
 *     the temperatures, then other weather, past weather forecasts and announced changes
 */
public record FeatureSnapshot(
    int knownHours,
    @Nullable Instant lastKnownHourUtc,
    double lastDayMeanMw,
    double temperatureC,
    String inputSha256) {

  static FeatureSnapshot of(LoadHistory history, ForecastTask task) {
    int end = Math.min(history.hours(), history.indexOf(task.knownBefore()));
    int known = 0;
    int last = -1;
    for (int i = 0; i < end; i++) {
      if (!Double.isNaN(history.loadMw(i))) {
        known++;
        last = i;
      }
    }
    double sum = 0;
    int counted = 0;
    for (int i = last; i >= 0 && counted < 24; i--) {
      if (!Double.isNaN(history.loadMw(i))) {
        sum += history.loadMw(i);
        counted++;
      }
    }
    int first = history.indexOf(task.firstHour());
    return new FeatureSnapshot(
        known,
        last < 0 ? null : history.firstHour().plusSeconds(3600L * last),
        counted == 0 ? Double.NaN : sum / counted,
        meanTemperature(history, first, first + task.hours()),
        digest(history, end, first + task.hours()));
  }

  private static double meanTemperature(LoadHistory history, int from, int to) {
    double sum = 0;
    int counted = 0;
    for (int i = from; i < to; i++) {
      double t = history.temperatureC(i);
      if (!Double.isNaN(t)) {
        sum += t;
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }

  private static String digest(LoadHistory history, int loadEnd, int temperatureEnd) {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 * (Math.max(0, loadEnd) + Math.max(0, temperatureEnd)));
    for (int i = 0; i < loadEnd; i++) {
      bytes.putDouble(history.loadMw(i));
    }
    for (int i = 0; i < temperatureEnd; i++) {
      bytes.putDouble(history.temperatureC(i));
    }
    Sha256 sum = new Sha256().add(bytes.array());
    for (int i = 0; i < temperatureEnd; i++) {
      Instant hour = history.firstHour().plusSeconds(3600L * i);
      double change = history.changeMw(hour);
      double wind = history.windMs(hour);
      double cloud = history.cloudPct(hour);
      double forecast = history.pastForecastC(i);
      if (!Double.isNaN(wind) || !Double.isNaN(cloud) || !Double.isNaN(forecast)) {
        sum =
            sum.add(
                ByteBuffer.allocate(28)
                    .putInt(i)
                    .putDouble(wind)
                    .putDouble(cloud)
                    .putDouble(forecast)
                    .array());
      }
      if (change != 0) {
        sum = sum.add(ByteBuffer.allocate(12).putInt(i).putDouble(change).array());
      }
    }
    return sum.hex().substring(0, 16);
  }
}
