package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.quat.schema.Audience;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import kz.quat.testkit.GeneratedText;
import org.junit.jupiter.api.Test;

/** The declared list of stages, and the picture drawn from it. */
class StagesTest {

  @Test
  void everyPublishedTableIsWrittenBySomeStage() {
    Set<String> written = new TreeSet<>();
    Stages.ALL.forEach(stage -> stage.writes().forEach(table -> written.add(table.name())));
    assertThat(written)
        .containsAll(
            Tables.ALL.stream()
                .filter(table -> table.audience() != Audience.INTERNAL)
                .map(TableSpec::name)
                .toList());
  }

  @Test
  void aTableOfTheRunItselfIsWrittenByOneStage() {
    Set<String> seen = new HashSet<>();
    for (Stage stage : Stages.ALL) {
      for (TableSpec table : stage.writes()) {
        assertThat(seen.add(table.name())).as(table.name() + " in " + stage.name()).isTrue();
      }
    }
  }

  @Test
  void stagesAreFoundByNameInAnyCase() {
    assertThat(Stages.find("Forecast")).contains(ForecastStage.STAGE);
    assertThat(Stages.find("forecasts")).isEmpty();
    assertThat(Stages.upTo(CleanStage.STAGE)).containsExactly(ExtractStage.STAGE, CleanStage.STAGE);
  }

  @Test
  void aStageWaitsForWhatItReadsAndNotForWhatItDoesNot() {
    assertThat(ForecastStage.STAGE.waitsFor(GridStage.STAGE)).isTrue();
    assertThat(ForecastStage.STAGE.waitsFor(ReconciliationStage.STAGE)).isFalse();
    assertThat(StrainStage.STAGE.waitsFor(QuotaStage.STAGE)).isTrue();
  }

  @Test
  @SuppressWarnings("NullAway") // the stages of this test never use the night
  void aStageMayUseOnlyWhatItDeclares() {
    NightState state = new NightState(null, null, new Progress(line -> {}));
    Stage silent = Stage.named("silent", "").gives(Handover.MONTHS).runs(s -> {});
    assertThatThrownBy(() -> state.run(silent))
        .hasMessage("Stage silent did not give touched months");
    Stage secret = Stage.named("secret", "").runs(s -> s.get(Handover.MONTHS));
    assertThatThrownBy(() -> state.run(secret))
        .hasMessage("Stage secret does not declare that it needs touched months");
    Stage generous = Stage.named("generous", "").runs(s -> s.give(Handover.RECORDS, List.of()));
    assertThatThrownBy(() -> state.run(generous)).hasMessageContaining("records equations");
  }

  @Test
  void thePictureInTheDocsIsTheListOfStages() throws IOException {
    Path file = Path.of("docs/stages.md");
    GeneratedText.check(file, "picture", picture());
    GeneratedText.check(file, "stages", table());
  }

  private static String picture() {
    StringBuilder text = new StringBuilder("```mermaid\nflowchart TD\n");
    for (int i = 0; i < Stages.ALL.size(); i++) {
      Stage stage = Stages.ALL.get(i);
      List<Stage> waitsFor = Stages.ALL.subList(0, i).stream().filter(stage::waitsFor).toList();
      for (Stage earlier : waitsFor) {
        boolean implied =
            waitsFor.stream().anyMatch(other -> !other.equals(earlier) && reaches(other, earlier));
        if (!implied) {
          text.append("  ")
              .append(earlier.name())
              .append(" --> ")
              .append(stage.name())
              .append('\n');
        }
      }
    }
    return text.append("  publish --> commit([commit])\n  commit --> tidy\n```").toString();
  }

  /** Whether a stage waits for an earlier one, directly or through others. */
  private static boolean reaches(Stage stage, Stage earlier) {
    int at = Stages.ALL.indexOf(stage);
    return Stages.ALL.subList(0, at).stream()
        .filter(stage::waitsFor)
        .anyMatch(between -> between.equals(earlier) || reaches(between, earlier));
  }

  private static String table() {
    StringBuilder text =
        new StringBuilder("| stage | what for | reads | writes |\n|---|---|---|---|\n");
    for (Stage stage : Stages.ALL) {
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  stage.name(), stage.purpose(), names(stage.reads()), names(stage.writes())));
    }
    return text.toString();
  }

  private static String names(Set<TableSpec> tables) {
    if (tables.size() > 12) {
      return tables.size() + " tables";
    }
    return tables.stream().map(t -> "`" + t.name() + "`").collect(Collectors.joining(", "));
  }
}
