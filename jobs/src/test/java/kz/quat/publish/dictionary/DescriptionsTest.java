package kz.quat.publish.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;
import kz.quat.testkit.PublishedFolder;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionsTest {

  @TempDir Path folder;

  @Test
  void thePackageTellsTheColumnsAndTheReferencesOfItsFiles() {
    QuatConfig config = TestConfig.under(folder);
    Manifest run = PublishedNight.publish(config, LocalDate.of(2022, 12, 7), "2.000000");
    for (Path base : new Path[] {config.paths().published(), config.paths().restricted()}) {
      PublishedFolder published = new PublishedFolder(base.resolve("runs").resolve(run.runId()));
      assertThat(published.otherColumns()).isEmpty();
      assertThat(published.ofAnotherRun(run.runId())).isEmpty();
      assertThat(published.references()).isPositive();
      assertThat(published.unresolved()).isEmpty();
    }
  }

  /** A reference to a table that is not in the package would be no help to its reader. */
  @Test
  void restrictedTablesReferToTheDimensionsOfTheirOwnFolder() throws Exception {
    String restricted =
        Descriptions.dataPackage(Audience.RESTRICTED, "run", Instant.parse("2022-12-06T02:00:00Z"));
    JsonNode resources = Json.MAPPER.readTree(restricted);
    for (JsonNode resource : resources.path("resources")) {
      for (JsonNode key : resource.path("schema").path("foreignKeys")) {
        assertThat(resources.path("resources").findValuesAsText("name"))
            .contains(key.path("reference").path("resource").asText());
      }
    }
    assertThat(restricted).contains("\"resource\" : \"dim_site\"").contains("\"dim_region\"");
  }

  /** The working folder of this test is not the run's. */
  @Test
  void theViewsOpenFromAnyFolderAndNameTheRun() throws Exception {
    QuatConfig config = TestConfig.under(folder);
    Manifest run = PublishedNight.publish(config, LocalDate.of(2022, 12, 7), "2.000000");
    for (Path base : new Path[] {config.paths().published(), config.paths().restricted()}) {
      Path ofRun = base.resolve("runs").resolve(run.runId());
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("SET VARIABLE quat_run = '" + ofRun + "'");
        statement.execute(Files.readString(ofRun.resolve("duckdb-views.sql")));
        try (ResultSet rows =
            statement.executeQuery("SELECT count(*), min(run_id) FROM out_quota__region_hours")) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getLong(1)).isEqualTo(48);
          assertThat(rows.getString(2)).isEqualTo(run.runId());
        }
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM duckdb_columns() WHERE column_name LIKE 'run_id_%'")) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getLong(1)).as("the run is in each view once").isZero();
        }
      }
    }
  }

  /** The working folder of this test is neither, and the folders are reached by a link. */
  @Test
  void theViewsAboveTheRunsOpenFromAnyFolderAndLastInADatabaseFile() throws Exception {
    Path real = Files.createDirectories(folder.resolve("it's real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    QuatConfig config = TestConfig.under(link);
    Manifest run = PublishedNight.publish(config, LocalDate.of(2022, 12, 7), "2.000000");
    for (Path base : new Path[] {config.paths().published(), config.paths().restricted()}) {
      Files.createSymbolicLink(base.resolve("latest"), Path.of("runs", run.runId()));
    }
    RootViews.write(config.paths().published(), config.paths().restricted());

    assertThat(counts(config.paths().published(), "out_strain__zone_hours", "dim_region"))
        .isEqualTo("24|21");
    assertThat(Files.readString(config.paths().published().resolve(RootViews.NAME)))
        .doesNotContain("dim_site");
    // The restricted file has the public tables too.
    assertThat(counts(config.paths().restricted(), "out_strain__zone_hours", "dim_site"))
        .isEqualTo("24|4");
  }

  /** Rows of two tables, asked in a second session of a database file that keeps the views. */
  private String counts(Path root, String one, String other) throws Exception {
    String database = "jdbc:duckdb:" + folder.resolve(root.getFileName() + ".duckdb");
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(root.resolve(RootViews.NAME)));
    }
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM %s) || '|' || (SELECT count(*) FROM %s)"
                    .formatted(one, other))) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
