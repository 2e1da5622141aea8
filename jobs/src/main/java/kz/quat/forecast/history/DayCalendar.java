package kz.quat.forecast.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
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
