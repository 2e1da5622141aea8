package kz.quat.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines how a form labels hours and whether a label is an hour's start or its end: by hours 1
 * to 24, by 00:00 after 23:00 under the same date, by a heading that says so, or by intervals. If
 * the form does not tell, the report's period decides once its clock is known; if that does not
 * tell either, the report is refused.
 */
final class HourLabels {

  private static final int HOUR_MINUTES = 60;
  private static final int LONG_DAY_MINUTES = 1500;
  private static final int LONG_DAY_HOURS = 25;

  /** Note that hours are labelled by their start, so that the period need not decide. */
  static final String NAMED_BY = "hours_named_by";

  private record Label(
      @Nullable LocalDate day,
      @Nullable Integer minute,
      @Nullable Integer endMinute,
      @Nullable String offset,
      boolean dayAlone,
      String asWritten) {}

  private final boolean date1904;
  private final FormFields fields;
  private final @Nullable String heading;
  private final List<Label> labels = new ArrayList<>();
  private final Map<LocalDate, List<Integer>> minutes = new LinkedHashMap<>();
  private final Set<LocalDate> endingWith0 = new HashSet<>();
  private final Map<LocalDate, Integer> firstOf25 = new HashMap<>();
  private boolean hoursAreTimes;
  private boolean datesAreTimes;
  private @Nullable LocalDate day;
  private boolean ending;
  private boolean anyMinute;
  private @Nullable String partOfHour;

  HourLabels(boolean date1904, FormFields fields, @Nullable String heading) {
    this.date1904 = date1904;
    this.fields = fields;
    this.heading = heading;
  }

  /**
   * Sets which columns hold a spreadsheet's times of day; in these, the number 1 is the end of the
   * day.
   */
  void timeCells(boolean inHours, boolean inDates) {
    hoursAreTimes = inHours;
    datesAreTimes = inDates;
  }

  /** Takes a row; its day may be written in an earlier row (merged cells). */
  void add(Cell dateCell, Cell hourCell, boolean hasHourColumn) {
    Moment date = Moment.of(dateCell, date1904, datesAreTimes);
    Moment hour = Moment.of(hourCell, date1904, hoursAreTimes);
    if (!dateCell.isBlank()) {
      day = date == null ? null : date.day();
    }
    if (Moment.isPartOfHour(hasHourColumn ? hourCell : dateCell)) {
      partOfHour = (hasHourColumn ? hourCell : dateCell).text();
    }
    if ((date != null && date.drifted()) || (hour != null && hour.drifted())) {
      fields.note("time_rounded");
    }
    Moment last = hourCell.isBlank() ? date : hour;
    Moment moment = hasHourColumn ? hour : date;
    boolean dayAlone = moment != null && moment.day() != null && moment.minute() == null;
    labels.add(
        new Label(
            hour != null && hour.day() != null ? hour.day() : day,
            last == null ? null : last.minute(),
            last == null ? null : last.endMinute(),
            last == null ? null : last.offset(),
            dayAlone,
            Blanks.strip(dateCell.text() + " " + hourCell.text())));
  }

  /** Determines whether labels are starts or ends; a form that contradicts itself is refused. */
  void decide() {
    fields.compareClock(heading);
    anyMinute = labels.stream().anyMatch(label -> label.minute() != null);
    for (Label label : labels) {
      Integer minute = minute(label);
      if (label.day() != null && minute != null) {
        minutes.computeIfAbsent(label.day(), d -> new ArrayList<>()).add(minute);
      }
    }
    minutes.forEach(
        (on, ofDay) -> {
          if (isNumbered25(ofDay)) {
            firstOf25.put(on, ofDay.contains(LONG_DAY_MINUTES) ? 1 : 0);
          } else if (endsWith0(ofDay)) {
            endingWith0.add(on);
          }
        });
    boolean anyInterval = labels.stream().anyMatch(label -> label.endMinute() != null);
    boolean any24 = minutes.values().stream().anyMatch(HourLabels::endsAt24);
    boolean anyLast0 = !endingWith0.isEmpty();
    boolean anyFirst0 = minutes.values().stream().anyMatch(HourLabels::startsAt0);
    boolean saysEnd = HourWords.saysEnd(heading) && !HourWords.saysStart(heading);
    boolean saysStart = HourWords.saysStart(heading) && !HourWords.saysEnd(heading);
    ending = !anyInterval && (any24 || anyLast0 || saysEnd);
    if ((any24 || anyLast0) && (anyFirst0 || saysStart) && !anyInterval) {
      fields.refuse(new FormFault("unclear_hours", "hour", "0 / 24"));
    }
    if (partOfHour != null) {
      fields.refuse(new FormFault("unclear_hours", "hour", partOfHour));
    }
    if (minutes.values().stream().anyMatch(HourLabels::goesOnAfterMidnight)) {
      fields.refuse(new FormFault("unclear_hours", "hour", "23 … 0"));
    }
    if (ending) {
      fields.note("hour_ending");
    }
    if (ending || anyInterval || saysStart || !firstOf25.isEmpty()) {
      fields.fields().put(NAMED_BY, "start");
    }
  }

  /** Whether the day has an hour 24 and no hour 0. */
  private static boolean endsAt24(List<Integer> day) {
    return day.contains(Moment.DAY_MINUTES) && !day.contains(0) && !isNumbered25(day);
  }

  /**
   * Whether the day's only 0 is its last hour, directly after 23:00 or later, in a day that begins
   * after 0.
   */
  private static boolean endsWith0(List<Integer> day) {
    int last = day.size() - 1;
    return last > 0
        && day.indexOf(0) == last
        && day.get(last - 1) >= Moment.DAY_MINUTES - HOUR_MINUTES
        && day.get(last - 1) < Moment.DAY_MINUTES
        && day.get(0) <= HOUR_MINUTES;
  }

  /**
   * Whether a day that begins after midnight has its first hours after its last one. These may be
   * the next day's hours under the earlier date, or this day's in another order.
   */
  private static boolean goesOnAfterMidnight(List<Integer> day) {
    int midnight = day.indexOf(0);
    return midnight > 0
        && midnight < day.size() - 1
        && day.get(midnight - 1) >= Moment.DAY_MINUTES - HOUR_MINUTES
        && day.get(midnight + 1) > 0
        && day.get(midnight + 1) <= HOUR_MINUTES;
  }

  private static boolean startsAt0(List<Integer> day) {
    return day.contains(0) && !endsWith0(day) && !isNumbered25(day);
  }

  /** Whether the hours of a day with 25 hours are numbered, 1 to 25 or 0 to 24. */
  private static boolean isNumbered25(List<Integer> day) {
    if (day.size() != LONG_DAY_HOURS) {
      return false;
    }
    int first = day.contains(LONG_DAY_MINUTES) ? 1 : 0;
    for (int hour = first; hour < first + LONG_DAY_HOURS; hour++) {
      if (!day.contains(hour * HOUR_MINUTES)) {
        return false;
      }
    }
    return true;
  }

  /** Each hour in the form that JSON reports use; empty where nothing is written. */
  List<String> named() {
    List<String> named = new ArrayList<>();
    int step = step();
    for (Label label : labels) {
      named.add(named(label, step));
    }
    return named;
  }

  /** Length in minutes of the interval that a row names; null if it names none. */
  @Nullable Integer intervalMinutes(int row) {
    Label label = labels.get(row);
    Integer start = label.minute();
    Integer end = label.endMinute();
    if (start == null || end == null) {
      return null;
    }
    int length = Math.floorMod(end - start, Moment.DAY_MINUTES);
    return length == 0 ? (Integer) Moment.DAY_MINUTES : (Integer) length;
  }

  private String named(Label label, int step) {
    Integer minute = minute(label);
    LocalDate on = label.day();
    if (on == null || minute == null) {
      return label.asWritten();
    }
    Integer first = firstOf25.get(on);
    if (first != null && label.offset() == null && !fields.isUtc()) {
      return on + "#" + (minute / HOUR_MINUTES - first + 1);
    }
    boolean end0 = minute == 0 && endingWith0.contains(on) && ending;
    if (minute > Moment.DAY_MINUTES || (minute == Moment.DAY_MINUTES && !ending)) {
      return label.asWritten();
    }
    int of = end0 ? Moment.DAY_MINUTES : minute;
    String offset = label.offset() != null ? label.offset() : fields.isUtc() ? "Z" : "";
    return Moment.iso(on, ending ? of - step : of) + offset;
  }

  /**
   * The greatest step in minutes, at most an hour, of which all distances between labels are
   * multiples.
   */
  private int step() {
    int step = HOUR_MINUTES;
    for (Label label : labels) {
      Integer minute = minute(label);
      step = minute == null ? step : gcd(step, minute);
    }
    return step;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /**
   * The label's minute. If other rows have hours, a day without one is its midnight, since
   * spreadsheets omit the zeros.
   */
  private @Nullable Integer minute(Label label) {
    return label.dayAlone() && anyMinute ? Integer.valueOf(0) : label.minute();
  }
}
