package kz.quat.leads.series;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** Kind of day and hour of the day in the region's local time, for consecutive hours. */
public final class HourCalendar {

  /** Kinds of day: working day, Saturday, Sunday or holiday. */
  public static final int DAY_TYPES = 3;

  /** Number of combinations of kind of day and hour of the day. */
  public static final int BINS = DAY_TYPES * 24;

  private static final long SECONDS = 3600;

  private final byte[] bin;

  /** The calendar of {@code hours} hours from a start. */
  public HourCalendar(long startHour, int hours, ZoneId zone, Set<LocalDate> holidays) {
    bin = new byte[hours];
    for (int i = 0; i < hours; i++) {
      ZonedDateTime local = Instant.ofEpochSecond((startHour + i) * SECONDS).atZone(zone);
      bin[i] = (byte) (dayType(local.toLocalDate(), holidays) * 24 + local.getHour());
    }
  }

  private static int dayType(LocalDate date, Set<LocalDate> holidays) {
    if (date.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.contains(date)) {
      return 2;
    }
    return date.getDayOfWeek() == DayOfWeek.SATURDAY ? 1 : 0;
  }

  /** Kind of day × 24 + hour of day. */
  public int bin(int hour) {
    return bin[hour];
  }

  /** Hour of the day in the region's local time. */
  public int hourOfDay(int hour) {
    return bin[hour] % 24;
  }

  /** Kind of the local day that contains noon UTC of the day that begins at {@code day * 24}. */
  public int dayType(int day) {
    return bin[Math.min(bin.length - 1, day * 24 + 8)] / 24;
  }
}
