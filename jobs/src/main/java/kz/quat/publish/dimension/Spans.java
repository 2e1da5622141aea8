package kz.quat.publish.dimension;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spans of days in which the rows of one code are in force, by the rule of {@link
 * kz.quat.schema.InForce}: a row ends on its last day or on the day before the next row begins.
 */
final class Spans {

  private Spans() {}

  /**
   * The last day on which a row is in force.
   *
   * @param lastDay the row's own last day; null = it names none
   * @param next first day of the code's next row; null = there is none
   * @return null for until further notice
   */
  static @Nullable LocalDate end(@Nullable LocalDate lastDay, @Nullable LocalDate next) {
    if (next == null) {
      return lastDay;
    }
    LocalDate before = next.minusDays(1);
    return lastDay == null || before.isBefore(lastDay) ? before : lastDay;
  }

  /**
   * The index of the row that stands for the code on a day: the last one that has begun, or the
   * first one if none has. It is the row in force if there is one.
   *
   * @param starts first days of the code's rows, ascending, at least one
   */
  static int current(List<LocalDate> starts, LocalDate day) {
    int current = 0;
    for (int i = 0; i < starts.size(); i++) {
      if (!starts.get(i).isAfter(day)) {
        current = i;
      }
    }
    return current;
  }
}
