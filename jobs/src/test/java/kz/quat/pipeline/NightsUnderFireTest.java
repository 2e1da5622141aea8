package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights as separate processes, killed at any moment ({@code -Dquat.kills=40}) and started in pairs
 * ({@code -Dquat.pairs=50}). Readers always see a complete run; the next night needs no manual
 * repair and gives the same bytes.
 */
@Tag("long")
class NightsUnderFireTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final int KILLS = Integer.getInteger("quat.kills", 40);
  private static final int PAIRS = Integer.getInteger("quat.pairs", 50);

  @TempDir Path folder;

  private Workplace place(String name) {
    Workplace place = new Workplace(folder.resolve(name)).scarceNorth();
    new TinyLanding(place.landing(), DAY).historyDays(7).write().register();
    return place;
  }

  private static Process start(Workplace place, LocalDate day) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("conf/jvm.options").toAbsolutePath(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "kz.quat.cli.Quat",
                "nightly",
                "--date",
                day.toString(),
                "--conf",
                place.at("conf/quat.yaml").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.at("night.log").toFile()))
        .start();
  }

  private static int night(Workplace place, LocalDate day)
      throws IOException, InterruptedException {
    return start(place, day).waitFor();
  }

  private static QuatConfig config(Workplace place) {
    return ConfigReader.read(place.at("conf/quat.yaml"));
  }

  @Test
  void aNightThatIsKilledAtAnyMomentLeavesAWholeRunAndTheNextGivesTheSameBytes()
      throws IOException, InterruptedException {
    Workplace quiet = place("quiet");
    assertThat(night(quiet, DAY)).isZero();
    long started = System.nanoTime();
    assertThat(night(quiet, DAY.plusDays(1))).isZero();
    long millis = (System.nanoTime() - started) / 1_000_000;
    Map<String, String> expected = bytes(quiet);

    Workplace shot = place("shot");
    assertThat(night(shot, DAY)).isZero();
    Random random = new Random(40);
    int inTime = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(shot, DAY.plusDays(1));
      boolean ended = process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      inTime += ended ? 0 : 1;
      wholeRun(config(shot), DAY, DAY.plusDays(1));
    }
    assertThat(night(shot, DAY.plusDays(1))).isZero();
    assertThat(bytes(shot)).isEqualTo(expected);
    System.out.printf("%d kills, %d of them before the night had ended%n", KILLS, inTime);
  }

  @Test
  void twoNightsAtTheSameTimeAreOneNight() throws IOException, InterruptedException {
    Workplace quiet = place("one");
    assertThat(night(quiet, DAY)).isZero();
    Map<String, String> expected = bytes(quiet);
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
      assertThat(bytes(place)).isEqualTo(expected);
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

  /** The published files, except those that differ from run to run: snapshot ids and seconds. */
  private static Map<String, String> bytes(Workplace place) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (String audience : new String[] {"work/published/runs", "work/restricted/runs"}) {
      Path root = place.at(audience);
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String name = String.valueOf(file.getFileName());
          if (!name.startsWith("run_report")
              && !name.startsWith("summary")
              && !name.equals("snapshots.json")) {
            bytes.put(audience + "/" + root.relativize(file), PublishedFile.sha256(file));
          }
        }
      }
    }
    return bytes;
  }
}
