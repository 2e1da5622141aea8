package kz.quat.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Combines series with steps of 5 to 30 minutes into hours: energy is summed, power averaged, if
 * all parts of an hour are present. An hour that lacks a part is refused, or scaled up and marked
 * if the rule allows it. In a file with any time off the hour, the first part of an hour is never
 * taken for the whole hour. The record of an hour keeps the text of its parts.
 */
final class HourAssembly {

  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}):(\\d{2})(?::00(?:\\.0+)?)?(Z|\\+00:00)");

  /** The form of an amount in a part. */
  static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,40})?");

  private static final List<Integer> STEPS = List.of(5, 10, 15, 20, 30);
  static final int HOUR_MINUTES = 60;
  private static final int MEAN_DECIMALS = 12;

  /** Status of an hour that was scaled up from fewer parts than it has. */
  static final String SCALED = "scaled";

  private final SourceFormat.Parts parts;
  private final int hour;
  private final List<Integer> key;
  private final List<Integer> values;
  private final Map<List<@Nullable String>, Series> series = new LinkedHashMap<>();
  private final List<RawRecord> others = new ArrayList<>();

  /**
   * The readings of one key by hour, and the greatest step of which all their minutes are
   * multiples.
   */
  private static final class Series {
    final List<@Nullable String> key;
    final Map<String, Map<Integer, List<RawRecord>>> hours = new TreeMap<>();

    /**
     * Hours that were complete when the next one began. Most hours of a file are, and their parts
     * need not be kept.
     */
    final Map<String, Closed> closed = new HashMap<>();

    String open = "";
    int step = HOUR_MINUTES;

    Series(List<@Nullable String> key) {
      this.key = key;
    }
  }

  private record Closed(RawRecord record, int step) {}

  private HourAssembly(SourceFormat format, SourceFormat.Parts parts) {
    this.parts = parts;
    this.hour = format.allFields().indexOf("hour_start_utc");
    this.key = parts.key().stream().map(format.allFields()::indexOf).toList();
    this.values = parts.values().stream().map(format.allFields()::indexOf).toList();
  }

  /** Whether any line of a text has a time off the hour. */
  static boolean hasPartsOfHours(FileContent file, long limitBytes) throws IOException {
    try (BufferedReader lines = new BufferedReader(FileText.open(file, limitBytes))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (isOffTheHour(line)) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isOffTheHour(String text) {
    Matcher time = TIME.matcher(text);
    return time.find() && !time.group(2).equals("00");
  }

  /** The records of hours, sorted by the line of their first parts. */
  static List<RawRecord> hours(RecordStream records, SourceFormat format, SourceFormat.Parts parts)
      throws IOException {
    HourAssembly reading = new HourAssembly(format, parts);
    try (records) {
      while (records.hasNext()) {
        reading.take(records.next());
      }
    }
    return reading.hours();
  }

  /**
   * The hours of one series whose parts are known to be that many minutes long, even if the parts
   * present all begin on the hour.
   */
  static List<RawRecord> hours(
      List<RawRecord> records, int minutes, SourceFormat format, SourceFormat.Parts parts) {
    HourAssembly reading = new HourAssembly(format, parts);
    records.forEach(reading::take);
    reading.series.values().forEach(its -> its.step = gcd(its.step, minutes));
    return reading.hours();
  }

  private void take(RawRecord record) {
    String at = record.problem() == null ? record.fields().get(hour) : null;
    Matcher time = TIME.matcher(at == null ? "" : at);
    if (!time.matches()) {
      others.add(record);
      return;
    }
    List<@Nullable String> of = new ArrayList<>();
    key.forEach(column -> of.add(record.fields().get(column)));
    Series its = series.computeIfAbsent(of, Series::new);
    int minute = Integer.parseInt(time.group(2));
    its.step = gcd(its.step, minute);
    String start = time.group(1);
    if (!start.equals(its.open)) {
      close(its);
      its.open = start;
    }
    Closed before = its.closed.get(start);
    if (before != null) {
      RawRecord whole = before.record();
      String text = whole.text() + "\n" + record.text();
      RawRecord twice = RawRecord.broken(whole.lineNo(), text, Problems.DUPLICATE_KEY);
      its.closed.put(start, new Closed(twice, before.step()));
      return;
    }
    its.hours
        .computeIfAbsent(start, h -> new TreeMap<>())
        .computeIfAbsent(minute, m -> new ArrayList<>())
        .add(record);
  }

  /** Completes the hour that was open, if each of its parts is present exactly once. */
  private void close(Series its) {
    Map<Integer, List<RawRecord>> minutes = its.hours.get(its.open);
    if (minutes != null
        && STEPS.contains(its.step)
        && minutes.size() == HOUR_MINUTES / its.step
        && minutes.values().stream().allMatch(records -> records.size() == 1)) {
      its.hours.remove(its.open);
      RawRecord record = hour(its.open, minutes, its.step);
      for (int i = 0; record.problem() == null && i < key.size(); i++) {
        record.fields().set(key.get(i), its.key.get(i));
      }
      its.closed.put(its.open, new Closed(record, its.step));
    }
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private List<RawRecord> hours() {
    List<RawRecord> all = new ArrayList<>(others);
    for (Series its : series.values()) {
      its.closed.values().forEach(hour -> all.add(settled(hour, its.step)));
      its.hours.forEach(
          (start, minutes) -> {
            if (its.step == HOUR_MINUTES) {
              minutes.values().forEach(all::addAll);
            } else {
              all.add(hour(start, minutes, its.step));
            }
          });
    }
    all.sort((a, b) -> Long.compare(a.lineNo(), b.lineNo()));
    return all;
  }

  /**
   * An hour's final record. An hour that was complete at one step is incomplete if its series
   * turned out to have a finer step.
   */
  private static RawRecord settled(Closed hour, int step) {
    RawRecord record = hour.record();
    if (hour.step() == step || record.problem() != null) {
      return record;
    }
    String why = STEPS.contains(step) ? Problems.INCOMPLETE_HOUR : Problems.NOT_ON_THE_HOUR;
    return RawRecord.broken(record.lineNo(), record.text(), why);
  }

  private RawRecord hour(String start, Map<Integer, List<RawRecord>> minutes, int step) {
    List<RawRecord> all = minutes.values().stream().flatMap(List::stream).toList();
    RawRecord first = all.get(0);
    String text = String.join("\n", all.stream().map(RawRecord::text).toList());
    boolean isStep = STEPS.contains(step);
    boolean whole = isStep && minutes.size() == HOUR_MINUTES / step;
    boolean scaled = isStep && !whole && isEnough(minutes.size() * step);
    if (!(whole || scaled) || all.size() != minutes.size()) {
      String why =
          !isStep
              ? Problems.NOT_ON_THE_HOUR
              : whole || scaled ? Problems.DUPLICATE_KEY : Problems.INCOMPLETE_HOUR;
      return RawRecord.broken(first.lineNo(), text, why);
    }
    List<@Nullable String> fields = new ArrayList<>(first.fields());
    fields.set(hour, start + ":00:00Z");
    for (int column : values) {
      fields.set(column, value(all, column, whole ? HOUR_MINUTES : minutes.size() * step));
    }
    mark(fields, all);
    if (scaled) {
      fields.set(parts.status(), SCALED);
    }
    if (parts.intervals() >= 0) {
      fields.set(parts.intervals(), intervals(minutes, step));
    }
    return new RawRecord(first.lineNo(), fields, text, null);
  }

  /**
   * Whether enough minutes are present to scale an hour up. Power is never scaled up, as it has no
   * column to mark it.
   */
  private boolean isEnough(int minutes) {
    return parts.summed()
        && parts.status() >= 0
        && minutes * 100.0 >= parts.leastPct() * HOUR_MINUTES;
  }

  /**
   * The parts as they were delivered: their length in minutes, then their values; blank for a
   * missing one.
   */
  private String intervals(Map<Integer, List<RawRecord>> minutes, int step) {
    StringBuilder text = new StringBuilder().append(step).append(':');
    for (int minute = 0; minute < HOUR_MINUTES; minute += step) {
      List<RawRecord> there = minutes.getOrDefault(minute, List.of());
      String value = there.isEmpty() ? null : there.get(0).fields().get(values.get(0));
      text.append(minute == 0 ? "" : ";").append(value == null ? "" : value);
    }
    return text.toString();
  }

  /** Marks the hour as estimated if one of its parts is. */
  private void mark(List<@Nullable String> fields, List<RawRecord> all) {
    int status = parts.status();
    if (status >= 0) {
      all.stream()
          .map(record -> record.fields().get(status))
          .filter(word -> word != null && !word.isEmpty() && !word.equals("ok"))
          .findFirst()
          .ifPresent(word -> fields.set(status, word));
    }
  }

  /**
   * The combined value; null if no part has one; the first text that is not a number, so that it is
   * refused.
   */
  private @Nullable String value(List<RawRecord> all, int column, int ofMinutes) {
    BigDecimal sum = BigDecimal.ZERO;
    int blank = 0;
    for (RawRecord record : all) {
      String text = record.fields().get(column);
      if (text == null || text.isEmpty()) {
        blank++;
      } else if (NUMBER.matcher(text).matches()) {
        sum = sum.add(new BigDecimal(text));
      } else {
        return text;
      }
    }
    if (blank > 0) {
      return blank == all.size() ? null : "";
    }
    BigDecimal value =
        parts.summed()
            ? scaled(sum, ofMinutes)
            : sum.divide(BigDecimal.valueOf(all.size()), MEAN_DECIMALS, RoundingMode.HALF_UP);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal scaled(BigDecimal sum, int ofMinutes) {
    return ofMinutes == HOUR_MINUTES
        ? sum
        : sum.multiply(BigDecimal.valueOf(HOUR_MINUTES))
            .divide(BigDecimal.valueOf(ofMinutes), MEAN_DECIMALS, RoundingMode.HALF_UP);
  }
}
