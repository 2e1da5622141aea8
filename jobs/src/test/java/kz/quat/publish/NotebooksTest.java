package kz.quat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.quat.schema.Audience;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import kz.quat.testkit.Notebooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of the notebooks as committed; {@link NotebooksCheck} executes them. */
class NotebooksTest {

  private static final Pattern TABLE = Pattern.compile("\\b(?:raw|core|out)_[a-z]+__[a-z_]+\\b");
  private static final Map<String, TableSpec> TABLES =
      Tables.ALL.stream().collect(Collectors.toMap(TableSpec::name, table -> table));

  @TempDir private Path temp;

  static List<Path> all() {
    return Notebooks.all();
  }

  @Test
  void thereIsOneForEachQuestion() {
    assertThat(all())
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "1-strain-of-a-winter.ipynb",
            "2-why-this-quota.ipynb",
            "3-policies-compared.ipynb",
            "4-forecast-quality.ipynb",
            "5-from-file-to-quota.ipynb");
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingThatWasExecutedIsCommitted(Path notebook) {
    List<JsonNode> code = Notebooks.cells(Notebooks.read(notebook), "code");
    assertThat(code).isNotEmpty();
    for (JsonNode cell : code) {
      assertThat(cell.get("outputs")).as(cell.toString()).isEmpty();
      assertThat(cell.get("execution_count").isNull()).as(cell.toString()).isTrue();
      assertThat(cell.get("metadata")).as(cell.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theDocumentIsOfNbformat4WithAnIdForEachCell(Path notebook) {
    JsonNode document = Notebooks.read(notebook);
    assertThat(document.get("nbformat").asInt()).isEqualTo(4);
    assertThat(document.get("nbformat_minor").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(document.at("/metadata/kernelspec/name").asText()).isEqualTo("quat-java");
    List<String> ids = document.get("cells").findValuesAsText("id");
    assertThat(ids).doesNotHaveDuplicates().hasSize(document.get("cells").size());
    assertThat(ids).allMatch(id -> id.matches("[a-zA-Z0-9_-]{1,64}"));
    for (JsonNode cell : document.get("cells")) {
      assertThat(cell.get("cell_type").asText()).isIn("code", "markdown");
      assertThat(Notebooks.text(cell.get("source"))).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void itAsksAQuestionAndSaysWhatTheAnswerIsNot(Path notebook) {
    List<JsonNode> words = Notebooks.cells(Notebooks.read(notebook), "markdown");
    String first = Notebooks.text(words.get(0).get("source"));
    assertThat(first.lines().findFirst().orElseThrow()).startsWith("# ").endsWith("?");
    assertThat(Notebooks.text(words.get(words.size() - 1).get("source")))
        .contains("what it does not", "demo is not operational data");
  }

  @ParameterizedTest
  @MethodSource("all")
  void itReadsTablesThatItsReadersMaySee(Path notebook) {
    String code =
        Notebooks.cells(Notebooks.read(notebook), "code").stream()
            .map(cell -> Notebooks.text(cell.get("source")))
            .collect(Collectors.joining("\n"));
    List<String> names = TABLE.matcher(code).results().map(MatchResult::group).distinct().toList();
    assertThat(names).isNotEmpty();
    assertThat(names).allMatch(TABLES::containsKey);
    List<Audience> audiences =
        names.stream().map(name -> Objects.requireNonNull(TABLES.get(name)).audience()).toList();
    assertThat(audiences).doesNotContain(Audience.INTERNAL);
    assertThat(audiences.contains(Audience.RESTRICTED))
        .isEqualTo(code.contains("needsRestricted()"));
  }

  @Test
  void withoutJupyterTheLauncherSaysInOneLineWhatToInstall() throws IOException {
    Path tools = Files.createDirectory(temp.resolve("bin"));
    for (String tool : List.of("dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Notebooks.Outcome outcome =
        Notebooks.run(temp.resolve("log"), Map.of("PATH", tools.toString()), "--execute");
    assertThat(outcome.output().lines())
        .singleElement()
        .asString()
        .contains("Jupyter is not installed", "apt-get install jupyter-nbconvert");
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    Notebooks.Outcome outcome = Notebooks.run(temp.resolve("log"), Map.of(), "--exceute");
    assertThat(outcome.output()).contains("notebooks/run --execute [--out DIR]");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }
}
