package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final List<String> lines = new ArrayList<>();
  private final Progress progress = new Progress(lines::add);

  @Test
  void plannedStagesAreNumberedAndStepsInsideThemAreNot() {
    progress.plan(List.of("extract", "clean"));
    progress.stage("extract", () -> 1);
    progress.stage("clean", () -> progress.stage("clean reports", () -> 2));
    progress.total();
    assertThat(lines.get(0)).matches(" 1/2  extract \u2026 \\d+\\.\\d s");
    assertThat(lines.get(1)).startsWith("      clean reports \u2026 ");
    assertThat(lines.get(2)).startsWith(" 2/2  clean \u2026 ");
    assertThat(lines.get(3)).matches("total \u2026 \\d+\\.\\d s");
  }

  @Test
  void aStepInsideAStageIsNotCountedTwice() {
    progress.stage("outer", () -> progress.stage("inner", ProgressTest::sleep));
    assertThat(progress.secondsByStage().keySet()).containsExactly("outer", "inner");
    assertThat(progress.secondsByStage().get("inner")).isGreaterThanOrEqualTo(0.03);
    assertThat(progress.secondsByStage().get("outer"))
        .isLessThan(progress.secondsByStage().get("inner"));
  }

  private static boolean sleep() throws InterruptedException {
    Thread.sleep(30);
    return true;
  }
}
