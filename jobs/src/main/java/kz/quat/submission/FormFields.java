package kz.quat.submission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document's own in a form. What the form words otherwise than JSON is put into
 * JSON's words; what cannot be is left as it is, for the rules of a report to refuse.
 */
final class FormFields {

  static final String SCHEMA = "schema";
  static final String SCHEMA_VERSION = "quat-report/1";
  static final String UNIT = "unit";
  static final String TIME = "time";

  /** The form asks for the time of submission by the trading clock. */
  private static final ZoneId FORM_CLOCK = ZoneId.of("Asia/Almaty");

  private static final int BIN_DIGITS = 12;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,12}");
  private static final List<String> PLAIN_NUMBERS =
      List.of("revision", "machines", "hashrate_ths", "total");

  private final TreeMap<String, String> fields = new TreeMap<>();
  private final TreeSet<String> readAs = new TreeSet<>();
  private final boolean date1904;

  FormFields(boolean date1904) {
    this.date1904 = date1904;
  }

  /** The same fields, to add others to. */
  FormFields copy() {
    FormFields copy = new FormFields(date1904);
    copy.fields.putAll(fields);
    copy.readAs.addAll(readAs);
    return copy;
  }

  Map<String, String> fields() {
    return fields;
  }

  /** What was read otherwise than it is written, as codes. */
  Set<String> readAs() {
    return readAs;
  }

  void note(String code) {
    readAs.add(code);
  }

  boolean isUtc() {
    return "utc".equals(fields.get(TIME));
  }

  /** Takes the pairs of label and value of a row; a field's first value counts. */
  void takeRow(Grid.GridRow row) {
    for (int c = 0; c < row.cells().size(); c++) {
      String text = row.cell(c).text();
      int colon = text.indexOf(':');
      String inCell = colon < 0 ? "" : Blanks.strip(text.substring(colon + 1));
      String named = Headings.ofDocument(colon < 0 ? text : text.substring(0, colon));
      if (named != null && !inCell.isEmpty() && text.lastIndexOf('(', colon) < 0) {
        put(named, Cell.text(inCell));
      } else {
        named = Headings.ofDocument(text);
        int value = named == null ? -1 : nextCell(row, c + 1);
        if (named != null && value > 0) {
          put(named, row.cell(value));
          c = value;
        }
      }
    }
  }

  private static int nextCell(Grid.GridRow row, int from) {
    for (int c = from; c < row.cells().size(); c++) {
      if (!row.cell(c).isBlank()) {
        return Headings.ofDocument(row.cell(c).text()) == null ? c : -1;
      }
    }
    return -1;
  }

  /** Takes one field; a blank one is none. */
  void put(String name, Cell cell) {
    if (!cell.isBlank() && !fields.containsKey(name)) {
      fields.put(name, read(name, cell));
    }
  }

  private String read(String name, Cell cell) {
    return switch (name) {
      case "miner_bin" -> bin(cell.text());
      case UNIT -> Words.unit(cell.text());
      case TIME -> Words.clock(cell.text());
      case "period_from" -> day(cell, 0);
      case "period_to" -> day(cell, 1);
      case "submitted_at" -> submittedAt(cell);
      default ->
          PLAIN_NUMBERS.contains(name)
              ? NumberColumn.of(List.of(cell), false).read(cell)
              : cell.text();
    };
  }

  /** A spreadsheet takes a BIN for a number and drops the zeros before it. */
  private String bin(String text) {
    String digits = text.replaceAll("[" + Blanks.CLASS + "]", "");
    if (!DIGITS.matcher(digits).matches() || digits.length() == BIN_DIGITS) {
      return DIGITS.matcher(digits).matches() ? digits : text;
    }
    readAs.add("bin_padded");
    return "0".repeat(BIN_DIGITS - digits.length()) + digits;
  }

  /** A day alone is the whole day: as the end of a period, its last. */
  private String day(Cell cell, int daysIfAlone) {
    Moment moment = Moment.of(cell, date1904);
    LocalDate day = moment == null ? null : moment.day();
    if (moment == null || day == null) {
      return cell.text();
    }
    Integer minute = moment.minute();
    if (minute != null) {
      return written(day, minute, moment.offset());
    }
    return Moment.iso(day.plusDays(daysIfAlone), 0);
  }

  private String submittedAt(Cell cell) {
    Moment moment = Moment.of(cell, date1904);
    LocalDate day = moment == null ? null : moment.day();
    if (moment == null || day == null) {
      return cell.text();
    }
    Integer minute = moment.minute();
    if (moment.offset() != null && minute != null) {
      return cell.text().contains("T") ? cell.text() : written(day, minute, moment.offset());
    }
    return day.atStartOfDay()
        .plusMinutes(minute == null ? 0 : minute)
        .atZone(FORM_CLOCK)
        .toInstant()
        .toString();
  }

  private static String written(LocalDate day, int minute, @Nullable String offset) {
    return Moment.iso(day, minute) + (offset == null ? "" : offset);
  }

  /** What is known only when all fields are: the form's version, and Z where times are UTC. */
  void complete(@Nullable String valueHeading) {
    fields.putIfAbsent(SCHEMA, SCHEMA_VERSION);
    if (!fields.containsKey(UNIT) && valueHeading != null) {
      String unit = Words.unitOfHeading(valueHeading);
      if (unit != null) {
        fields.put(UNIT, unit);
        readAs.add("unit_of_heading");
      }
    }
    for (String bound : List.of("period_from", "period_to")) {
      if (isUtc()) {
        fields.computeIfPresent(
            bound, (name, text) -> text.matches(".*T\\d{2}:\\d{2}") ? text + "Z" : text);
      }
    }
  }
}
