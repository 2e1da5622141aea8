package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.quat.testkit.GeneratedText;
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
  private static final Path KINDS = Path.of("jobs/src/test/resources/reported_kinds.txt");
  private static final Path DOCUMENT = Path.of("docs/reported-inputs.md");
  private static final String RECEIVED = "2024-06-10T00:00:00Z";

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

  private static List<String> command(Path file) {
    List<String> command =
        new ArrayList<>(List.of("check", file.toString(), "--json", "--received", RECEIVED));
    for (String name : List.of("register.json", "register.jsonl")) {
      Path beside = file.resolveSibling(name);
      if (Files.exists(beside)) {
        command.addAll(List.of("--register", beside.toString()));
      }
    }
    return command;
  }

  /** What the command line answers. */
  private static String outcome(Path file) throws IOException {
    StringWriter screen = new StringWriter();
    PrintWriter out = new PrintWriter(screen, true);
    int exitCode = Quat.run(out, out, command(file).toArray(String[]::new));
    JsonNode answer = new ObjectMapper().readTree(screen.toString());
    assertThat(exitCode).isEqualTo(answer.path("refused").asLong() > 0 ? 3 : 0);
    TreeSet<String> reasons = new TreeSet<>();
    for (JsonNode found : answer.path("findings")) {
      String code = found.path("code").asText();
      if (!code.equals("schema")) {
        reasons.add((found.path("refused").asBoolean() ? "" : "?") + code);
      }
    }
    BigDecimal kwh = new BigDecimal(answer.path("accepted_kwh").asText());
    String energy = kwh.signum() == 0 ? "0" : kwh.stripTrailingZeros().toPlainString();
    return "%d/%d %s kWh %s"
        .formatted(
            answer.path("accepted").asLong(),
            answer.path("records").asLong(),
            energy,
            String.join(" ", reasons))
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

  /** The table of docs/reported-inputs.md. */
  @Test
  void theDocumentSaysWhatBecomesOfEachInput() throws IOException {
    Map<String, List<String>> outcomes = new TreeMap<>();
    for (Answer answer : answers()) {
      String number = answer.file().substring(0, 2);
      outcomes.computeIfAbsent(number, n -> new ArrayList<>()).add(answer.outcome());
    }
    StringBuilder table = new StringBuilder("| | input | before | now |\n|---|---|---|---|\n");
    int inputs = 0;
    for (String line : Files.readAllLines(KINDS)) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split(" \\| ", -1);
      String now =
          cells.length > 3
              ? cells[3]
              : outcomes.getOrDefault(cells[0], List.of()).stream()
                  .map(each -> "`" + each + "`")
                  .distinct()
                  .collect(Collectors.joining("; "));
      table.append("| %s | %s | %s | %s |\n".formatted(cells[0], cells[1], cells[2], now));
      inputs++;
    }
    assertThat(inputs).isEqualTo(42);
    GeneratedText.check(DOCUMENT, "reported", table.toString());
  }
}
