package kz.quat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.OutTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TestConfig;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault of the disk is reported with its cause and what to do, and never taken for a bug. */
@ExtendWith(Spark.Extension.class)
class StorageFaultsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  private static String said(Throwable failure) {
    return StorageFaults.meaning(failure).map(UserErrorException::getMessage).orElse("");
  }

  @Test
  void aFullDiskAndAFolderWithoutRightsAreReported() {
    assertThat(said(new UncheckedIOException(new IOException("No space left on device"))))
        .startsWith("The disk is full")
        .endsWith("nothing was published");
    assertThat(said(new UncheckedIOException(new AccessDeniedException("/data/x"))))
        .contains("/data/x")
        .contains("give its rights back");
    assertThat(
            said(
                new UncheckedIOException(
                    new FileSystemException("/data/x", null, "Read-only file system"))))
        .contains("/data/x: Read-only file system");
  }

  @Test
  void aLostConnectionIsReported() {
    for (Throwable lost :
        List.of(
            new UncheckedIOException(new ConnectException("Connection refused")),
            new IllegalStateException(new SQLException("An I/O error occurred", "08006")),
            new IllegalStateException(
                "Unable to execute HTTP request: Connect to http://store:9090 failed"))) {
      assertThat(said(lost))
          .startsWith("The catalog or the object store does not answer (")
          .endsWith("run it again once it does; nothing was published");
    }
    assertThat(said(new IllegalStateException(new SQLException("syntax error", "42601"))))
        .isEmpty();
  }

  @Test
  void aFaultOfOursIsNone() {
    assertThat(StorageFaults.meaning(new IllegalStateException("a bug"))).isEmpty();
    assertThat(StorageFaults.meaning(new NullPointerException())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".parquet", ".metadata.json", ".avro", "catalog.db"})
  void aDamagedFileOfTheWarehouseIsReported(String kind, Spark spark) throws IOException {
    QuatConfig config = TestConfig.under(folder.resolve(kind));
    Map<String, Long> committed;
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, Map.of())) {
      warehouse.replaceRows(
          OutTables.QUALITY_RECORDS,
          List.of(RowFactory.create(Date.valueOf(DAY), "reports", 1L, 1L, 0L, 0L)),
          List.of(DAY));
      committed = warehouse.snapshotIds();
      Files.createDirectories(config.paths().published());
      warehouse.commit("run", "{}");
    }
    truncate(config.paths().warehouse(), kind);
    // Another place, so that nothing is cached for it.
    Path moved = folder.resolve("moved-" + kind);
    Files.move(folder.resolve(kind), moved);
    QuatConfig there = TestConfig.under(moved);
    Throwable failure =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> {
              try (Warehouse warehouse = Warehouse.open(spark.session(), there, committed)) {
                warehouse.read(OutTables.QUALITY_RECORDS).collectAsList();
              }
            });
    assertThat(failure).isNotNull();
    assertThat(said(failure)).as("%s", failure).contains("missing or damaged").contains("restore");
  }

  private static void truncate(Path warehouse, String kind) throws IOException {
    try (Stream<Path> all = Files.walk(warehouse)) {
      for (Path file : all.filter(file -> file.toString().endsWith(kind)).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
      }
    }
  }
}
