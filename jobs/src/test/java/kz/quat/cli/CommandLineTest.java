package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private static final String CASES = "jobs/src/test/resources/cases/";

  @TempDir Path folder;

  @Test
  void anUnknownOptionIsAUsageError() {
    Workplace.Outcome outcome = Workplace.run("nightly", "--dat", "2022-12-07");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("Unknown option").doesNotContain("\tat ");
  }

  /** One line, without names of Java classes or a list of options. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nightly --date 2022-13-07 | 2022-13-07 is no day; write it as YYYY-MM-DD",
        "nightly --date 07.12.2022 | 07.12.2022 is no day; write it as YYYY-MM-DD",
        "nightly --dat 2022-12-07  | Unknown options: '--dat', '2022-12-07'",
        "explain                   | Missing required parameter: 'SITE'",
        "nightli                   | (meant: nightly",
        "status --lang de          | but was 'de'",
        "completion fish           | but was 'fish'"
      })
  void aMistakeIsOneLineThatSaysWhatIsWrong(String arguments, String said) {
    Workplace.Outcome outcome = Workplace.run(arguments.split(" +", -1));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .startsWith("quat: ")
        .contains(said)
        .contains("--help")
        .doesNotContain("java.", "Exception", "Usage:");
  }

  /** A folder that cannot be created, because a file has its name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "template --lang ru --out FILE/form.xlsx",
        "demo --out FILE/demo",
        "replay jobs/src/test/resources/cases/05_min_load --out FILE/out"
      })
  void aFolderThatCannotBeWrittenIsOneLineAndTheCodeOfInput(String arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Workplace.Outcome outcome =
        Workplace.run(arguments.replace("FILE", file.toString()).split(" ", -1));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains(file.toString())
        .doesNotContain("\tat ", "java.", "Exception");
  }

  /** Files that are named on the command line: one is not there, the other is a folder. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check NAMED",
        "check"
            + " jobs/src/test/resources/reported/01_decimal_comma_in_comma_file/A01_comma_decimal_unquoted.csv"
            + " --register NAMED",
        "whatif NAMED --set tie:NS=0 --out OUT",
        "replay NAMED --out OUT",
        "leads --meters NAMED --feeders NAMED --points NAMED --out OUT",
        "leads train NAMED NAMED --out OUT",
        "backtest forecast --load NAMED --from 2023-01-01 --to 2023-01-02 --issue-hour 8"
            + " --zone-id Asia/Almaty --out OUT"
      })
  void aFileThatCannotBeReadIsOneLineWithoutJava(String arguments) throws IOException {
    Files.createDirectories(folder.resolve("a_folder"));
    for (String named : new String[] {"not_there.csv", "a_folder"}) {
      Workplace.Outcome outcome =
          Workplace.run(
              arguments
                  .replace("NAMED", folder.resolve(named).toString())
                  .replace("OUT", folder.resolve("out").toString())
                  .split(" +", -1));
      assertThat(outcome.exitCode()).as(outcome.err()).isIn(2, 3);
      assertThat(outcome.err().lines())
          .singleElement()
          .asString()
          .startsWith("quat: ")
          .contains(named)
          .doesNotContain("\tat ", "java.", "Exception", "internal fault");
    }
  }

  @Test
  void helpNamesEveryCommandAndOneCommandsOptions() {
    assertThat(Workplace.run("help").out()).contains("nightly", "explain", "completion");
    assertThat(Workplace.run("help", "explain").out()).contains("--pdf");
  }

  @Test
  void theCompletionKnowsCommandsAndOptions() {
    assertThat(Workplace.run("completion", "bash").out())
        .contains("complete -F _complete_quat")
        .contains("explain", "--pdf");
    assertThat(Workplace.run("completion", "zsh").out()).contains("compinit", "--pdf");
  }

  @Test
  void aNightWithoutADateSaysWhatToDo() {
    Workplace.Outcome outcome = new Workplace(folder).quat("nightly");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("quat nightly --date YYYY-MM-DD");
  }

  @Test
  void aReplayWritesTheFiveFiles() throws IOException {
    Workplace.Outcome outcome =
        Workplace.run("replay", CASES + "06_cap_tiers_weights", "--out", folder.toString());
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("policy max_min");
    assertThat(Files.readAllLines(folder.resolve("quotas.csv")))
        .contains("q1,0,4.666666", "q2,0,9.333333", "p1,0,6.000000");
    assertThat(Files.readAllLines(folder.resolve("explanations.csv")))
        .anyMatch(line -> line.startsWith("q1,0,national_cap,national_cap:nation=40.000000,"));
    // The median load leaves 100 MW more in each region, but the national cap is reached.
    assertThat(Files.readAllLines(folder.resolve("interruptible.csv")))
        .contains("miner,hour,interruptible_mw", "q1,0,0.000000");
    assertThat(folder.resolve("hours.csv")).exists();
    assertThat(folder.resolve("strain.csv")).exists();
    assertThat(folder.resolve("region_quotas.csv")).exists();
  }

  @Test
  void aReplayUnderAnotherPolicyAnswersWhatIf() {
    for (String policy : new String[] {"pro_rata", "lifo"}) {
      Workplace.Outcome outcome =
          Workplace.run(
              "replay", CASES + "05_min_load", "--out", folder.toString(), "--policy", policy);
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("policy " + policy).contains("a rule");
    }
  }

  @Test
  void aBadCaseIsRefusedNamingFileLineColumnValueAndRule() throws IOException {
    Files.writeString(
        folder.resolve("regions.csv"),
        "region,zone,import_cap_mw,export_cap_mw,mining_cap_mw\nA,Z,-5,0,\n");
    Files.writeString(
        folder.resolve("region_hours.csv"),
        "region,hour,avail_gen_mw,load_p50_mw,load_p90_mw,reserve_mw\nA,0,1,1,1,1\n");
    Workplace.Outcome outcome =
        Workplace.run("replay", folder.toString(), "--out", folder.resolve("out").toString());
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("regions.csv line 2, column import_cap_mw: \"-5\" refused")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void theShippedConfigurationIsWellFormed() {
    Workplace place = new Workplace(folder);
    assertThat(place.quat("check", "config").exitCode()).isZero();
  }

  @Test
  void aWrongKeyInTheConfigurationIsNamedWithItsLine() throws IOException {
    Workplace place = new Workplace(folder);
    Path file = place.at("conf/quat.yaml");
    Files.writeString(file, Files.readString(file).replace("issue_time:", "issue_tyme:"));
    Workplace.Outcome outcome = place.quat("check", "config");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("quat.yaml line").contains("market.issue_time: is missing");
  }

  @Test
  void aValueOutOfRangeIsNamedWithItsRule() throws IOException {
    Workplace place = new Workplace(folder);
    Path file = place.at("conf/quat.yaml");
    Files.writeString(
        file, Files.readString(file).replace("max_rejected_pct: 20.0", "max_rejected_pct: 200"));
    Workplace.Outcome outcome = place.quat("check", "config");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("must be between 0 and 100");
  }

  @Test
  void statusBeforeTheFirstRunSaysSo() {
    Workplace.Outcome outcome = new Workplace(folder).quat("status");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("No run is published yet");
  }

  @Test
  void aDemoIsNotWrittenOverOtherFiles() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "keep");
    Workplace.Outcome outcome = Workplace.run("demo", "--out", folder.toString());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("is not empty");
  }

  @Test
  void theDictionaryIsPrinted() {
    assertThat(Workplace.run("dictionary").out()).contains("## out_quota__site_hours");
  }
}
