package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.quat.domain.WorkingDays;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Row;

/** Reads the working days of the calendar source. */
final class CalendarDays {

  private CalendarDays() {}

  /** The working days, from rows of {@link CoreTables#CALENDAR_DAYS}. */
  static WorkingDays of(List<Row> rows) {
    Set<LocalDate> holidays = new TreeSet<>();
    Set<LocalDate> working = new TreeSet<>();
    for (Row row : rows) {
      LocalDate date = CoreTables.CALENDAR_DATE.<Date>from(row).toLocalDate();
      String kind = CoreTables.DAY_KIND.from(row);
      (kind.equals("working") ? working : holidays).add(date);
    }
    return new WorkingDays(holidays, working);
  }
}
