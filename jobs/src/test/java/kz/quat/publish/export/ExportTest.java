package kz.quat.publish.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.config.QuatConfig;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.paper.PdfPages;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.testkit.Duck;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import kz.quat.testkit.Workplace;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;
  private QuatConfig config;
  private Manifest run;
  private Path out;

  @BeforeEach
  void publishAndExport() {
    config = TestConfig.under(folder);
    PublishedNight.publish(config, DAY.minusDays(1), "3.250000");
    run = PublishedNight.publish(config, DAY, "2.123458");
    out = folder.resolve("out");
    new Export(config).write(DAY, out, Language.EN);
  }

  /** 24 h of 2.123458 MW and 8 h of 1.5 MW, summed from the published file by another reader. */
  private BigDecimal publishedMwh() {
    Path file =
        config
            .paths()
            .restricted()
            .resolve("runs/" + run.runId() + "/out_quota__site_hours.parquet");
    return new BigDecimal(
        Duck.single(file, "SELECT sum(quota_mw) FROM $file WHERE market_date = DATE '2022-12-07'"));
  }

  @Test
  void parquetHoldsOnlyTheDay() {
    assertThat(publishedMwh()).isEqualByComparingTo("62.962992");
    assertThat(
            Duck.single(
                out.resolve("quotas.parquet"),
                "SELECT sum(quota_mw), count(*), min(market_date), max(market_date) FROM $file"))
        .isEqualTo("62.962992|48|2022-12-07|2022-12-07");
  }

  @Test
  void workbookTotalsEqualThePublishedOnes() throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(out.resolve("quotas.xlsx")))) {
      Sheet quotas = workbook.getSheet("Quotas");
      BigDecimal total = BigDecimal.ZERO;
      for (int i = 1; i < quotas.getLastRowNum(); i++) {
        Row row = quotas.getRow(i);
        total = total.add(decimal(row, 11).multiply(decimal(row, 10)));
      }
      Row totals = quotas.getRow(quotas.getLastRowNum());
      assertThat(totals.getCell(16).getCellFormula()).isEqualTo("SUBTOTAL(109,Q2:Q4)");
      assertThat(decimal(totals, 16)).isEqualByComparingTo(publishedMwh());
      assertThat(decimal(totals, 17)).isEqualByComparingTo("25.481496");
      assertThat(decimal(totals, 18)).isEqualByComparingTo("88.444488");
      assertThat(total.setScale(6, RoundingMode.HALF_UP)).isEqualByComparingTo(publishedMwh());
      BigDecimal regions = BigDecimal.ZERO;
      for (int i = 1; i < workbook.getSheet("Regions").getLastRowNum(); i++) {
        regions = regions.add(decimal(workbook.getSheet("Regions").getRow(i), 13));
      }
      assertThat(regions.setScale(6, RoundingMode.HALF_UP)).isEqualByComparingTo(publishedMwh());
    }
  }

  private static BigDecimal decimal(Row row, int cell) {
    return BigDecimal.valueOf(row.getCell(cell).getNumericCellValue());
  }

  @Test
  void workbookHasFiveSheetsWithFrozenHeadsAndFilters() throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(out.resolve("quotas.xlsx")))) {
      List<String> names = new ArrayList<>();
      for (Sheet sheet : workbook) {
        names.add(sheet.getSheetName());
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(((XSSFSheet) sheet).getCTWorksheet().isSetAutoFilter()).isTrue();
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
        assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
        assertThat(workbook.getPrintArea(workbook.getSheetIndex(sheet))).contains("!$A$1:");
      }
      assertThat(names)
          .containsExactly("Quotas", "Reasons", "Regions", "Parameters", "Data quality");
    }
  }

  @Test
  void binsAreTextsAndFormulasAreDefused() throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(out.resolve("quotas.xlsx")))) {
      Row row = workbook.getSheet("Quotas").getRow(1);
      assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("'=HYPERLINK(\"x\")");
      assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.STRING);
      assertThat(row.getCell(2).getStringCellValue()).isEqualTo("000040001009");
      assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("@");
      assertThat(row.getCell(11).getCellStyle().getDataFormatString()).isEqualTo("#,##0.000");
      Sheet quality = workbook.getSheet("Data quality");
      assertThat(quality.getRow(2).getCell(4).getStringCellValue()).isEqualTo("'+1 region");
      assertThat(quality.getRow(3).getCell(4).getStringCellValue()).endsWith("\\u{202e}txt");
    }
  }

  @Test
  void workbookIsInTheLanguageAskedFor() throws IOException {
    for (Language language : List.of(Language.KK, Language.RU)) {
      Path folder = Files.createTempDirectory(out.getParent(), "lang");
      new Export(config).write(DAY, folder, language);
      try (XSSFWorkbook workbook =
          new XSSFWorkbook(Files.newInputStream(folder.resolve("quotas.xlsx")))) {
        boolean kazakh = language == Language.KK;
        Sheet quotas = workbook.getSheetAt(0);
        assertThat(quotas.getSheetName()).isEqualTo(kazakh ? "Квоталар" : "Квоты");
        assertThat(quotas.getRow(0).getCell(11).getStringCellValue()).isEqualTo("Квота, МВт");
        assertThat(quotas.getRow(2).getCell(1).getStringCellValue())
            .isEqualTo(kazakh ? PublishedNight.NAME_KK : PublishedNight.NAME_RU);
        assertThat(quotas.getRow(2).getCell(4).getStringCellValue())
            .isEqualTo(kazakh ? "Ақмола облысы" : "Акмолинская область");
        for (Sheet sheet : workbook) {
          for (int i = 0; i < sheet.getRow(0).getLastCellNum(); i++) {
            assertThat(sheet.getRow(0).getCell(i).getStringCellValue())
                .as("no English among the headings")
                .doesNotContainPattern("[A-Za-z]");
          }
        }
      }
    }
  }

  @Test
  void hoursWithTheSameQuotaAreOneBlock() throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(out.resolve("quotas.xlsx")))) {
      Sheet quotas = workbook.getSheet("Quotas");
      List<String> blocks = new ArrayList<>();
      for (int i = 1; i < quotas.getLastRowNum(); i++) {
        Row row = quotas.getRow(i);
        blocks.add("%.0f-%.0f".formatted(number(row, 8), number(row, 9)));
      }
      assertThat(blocks).containsExactly("0-24", "0-8", "8-24");
    }
  }

  private static double number(Row row, int cell) {
    return row.getCell(cell).getNumericCellValue();
  }

  @Test
  void csvTotalsEqualThePublishedOnes() throws IOException {
    byte[] comma = Files.readAllBytes(out.resolve("quotas.csv"));
    assertThat(new String(comma, StandardCharsets.UTF_8)).startsWith("\uFEFFsite_id,miner_bin,");
    Path csv = out.resolve("quotas.csv");
    assertThat(Duck.single(csv, "SELECT sum(quota_mw::DECIMAL(18,6)) FROM read_csv($path)"))
        .isEqualTo(publishedMwh().toPlainString());
    assertThat(
            Duck.query(
                csv,
                "SELECT DISTINCT region_name_kk, region_name_ru, site_name_ru FROM read_csv($path)"
                    + " WHERE site_id = 'K-1'"))
        .containsExactly("Ақмола облысы|Акмолинская область|" + PublishedNight.NAME_RU);
    Path semicolon = out.resolve("quotas_semicolon.csv");
    assertThat(
            Duck.single(
                semicolon,
                "SELECT sum(quota_mw) FROM read_csv($path, delim=';', decimal_separator=',',"
                    + " types={'quota_mw': 'DECIMAL(18,6)'})"))
        .isEqualTo(publishedMwh().toPlainString());
    assertThat(Files.readString(csv)).contains("\"'=HYPERLINK(\"\"x\"\")\",000040001009,");
  }

  @Test
  void annexIsARecommendationWithTotalsRunIdChecksumAndEmptyFields() throws IOException {
    String checksum = PublishedFile.sha256(out.resolve("quotas.parquet"));
    for (String language : List.of("kk", "ru")) {
      PdfReader pdf = new PdfReader(Files.readAllBytes(out.resolve("annex_" + language + ".pdf")));
      StringBuilder text = new StringBuilder();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        String words = new PdfTextExtractor(pdf).getTextFromPage(page);
        assertThat(words).contains(run.runId()).contains(checksum);
        text.append(words).append('\n');
      }
      assertThat(text.toString().replace('\u00a0', ' '))
          .contains("62,963")
          .contains("50,963")
          .contains("25,481")
          .contains("88,444")
          .contains("=HYPERLINK")
          .contains(language.equals("kk") ? "ҰСЫНЫМ" : "РЕКОМЕНДАЦИЯ")
          .contains(language.equals("kk") ? "Абай облысы" : "область Абай")
          .contains(language.equals("kk") ? "бет 1 / " + pdf.getNumberOfPages() : "страница 1 из")
          .contains(language.equals("kk") ? "Лауазымы" : "Должность")
          .doesNotContain("?")
          .doesNotContain("…");
      assertThat(unspaced(text))
          .contains(
              unspaced(language.equals("kk") ? PublishedNight.NAME_KK : PublishedNight.NAME_RU))
          .contains(unspaced("<img src=x onerror=alert(1)> \uFFFD"))
          .contains(
              unspaced(language.equals("kk") ? "K-1, БСН 990040001009" : "K-1, БИН 990040001009"))
          .contains(language.equals("kk") ? "таусылды" : "исчерпан")
          .doesNotContain(unspaced("Старое имя"))
          .doesNotContain(unspaced("Будущее имя"));
      assertThat(text.toString().split("990040001009", -1))
          .as("BIN once, not in every row")
          .hasSize(2);
      pdf.close();
    }
  }

  private static String unspaced(CharSequence text) {
    return text.toString().replaceAll("\\s", "");
  }

  /**
   * Rows with the same leading cells: these are written once per page, and no word of them is lost.
   */
  @Test
  void longTablesRepeatHeadAndSharedCellsOnEveryPage() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      rows.add(List.of("shared " + i / 100 + " " + "w".repeat(90), "own" + i));
    }
    try (PdfPages pages = new PdfPages()) {
      pages.table(
          List.of(
              new PdfPages.Col("first heading that is far too long for it", 60, false),
              new PdfPages.Col("second", 100, true)),
          1,
          rows);
      PdfReader pdf = new PdfReader(pages.bytes((page, of) -> List.of()));
      StringBuilder text = new StringBuilder();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        String words = unspaced(new PdfTextExtractor(pdf).getTextFromPage(page));
        assertThat(words).contains("shared", "second", "far");
        text.append(words);
      }
      assertThat(pdf.getNumberOfPages()).isBetween(2, 6);
      for (int i = 0; i < 150; i++) {
        assertThat(text.toString()).contains("own" + i);
      }
      pdf.close();
    }
  }

  @Test
  void everyKazakhLetterIsInTheFont() throws IOException {
    String letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
    try (PdfPages pages = new PdfPages()) {
      pages.paragraph(letters, 10, false);
      pages.paragraph(letters, 10, true);
      pages.paragraph("\uD83D\uDE80 \u202Etxt", 10, false);
      PdfReader pdf = new PdfReader(pages.bytes((page, of) -> List.of(page + "/" + of)));
      assertThat(new PdfTextExtractor(pdf).getTextFromPage(1))
          .containsSubsequence(letters, letters, "\uFFFD", "\\u{202e}", "1/1");
      pdf.close();
    }
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    new Export(config).write(DAY, again, Language.EN);
    assertThat(Files.readString(again.resolve("SHA256SUMS")))
        .isEqualTo(Files.readString(out.resolve("SHA256SUMS")));
    for (String line : Files.readAllLines(out.resolve("SHA256SUMS"))) {
      String[] parts = line.split("  ", 2);
      assertThat(PublishedFile.sha256(again.resolve(parts[1]))).as(parts[1]).isEqualTo(parts[0]);
    }
  }

  @Test
  void aDayWithoutARunIsRefusedNamingTheDaysThereAre() {
    assertThatThrownBy(() -> new Export(config).write(DAY.plusDays(1), out, Language.EN))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("No published run for delivery day 2022-12-08")
        .hasMessageContaining("2022-12-07, 2022-12-06");
  }

  @Test
  void aPublishedFileThatWasChangedGoesNowhere() throws IOException {
    Path params = config.paths().restricted().resolve("runs/" + run.runId() + "/case/params.csv");
    Files.writeString(params, "key,value\npolicy,lifo\n");
    assertThatThrownBy(() -> new Export(config).write(DAY, out, Language.EN))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("params.csv is not the file that was published");
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Files.writeString(out.resolve("mine.txt"), "keep");
    assertThatThrownBy(() -> new Export(config).write(DAY, out, Language.EN))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("mine.txt is no file of an export");
  }

  @Test
  void theCommandWritesNextToTheRunsOfTheRestrictedFolder() {
    Workplace place = new Workplace(folder.resolve("place"));
    Workplace.Outcome none = place.quat("export", "--date", "2022-12-07");
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.err()).contains("kept: none");
    Export.Written written = new Export(config).write(DAY, null, Language.EN);
    assertThat(written.folder())
        .isEqualTo(config.paths().restricted().resolve("exports/" + run.runId()));
    assertThat(written.files()).contains("annex_kk.pdf", "SHA256SUMS");
  }
}
