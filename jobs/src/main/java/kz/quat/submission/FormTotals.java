package kz.quat.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a form: the total of the whole report is kept, subtotals are ignored. They are
 * distinguished by their position and label, never by size alone.
 */
final class FormTotals {

  private static final BigDecimal SUM_TOLERANCE = new BigDecimal("0.001");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,40})?");

  private record Stated(String label, Cell value, int readingsBefore) {}

  private final List<Stated> stated = new ArrayList<>();
  private Cell onTop = Cell.EMPTY;
  private int passedOver;

  /** Takes a row that is labelled as a total. */
  void take(String label, Cell value, FormReadings readings) {
    if (!value.isBlank()) {
      stated.add(new Stated(label, value, readings.size()));
      readings.takeTotal(value);
    }
  }

  /** Takes a total that is above the readings; a total below them has priority. */
  void takeOnTop(Cell value, FormReadings readings) {
    onTop = value;
    readings.takeTotal(value);
  }

  /**
   * Number of rows that are neither readings nor the report's total; known after {@link
   * #withoutSums}.
   */
  int passedOver() {
    return passedOver;
  }

  /**
   * The readings without rows that have no hour and are sums of the rows above. The report's total
   * is added to the fields.
   */
  List<FormReadings.Reading> withoutSums(
      List<FormReadings.Reading> readings, FormFields fields, FormReadings column) {
    List<FormReadings.Reading> left = new ArrayList<>();
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal part = BigDecimal.ZERO;
    BigDecimal unnamed = null;
    int sums = 0;
    int subtotals = 0;
    for (FormReadings.Reading reading : readings) {
      BigDecimal value = number(reading.value());
      boolean isSum = left.size() > 1 && reading.hour() == null && value != null;
      if (isSum && (isNear(value, all) || isNear(value, part))) {
        unnamed = isNear(value, all) ? value : null;
        subtotals += isNear(value, part) && !isNear(value, all) ? 1 : 0;
        sums++;
        part = BigDecimal.ZERO;
        continue;
      }
      unnamed = null;
      left.add(reading);
      all = value == null ? all : all.add(value);
      part = value == null ? part : part.add(value);
    }
    Cell total = ofReport(readings.size(), readings);
    if (total != null) {
      fields.put(Headings.TOTAL, column.total(total));
    } else if (unnamed != null && subtotals == 0) {
      fields.put(Headings.TOTAL, Cell.number(unnamed.toPlainString()));
    }
    if (!onTop.isBlank()) {
      fields.put(Headings.TOTAL, column.total(onTop));
    }
    passedOver = stated.size() - (total == null ? 0 : 1) + sums - (unnamed == null ? 0 : 1);
    return left;
  }

  /**
   * The total after the last reading, unless it is one of several subtotals; null if there is none.
   */
  private @Nullable Cell ofReport(int readings, List<FormReadings.Reading> of) {
    if (stated.isEmpty()) {
      return null;
    }
    Stated last = stated.get(stated.size() - 1);
    if (last.readingsBefore() < readings) {
      return null;
    }
    boolean dated = last.label().matches("(?s).*\\d.*");
    boolean manyDays =
        of.stream().map(FormTotals::day).filter(day -> !day.isEmpty()).distinct().count() > 1;
    boolean isOneOfMany =
        stated.subList(0, stated.size() - 1).stream()
            .anyMatch(before -> kind(before.label()).equals(kind(last.label())));
    return (dated && manyDays && (stated.size() > 1 || !isPeriod(last.label()))) || isOneOfMany
        ? null
        : last.value();
  }

  /** A label with two years names a period. */
  private static boolean isPeriod(String label) {
    return label.matches("(?s).*\\d{4}.*\\d{4}.*");
  }

  private static String day(FormReadings.Reading reading) {
    String hour = reading.hour();
    return hour == null || hour.length() < 10 ? "" : hour.substring(0, 10);
  }

  private static String kind(String label) {
    return Headings.key(label.replaceAll("\\d", ""));
  }

  private static boolean isNear(@Nullable BigDecimal value, BigDecimal sum) {
    return value != null && value.subtract(sum).abs().compareTo(SUM_TOLERANCE) <= 0;
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text != null && NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }
}
