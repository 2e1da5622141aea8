package kz.quat.clean.reports;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.clean.reports.ReportReadings.Read;
import kz.quat.clean.values.Fault;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/**
 * Judges the readings of a report together: whether hours are named by their start or their end,
 * whether the readings are parts of hours, and which occur twice. Each record is an hour. Parts are
 * combined into an hour only if all parts are present and there are no others.
 */
final class ReportSeries implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int HOUR_MINUTES = 60;
  private static final List<Integer> STEPS = List.of(5, 10, 15, 20, 30);
  private static final int MEAN_DECIMALS = 12;

  private final ReportReadings rules;

  ReportSeries(ReportReadings rules) {
    this.rules = rules;
  }

  /**
   * An hour of a report.
   *
   * @param position index of its first reading, from 0
   * @param line line of the form; null in JSON
   * @param value the value in the report's unit, as text; null where there is none
   * @param text its readings as they are written in the document
   */
  record Hour(
      int position,
      @Nullable String line,
      @Nullable String value,
      String text,
      Read read,
      boolean foldByOrder) {}

  /**
   * The hours of a report.
   *
   * @param minutes minutes from one reading to the next: 60, or less if readings are parts of hours
   * @param notes codes for what was interpreted differently from how it is written
   */
  record Hours(List<Hour> hours, int minutes, List<String> notes) {
    Hours {
      hours = List.copyOf(hours);
      notes = List.copyOf(notes);
    }
  }

  /** The hours of a report whose readings can be told apart. */
  Hours of(
      List<ReportText.Reading> readings, ReportReadings.ReportContext of, SiteRegister register) {
    Labels labels = new Labels(readings, of);
    List<String> notes = new ArrayList<>();
    Fault unclear = labels.unclear();
    int shift = unclear == null && labels.areEnds() ? labels.step() : 0;
    if (shift > 0) {
      notes.add("hour_ending");
    }
    if (labels.step() != HOUR_MINUTES && STEPS.contains(labels.step()) && unclear == null) {
      notes.add("parts_of_hours:" + labels.step());
      return new Hours(parts(readings, of, register, labels.step(), shift), labels.step(), notes);
    }
    List<Hour> hours = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      ReportText.Reading reading = readings.get(i);
      Read read = rules.read(reading, i, of, register, shift);
      if (unclear != null) {
        read = read.refused(unclear);
      } else if (labels.step() != HOUR_MINUTES && read.fault() == null) {
        read = read.refused(at(i, ReportText.HOUR, RejectReason.NOT_ON_THE_HOUR, reading.hour()));
      }
      hours.add(
          new Hour(
              i, reading.line(), reading.value(), reading.text(), read, reading.isFoldByOrder()));
    }
    return new Hours(withoutRepeats(hours), HOUR_MINUTES, notes);
  }

  private List<Hour> parts(
      List<ReportText.Reading> readings,
      ReportReadings.ReportContext of,
      SiteRegister register,
      int step,
      int shift) {
    Map<Instant, List<Part>> byHour = new TreeMap<>();
    List<Hour> hours = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      ReportText.Reading reading = readings.get(i);
      Read read = rules.readPart(reading, i, of, shift);
      Instant start = read.hourStart();
      if (start == null) {
        hours.add(new Hour(i, reading.line(), reading.value(), reading.text(), read, false));
      } else {
        byHour
            .computeIfAbsent(start.truncatedTo(ChronoUnit.HOURS), hour -> new ArrayList<>())
            .add(new Part(i, reading, read));
      }
    }
    byHour.forEach((start, ofHour) -> hours.add(hour(start, ofHour, of, register, step)));
    return hours;
  }

  private record Part(int position, ReportText.Reading reading, Read read) {}

  private Hour hour(
      Instant start,
      List<Part> parts,
      ReportReadings.ReportContext of,
      SiteRegister register,
      int step) {
    Part first = parts.get(0);
    String text = String.join(",", parts.stream().map(part -> part.reading().text()).toList());
    TreeMap<Instant, BigDecimal> values = new TreeMap<>();
    Fault fault = null;
    for (Part part : parts) {
      Instant at = part.read().hourStart();
      BigDecimal value = Numbers.decimalOf(part.reading().value());
      fault = fault == null ? part.read().fault() : fault;
      if (at != null && value != null) {
        BigDecimal before = values.put(at, value);
        if (fault == null && before != null && before.compareTo(value) != 0) {
          fault =
              at(
                  part.position(),
                  ReportText.HOUR,
                  RejectReason.DUPLICATE_KEY,
                  plain(before) + " / " + plain(value));
        }
      }
    }
    int whole = HOUR_MINUTES / step;
    if (fault == null && values.size() != whole) {
      fault =
          at(
              first.position(),
              ReportText.HOUR,
              RejectReason.INCOMPLETE_HOUR,
              start + ": " + values.size() + " / " + whole);
    }
    BigDecimal sum = values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal value =
        ReportUnits.isPower(of.report().field("unit"))
            ? sum.divide(BigDecimal.valueOf(whole), MEAN_DECIMALS, RoundingMode.HALF_UP)
            : sum;
    Read read = rules.whole(start, value, first.position(), of, register);
    return new Hour(
        first.position(),
        first.reading().line(),
        plain(value),
        text,
        fault == null ? read : read.refused(fault),
        false);
  }

  /**
   * If an hour occurs twice with the same value, one occurrence counts and the others are
   * duplicates. If it occurs with two values, none counts, since only the reporter knows which is
   * meant.
   */
  private static List<Hour> withoutRepeats(List<Hour> hours) {
    Map<Instant, List<Integer>> byStart = new HashMap<>();
    for (int i = 0; i < hours.size(); i++) {
      Instant start = hours.get(i).read().hourStart();
      if (start != null && hours.get(i).read().fault() == null) {
        byStart.computeIfAbsent(start, s -> new ArrayList<>()).add(i);
      }
    }
    List<Hour> judged = new ArrayList<>(hours);
    for (List<Integer> same : byStart.values()) {
      TreeSet<BigDecimal> values = new TreeSet<>();
      same.forEach(i -> values.add(number(hours.get(i))));
      int from = values.size() > 1 ? 0 : 1;
      String shown =
          values.stream().map(ReportSeries::plain).reduce((a, b) -> a + " / " + b).orElse("");
      for (int i : same.subList(from, same.size())) {
        Hour hour = hours.get(i);
        Fault fault = at(hour.position(), ReportText.HOUR, RejectReason.DUPLICATE_KEY, shown);
        judged.set(
            i,
            new Hour(
                hour.position(),
                hour.line(),
                hour.value(),
                hour.text(),
                hour.read().refused(fault),
                hour.foldByOrder()));
      }
    }
    return judged;
  }

  private static BigDecimal number(Hour hour) {
    BigDecimal value = Numbers.decimalOf(hour.value());
    return value == null ? BigDecimal.ZERO : value;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static Fault at(int position, String field, RejectReason reason, @Nullable String value) {
    return Fault.of(reason, ReportText.READINGS + "[" + position + "]." + field, value);
  }

  /** The labels of all hours of a report, taken together. */
  private static final class Labels {
    private final TreeSet<Instant> starts = new TreeSet<>();
    private final boolean byStart;
    private final boolean isForm;
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final int step;

    Labels(List<ReportText.Reading> readings, ReportReadings.ReportContext of) {
      this.byStart = of.report().namesHoursByStart();
      this.isForm = of.report().isOfTable();
      this.from = of.head().periodStart();
      this.to = of.head().periodEnd();
      int greatest = HOUR_MINUTES;
      for (ReportText.Reading reading : readings) {
        Instant start = of.head().clock().read(reading.hour(), reading.fold()).instant();
        if (start != null) {
          starts.add(start);
          long seconds = start.getEpochSecond();
          greatest =
              seconds % HOUR_MINUTES == 0 && start.getNano() == 0
                  ? gcd(greatest, (int) (seconds / HOUR_MINUTES % HOUR_MINUTES))
                  : 1;
        }
      }
      this.step = greatest;
    }

    private static int gcd(int a, int b) {
      return b == 0 ? a : gcd(b, a % b);
    }

    int step() {
      return step;
    }

    /**
     * True if the end of the period occurs as a label and its beginning does not, which means that
     * hours are named by their end.
     */
    boolean areEnds() {
      return !byStart
          && from != null
          && to != null
          && starts.size() > 1
          && starts.last().equals(to)
          && !starts.first().isBefore(from.plus(Duration.ofMinutes(step)));
    }

    /**
     * The fault if the labels do not show whether hours are named by start or end; null if they do.
     */
    @Nullable Fault unclear() {
      if (byStart || !isForm || from == null || to == null || starts.size() < 2) {
        return null;
      }
      Duration each = Duration.ofMinutes(step);
      boolean both = starts.first().equals(from) && starts.last().equals(to);
      boolean neither =
          starts.first().equals(from.plus(each)) && starts.last().equals(to.minus(each));
      long most = Duration.between(from, to).toMinutes() / step;
      return neither || (both && starts.size() == most + 1)
          ? Fault.of(
              RejectReason.UNCLEAR_HOURS, ReportText.HOUR, starts.first() + " … " + starts.last())
          : null;
    }
  }
}
