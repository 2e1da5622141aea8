package kz.quat.publish.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.publish.page.PageFacts;
import kz.quat.publish.page.RootPage;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.testkit.Folders;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import kz.quat.testkit.faulty.Crash;
import kz.quat.testkit.faulty.Faults;
import kz.quat.testkit.faulty.FaultyFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at any create, write, rename, link or delete of its publication. Readers see
 * either the previous or the new run, each complete; the next run needs no manual repair and gives
 * the same bytes.
 */
class CrashPointsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final int KEPT = 2;

  @TempDir Path folder;

  /** A run with everything that surrounds it in a night. */
  private static void run(QuatConfig config, LocalDate day) {
    RunFolders folders = new RunFolders(config.paths());
    folders.recover(CommitPoint.read(config.paths()), KEPT);
    boolean done =
        CommitPoint.read(config.paths()).filter(at -> at.deliveryDate().equals(day)).isPresent();
    if (!done) {
      PublishedNight.publish(config, day, "2.123458");
    }
    folders.recover(CommitPoint.read(config.paths()), KEPT);
    List<PageFacts.Run> runs = folders.kept(KEPT).stream().map(PageFacts.Run::of).toList();
    RootPage.write(config.paths().published(), runs, "Asia/Almaty");
    RootPage.write(config.paths().restricted(), runs, "Asia/Almaty");
  }

  private QuatConfig before() throws IOException {
    QuatConfig config = TestConfig.under(folder.resolve("before"));
    for (int day = KEPT; day > 0; day--) {
      run(config, DAY.minusDays(day));
    }
    return config;
  }

  /** The changes of a complete run, and its files. */
  private record Whole(List<String> changes, Map<String, String> bytes) {

    int commit() {
      return changes.indexOf("rename latest.json") + 1;
    }
  }

  private Whole whole() throws IOException {
    Folders.copy(folder.resolve("before"), folder.resolve("whole"));
    Faults faults = Faults.none();
    run(TestConfig.under(FaultyFileSystem.over(folder.resolve("whole"), faults)), DAY);
    return new Whole(faults.changes(), bytes(folder.resolve("whole")));
  }

  private void survives(long n, Whole whole) throws IOException {
    Path work = folder.resolve("crash-" + n);
    Folders.copy(folder.resolve("before"), work);
    QuatConfig broken = TestConfig.under(FaultyFileSystem.over(work, Faults.at(n)));
    assertThat(isCrash(catchThrowable(() -> run(broken, DAY)))).as("change %d", n).isTrue();
    QuatConfig config = TestConfig.under(work);
    readersSeeAWholeRun(config, n);
    run(config, DAY);
    readersSeeAWholeRun(config, n);
    assertThat(bytes(work)).as("after change %d", n).isEqualTo(whole.bytes());
    Folders.delete(work);
  }

  private static boolean isCrash(@Nullable Throwable failure) {
    return failure != null && (failure instanceof Crash || isCrash(failure.getCause()));
  }

  private static void readersSeeAWholeRun(QuatConfig config, long n) throws IOException {
    CommitPoint latest = CommitPoint.read(config.paths()).orElseThrow();
    assertThat(latest.deliveryDate()).as("change %d", n).isIn(DAY.minusDays(1), DAY);
    RunFolders folders = new RunFolders(config.paths());
    Manifest manifest = folders.manifest(latest.runId()).orElseThrow();
    for (PublishedFile file : manifest.published()) {
      assertThat(file.isAt(folders.of(Audience.PUBLISHED, latest.runId()).resolve(file.name())))
          .as("change %d, %s", n, file.name())
          .isTrue();
    }
    for (PublishedFile file : manifest.restricted()) {
      assertThat(file.isAt(folders.of(Audience.RESTRICTED, latest.runId()).resolve(file.name())))
          .as("change %d, %s", n, file.name())
          .isTrue();
    }
    Path link = config.paths().published().resolve("latest");
    assertThat(Files.exists(link)).as("change %d: latest leads somewhere", n).isTrue();
  }

  @Test
  @Tag("long")
  void everyChangeOfCommitAndTidyAndTwoHundredOthers() throws IOException {
    before();
    Whole whole = whole();
    int first = Math.max(1, whole.commit() - 20);
    List<Integer> points = new ArrayList<>();
    for (int n = first; n <= whole.changes().size(); n++) {
      points.add(n);
    }
    Random random = new Random(18);
    for (int i = 0; i < 200; i++) {
      points.add(1 + random.nextInt(first - 1));
    }
    for (int n : points) {
      survives(n, whole);
    }
    System.out.printf(
        "%d changes of a run, %d crash points survived, %d of them every one from %s on%n",
        whole.changes().size(), points.size(), points.size() - 200, whole.changes().get(first - 1));
  }

  @Test
  void theCommitItselfAndSomeChangesAroundIt() throws IOException {
    before();
    Whole whole = whole();
    assertThat(whole.commit()).isPositive();
    for (int n : new int[] {1, whole.commit() / 2, whole.commit(), whole.commit() + 1}) {
      survives(n, whole);
    }
    survives(whole.changes().size(), whole);
  }

  /** Everything except the warehouse's marks and what a crash may leave next to the runs. */
  private static Map<String, String> bytes(Path root) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.startsWith("warehouse/")) {
          bytes.put(name, PublishedFile.sha256(file));
        }
      }
    }
    return bytes;
  }
}
