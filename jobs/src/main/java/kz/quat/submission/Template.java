package kz.quat.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.quat.domain.Language;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The official form of a report as a workbook: the sheet to fill in, instructions, and the lists
 * for its drop-down cells. The same language gives the same bytes.
 */
public final class Template {

  private static final List<String> LABELS =
      Stream.of(Stream.of("schema"), ReportFields.HEAD.stream(), Stream.of("note"))
          .flatMap(fields -> fields)
          .toList();
  private static final List<String> UNITS = List.of("kWh", "MWh", "MW");
  private static final List<String> CLOCKS = List.of("local", "utc");
  private static final int FIRST_LABEL_ROW = 2;
  private static final int HEADING_ROW = FIRST_LABEL_ROW + LABELS.size() + 1;

  /** Rows for the readings of a month of 31 days with a repeated hour. */
  private static final int READING_ROWS = 745;

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int MOST_DAYS = 31;
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final String TEXT = "@";
  private static final String DAY = "dd.mm.yyyy";
  private static final String SHADE = "DDEBF7";

  private final Catalogue words;
  private final Map<String, String> values;
  private final List<List<String>> readings;

  private Template(Language language, Map<String, String> values, List<List<String>> readings) {
    this.words = words(language);
    this.values = values;
    this.readings = readings;
  }

  static Catalogue words(Language language) {
    return Catalogue.of(Topic.FORM, language);
  }

  /** The empty form. */
  public static byte[] bytes(Language language) throws IOException {
    return bytes(language, Map.of(), List.of());
  }

  /**
   * The form of a period: a row for every hour of it, filled in except the value.
   *
   * @param values what is known of the head, by field, such as {@code site_id}
   * @param from first day
   * @param to last day, not before the first and at most a month of 31 days after
   * @param zone clock by which local hours are counted; an hour that it repeats stands twice
   * @throws IllegalArgumentException for a period that the form has no room for
   */
  public static byte[] ofPeriod(
      Language language, Map<String, String> values, LocalDate from, LocalDate to, ZoneId zone)
      throws IOException {
    if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS - 1))) {
      throw new IllegalArgumentException(
          "Invalid period: %s to %s (must be 1 to %d days)".formatted(from, to, MOST_DAYS));
    }
    Map<String, String> head = new HashMap<>(values);
    head.put("period_from", WRITTEN.format(from));
    head.put("period_to", WRITTEN.format(to));
    head.putIfAbsent("unit", words(language).text("word.kWh"));
    head.putIfAbsent("time", words(language).text("word.local"));
    head.putIfAbsent("revision", "1");
    return bytes(language, head, hours(from, to, zone));
  }

  /** Day, hour and, where the clock shows it twice, which of the two. */
  private static List<List<String>> hours(LocalDate from, LocalDate to, ZoneId zone) {
    List<List<String>> rows = new ArrayList<>();
    Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
    for (Instant at = from.atStartOfDay(zone).toInstant();
        at.isBefore(end);
        at = at.plus(1, ChronoUnit.HOURS)) {
      LocalDateTime local = at.atZone(zone).toLocalDateTime();
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      String fold =
          offsets.size() < 2 ? "" : String.valueOf(offsets.indexOf(at.atZone(zone).getOffset()));
      rows.add(List.of(WRITTEN.format(local), String.valueOf(local.getHour()), "", fold));
    }
    return rows;
  }

  /**
   * The form with values filled in.
   *
   * @param values by field
   * @param readings rows of day, hour, value
   */
  static byte[] bytes(Language language, Map<String, String> values, List<List<String>> readings)
      throws IOException {
    return new Template(language, values, readings).written();
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Quat", "1.0")) {
      Worksheet report = workbook.newWorksheet(words.text("sheet.report"));
      Worksheet instructions = workbook.newWorksheet(words.text("sheet.instructions"));
      Worksheet lists = workbook.newWorksheet(words.text("sheet.lists"));
      lists(lists);
      head(report);
      report.range(row("unit"), 1, row("unit"), 1).validateWithList(lists.range(0, 0, 2, 0));
      report.range(row("time"), 1, row("time"), 1).validateWithList(lists.range(0, 1, 1, 1));
      table(report);
      instructions(instructions);
    }
    return undated(bytes.toByteArray());
  }

  private static int row(String field) {
    return FIRST_LABEL_ROW + LABELS.indexOf(field);
  }

  private void head(Worksheet sheet) {
    sheet.width(0, 44);
    sheet.width(1, 22);
    sheet.width(2, 22);
    sheet.width(3, 22);
    sheet.value(0, 0, words.text("title"));
    sheet.range(0, 0, 0, 3).merge();
    sheet.style(0, 0).bold().fontSize(14).set();
    for (String field : LABELS) {
      int row = row(field);
      sheet.value(row, 0, words.text("label." + field));
      sheet.style(row, 0).bold().set();
      sheet.style(row, 1).format(TEXT).fillColor(SHADE).set();
      String value = field.equals("schema") ? FormFields.SCHEMA_VERSION : values.get(field);
      if (value != null) {
        sheet.value(row, 1, value);
      }
    }
  }

  private void table(Worksheet sheet) {
    List<String> columns = Headings.OF_READINGS;
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(HEADING_ROW, c, words.text("label." + columns.get(c)));
      sheet.style(HEADING_ROW, c).bold().wrapText(true).set();
    }
    int first = HEADING_ROW + 1;
    int last = HEADING_ROW + READING_ROWS;
    sheet.range(first, 0, last, 0).style().format(DAY).fillColor(SHADE).set();
    sheet.range(first, 1, last, 3).style().fillColor(SHADE).set();
    for (int r = 0; r < readings.size(); r++) {
      for (int c = 0; c < readings.get(r).size(); c++) {
        if (!readings.get(r).get(c).isEmpty()) {
          sheet.value(first + r, c, readings.get(r).get(c));
        }
      }
    }
    sheet.freezePane(0, first);
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.repeatRows(HEADING_ROW);
  }

  private void lists(Worksheet sheet) {
    for (int i = 0; i < UNITS.size(); i++) {
      sheet.value(i, 0, words.text("word." + UNITS.get(i)));
    }
    for (int i = 0; i < CLOCKS.size(); i++) {
      sheet.value(i, 1, words.text("word." + CLOCKS.get(i)));
    }
  }

  private void instructions(Worksheet sheet) {
    sheet.width(0, 110);
    List<String> lines = words.lines("line");
    for (int i = 0; i < lines.size(); i++) {
      sheet.value(i, 0, lines.get(i));
      sheet.style(i, 0).wrapText(true).set();
    }
    sample(sheet, lines.size() + 1);
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }

  /** A row as it is to be filled in; on this sheet, where no reader takes it for a reading. */
  private void sample(Worksheet sheet, int row) {
    sheet.value(row, 0, words.text("sample"));
    sheet.style(row, 0).bold().set();
    List<String> columns = Headings.OF_READINGS;
    List<String> values = List.of("07.12.2022", "18", "1234,5", "");
    for (int c = 0; c < columns.size(); c++) {
      String value = values.get(c).isEmpty() ? "\u2013" : values.get(c);
      sheet.value(row + 1 + c, 0, words.text("label." + columns.get(c)) + ": " + value);
    }
    sheet.value(row + 1 + columns.size(), 0, words.text("sample.meaning"));
    sheet.style(row + 1 + columns.size(), 0).wrapText(true).set();
  }

  /** The same archive without the times that the library writes into it. */
  private static byte[] undated(byte[] workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveInputStream in =
            new ZipArchiveInputStream(new ByteArrayInputStream(workbook), "UTF-8", true, true);
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipArchiveEntry from = in.getNextEntry(); from != null; from = in.getNextEntry()) {
        ZipEntry to = new ZipEntry(from.getName());
        to.setTimeLocal(NO_TIME);
        out.putNextEntry(to);
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.write(
            text.replaceAll("<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\\1>", "")
                .getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
