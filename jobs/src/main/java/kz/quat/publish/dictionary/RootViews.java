package kz.quat.publish.dictionary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.domain.AtomicFile;

/**
 * {@code duckdb-views.sql} above the runs: one view for each table of the newest run, by absolute
 * paths, so that it is read from any folder and its views can be kept in a database file. It is not
 * part of a run, whose own views name no folder and so are the same bytes wherever it lies.
 */
public final class RootViews {

  /** The file's name, the same as in a run's folder. */
  public static final String NAME = "duckdb-views.sql";

  private static final String SUFFIX = ".parquet";
  private static final String HEAD =
      """
      -- Views of the newest run, from any folder: duckdb -init %s
      -- They name the folder in which the run was published. In a copy that lies elsewhere, use
      -- the file of the same name in the run's own folder.
      """;

  private RootViews() {}

  /**
   * Writes the file into the folders that hold {@code latest}, each replaced in one step. The
   * restricted one has the public tables too, unless the restricted folder has a table of the same
   * name, which is then the complete one.
   */
  public static void write(Path published, Path restricted) {
    SortedMap<String, Path> tables = tables(published);
    write(published, tables);
    tables.putAll(tables(restricted));
    write(restricted, tables);
  }

  private static SortedMap<String, Path> tables(Path folder) {
    SortedMap<String, Path> tables = new TreeMap<>();
    Path latest = folder.toAbsolutePath().normalize().resolve("latest");
    try (Stream<Path> files = Files.list(latest)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).toList();
      for (Path file : found) {
        tables.put(file.getFileName().toString().replace(SUFFIX, ""), file);
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + latest, e);
    }
  }

  private static void write(Path folder, Map<String, Path> tables) {
    Path file = folder.toAbsolutePath().normalize().resolve(NAME);
    StringBuilder sql = new StringBuilder(HEAD.formatted(file.toString().replaceAll("\\R", " ")));
    tables.forEach(
        (name, path) ->
            sql.append(
                "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet('%s');\n"
                    .formatted(name, path.toString().replace("'", "''"))));
    try {
      AtomicFile.replace(file, sql.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
