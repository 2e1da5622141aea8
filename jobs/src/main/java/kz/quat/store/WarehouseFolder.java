package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A warehouse in a folder of this machine. Iceberg writes absolute locations into its files. The
 * folder in which the warehouse was created is recorded in {@code .location}, so that a warehouse
 * that was moved can be read and written in its new folder while its files still name the old one.
 */
final class WarehouseFolder {

  private static final String LOCATION = ".location";

  private final Path folder;

  WarehouseFolder(Path folder) {
    this.folder = folder;
  }

  /** Options for the catalog in the folder's SQLite file. */
  Map<String, String> catalogOptions(String catalogName) {
    String here = uri();
    return Map.of(
        "catalog-impl",
        LocalCatalog.class.getName(),
        LocalCatalog.NAME,
        nameInUse(catalogName),
        "uri",
        "jdbc:sqlite:" + database(),
        "warehouse",
        location(here),
        "jdbc.schema-version",
        "V1",
        "io-impl",
        LocalFileIO.class.getName(),
        LocalFileIO.MADE_AT,
        location(here),
        LocalFileIO.LIES_AT,
        here);
  }

  private Path database() {
    return folder.resolve("catalog.db");
  }

  private String uri() {
    return folder.toUri().toString().replaceFirst("/$", "");
  }

  private String location(String here) {
    Path file = folder.resolve(LOCATION);
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : here;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Records the folder in which the warehouse is created; to be called by writers only. */
  void remember() {
    Path file = folder.resolve(LOCATION);
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, location(uri()) + "\n", StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /**
   * The name under which the SQLite file lists the tables. Warehouses made by older versions use
   * another one.
   */
  private String nameInUse(String wanted) {
    if (!Files.exists(database())) {
      return wanted;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery("SELECT DISTINCT catalog_name FROM iceberg_tables LIMIT 1")) {
      return names.next() ? names.getString("catalog_name") : wanted;
    } catch (SQLException e) {
      return wanted; // Not a catalog yet; opening it will report what is wrong with it.
    }
  }
}
