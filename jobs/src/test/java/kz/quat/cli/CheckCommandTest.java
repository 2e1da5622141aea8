package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kz.quat.clean.values.RejectReason;
import kz.quat.domain.Language;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
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

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageToBeSentSaysTheSameAndTakesNothingForMarkup(Language language) throws IOException {
    Path page = folder.resolve("page.html");
    String hostile = GOOD.replace("1;2\n", "1;<script>alert(1)</script>\n");
    assertThat(check(hostile, "--lang", language.code(), "--html", page.toString())).isEqualTo(3);
    String html = Files.readString(page);
    assertThat(html)
        .contains("lang=\"" + language.code() + "\"", "<th scope=\"row\">12</th>")
        .contains("readings[1].value", "&lt;script&gt;", "[bad_number]")
        .contains(CheckCommand.words(language).text("page.correct"))
        .doesNotContain("<script", folder.toString());
    screen.getBuffer().setLength(0);
    check(GOOD, "--lang", language.code(), "--html", page.toString());
    assertThat(Files.readString(page))
        .contains(CheckCommand.words(language).text("page.good"), "3 (6.5 kWh)");
    assertThat(check(GOOD, "--html", folder.resolve("none/page.html").toString())).isEqualTo(3);
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

  private static final String REGISTER =
      """
      {"site_id":"A","valid_from":"2021-01-01","valid_to":"2022-11-30","miner_bin":"010140000011",\
      "region":"KZ-35","connection_mw":0.002}
      {"site_id":"A","valid_from":"2022-12-01","miner_bin":"040140000017","region":"KZ-35",\
      "connection_mw":"0.0025"}
      """;

  private String register(String text) throws IOException {
    return Files.writeString(folder.resolve("register"), text).toString();
  }

  @Test
  void aRegisterTellsTheSiteItsBinAndItsConnection() throws IOException {
    String good = GOOD.replace("07.12.2022;2;3\n", "");
    String file = register(REGISTER);
    assertThat(check(good, "--register", file)).isZero();
    assertThat(screen.toString()).endsWith("accepted 2 (3.5 kWh), refused 0\n");
    assertThat(screen.toString()).doesNotContain("--register");
    assertThat(check(GOOD, "--register", file, "--lang", "ru")).isEqualTo(3);
    assertThat(screen.toString()).contains("\"3\": не принимается").contains("[impossible_energy]");
    assertThat(check(good.replace("040140000017", "010140000011"), "--register", file))
        .isEqualTo(3);
    assertThat(screen.toString()).contains("the BIN is not the site's [wrong_bin]");
    assertThat(check(good.replace("Site;A", "Site;B"), "--register", file, "--lang", "kk"))
        .isEqualTo(3);
    assertThat(screen.toString()).contains("\"B\"").contains("[unknown_site]");
  }

  @Test
  void aRegisterMayBeTheCsvOfAKeptRun() throws IOException {
    String file =
        register(
            """
            site_id,valid_from,valid_to,miner_bin,name_kk,region,connection_mw
            A,2022-12-01,,040140000017,"А, бөлім",KZ-35,0.0025
            """);
    assertThat(check(GOOD, "--register", file)).isEqualTo(3);
    assertThat(screen.toString()).contains("[impossible_energy]").contains("accepted 2");
  }

  @Test
  void aBrokenRegisterIsToldByEntryAndField() throws IOException {
    String[][] broken = {
      {"{\"site_id\":", "neither JSON nor CSV"},
      {"", "names no site"},
      {REGISTER.replace("010140000011", "10140000011"), "entry 1: miner_bin \"10140000011\" must"},
      {REGISTER.replace("0.0025", "-1"), "entry 2: connection_mw \"-1\" must"},
      {REGISTER.replace("2022-11-30", "30.11.2022"), "entry 1: valid_to \"30.11.2022\" must"},
      {REGISTER.replace("KZ-35", "KZ-99"), "entry 1: region \"KZ-99\" is no region"},
      {REGISTER.replace("site_id", "site"), "entry 1: site_id is needed"},
      {
        REGISTER.replace("2022-12-01", "2021-01-01"),
        "entry 2: another entry of the site from 2021-01-01 on says otherwise"
      },
    };
    for (String[] each : broken) {
      screen.getBuffer().setLength(0);
      assertThat(check(GOOD, "--register", register(each[0]))).isEqualTo(3);
      assertThat(screen.toString()).contains(each[1]);
      assertThat(screen.toString().lines()).hasSize(1);
    }
  }

  @Test
  void anUnknownRegionIsAUsageErrorOfOneLine() throws IOException {
    assertThat(check(GOOD, "--region", "KZ-99")).isEqualTo(2);
    assertThat(screen.toString()).contains("Unknown region in --region: KZ-99 (one of KZ-10, ");
    assertThat(screen.toString().lines()).hasSize(1);
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
      assertThat(Catalogue.of(Topic.REASONS, language).find(reason.code()))
          .as(reason.code())
          .isPresent();
    }
  }
}
