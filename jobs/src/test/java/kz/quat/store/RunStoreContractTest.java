package kz.quat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.quat.config.QuatConfig;
import kz.quat.config.WarehouseConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.testkit.TestConfig;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of both stores of runs. */
class RunStoreContractTest {

  private static final String RUN = "20221207-0123456789abcdef";

  /** The tests of the contract. */
  abstract static class Contract {

    @TempDir Path folder;

    /** The store as seen by a machine whose own folders have that name. */
    abstract RunStore on(String machine);

    abstract QuatConfig configOn(String machine);

    @Test
    void beforeTheFirstRunNothingIsCommitted() {
      assertThat(on("a").latest()).isEmpty();
    }

    @Test
    void whatIsCommittedIsSeenByAll() {
      commit("one");
      assertThat(on("a").latest()).contains("one");
      assertThat(on("b").latest()).contains("one");
      commit("two");
      assertThat(on("b").latest()).contains("two");
    }

    @Test
    void aSecondWriterIsToldWhoWrites() {
      try (RunStore.Lease lease = on("a").lease()) {
        lease.requireHeld();
        assertThatThrownBy(() -> on("b").lease())
            .isInstanceOf(UserErrorException.class)
            .hasMessageContaining("is held by process " + ProcessHandle.current().pid());
      }
      on("b").lease().close();
    }

    @Test
    void aRunThatNeverCommittedIsUnfinishedUntilItIsRolledBack() {
      String crashed;
      try (RunStore.Lease lease = on("a").lease()) {
        crashed = lease.token();
        assertThat(lease.unfinished()).containsExactly(crashed);
      }
      try (RunStore.Lease next = on("b").lease()) {
        assertThat(next.unfinished()).containsExactly(crashed, next.token());
        next.recovered();
        assertThat(next.unfinished()).containsExactly(next.token());
      }
    }

    @Test
    void anotherMachineReadsTheWholeRun() throws IOException {
      Path run = configOn("a").paths().published().resolve("runs").resolve(RUN);
      Path case_ = configOn("a").paths().restricted().resolve("runs").resolve(RUN).resolve("case");
      Files.createDirectories(run);
      Files.createDirectories(case_);
      Files.writeString(run.resolve("manifest.json"), "{}");
      Files.writeString(run.resolve("it's; %20 қуат #1.csv"), "a");
      Files.writeString(case_.resolve("params.csv"), "key,value");
      commit("one");
      Files.writeString(run.resolve("run_report.json"), "later");
      try (RunStore.Lease lease = on("a").lease()) {
        lease.keep(Set.of(RUN));
      }
      RunStore other = on("b");
      other.refresh();
      other.bring(RUN);
      QuatConfig.Paths there = configOn("b").paths();
      assertThat(there.published().resolve("latest.json")).hasContent("one");
      Path published = there.published().resolve("runs").resolve(RUN);
      assertThat(published.resolve("it's; %20 қуат #1.csv")).hasContent("a");
      assertThat(published.resolve("run_report.json")).hasContent("later");
      assertThat(there.restricted().resolve("runs").resolve(RUN).resolve("case/params.csv"))
          .hasContent("key,value");
    }

    final void commit(String text) {
      try (RunStore.Lease lease = on("a").lease()) {
        Files.createDirectories(configOn("a").paths().published());
        lease.commit(RUN, text);
        assertThat(lease.latest()).contains(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Nested
  class OnOneMachine extends Contract {
    @Override
    QuatConfig configOn(String machine) {
      return TestConfig.under(folder);
    }

    @Override
    RunStore on(String machine) {
      return RunStores.of(configOn(machine));
    }
  }

  @Nested
  class InACatalog extends Contract {
    @Override
    QuatConfig configOn(String machine) {
      return shared(folder, machine);
    }

    @Override
    RunStore on(String machine) {
      return RunStores.of(configOn(machine));
    }

    private RunStore at(String machine, Instant now) {
      return new CatalogRunStore(configOn(machine), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aRunThatCrashedLosesTheLeaseAfterSomeMinutesAndCanNeverCommit() {
      Instant night = Instant.parse("2022-12-06T02:05:00Z");
      commit("old");
      try (RunStore.Lease crashed = at("a", night).lease()) {
        Instant soon = night.plus(CatalogLease.LENGTH).minusSeconds(1);
        assertThatThrownBy(() -> at("b", soon).lease()).hasMessageContaining("is held by");
        Instant later = night.plus(CatalogLease.LENGTH).plus(Duration.ofSeconds(1));
        try (RunStore.Lease next = at("b", later).lease()) {
          assertThatThrownBy(() -> crashed.commit(RUN, "of the crashed run"))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("nothing of this run is published");
          assertThatThrownBy(crashed::requireHeld).isInstanceOf(IllegalStateException.class);
          assertThat(on("a").latest()).contains("old");
          next.commit(RUN, "new");
        }
        assertThat(on("a").latest()).contains("new");
      }
      assertThat(on("a").latest()).contains("new");
    }

    @Test
    void aRunThatIsNoLongerKeptIsDeletedWhereOthersRead() throws IOException {
      Path old = configOn("a").paths().published().resolve("runs").resolve(RUN);
      Files.createDirectories(old);
      Files.writeString(old.resolve("manifest.json"), "{}");
      commit("one");
      assertThat(folder.resolve("store/published/runs").resolve(RUN).resolve("manifest.json"))
          .exists();
      try (RunStore.Lease lease = on("a").lease()) {
        lease.keep(Set.of("20221208-0123456789abcdef"));
      }
      assertThat(folder.resolve("store/published/runs").resolve(RUN).resolve("manifest.json"))
          .doesNotExist();
      assertThat(folder.resolve("store/published/latest.json")).hasContent("one");
    }

    @Test
    void foldersOfAnotherWarehouseAreNotOverwritten() throws IOException {
      Path published = configOn("a").paths().published();
      Files.createDirectories(published);
      Files.writeString(published.resolve("latest.json"), "of another warehouse");
      assertThatThrownBy(() -> on("a").refresh())
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("belongs to another warehouse");
      assertThat(published.resolve("latest.json")).hasContent("of another warehouse");
      assertThat(Optional.of(on("a").latest())).contains(Optional.empty());
    }

    @Test
    void aCatalogThatDoesNotAnswerIsReportedInOneLine() {
      QuatConfig nowhere =
          shared(
              folder,
              "a",
              Map.of(
                  "catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog",
                  "uri", "jdbc:sqlite:/nowhere/at/all/catalog.db",
                  "warehouse", folder.toUri().toString()));
      assertThatThrownBy(() -> RunStores.of(nowhere).lease())
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("The catalog of warehouse.catalog cannot be used")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
  }

  /** A machine's configuration with a catalog and a file store that others use too. */
  static QuatConfig shared(Path folder, String machine) {
    return shared(
        folder,
        machine,
        Map.of(
            "catalog-impl",
            "org.apache.iceberg.jdbc.JdbcCatalog",
            "uri",
            "jdbc:sqlite:" + folder.resolve("shared.db"),
            "jdbc.schema-version",
            "V1",
            "warehouse",
            folder.resolve("shared").toUri().toString().replaceFirst("/$", ""),
            "io-impl",
            LocalFileIO.class.getName()));
  }

  private static QuatConfig shared(Path folder, String machine, Map<String, String> catalog) {
    QuatConfig config = TestConfig.under(folder.resolve(machine));
    String store = folder.resolve("store").toUri().toString().replaceFirst("/$", "");
    // A session remembers a catalog by its name, so every test uses another name.
    String name = "quat_" + Integer.toHexString(folder.hashCode());
    return config.withWarehouse(new WarehouseConfig(catalog, name, store, ""));
  }
}
