package kz.quat.clean.sources;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holidays and moved working days. If a day arrives twice, the later arrival counts. */
public final class CleanCalendar {

  /** The source {@code calendar/}. */
  public static final CleanSource SOURCE =
      CleanSource.of(
          RawTables.CALENDAR,
          CoreTables.CALENDAR_DAYS,
          CleanSource.Absence.tolerated(
              "Holidays and moved working days are treated like the weekday that they fall on, and"
                  + " only weekends move due dates."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> days(raw, inputs.rules()));

  private CleanCalendar() {}

  /** Typed and checked days of the calendar; their names may be blank. */
  public static Checked days(Dataset<Row> raw, CleanRules rules) {
    return Checked.of(
        RawTables.CALENDAR,
        CoreTables.CALENDAR_DAYS,
        raw,
        rules,
        List.of(
            Field.date(CoreTables.CALENDAR_DATE, "date").required(),
            Field.oneOf(CoreTables.DAY_KIND, "kind", List.of("holiday", "working")).required(),
            Field.text(Columns.NAME_KK, Columns.NAME_KK.name()),
            Field.text(Columns.NAME_RU, Columns.NAME_RU.name())));
  }
}
