package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Workplace;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The totals of one night's quotas, of exempt power, and of both together, MWh, as every output of
 * the night states them.
 */
final class OneQuotaFigure {

  private static final String SUMS =
      "SELECT concat_ws(' ', sum(quota_mw::DECIMAL(18,6))::DECIMAL(18,0),"
          + " sum(exempt_mw::DECIMAL(18,6))::DECIMAL(18,0)";

  /** Interruptible and re-offered power in addition to the quotas, MWh, one decimal. */
  private static final String EXTRAS =
      "SELECT concat_ws(' ', coalesce(sum(interruptible_mw::DECIMAL(18,6)), 0)::DECIMAL(18,1),"
          + " coalesce(sum(reoffer_mw::DECIMAL(18,6)), 0)::DECIMAL(18,1)) FROM %s";

  /** The same to the third decimal, as the annex has it. */
  private static final String EXACT_EXTRAS = EXTRAS.replace("(18,1)", "(18,3)");

  /** Hours of sites in which power is re-offered, if only none of it: else the annex has a dash. */
  private static final String OFFERED = "SELECT count(reoffer_mw) FROM %s";

  private final Workplace place;
  private final String nightOutput;
  private final String day;
  private String[] beside = {};

  OneQuotaFigure(Workplace place, String nightOutput, String day) {
    this.place = place;
    this.nightOutput = nightOutput;
    this.day = day;
  }

  /** Checks that every output has these totals. */
  void is(String quota, String exempt, String allowed) throws IOException {
    Path restricted = place.at("work/restricted/latest");
    String both = quota + " " + exempt;
    String three = both + " " + allowed;
    Path sites = restricted.resolve("out_quota__site_hours.parquet");
    assertThat(Duck.single(sites, three(ofDay()))).as("Parquet by site").isEqualTo(three);
    String[] beside = Duck.single(sites, EXTRAS.formatted(ofDay())).split(" ", -1);
    assertThat(Duck.single(restricted.resolve("out_quota__region_hours.parquet"), two(ofDay())))
        .as("Parquet by region")
        .isEqualTo(both);
    Path regions = restricted.resolve("out_quota__region_hours.parquet");
    assertThat(Duck.single(regions, EXTRAS.formatted(ofDay())))
        .as("Parquet by region, beside the quotas")
        .isEqualTo(String.join(" ", beside));
    assertThat(Duck.single(pageTable("out_quota__site_hours"), three(ofDay())))
        .as("page, by site")
        .isEqualTo(three);
    assertThat(Duck.single(pageTable("out_quota__region_hours"), two(ofDay())))
        .as("page, by region")
        .isEqualTo(both);
    assertThat(commandLine(sites))
        .as("quat explain --json")
        .isEqualTo(three + " " + String.join(" ", beside));
    assertThat(nightOutput.replace(",", "").replaceAll(" +", " "))
        .as("the night's own table")
        .containsPattern(
            "In all [0-9]+ [0-9.]+ %s\\.0 %s\\.0 %s\\.0 %s %s"
                .formatted(quota, exempt, allowed, beside[0], beside[1]));
    assertThat(runReport(restricted))
        .as("run report")
        .isEqualTo(three + " " + String.join(" ", beside));
    assertThat(Files.readString(restricted.resolve("summary_en.txt")).replace(",", ""))
        .as("mail")
        .contains("Quotas recommended: " + quota + ".0 MWh")
        .contains("exempt power beside them: " + exempt + ".0 MWh")
        .contains("Allowed in all: " + allowed + ".0 MWh")
        .contains("interruptible beside it: " + beside[0] + " MWh")
        .contains("re-offered: " + beside[1] + " MWh");
    assertThat(Duck.single(pageTable("out_quota__site_hours"), EXTRAS.formatted(ofDay())))
        .as("page, beside the quotas")
        .isEqualTo(String.join(" ", beside));
    assertThat(Duck.single(pageTable("out_quota__region_hours"), EXTRAS.formatted(ofDay())))
        .as("page by region, beside the quotas")
        .isEqualTo(String.join(" ", beside));
    this.beside = beside;
    exported(sites, three, quota, exempt, allowed);
  }

  /** The day's rows of a published table, which holds earlier days too. */
  private String ofDay() {
    return "(SELECT * FROM $file WHERE market_date = '" + day + "')";
  }

  private static String two(String from) {
    return SUMS + ") FROM " + from;
  }

  private static String three(String from) {
    return SUMS + ", sum(allowed_mw::DECIMAL(18,6))::DECIMAL(18,0)) FROM " + from;
  }

  private Path pageTable(String name) throws IOException {
    String page = Files.readString(place.at("work/restricted/latest/index.html"));
    Matcher block =
        Pattern.compile("<script type=\"text/plain\" id=\"t:" + name + "\">([^<]*)</script>")
            .matcher(page);
    assertThat(block.find()).as(name).isTrue();
    return Files.write(
        place.at(name + ".page.parquet"), Base64.getDecoder().decode(block.group(1)));
  }

  private String commandLine(Path sites) throws IOException {
    List<String> names =
        List.of("quota_mw", "exempt_mw", "allowed_mw", "interruptible_mw", "reoffer_mw");
    BigDecimal[] sums = new BigDecimal[names.size()];
    Arrays.fill(sums, BigDecimal.ZERO);
    for (String site : Duck.query(sites, "SELECT DISTINCT site_id FROM $file ORDER BY 1")) {
      Workplace.Outcome answer = place.quat("explain", site, "--date", day, "--json");
      assertThat(answer.exitCode()).as(answer.err()).isZero();
      for (JsonNode hour : new ObjectMapper().readTree(answer.out()).get("hours")) {
        for (int i = 0; i < sums.length; i++) {
          JsonNode mw = hour.path(names.get(i));
          // Power that is not re-offered is null: nothing to add.
          sums[i] = sums[i].add(mw.isNumber() ? mw.decimalValue() : BigDecimal.ZERO);
        }
      }
    }
    List<String> said = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      said.add(sums[i].setScale(i < 3 ? 0 : 1, RoundingMode.HALF_UP).toPlainString());
    }
    return String.join(" ", said);
  }

  private static String runReport(Path restricted) throws IOException {
    JsonNode report = new ObjectMapper().readTree(restricted.resolve("run_report.json").toFile());
    double quota = 0;
    double exempt = 0;
    double allowed = 0;
    double interruptible = 0;
    double reoffer = 0;
    for (JsonNode region : report.get("quotas")) {
      quota += region.get("quota_mwh").asDouble();
      exempt += region.get("exempt_mwh").asDouble();
      allowed += region.get("allowed_mwh").asDouble();
      interruptible += region.get("interruptible_mwh").asDouble();
      reoffer += region.get("reoffer_mwh").asDouble();
    }
    return "%.0f %.0f %.0f %.1f %.1f".formatted(quota, exempt, allowed, interruptible, reoffer);
  }

  private void exported(Path sites, String three, String quota, String exempt, String allowed)
      throws IOException {
    Path out = place.at("out");
    Workplace.Outcome export =
        place.quat("export", "--date", day, "--out", out.toString(), "--lang", "en");
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(Duck.single(out.resolve("quotas.parquet"), three("$file"))).isEqualTo(three);
    assertThat(Duck.single(out.resolve("quotas.csv"), three("read_csv($path)")))
        .as("CSV")
        .isEqualTo(three);
    assertThat(Duck.single(out.resolve("quotas.csv"), EXTRAS.formatted("read_csv($path)")))
        .as("CSV, beside the quotas")
        .isEqualTo(String.join(" ", beside));
    String semicolons = "read_csv($path, delim=';', decimal_separator=',')";
    assertThat(Duck.single(out.resolve("quotas_semicolon.csv"), three(semicolons)))
        .as("CSV with semicolons")
        .isEqualTo(three);
    assertThat(Duck.single(out.resolve("quotas_semicolon.csv"), EXTRAS.formatted(semicolons)))
        .as("CSV with semicolons, beside the quotas")
        .isEqualTo(String.join(" ", beside));
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(out.resolve("quotas.xlsx")))) {
      String all = three + " " + String.join(" ", beside);
      assertThat(totals(workbook.getSheet("Quotas"))).as("XLSX, by site").isEqualTo(all);
      assertThat(totals(workbook.getSheet("Regions"))).as("XLSX, by region").isEqualTo(all);
    }
    String[] exact = Duck.single(sites, EXACT_EXTRAS.formatted(ofDay())).split(" ", -1);
    List<String> cells =
        List.of(
            quota + ".000",
            exempt + ".000",
            allowed + ".000",
            exact[0],
            Duck.single(sites, OFFERED.formatted(ofDay())).equals("0") ? "\u2013" : exact[1]);
    assertThat(annexTotals(out.resolve("annex_kk.pdf"), "Барлығы")).isEqualTo(cells);
    assertThat(annexTotals(out.resolve("annex_ru.pdf"), "Всего")).isEqualTo(cells);
  }

  /** The cells of the line of totals on the annex's first page, MWh, as plain numbers. */
  private static List<String> annexTotals(Path file, String label) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDFTextStripper text = new PDFTextStripper();
      text.setSortByPosition(true);
      text.setEndPage(1);
      List<String> lines =
          text.getText(pdf).lines().filter(line -> line.strip().startsWith(label)).toList();
      assertThat(lines).as(file.toString()).hasSize(1);
      return Pattern.compile("\\d{1,3}(?:[\\s\u00a0]\\d{3})*,\\d{3}|\u2013")
          .matcher(lines.get(0))
          .results()
          .map(cell -> cell.group().replaceAll("[\\s\u00a0]", "").replace(',', '.'))
          .toList();
    }
  }

  /** The results of the last row's formulas as stored in the file. */
  private static String totals(Sheet sheet) {
    Row head = sheet.getRow(0);
    Row last = sheet.getRow(sheet.getLastRowNum());
    Map<String, String> byHead = new TreeMap<>();
    for (int i = 0; i < head.getLastCellNum(); i++) {
      if (last.getCell(i) != null && !last.getCell(i).toString().equals("Total")) {
        assertThat(last.getCell(i).getCellFormula()).startsWith("SUBTOTAL(109,");
        byHead.put(
            head.getCell(i).getStringCellValue(),
            number(head.getCell(i).getStringCellValue(), last.getCell(i).getNumericCellValue()));
      }
    }
    return byHead.get("Quota, MWh")
        + " "
        + byHead.get("Exempt, MWh")
        + " "
        + byHead.get("Allowed in all, MWh")
        + " "
        + byHead.get("Interruptible, MWh")
        + " "
        + byHead.get("Re-offered, MWh");
  }

  /** A figure to a tenth: interruptible and re-offered power are not round figures. */
  private static String number(String head, double value) {
    boolean extra = head.startsWith("Interruptible") || head.startsWith("Re-offered");
    return (extra ? "%.1f" : "%.0f").formatted(value);
  }
}
