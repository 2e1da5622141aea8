package kz.quat.forecast.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which dates depart from the normal week: holidays (and days off given for them), and weekend days
 * moved to work. A date in both sets is a working day, because moving it was the later decision.
 *
 * @param holidays days off
 * @param workingDays days that are worked whatever their weekday
 */
public record DayCalendar(Set<LocalDate> holidays, Set<LocalDate> workingDays) {
  /** The normal week without holidays. */
  public static final DayCalendar PLAIN_WEEK = new DayCalendar(Set.of(), Set.of());

  /** The kind that marks a working day in a calendar; every other kind is a day off. */
  public static final String WORKING = "working";

  /**
   * A calendar of days that depart from the normal week.
   *
   * @param kinds by date, as files of {@code calendar/} name them
   */
  public static DayCalendar of(Map<LocalDate, String> kinds) {
    Set<LocalDate> holidays = new HashSet<>();
    Set<LocalDate> working = new HashSet<>();
    kinds.forEach((date, kind) -> (kind.equals(WORKING) ? working : holidays).add(date));
    return new DayCalendar(holidays, working);
  }

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
