package kz.quat.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kazakhstan's working days: Monday to Friday except holidays, and weekend days to which working
 * days were moved.
 *
 * @param holidays days off, whichever day of the week they are
 * @param working days that are worked although they would otherwise be days off
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> working) {

  public WorkingDays {
    holidays = new TreeSet<>(holidays);
    working = new TreeSet<>(working);
  }

  /** True if the day is a working day. */
  public boolean isWorking(LocalDate day) {
    if (working.contains(day)) {
      return true;
    }
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
  }

  /** The day itself if it is a working day, else the next working day. Deadlines move this way. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate worked = day;
    while (!isWorking(worked)) {
      worked = worked.plusDays(1);
    }
    return worked;
  }

  /** True if any listed day is in that year. If none is, only weekends are known to be days off. */
  public boolean knows(int year) {
    return holidays.stream().anyMatch(day -> day.getYear() == year)
        || working.stream().anyMatch(day -> day.getYear() == year);
  }
}
