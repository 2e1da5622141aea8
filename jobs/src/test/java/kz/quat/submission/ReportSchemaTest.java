package kz.quat.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.quat.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema for reporters accepts what the rules accept, and refuses what they refuse. */
class ReportSchemaTest {

  private static final ReportSchema SCHEMA = schema();

  private static final String GOOD =
      """
      {"report_id":"R-7","schema":"quat-report/1","site_id":"ALMATY","miner_bin":"040140000017",
       "period_from":"2022-12-07T00:00","period_to":"2022-12-08T00:00",
       "submitted_at":"2022-12-08T04:30:00Z","revision":1,"unit":"kWh","time":"local",
       "readings":[{"hour":"2022-12-07T00:00","value":1234.5},
                   {"hour":"2022-12-07T01:00","value":"0","fold":1}]}
      """;

  private static ReportSchema schema() {
    try {
      return ReportSchema.read(Path.of("conf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> faults(String json) {
    return SCHEMA.violations(json).stream().map(ReportSchema.Violation::place).distinct().toList();
  }

  @Test
  void aGoodReportIsValidAlsoWithOnlyATotal() {
    assertThat(faults(GOOD)).isEmpty();
    assertThat(faults(GOOD.replaceAll("(?s)\"readings\".*", "\"total\":5,\"interval\":\"day\"}")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report/1|report/2|$.schema",
        "040140000017|40140000017|$.miner_bin",
        "kWh|GJ|$.unit",
        "local|moscow|$.time",
        "\"revision\":1|\"revision\":0|$.revision",
        "2022-12-07T01:00|07.12.2022|$.readings[1].hour",
        "1234.5|-1|$.readings[0].value",
        "1234.5|\"1 234,5\"|$.readings[0].value",
        "04:30:00Z|04:30:00|$.submitted_at",
        "\"fold\":1|\"fold\":2|$.readings[1].fold",
        "\"site_id\"|\"site\"|$"
      })
  void whatTheRulesRefuseTheSchemaRefusesAtItsPlace(String from, String to, String place) {
    assertThat(faults(GOOD.replace(from, to))).contains(place);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatQuatMakesOfAFormIsValid(Language language) throws IOException {
    Map<String, String> values =
        Map.of(
            "report_id", "R-7",
            "site_id", "ALMATY",
            "miner_bin", "40140000017",
            "period_from", "07.12.2022",
            "period_to", "07.12.2022",
            "submitted_at", "08.12.2022",
            "revision", "1",
            "unit", "MW",
            "time", "UTC");
    byte[] form = Template.bytes(language, values, List.of(List.of("07.12.2022", "24", "1,5")));
    assertThat(faults(SubmissionFiles.read(form).get(0).text())).isEmpty();
  }
}
