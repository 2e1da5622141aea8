package kz.quat.submission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form that concern the whole report. A value in the form's own words is replaced
 * by the word that the JSON format uses. A value that cannot be replaced is kept as written, and
 * the rules for reports refuse it.
 */
final class FormFields {

  static final String SCHEMA = "schema";
  static final String SCHEMA_VERSION = "quat-report/1";
  static final String UNIT = "unit";
  static final String TIME = "time";

  /** The form asks for the time of submission in market time. */
  private static final ZoneId FORM_CLOCK = ZoneId.of("Asia/Almaty");

  private static final int BIN_DIGITS = 12;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,12}");
  private static final List<String> PLAIN_NUMBERS =
      List.of("revision", "machines", "hashrate_ths", "total");

  private static final int MAX_TEXT_CHARS = 200;
  private static final List<String> ENERGY = List.of("kWh", "MWh", "GWh");
  private static final List<String> MOMENTS = List.of("period_from", "period_to");
  private static final Pattern LOST_DIGITS = Pattern.compile("\\d[.,]\\d+\\s?[EeЕе]\\s?\\+?\\d+");

  private final TreeMap<String, String> fields = new TreeMap<>();
  private final TreeSet<String> readAs = new TreeSet<>();
  private final List<String> texts = new ArrayList<>();
  private @Nullable FormFault fault;
  private final boolean date1904;

  FormFields(boolean date1904) {
    this.date1904 = date1904;
  }

  /** A copy to which further fields can be added. */
  FormFields copy() {
    FormFields copy = new FormFields(date1904);
    copy.fields.putAll(fields);
    copy.readAs.addAll(readAs);
    copy.fault = fault;
    copy.texts.addAll(texts);
    return copy;
  }

  /** The reason why the form is refused as a whole; null if it is not. */
  @Nullable FormFault fault() {
    return fault;
  }

  /** Refuses the form as a whole; only the first reason is kept. */
  void refuse(FormFault why) {
    fault = fault == null ? why : fault;
  }

  Map<String, String> fields() {
    return fields;
  }

  /** Codes of the ways in which the meaning differs from the written text. */
  Set<String> readAs() {
    return readAs;
  }

  void note(String code) {
    readAs.add(code);
  }

  /**
   * Records that something was read differently from how it is written, with the text concerned.
   */
  void note(String code, String text) {
    readAs.add(code + ":" + text.replaceAll("[\"\\\\\\p{Cntrl}]", "'"));
  }

  /** Whether the unit is one of energy, or none is given. */
  boolean isOfEnergy() {
    String unit = fields.get(UNIT);
    return unit == null || unit.endsWith("h") || unit.endsWith("ч") || unit.endsWith("сағ");
  }

  boolean isUtc() {
    return "utc".equals(fields.get(TIME));
  }

  /** Takes the pairs of label and value in a row; the first value of a field counts. */
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
        } else if (!row.cell(c).number() && named == null) {
          takeText(text, row, c);
        }
      }
    }
  }

  /** Takes a text that names no field of a report, such as a title, a remark or a meter's ratio. */
  private void takeText(String text, Grid.GridRow row, int column) {
    int next = nextCell(row, column + 1);
    String beside = next < 0 ? "" : row.cell(next).text();
    boolean hasNumber = beside.matches("[+-]?\\d.*");
    if (hasNumber && Words.isMultiplier(text) && !beside.matches("1([.,]0*)?")) {
      note("multiplier_stated", text + " = " + beside);
    } else if (!hasNumber && text.length() <= MAX_TEXT_CHARS) {
      texts.add(text);
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

  /**
   * Takes one field; a blank value is ignored. A field that identifies the report must not occur
   * twice with different values.
   */
  void put(String name, Cell cell) {
    if (cell.isBlank()) {
      return;
    }
    String read = read(name, cell);
    String before = fields.putIfAbsent(name, read);
    if (cell.hadInvisible()) {
      note("invisible_removed");
    }
    if (before != null && !before.equals(read) && Headings.OF_IDENTITY.contains(name)) {
      refuse(
          name.equals(UNIT)
              ? new FormFault("unit_conflict", UNIT, before + " / " + read)
              : new FormFault("ambiguous_field", name, before + " / " + read));
    }
  }

  private String read(String name, Cell cell) {
    return switch (name) {
      case "miner_bin" -> bin(cell.text());
      case UNIT -> Words.unit(cell.text());
      case "report_id", "site_id", "withdraws" -> code(name, cell);
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

  private String code(String name, Cell cell) {
    if (!cell.number() && LOST_DIGITS.matcher(cell.text()).matches()) {
      refuse(new FormFault("digits_lost", name, cell.text()));
    }
    return cell.text();
  }

  /**
   * Restores leading zeros of a BIN, which a spreadsheet drops when it takes the BIN for a number.
   */
  private String bin(String text) {
    String digits = text.replaceAll("[" + Blanks.CLASS + "]", "");
    if (LOST_DIGITS.matcher(digits).matches()) {
      refuse(new FormFault("digits_lost", "miner_bin", text));
      return text;
    }
    if (!DIGITS.matcher(digits).matches() || digits.length() == BIN_DIGITS) {
      return DIGITS.matcher(digits).matches() ? digits : text;
    }
    readAs.add("bin_padded");
    return "0".repeat(BIN_DIGITS - digits.length()) + digits;
  }

  /**
   * A moment; a day without an hour means the whole day.
   *
   * @param daysIfAlone days added to such a day: 1 for the end of a period, which includes its last
   *     day
   */
  private String day(Cell cell, int daysIfAlone) {
    Moment moment = Moment.of(cell, date1904, false);
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
    Moment moment = Moment.of(cell, date1904, false);
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

  /** Refuses the form if the heading of the hours names another clock than the form's fields. */
  void compareClock(@Nullable String heading) {
    String named = heading == null ? null : Words.clockOfHeading(heading);
    String stated = fields.get(TIME);
    if (Words.COUNTRY_CLOCK.equals(named) && "local".equals(stated)) {
      note("clock_of_heading", String.valueOf(heading));
    } else if (named != null && stated != null && !named.equals(stated)) {
      refuse(new FormFault("ambiguous_field", TIME, stated + " / " + heading));
    }
  }

  /**
   * Completes fields that depend on others: the form's version, the unit if the heading or the
   * cells name it, and Z if times are in UTC.
   *
   * @param valueHeading heading of the values
   * @param cellUnits units written next to the values in their cells
   */
  void complete(@Nullable String valueHeading, Set<String> cellUnits) {
    fields.putIfAbsent(SCHEMA, SCHEMA_VERSION);
    Set<String> units = new TreeSet<>(cellUnits);
    if (valueHeading != null) {
      units.addAll(Words.unitsOfHeading(valueHeading));
    }
    String head = fields.get(UNIT);
    if (head == null && units.size() == 1 && !units.contains(Words.OTHER_UNIT)) {
      fields.put(UNIT, units.iterator().next());
      readAs.add("unit_of_heading");
    } else if (!units.isEmpty() && (head == null || units.size() > 1 || !units.contains(head))) {
      boolean unknown = units.size() == 1 && units.contains(Words.OTHER_UNIT) && head == null;
      String found = units.contains(Words.OTHER_UNIT) ? valueHeading : String.join(" / ", units);
      refuse(
          unknown
              ? new FormFault("bad_unit", UNIT, valueHeading)
              : new FormFault("unit_conflict", UNIT, head == null ? found : head + " / " + found));
    }
    if (valueHeading != null && Words.scales(valueHeading)) {
      refuse(new FormFault("unit_conflict", UNIT, valueHeading));
    }
    String unit = String.valueOf(fields.get(UNIT));
    List<String> said = new ArrayList<>(texts);
    said.add(fields.getOrDefault(Headings.NOTE, ""));
    for (String text : said) {
      Set<String> named = Words.unitsOfHeading(text);
      if (!named.contains(unit) && ENERGY.stream().anyMatch(named::contains)) {
        note("other_unit_in_text", text);
      }
    }
    for (String bound : MOMENTS) {
      if (isUtc()) {
        fields.computeIfPresent(
            bound, (name, text) -> text.matches(".*T\\d{2}:\\d{2}") ? text + "Z" : text);
      }
    }
  }
}
