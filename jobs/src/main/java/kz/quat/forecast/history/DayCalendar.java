package kz.quat.forecast.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which dates depart from the week: holidays (and days off given for them), and weekend days moved
 * to work. A date in both sets is at work: moving it is the later decision.
 *
 * @param holidays days at rest
 * @param workingDays days at work whatever their weekday
 */
public record DayCalendar(Set<LocalDate> holidays, Set<LocalDate> workingDays) {
  /** The plain week, no holidays. */
  public static final DayCalendar PLAIN_WEEK = new DayCalendar(Set.of(), Set.of());

  /** The kind of a calendar's day that is at work; every other kind is a day at rest. */
  public static final String WORKING = "working";

  /**
   * Of days that depart from the week.
   *
   * @param kinds by date, as {@code calendar/} names them
   */
  public static DayCalendar of(Map<LocalDate, String> kinds) {
    Set<LocalDate> holidays = new HashSet<>();
    Set<LocalDate> working = new HashSet<>();
    kinds.forEach((date, kind) -> (kind.equals(WORKING) ? working : holidays).add(date));
    return new DayCalendar(holidays, working);
  }

  /** Copies the sets. */
  public DayCalendar {
    holidays = Set.copyOf(holidays);
    workingDays = Set.copyOf(workingDays);
  }

  /** The kind of a day. */
  public DayType dayType(LocalDate date) {
    if (workingDays.contains(date)) {
      return DayType.WORKDAY;
    }
    if (holidays.contains(date) || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return DayType.REST;
    }
    return date.getDayOfWeek() == DayOfWeek.SATURDAY ? DayType.SATURDAY : DayType.WORKDAY;
  }
}
