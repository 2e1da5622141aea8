package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.quat.clean.CleanRules;
import kz.quat.clean.RegisterExport;
import kz.quat.clean.ReportCheck;
import kz.quat.clean.ReportFileCheck;
import kz.quat.clean.SiteRegister;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.extract.ReportFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as people delivered them, each with the correct result in {@code reported.txt}: accepted
 * and held readings, their energy, then what is refused and questioned.
 */
class ReportedFilesTest {

  private static final Path FOLDER = Path.of("jobs/src/test/resources/reported");
  private static final Path ANSWERS = Path.of("jobs/src/test/resources/reported.txt");
  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));
  private static final Instant RECEIVED = Instant.parse("2024-06-10T00:00:00Z");

  record Answer(String file, String outcome) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<Answer> answers() throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String line : Files.readAllLines(ANSWERS)) {
      int at = line.indexOf(" = ");
      if (!line.startsWith("#") && at > 0) {
        answers.add(new Answer(line.substring(0, at), line.substring(at + 3)));
      }
    }
    return answers;
  }

  private static SiteRegister register(Path file, CleanRules rules) {
    for (String name : List.of("register.json", "register.jsonl")) {
      Path beside = file.resolveSibling(name);
      if (Files.exists(beside)) {
        return RegisterExport.read(beside, rules);
      }
    }
    return SiteRegister.unknown("KZ-71");
  }

  private static String outcome(Path file) throws IOException {
    CleanRules rules = CleanRules.of(CONFIG);
    ReportCheck check = new ReportCheck(rules, register(file, rules), RECEIVED);
    long records = 0;
    long refused = 0;
    BigDecimal kwh = BigDecimal.ZERO;
    TreeSet<String> reasons = new TreeSet<>();
    for (ReportCheck.Outcome each :
        ReportFileCheck.of(ReportFile.documents(file, CONFIG.clean()), check)) {
      records += each.records();
      refused += each.refused();
      kwh = kwh.add(each.acceptedKwh());
      each.findings().forEach(found -> reasons.add((found.refused() ? "" : "?") + found.code()));
    }
    String energy = kwh.signum() == 0 ? "0" : kwh.stripTrailingZeros().toPlainString();
    return "%d/%d %s kWh %s"
        .formatted(records - refused, records, energy, String.join(" ", reasons))
        .strip();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aFileHasItsRightAnswer(Answer answer) throws IOException {
    assertThat(outcome(FOLDER.resolve(answer.file()))).isEqualTo(answer.outcome());
  }

  @Test
  void everyReportOfTheFolderHasAnAnswer() throws IOException {
    List<String> named = answers().stream().map(Answer::file).toList();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> FOLDER.relativize(file).toString())
                  .filter(file -> !file.matches("(4[6-9]|5[0-6]|60|62|63)_.*"))
                  .filter(file -> !file.contains("/register.json")))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }
}
