package kz.quat.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kazakhstan's working days: Monday to Friday, less holidays, with the days that were moved.
 *
 * @param holidays days off, whatever their day of the week
 * @param working days that are worked although they would be off
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> working) {

  public WorkingDays {
    holidays = new TreeSet<>(holidays);
    working = new TreeSet<>(working);
  }

  /** Whether the day is worked. */
  public boolean isWorking(LocalDate day) {
    if (working.contains(day)) {
      return true;
    }
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
  }

  /** The day itself where it is worked, else the next one that is: where a deadline moves to. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate worked = day;
    while (!isWorking(worked)) {
      worked = worked.plusDays(1);
    }
    return worked;
  }

  /** Whether any listed day lies in that year; where none does, only weekends are known. */
  public boolean knows(int year) {
    return holidays.stream().anyMatch(day -> day.getYear() == year)
        || working.stream().anyMatch(day -> day.getYear() == year);
  }
}
