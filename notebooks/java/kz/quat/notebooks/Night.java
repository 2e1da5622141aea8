package kz.quat.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A published night, read in place by DuckDB: every table of {@code published/latest} and {@code
 * restricted/latest} is a view of its own name. Nothing is written and nothing is downloaded.
 *
 * <p>Beside the tables stand views of what else a run keeps: {@code run__files} (the manifest),
 * {@code run__inputs} (the files that were read), {@code evidence__sites}, {@code
 * evidence__sources} and {@code case__region_hours}. They are empty where the night has no such
 * file.
 */
public final class Night {

  /** Names the folder that holds {@code published/} and {@code restricted/}. */
  public static final String VARIABLE = "QUAT_DATA";

  private static final String DEFAULT_FOLDER = "../work/demo";

  private final Path folder;
  private final Connection connection;

  private Night(Path folder, Connection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  /** Opens the newest night in the folder that {@value #VARIABLE} names, else in work/demo. */
  public static Night open() {
    String named = System.getenv(VARIABLE);
    return open(Path.of(named == null || named.isBlank() ? DEFAULT_FOLDER : named));
  }

  /** Opens the newest night in a folder; one without a published night is refused. */
  public static Night open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root.resolve("published/latest"))) {
      throw new IllegalStateException(
          ("No published night in %s: run ./quat nightly --demo, or name in %s the folder"
                  + " that holds published/ and restricted/")
              .formatted(root, VARIABLE));
    }
    try {
      Night night = new Night(root, DriverManager.getConnection("jdbc:duckdb:"));
      night.run("SET autoinstall_known_extensions = false");
      night.run("SET threads = 2");
      night.tableViews();
      night.evidenceViews();
      return night;
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB could not be opened", e);
    }
  }

  /** The answer to a query, whole. */
  public Table table(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      int width = answer.getMetaData().getColumnCount();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        columns.add(answer.getMetaData().getColumnName(i));
      }
      List<List<Object>> rows = new ArrayList<>();
      while (answer.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(answer.getObject(i));
        }
        rows.add(Collections.unmodifiableList(row));
      }
      return new Table(columns, rows);
    } catch (SQLException e) {
      throw new IllegalArgumentException(e.getMessage() + "\nin: " + sql, e);
    }
  }

  /** The first value of the first row as text; empty where there is no row or it is null. */
  public String text(String sql) {
    Table answer = table(sql);
    Object value = answer.isEmpty() ? null : answer.rows().get(0).get(0);
    return value == null ? "" : value.toString();
  }

  /** Sets a variable that queries read as {@code getvariable('name')}; returns the value. */
  public String set(String name, String value) {
    run("SET VARIABLE " + name + " = " + literal(value));
    return value;
  }

  /** A file of the published half; it need not exist. */
  public Path published(String name) {
    return folder.resolve("published/latest").resolve(name);
  }

  /** A file of the restricted half; it need not exist. */
  public Path restricted(String name) {
    return folder.resolve("restricted/latest").resolve(name);
  }

  /** The SHA-256 of a file, as the manifest writes it. */
  public static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends in plain words where the reader has no access to the restricted half. */
  public Night needsRestricted() {
    if (!Files.isReadable(restricted("out_quota__site_hours.parquet"))) {
      throw new IllegalStateException(
          "This notebook needs the restricted tables, and cannot read them in "
              + folder.resolve("restricted/latest"));
    }
    return this;
  }

  /** A table that is in both halves is whole in the restricted one. */
  private void tableViews() {
    for (String half : List.of("published", "restricted")) {
      Path latest = folder.resolve(half).resolve("latest");
      if (!Files.isDirectory(latest)) {
        continue;
      }
      try (Stream<Path> files = Files.list(latest)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).sorted().toList()) {
          String name = file.getFileName().toString().replace(".parquet", "");
          run(
              "CREATE OR REPLACE VIEW \""
                  + name
                  + "\" AS FROM read_parquet("
                  + literal(file)
                  + ")");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void evidenceViews() {
    view(
        "run__files",
        published("manifest.json"),
        "SELECT f.name AS file_name, f.sha256 AS file_sha256, f.rows AS rows, half FROM"
            + " (SELECT unnest(published) AS f, 'published' AS half FROM read_json($file)"
            + " UNION ALL SELECT unnest(restricted), 'restricted' FROM read_json($file))",
        "file_name, file_sha256, rows, half");
    view(
        "evidence__sites",
        restricted("evidence/sites.csv"),
        "SELECT site_id, region, zone, tier, licensed_mw, exempt_mw, compliance_factor,"
            + " weight_reason, weight_mw, source_file, line_no FROM read_csv($file)",
        "site_id, region, zone, tier, licensed_mw, exempt_mw, compliance_factor, weight_reason,"
            + " weight_mw, source_file, line_no");
    view(
        "evidence__sources",
        restricted("evidence/sources.csv"),
        "SELECT kind, name, hour, source_file, line_no FROM read_csv($file)",
        "kind, name, hour, source_file, line_no");
    view(
        "case__region_hours",
        restricted("case/region_hours.csv"),
        "SELECT region, hour, avail_gen_mw, load_p50_mw, load_p90_mw, reserve_mw"
            + " FROM read_csv($file)",
        "region, hour, avail_gen_mw, load_p50_mw, load_p90_mw, reserve_mw");
    view(
        "run__inputs",
        restricted("run_report.json"),
        "SELECT i.file AS source_file, i.sha256 AS file_sha256, i.received_at::TIMESTAMP AS"
            + " received_at FROM (SELECT unnest(run.inputs) AS i FROM read_json($file))",
        "source_file, file_sha256, received_at");
  }

  private void view(String name, Path path, String sql, String columns) {
    String empty = "SELECT " + columns.replaceAll("(\\w+)", "NULL AS $1") + " WHERE false";
    String select = Files.isReadable(path) ? sql.replace("$file", literal(path)) : empty;
    run("CREATE VIEW " + name + " AS " + select);
  }

  private static String literal(Object value) {
    return "'" + value.toString().replace("'", "''") + "'";
  }

  private void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
    }
  }
}
