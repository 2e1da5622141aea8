package kz.quat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.config.WarehouseConfig;
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
import kz.quat.testkit.faulty.FaultyFileIO;
import kz.quat.testkit.faulty.FaultyFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose commit point lies in a catalog and whose folders lie in an object store, killed at
 * any change of a local file or of the store. Another machine with empty folders reads the previous
 * or the new run, each complete, and once the lease has ended it repeats the run with the same
 * bytes.
 */
class StoreCrashPointsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Instant NIGHT = Instant.parse("2022-12-06T02:05:00Z");
  private static final int KEPT = 2;

  @TempDir Path folder;

  private Path world() {
    return folder.resolve("world");
  }

  /** A machine of its own, whose changes are counted and may end it. */
  private QuatConfig machine(String name, Faults faults) {
    FaultyFileIO.use(name, faults);
    String store = world().resolve("store").toUri().toString().replaceFirst("/$", "");
    Map<String, String> catalog =
        Map.of(
            "catalog-impl",
            "org.apache.iceberg.jdbc.JdbcCatalog",
            "uri",
            "jdbc:sqlite:" + world().resolve("shared.db"),
            "jdbc.schema-version",
            "V1",
            "warehouse",
            world().resolve("shared").toUri().toString().replaceFirst("/$", ""),
            "io-impl",
            FaultyFileIO.class.getName(),
            FaultyFileIO.NAME,
            name);
    return TestConfig.under(FaultyFileSystem.over(world().resolve(name), faults))
        .withWarehouse(new WarehouseConfig(catalog, "quat", store, ""));
  }

  /** A run with everything that surrounds it in a night. */
  private static void run(QuatConfig config, LocalDate day, Instant now) {
    CatalogRunStore store = new CatalogRunStore(config, Clock.fixed(now, ZoneOffset.UTC));
    try (RunStore.Lease lease = store.lease()) {
      store.refresh();
      RunFolders folders = new RunFolders(config.paths());
      Optional<CommitPoint> before = CommitPoint.read(config.paths());
      before.ifPresent(latest -> store.bring(latest.runId()));
      lease.recovered();
      folders.recover(before, KEPT);
      if (before.filter(at -> at.deliveryDate().equals(day)).isEmpty()) {
        PublishedNight.publish(config, day, "2.123458", Map.of(), lease::commit);
      }
      folders.recover(CommitPoint.read(config.paths()), KEPT);
      List<Manifest> kept = folders.kept(KEPT);
      List<PageFacts.Run> runs = kept.stream().map(PageFacts.Run::of).toList();
      RootPage.write(config.paths().published(), runs, "Asia/Almaty");
      RootPage.write(config.paths().restricted(), runs, "Asia/Almaty");
      lease.keep(kept.stream().map(Manifest::runId).collect(Collectors.toSet()));
    }
  }

  private static boolean isCrash(@Nullable Throwable failure) {
    return failure != null && (failure instanceof Crash || isCrash(failure.getCause()));
  }

  private record Whole(List<String> changes, Map<String, String> bytes) {

    /** The first upload of the run's files, counted from 1. */
    int upload() {
      return IntStream.range(0, changes.size())
              .filter(n -> changes.get(n).equals("put DICTIONARY.md"))
              .findFirst()
              .orElseThrow()
          + 1;
    }
  }

  private Whole whole() throws IOException {
    Files.createDirectories(world());
    QuatConfig first = machine("first", Faults.none());
    for (int day = KEPT; day > 0; day--) {
      run(first, DAY.minusDays(day), NIGHT);
    }
    Folders.copy(world(), folder.resolve("before"));
    Faults faults = Faults.none();
    run(machine("first", faults), DAY, NIGHT);
    return new Whole(faults.changes(), bytes());
  }

  private boolean survives(int n, Whole whole) throws IOException {
    Folders.delete(world());
    Folders.copy(folder.resolve("before"), world());
    QuatConfig broken = machine("first", Faults.at(n));
    String what = "change %d, %s".formatted(n, whole.changes().get(n - 1));
    assertThat(isCrash(catchThrowable(() -> run(broken, DAY, NIGHT)))).as(what).isTrue();
    LocalDate seen = readersSeeAWholeRun("reader", what);
    Instant later = NIGHT.plus(CatalogLease.LENGTH).plusSeconds(1);
    run(machine("second", Faults.none()), DAY, later);
    assertThat(readersSeeAWholeRun("other", what)).as(what).isEqualTo(DAY);
    assertThat(bytes()).as(what).isEqualTo(whole.bytes());
    return seen.equals(DAY);
  }

  private LocalDate readersSeeAWholeRun(String machine, String what) throws IOException {
    QuatConfig config = machine(machine, Faults.none());
    RunStore store = RunStores.of(config);
    store.refresh();
    CommitPoint latest = CommitPoint.read(config.paths()).orElseThrow();
    assertThat(latest.deliveryDate()).as(what).isIn(DAY.minusDays(1), DAY);
    store.bring(latest.runId());
    RunFolders folders = new RunFolders(config.paths());
    Manifest manifest = folders.manifest(latest.runId()).orElseThrow();
    for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
      List<PublishedFile> files =
          audience == Audience.PUBLISHED ? manifest.published() : manifest.restricted();
      for (PublishedFile file : files) {
        assertThat(file.isAt(folders.of(audience, latest.runId()).resolve(file.name())))
            .as("%s: %s", what, file.name())
            .isTrue();
      }
    }
    return latest.deliveryDate();
  }

  /** What the store holds of the runs. */
  private Map<String, String> bytes() throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    Path store = world().resolve("store");
    try (Stream<Path> all = Files.walk(store)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes.put(store.relativize(file).toString(), PublishedFile.sha256(file));
      }
    }
    return bytes;
  }

  @Test
  void theUploadTheCommitAndTheEnd() throws IOException {
    Whole whole = whole();
    assertThat(survives(whole.upload(), whole)).isFalse();
    assertThat(survives(whole.changes().size(), whole)).isTrue();
  }

  @Test
  @Tag("long")
  void everyChangeFromTheUploadOnAndSixtyOthers() throws IOException {
    Whole whole = whole();
    TreeSet<Integer> points = new TreeSet<>();
    for (int n = whole.upload(); n <= whole.changes().size(); n++) {
      points.add(n);
    }
    int every = points.size();
    Random random = new Random(18);
    while (points.size() < every + 60) {
      points.add(1 + random.nextInt(whole.upload() - 1));
    }
    // In any order, so that a trial that is cut short has points of the whole run too.
    List<Integer> order = new ArrayList<>(points);
    Collections.shuffle(order, random);
    int committed = 0;
    for (int i = 0; i < order.size(); i++) {
      committed += survives(order.get(i), whole) ? 1 : 0;
      if (i % 20 == 19) {
        System.out.printf(
            "%d of %d survived, %d after the commit%n", i + 1, points.size(), committed);
      }
    }
    System.out.printf(
        "%d changes of a run, %d crash points survived, every one of the last %d; %d of them after"
            + " the commit%n",
        whole.changes().size(), points.size(), every, committed);
  }
}
