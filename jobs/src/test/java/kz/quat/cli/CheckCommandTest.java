package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kz.quat.clean.RejectReason;
import kz.quat.domain.Language;
import kz.quat.domain.ReasonWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckCommandTest {

  private static final String GOOD =
      """
      Report ID;R-1
      Site;A
      BIN;040140000017
      First day;07.12.2022
      Last day;2022-12-07T03:00
      Submitted at;08.12.2022
      Revision;1
      Unit;kWh
      Clock;Local time
      Date;Hour;Consumption
      07.12.2022;0;1,5
      07.12.2022;1;2
      07.12.2022;2;3
      """;

  @TempDir Path folder;

  private final StringWriter screen = new StringWriter();

  private int check(String text, String... options) throws IOException {
    Path file = folder.resolve("report.csv");
    Files.writeString(file, text);
    PrintWriter out = new PrintWriter(screen, true);
    String[] args =
        Stream.concat(Stream.of("check", file.toString()), Stream.of(options))
            .toArray(String[]::new);
    return Quat.run(out, out, args);
  }

  @Test
  void aGoodReportIsOk() throws IOException {
    assertThat(check(GOOD)).isZero();
    assertThat(screen.toString()).endsWith("records 3, accepted 3 (6.5 kWh), refused 0\n");
  }

  @Test
  void whatTheRulesTakeAndTheSchemaDoesNotIsAsked() throws IOException {
    String json =
        """
        {"report_id":"R-1","schema":"quat-report/1","site_id":"A","miner_bin":"040140000017",\
        "period_from":"2022-12-07T00:00Z","period_to":"2022-12-07T01:00Z",\
        "submitted_at":"2022-12-08T04:30:00Z","revision":1,"unit":"kWh","time":"utc","note":5,\
        "readings":[{"hour":"2022-12-07T00:00Z","value":1234.5}]}
        """;
    assertThat(check(json, "--lang", "en")).isZero();
    assertThat(screen.toString())
        .contains("line 1, $.note: ")
        .contains("question: the form is not that of the schema for reporters [schema]");
  }

  @Test
  void aRefusedReadingIsExitCode3AndNamesLineValueAndRule() throws IOException {
    assertThat(check(GOOD.replace("1;2\n", "1;-2\n"), "--lang", "ru")).isEqualTo(3);
    assertThat(screen.toString())
        .startsWith(
            "строка 12, readings[1].value: \"-2\": не принимается:"
                + " значение не может быть отрицательным [negative]\n");
  }

  @Test
  void aQuestionAloneIsExitCode0() throws IOException {
    assertThat(check(GOOD.replace("07.12.2022;2;3\n", "Total;;4\n"), "--lang", "EN")).isZero();
    assertThat(screen.toString()).contains("[total_differs]").contains("[hours_missing]");
  }

  @Test
  void machinesGetJson() throws IOException {
    assertThat(check(GOOD.replace("kWh", "GJ"), "--json")).isEqualTo(3);
    assertThat(screen.toString()).contains("\"code\" : \"bad_unit\"");
  }

  @Test
  void noFileIsAUsageError() {
    PrintWriter out = new PrintWriter(screen, true);
    assertThat(Quat.run(out, out, "check")).isEqualTo(2);
    assertThat(Quat.run(out, out, "check", folder.resolve("none.csv").toString())).isEqualTo(3);
  }

  @Test
  void controlCharactersOfAFileDoNotReachTheTerminal() throws IOException {
    check(GOOD.replace("1;2\n", "1;\u001B[2J\n"));
    assertThat(screen.toString()).doesNotContain("\u001B").contains("[bad_number]");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReasonHasWordsInEachLanguage(Language language) {
    for (RejectReason reason : RejectReason.values()) {
      assertThat(ReasonWords.in(language).find(reason.code())).as(reason.code()).isPresent();
    }
  }
}
