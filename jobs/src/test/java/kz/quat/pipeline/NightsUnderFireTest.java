package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
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
 * Nights as separate processes, killed at any moment ({@code -Dquat.kills=40}) and started in pairs
 * ({@code -Dquat.pairs=50}). Readers always see a complete run; the next night needs no manual
 * repair and gives the same bytes.
 */
@Tag("long")
@ExtendWith(Spark.Extension.class)
class NightsUnderFireTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final int KILLS = Integer.getInteger("quat.kills", 40);
  private static final int PAIRS = Integer.getInteger("quat.pairs", 50);

  @TempDir Path folder;

  private Workplace place(String name) {
    return SmallCountry.write(new Workplace(folder.resolve(name)), DAY, DAY.plusDays(1));
  }

  private static Process start(Workplace place, LocalDate day) throws IOException {
    return NightProcess.start(place, "nightly", "--date", day.toString());
  }

  private static QuatConfig config(Workplace place) {
    return ConfigReader.read(place.at("conf/quat.yaml"));
  }

  /** How long an undisturbed night took, and from when on it wrote its run's folder. */
  private record Pace(long millis, long publishing) {}

  @Test
  void aNightThatIsKilledAtAnyMomentLeavesAWholeRunAndTheNextGivesTheSameBytes(Spark spark)
      throws IOException, InterruptedException {
    Workplace quiet = place("quiet");
    quiet.night(DAY.toString());
    Folders.copy(quiet.at(""), folder.resolve("before"));
    Pace pace = pace(quiet);
    Map<String, String> expected = Folders.runs(quiet);
    Random random = new Random(40);
    Map<String, Integer> ends = new TreeMap<>();
    // In any order, so that a trial that is cut short has kills of the whole night too.
    List<Integer> kills = new ArrayList<>(IntStream.range(0, KILLS).boxed().toList());
    Collections.shuffle(kills, random);
    for (int kill : kills) {
      Folders.copy(folder.resolve("before"), folder.resolve("kill" + kill));
      Workplace shot = new Workplace(folder.resolve("kill" + kill));
      Process process = start(shot, DAY.plusDays(1));
      if (kill % 8 == 3) {
        // Every eighth falls into the publication or the commit.
        whileRunning(process, shot, Long.MAX_VALUE, () -> runs(shot) > 1);
        whileRunning(
            process, shot, random.nextLong(pace.millis() - pace.publishing()), () -> false);
      } else if (kill % 8 == 7) {
        // Every eighth falls into the tidying after the commit, which is short.
        whileRunning(process, shot, Long.MAX_VALUE, () -> committed(shot).isAfter(DAY));
        whileRunning(process, shot, random.nextLong(300), () -> false);
      } else {
        long moment = (long) ((kill + random.nextDouble()) * pace.millis() / KILLS);
        whileRunning(process, shot, moment, () -> false);
      }
      boolean ended = !process.isAlive();
      process.destroyForcibly().waitFor();
      wholeRun(config(shot), DAY, DAY.plusDays(1));
      LocalDate seen = committed(shot);
      String end = ended ? "ended" : seen.equals(DAY) ? "before the commit" : "after the commit";
      ends.merge(end + (runs(shot) > 1 ? ", its run's folder begun" : ""), 1, Integer::sum);
      // The next run is another process than the killed one; this test's own is warm already.
      shot.night(DAY.plusDays(1).toString());
      wholeRun(config(shot), DAY.plusDays(1));
      assertThat(Folders.runs(shot)).as("after kill %d, %s", kill, end).isEqualTo(expected);
      Folders.delete(folder.resolve("kill" + kill));
      System.out.printf("kill %d: %s%n", kill, ends);
    }
    System.out.printf("%d kills of a night of %d ms: %s%n", KILLS, pace.millis(), ends);
  }

  private static Pace pace(Workplace quiet) throws IOException, InterruptedException {
    long started = System.nanoTime();
    Process process = start(quiet, DAY.plusDays(1));
    whileRunning(process, quiet, Long.MAX_VALUE, () -> runs(quiet) > 1);
    long publishing = (System.nanoTime() - started) / 1_000_000;
    assertThat(process.waitFor()).isZero();
    return new Pace((System.nanoTime() - started) / 1_000_000, publishing);
  }

  /** Reads as a reader does until the process ends, a time has passed or something is seen. */
  private static void whileRunning(
      Process process, Workplace place, long millis, BooleanSupplier seen)
      throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + Math.min(millis, TimeUnit.HOURS.toMillis(1));
    while (System.currentTimeMillis() < end && !seen.getAsBoolean()) {
      long left = Math.max(1, Math.min(50, end - System.currentTimeMillis()));
      if (process.waitFor(left, TimeUnit.MILLISECONDS)) {
        return;
      }
      wholeRun(config(place), DAY, DAY.plusDays(1));
    }
  }

  private static LocalDate committed(Workplace place) {
    return CommitPoint.read(config(place).paths()).orElseThrow().deliveryDate();
  }

  /** Number of run folders that exist, published or not. */
  private static int runs(Workplace place) {
    String[] names = place.at("work/published/runs").toFile().list();
    return names == null ? 0 : names.length;
  }

  @Test
  void twoNightsAtTheSameTimeAreOneNight(Spark spark) throws IOException, InterruptedException {
    Workplace quiet = place("one");
    quiet.night(DAY.toString());
    Map<String, String> expected = Folders.runs(quiet);
    Map<String, Integer> ends = new TreeMap<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      Workplace place = place("pair" + pair);
      Process first = start(place, DAY);
      Process second = start(place, DAY);
      int one = first.waitFor();
      int other = second.waitFor();
      ends.merge(Math.min(one, other) + " and " + Math.max(one, other), 1, Integer::sum);
      assertThat(one).isIn(0, 5);
      assertThat(other).isIn(0, 5);
      assertThat(Math.min(one, other)).isZero();
      wholeRun(config(place), DAY);
      assertThat(Folders.runs(place)).isEqualTo(expected);
      Folders.delete(folder.resolve("pair" + pair));
      System.out.printf("pair %d: %s%n", pair, ends);
    }
    System.out.printf("%d pairs of nights, exit codes %s%n", PAIRS, ends);
  }

  private static void wholeRun(QuatConfig config, LocalDate... days) throws IOException {
    Optional<CommitPoint> latest = CommitPoint.read(config.paths());
    assertThat(latest).isPresent();
    assertThat(latest.get().deliveryDate()).isIn((Object[]) days);
    RunFolders folders = new RunFolders(config.paths());
    Manifest manifest = folders.manifest(latest.get().runId()).orElseThrow();
    for (PublishedFile file : manifest.published()) {
      Path published = folders.of(Audience.PUBLISHED, manifest.runId());
      assertThat(file.isAt(published.resolve(file.name()))).as(file.name()).isTrue();
    }
    for (PublishedFile file : manifest.restricted()) {
      Path restricted = folders.of(Audience.RESTRICTED, manifest.runId());
      assertThat(file.isAt(restricted.resolve(file.name()))).as(file.name()).isTrue();
    }
  }
}
