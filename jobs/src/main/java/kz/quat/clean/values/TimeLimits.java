package kz.quat.clean.values;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times that no source can mean. */
public final class TimeLimits {

  static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  static final int DAYS_AHEAD = 366;

  private TimeLimits() {}

  /** Whether a time is before {@link #EARLIEST}, or more than {@link #DAYS_AHEAD} after arrival. */
  public static boolean isFarOff(Instant instant, Instant receivedAt) {
    return instant.isBefore(EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant())
        || instant.isAfter(receivedAt.plus(Duration.ofDays(DAYS_AHEAD)));
  }
}
