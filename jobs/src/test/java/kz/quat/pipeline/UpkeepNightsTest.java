package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.quat.config.ConfigReader;
import kz.quat.publish.run.CommitPoint;
import kz.quat.simulation.SmallCountry;
import kz.quat.testkit.Folders;
import kz.quat.testkit.NightProcess;
import kz.quat.testkit.Spark;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What those who run Quat do in the course of a year: ten missed nights are caught up although the
 * process is killed twice meanwhile, old runs go, a backup is restored elsewhere, and files that
 * the killed processes left are deleted. In the end all three warehouses give the same night.
 */
@Tag("long")
@ExtendWith(Spark.Extension.class)
class UpkeepNightsTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 12, 7);
  private static final LocalDate LAST = FIRST.plusDays(10);
  private static final LocalDate AFTER = LAST.plusDays(1);
  private static final int KEPT = 5;
  private static final String ALL_FILES = "--older-than-days=0";

  @TempDir Path folder;

  private Workplace place(String name) {
    return new Workplace(folder.resolve(name))
        .with("conf/quat.yaml", "runs_kept: 14 ", "runs_kept: " + KEPT + " ");
  }

  private static Workplace.Outcome ok(Workplace.Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome;
  }

  private static String[] catchUp() {
    return new String[] {"nightly", "--catch-up", "--date", LAST.toString()};
  }

  private static LocalDate published(Workplace place) {
    var paths = ConfigReader.read(place.at("conf/quat.yaml")).paths();
    return CommitPoint.read(paths).orElseThrow().deliveryDate();
  }

  @Test
  void missedNightsRetentionRestoreAndOrphans(Spark spark)
      throws IOException, InterruptedException {
    Workplace quiet = SmallCountry.write(place("quiet"), FIRST, AFTER);
    quiet.night(FIRST.toString());
    Folders.copy(quiet.at(""), folder.resolve("cut"));
    Workplace cut = place("cut");

    ok(quiet.quat(catchUp()));
    assertThat(published(quiet)).isEqualTo(LAST);
    catchUpInThreeGoes(cut);
    assertThat(published(cut)).isEqualTo(LAST);
    assertThat(Folders.runs(cut)).isEqualTo(Folders.runs(quiet));

    List<String> runs = onlyTheKeptRunsAreLeft(quiet);
    theOldestKeptRunIsStillReadWhole(quiet, runs.get(KEPT - 1));
    assertThat(orphans(quiet, "--list")).isEmpty();

    Folders.copy(quiet.at("work"), folder.resolve("elsewhere/work"));
    Workplace restored = place("elsewhere");
    List<String> left = orphans(cut, "--list");
    assertThat(orphans(cut)).isEqualTo(left);
    assertThat(orphans(cut, "--list")).isEmpty();
    System.out.printf("%d files left by two kills, deleted%n", left.size());

    quiet.night(AFTER.toString());
    Map<String, String> expected = Folders.runs(quiet);
    for (Workplace other : List.of(restored, cut)) {
      other.night(AFTER.toString());
      assertThat(Folders.runs(other)).isEqualTo(expected);
    }
  }

  /** Kills the process in the third and in the sixth of the missed nights. */
  private static void catchUpInThreeGoes(Workplace place) throws IOException, InterruptedException {
    for (int nights : new int[] {2, 5}) {
      Process process = NightProcess.start(place, catchUp());
      while (published(place).isBefore(FIRST.plusDays(nights))) {
        assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
      }
      // The next night has begun to write by then.
      assertThat(process.waitFor(4, TimeUnit.SECONDS)).isFalse();
      process.destroyForcibly().waitFor();
    }
    assertThat(published(place)).isBefore(LAST);
    ok(place.quat(catchUp()));
  }

  private static List<String> onlyTheKeptRunsAreLeft(Workplace place) throws IOException {
    JsonNode status = json(place.quat("status", "--json"));
    List<String> runs = new ArrayList<>();
    status.get("runs").forEach(run -> runs.add(run.get("run_id").asText()));
    assertThat(runs).hasSize(KEPT);
    assertThat(status.get("missing_delivery_days")).isEmpty();
    for (String audience : new String[] {"published", "restricted"}) {
      assertThat(place.at("work/" + audience + "/runs").toFile().list())
          .containsExactlyInAnyOrderElementsOf(runs);
    }
    return runs;
  }

  private static void theOldestKeptRunIsStillReadWhole(Workplace place, String run) {
    Workplace.Outcome rows = ok(place.quat("as-of", run, "out_quota__site_hours"));
    assertThat(rows.out().lines()).hasSizeGreaterThan(24);
    Path there = place.at("replayed");
    ok(place.quat("replay", "--as-of", run, "--out", there.toString()));
  }

  private static List<String> orphans(Workplace place, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("tidy", "--json", ALL_FILES));
    arguments.addAll(List.of(more));
    List<String> files = new ArrayList<>();
    json(place.quat(arguments.toArray(String[]::new)))
        .get("files")
        .forEach(file -> files.add(file.asText()));
    return files;
  }

  private static JsonNode json(Workplace.Outcome outcome) throws IOException {
    return new ObjectMapper().readTree(ok(outcome).out());
  }
}
