package kz.quat.publish.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.commit.Publication;
import kz.quat.schema.Audience;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Instant ISSUED = Instant.parse("2022-12-06T02:00:00Z");

  @TempDir Path folder;

  private static String runId(String config) {
    return RunId.of(DAY, List.of(new RunId.Input("a.csv", "00", ISSUED)), config, "code", null);
  }

  private Publication publication(QuatConfig config, String runId) {
    return new Publication(
        config.paths(),
        new Publication.Facts(runId, DAY, ISSUED, 1, null, "max_min", "conf", "code", List.of()));
  }

  @Test
  void aRunIdChangesWithEverythingThatDecidesTheResult() {
    String id = runId("conf");
    assertThat(id).matches("2022-12-07-[0-9a-f]{12}").isEqualTo(runId("conf"));
    assertThat(runId("other")).isNotEqualTo(id);
    assertThat(RunId.of(DAY, List.of(), "conf", "code", null)).isNotEqualTo(id);
  }

  @Test
  void nothingIsToBeSeenBeforeTheCommit() {
    QuatConfig config = TestConfig.under(folder);
    publication(config, runId("conf"));
    assertThat(CommitPoint.read(config.paths())).isEmpty();
  }

  @Test
  void aHalfDoneRunIsClearedAwayAndTheLinksFollowTheCommit() throws IOException {
    QuatConfig config = TestConfig.under(folder);
    RunFolders folders = new RunFolders(config.paths());
    publication(config, runId("conf"))
        .commit(
            new TreeMap<>(),
            new TreeMap<>(Map.of("t", 5L)),
            manifest -> {},
            PublishedNight.committing(config));
    publication(config, runId("crashed"));
    Optional<CommitPoint> committed = CommitPoint.read(config.paths());
    folders.recover(committed, 14);

    assertThat(folders.of(Audience.PUBLISHED, runId("crashed"))).doesNotExist();
    assertThat(folders.of(Audience.RESTRICTED, runId("crashed"))).doesNotExist();
    Path latest = config.paths().published().resolve("latest");
    assertThat(latest.toRealPath().getFileName().toString()).isEqualTo(runId("conf"));
    assertThat(folders.snapshots(runId("conf"))).containsEntry("t", 5L);
    assertThat(committed.orElseThrow().snapshots()).containsEntry("t", 5L);
  }

  @Test
  void linksThatWereTornAreMended() throws IOException {
    QuatConfig config = TestConfig.under(folder);
    publication(config, runId("conf"))
        .commit(
            new TreeMap<>(), new TreeMap<>(), manifest -> {}, PublishedNight.committing(config));
    Path link = config.paths().restricted().resolve("latest");
    Files.createSymbolicLink(link, Path.of("runs", "gone"));
    new RunFolders(config.paths()).recover(CommitPoint.read(config.paths()), 14);
    assertThat(link.toRealPath().getFileName().toString()).isEqualTo(runId("conf"));
  }

  @Test
  void aNameThatLeavesTheFolderIsNoRun() {
    RunFolders folders = new RunFolders(TestConfig.under(folder).paths());
    assertThatThrownBy(() -> folders.of(Audience.PUBLISHED, "../../etc"))
        .hasMessageContaining("Invalid run id");
  }

  @Test
  void olderRunsStayUntilTheyAreNoLongerKept() {
    QuatConfig config = TestConfig.under(folder);
    RunFolders folders = new RunFolders(config.paths());
    commit(config, "one", null);
    commit(config, "two", runId("one"));
    commit(config, "three", runId("two"));
    folders.recover(CommitPoint.read(config.paths()), 2);
    assertThat(folders.of(Audience.PUBLISHED, runId("one"))).doesNotExist();
    assertThat(folders.of(Audience.PUBLISHED, runId("two"))).exists();
    assertThat(folders.kept(runId("three"), 9))
        .extracting(Manifest::runId)
        .containsExactly(runId("three"), runId("two"));
  }

  @Test
  void aLostRunIsReportedAndNothingOlderIsDeleted() throws IOException {
    QuatConfig config = TestConfig.under(folder);
    RunFolders folders = new RunFolders(config.paths());
    commit(config, "one", null, 1);
    commit(config, "two", runId("one"), 2);
    commit(config, "three", runId("two"), 3);
    Disk.deleteTree(folders.of(Audience.PUBLISHED, runId("two")));
    Disk.deleteTree(folders.of(Audience.RESTRICTED, runId("two")));

    folders.recover(CommitPoint.read(config.paths()), 14);

    assertThat(folders.of(Audience.RESTRICTED, runId("one"))).exists();
    RunFolders.Chain chain = folders.chain(runId("three"), 14);
    assertThat(chain.lost()).containsExactly(runId("two"));
    assertThat(chain.runs())
        .extracting(Manifest::runId)
        .containsExactly(runId("three"), runId("one"));
    folders.recover(CommitPoint.read(config.paths()), 1);
    assertThat(folders.of(Audience.RESTRICTED, runId("one")))
        .as("a lost run that is no longer kept holds nothing up")
        .doesNotExist();
  }

  private void commit(QuatConfig config, String name, @Nullable String predecessor) {
    commit(config, name, predecessor, 1);
  }

  private void commit(QuatConfig config, String name, @Nullable String predecessor, long runSeq) {
    new Publication(
            config.paths(),
            new Publication.Facts(
                runId(name),
                DAY,
                ISSUED,
                runSeq,
                predecessor,
                "max_min",
                "conf",
                "code",
                List.of()))
        .commit(
            new TreeMap<>(), new TreeMap<>(), manifest -> {}, PublishedNight.committing(config));
  }

  @Test
  void whatIsNotNamedLikeARunIsLeftAlone() throws IOException {
    QuatConfig config = TestConfig.under(folder);
    commit(config, "one", null);
    Path notes = config.paths().published().resolve("runs/notes");
    Files.createDirectories(notes);
    new RunFolders(config.paths()).recover(CommitPoint.read(config.paths()), 14);
    assertThat(notes).exists();
  }

  @Test
  void aLostOrChangedManifestDeletesNothing() throws IOException {
    QuatConfig config = TestConfig.under(folder);
    RunFolders folders = new RunFolders(config.paths());
    commit(config, "one", null);
    commit(config, "two", runId("one"));
    Path manifest = folders.of(Audience.PUBLISHED, runId("two")).resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest) + " ");
    assertThatThrownBy(() -> folders.recover(CommitPoint.read(config.paths()), 14))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("was changed since");
    Files.delete(manifest);
    assertThatThrownBy(() -> folders.recover(CommitPoint.read(config.paths()), 14))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("is missing");
    assertThat(folders.of(Audience.PUBLISHED, runId("one"))).exists();
  }

  @Test
  void aPublishedRunIsNeverRewritten() {
    QuatConfig config = TestConfig.under(folder);
    commit(config, "one", null);
    assertThatThrownBy(() -> publication(config, runId("one")))
        .hasMessageContaining("never rewritten");
    assertThat(new RunFolders(config.paths()).manifest(runId("one"))).isPresent();
  }

  @Test
  void aCommitPointThatIsNoJsonSaysWhatToDo() throws IOException {
    QuatConfig config = TestConfig.under(folder);
    Files.createDirectories(config.paths().published());
    for (String text : List.of("", "{", "{\"run_id\":\"../../etc\"}", "[]", "null")) {
      Files.writeString(config.paths().published().resolve("latest.json"), text);
      assertThatThrownBy(() -> CommitPoint.read(config.paths()))
          .as(text)
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining(
              "latest.json cannot be read; put back the copy that the warehouse keeps");
    }
  }

  @Test
  void theRestrictedFolderIsNotForEverybody() throws IOException {
    QuatConfig config = TestConfig.under(folder);
    new RunFolders(config.paths()).recover(CommitPoint.read(config.paths()), 14);
    publication(config, runId("conf"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(config.paths().restricted())))
        .isEqualTo("rwxr-x---");
  }
}
