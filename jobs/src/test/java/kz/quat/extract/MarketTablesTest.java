package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Format;
import kz.quat.schema.RawTables.Source;
import kz.quat.submission.SubmissionFiles;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of the operator and the market in the formats in which offices save them. */
class MarketTablesTest {

  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));
  private static final String NUMBERS =
      ".*_(mw|mwh|kwh|kw|kzt|c|coins|kzt_per_kwh)|coins|multiplier|difficulty";
  private static final String LIMITS =
      "area,hour_start_utc,limit_mw\nNorth+South,2022-12-07T00:00:00Z,300.5\n";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("__MACOSX/._" + name));
      zip.write(1);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  private static List<String> read(Source source, byte[] bytes) throws IOException {
    List<String> found = new ArrayList<>();
    FileRecords files = new FileRecords(SourceFormat.of(source, CONFIG.clean()));
    try (RecordStream records = files.open("f.csv", () -> new ByteArrayInputStream(bytes))) {
      records.forEachRemaining(
          each -> found.add(each.problem() != null ? each.problem() : each.fields().toString()));
    }
    return found;
  }

  static Stream<Arguments> files() throws IOException {
    String expected = "[North+South, 2022-12-07T00:00:00Z, 300.5]";
    return Stream.of(
        Arguments.of("plain", utf8(LIMITS), expected),
        Arguments.of("byte order mark", utf8("\uFEFF" + LIMITS), expected),
        Arguments.of(
            "semicolons and decimal comma",
            utf8(LIMITS.replace(',', ';').replace("300.5", "300,5")),
            expected),
        Arguments.of(
            "tabs in UTF-16",
            LIMITS.replace(',', '\t').getBytes(StandardCharsets.UTF_16),
            expected),
        Arguments.of(
            "Windows-1251",
            LIMITS.replace("area", "area").getBytes(Charset.forName("windows-1251")),
            expected),
        Arguments.of("gzip", gzip(utf8(LIMITS)), expected),
        Arguments.of("zip of a Mac", zip("limits.csv", utf8(LIMITS)), expected),
        Arguments.of(
            "JSON",
            utf8(
                "[{\"area\":\"North+South\",\"hour_start_utc\":\"2022-12-07T00:00:00Z\","
                    + "\"limit_mw\":300.5}]"),
            expected),
        Arguments.of(
            "columns in another order, one more",
            utf8("note,limit_mw,hour_start_utc,area\nx,300.5,2022-12-07T00:00:00Z,North+South\n"),
            expected),
        Arguments.of(
            "unit in the heading", utf8(LIMITS.replace("limit_mw", "limit_gw")), "bad_header"),
        Arguments.of("no heading", utf8(LIMITS.substring(LIMITS.indexOf('\n') + 1)), "bad_header"),
        Arguments.of("a web page", utf8("<html><body>404</body></html>"), "web_page"),
        Arguments.of("nothing", new byte[0], "bad_header"),
        Arguments.of("binary", new byte[] {0, 1, 2, 3, 0, 0, 9, 9}, "bad_encoding"),
        Arguments.of(
            "a field too many", utf8(LIMITS.replace("300.5", "300,5")), "wrong_field_count"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aFileIsReadOrSaysWhy(String name, byte[] bytes, String expected) throws IOException {
    assertThat(read(RawTables.OPERATOR_LIMITS, bytes)).isNotEmpty().containsOnly(expected);
  }

  static Stream<Source> tables() {
    return RawTables.SOURCES.stream().filter(source -> source.format() == Format.CSV);
  }

  private static String cell(String column) {
    return column.endsWith("_utc")
        ? "#44900.0416666667"
        : column.equals("date") || column.matches("valid_.*|.*_on")
            ? "#44900"
            : column.matches(NUMBERS) ? "#1234.5" : "KZ-35";
  }

  private static String text(String column) {
    return switch (cell(column)) {
      case "#44900" -> "2022-12-05";
      case "#1234.5" -> "1234.5";
      case "KZ-35" -> "KZ-35";
      default -> "2022-12-05T01:00Z";
    };
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aWorkbookOfEverySourceGivesItsTimesDaysAndNumbers(Source source) throws IOException {
    List<String> columns = new ArrayList<>(source.allFields());
    columns.removeAll(List.of(RawTables.MESSAGE_NO, RawTables.INTERVALS));
    List<String> cells = columns.stream().map(MarketTablesTest::cell).toList();
    byte[] book =
        SubmissionFiles.xlsx(
            "Report of the operator\n"
                + String.join("|", columns)
                + "\n"
                + String.join("|", cells));
    String expected =
        columns.stream().map(MarketTablesTest::text).collect(Collectors.joining(", "));
    assertThat(read(source, book)).singleElement().asString().startsWith("[" + expected);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aNumberWhoseFormatShowsThousandsIsRefused(Source source) throws IOException {
    List<String> columns = source.fields();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean anyNumber = false;
    try (Workbook book = new Workbook(bytes, "test", "1.0");
        Worksheet sheet = book.newWorksheet("1")) {
      for (int c = 0; c < columns.size(); c++) {
        sheet.value(0, c, columns.get(c));
        if (columns.get(c).matches(NUMBERS)) {
          anyNumber = true;
          sheet.value(1, c, 1_234_500);
          sheet.style(1, c).format("#,##0.0,").set();
        } else {
          sheet.value(1, c, "KZ-35");
        }
      }
    }
    assertThat(read(source, bytes.toByteArray()).contains("number_format")).isEqualTo(anyNumber);
  }
}
