package kz.quat.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.domain.Language;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTest {

  private static String word(Language language, String key) {
    return Template.words(language).text("word." + key);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aFilledFormReadsBackTheSameInEachLanguage(Language language) throws IOException {
    Map<String, String> values =
        Map.of(
            "report_id", "R-7",
            "site_id", "ALMATY",
            "miner_bin", "040140000017",
            "period_from", "07.12.2022",
            "period_to", "07.12.2022",
            "submitted_at", "08.12.2022 10:30",
            "revision", "2",
            "unit", word(language, "MWh"),
            "time", word(language, "local"));
    byte[] form =
        Template.bytes(
            language,
            values,
            List.of(List.of("07.12.2022", "0", "1,5"), List.of("07.12.2022", "1", "2")));
    List<Document> documents = SubmissionFiles.read(form);
    assertThat(documents).hasSize(1);
    assertThat(documents.get(0).text())
        .isEqualTo(
            "{\"miner_bin\":\"040140000017\",\"period_from\":\"2022-12-07T00:00\","
                + "\"period_to\":\"2022-12-08T00:00\",\"report_id\":\"R-7\",\"revision\":\"2\","
                + "\"schema\":\"quat-report/1\",\"site_id\":\"ALMATY\","
                + "\"submitted_at\":\"2022-12-08T04:30:00Z\",\"time\":\"local\",\"unit\":\"MWh\","
                + "\"sheet\":\""
                + Template.words(language).text("sheet.report")
                + "\",\"hour_column\":\"B\",\"value_column\":\"C\""
                + ",\"readings\":[{\"hour\":\"2022-12-07T00:00\",\"value\":1.5,\"line\":16},"
                + "{\"hour\":\"2022-12-07T01:00\",\"value\":2,\"line\":17}]}");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theSameLanguageGivesTheSameBytesWithoutATime(Language language) throws Exception {
    byte[] first = Template.bytes(language);
    Thread.sleep(1100); // The time that the library writes has seconds.
    assertThat(Template.bytes(language)).isEqualTo(first);
  }

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  /** Almaty set its clocks back on 2024-03-01: the hour 23 of the day before came twice. */
  private static final LocalDate FOLD = LocalDate.of(2024, 2, 29);

  private static byte[] period(Language language, LocalDate from, LocalDate to) throws IOException {
    return Template.ofPeriod(
        language,
        Map.of("site_id", "ALMATY", "miner_bin", "040140000017"),
        from,
        to,
        ZoneId.of("Asia/Almaty"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFormOfAPeriodLacksTheValuesAlone(Language language) throws IOException {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(period(language, DAY, DAY.plusDays(1))))) {
      Sheet sheet = book.getSheetAt(0);
      List<String> rows = rows(sheet);
      assertThat(rows).hasSize(48).startsWith("07.12.2022 0").endsWith("08.12.2022 23");
      assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
      assertThat(sheet.getRepeatingRows()).isNotNull();
      assertThat(book.getSheetAt(1).getPhysicalNumberOfRows()).isGreaterThan(12);
    }
  }

  @Test
  void anHourThatTheClockShowsTwiceStandsTwice() throws IOException {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(period(Language.RU, FOLD, FOLD)))) {
      assertThat(rows(book.getSheetAt(0)))
          .hasSize(25)
          .contains("29.02.2024 22")
          .endsWith("29.02.2024 23 0", "29.02.2024 23 1");
    }
  }

  /** Day, hour and which of two, of each row below the heading. */
  private static List<String> rows(Sheet sheet) {
    List<String> rows = new ArrayList<>();
    for (Row row : sheet) {
      if (row.getRowNum() > sheet.getRepeatingRows().getFirstRow()
          && row.getCell(0) != null
          && !row.getCell(0).toString().isEmpty()) {
        assertThat(row.getCell(2) == null || row.getCell(2).toString().isEmpty())
            .as("value of row " + row.getRowNum())
            .isTrue();
        String fold = row.getCell(3) == null ? "" : " " + row.getCell(3);
        rows.add((row.getCell(0) + " " + row.getCell(1) + fold).strip());
      }
    }
    return rows;
  }

  /** Rows whose value is not filled in are no readings of 0. */
  @Test
  void aPeriodThatNobodyFilledInHasNoValue() throws IOException {
    String text = SubmissionFiles.read(period(Language.RU, DAY, DAY)).get(0).text();
    assertThat(text)
        .contains("\"site_id\":\"ALMATY\"", "2022-12-07T00:00")
        .doesNotContain("\"value\":0");
  }

  @Test
  void aPeriodLongerThanTheFormIsRefused() {
    assertThatThrownBy(() -> period(Language.RU, DAY, DAY.plusDays(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 1 to 31 days");
    assertThatThrownBy(() -> period(Language.RU, DAY, DAY.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEmptyFormIsADocumentWithoutReadings() throws IOException {
    List<Document> documents = SubmissionFiles.read(Template.bytes(Language.RU));
    assertThat(documents).hasSize(1);
    assertThat(documents.get(0).text()).contains("\"readings\":[]");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theDropDownListsAreInTheSheet(Language language) throws IOException {
    String sheet =
        new FileBytes(1 << 22)
            .unzip(Template.bytes(language)).stream()
                .filter(entry -> entry.name().equals("xl/worksheets/sheet1.xml"))
                .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    assertThat(sheet)
        .contains("<dataValidations count=\"2\">")
        .contains("'!$A$1:$A$3</formula1>")
        .contains("'!$B$1:$B$2</formula1>");
  }
}
