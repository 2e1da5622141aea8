package kz.quat.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kz.quat.domain.Language;
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
