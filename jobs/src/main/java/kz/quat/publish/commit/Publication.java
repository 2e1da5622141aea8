package kz.quat.publish.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.publish.dictionary.Descriptions;
import kz.quat.publish.dictionary.Dictionary;
import kz.quat.publish.parquet.ParquetTableWriter;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Disk;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunId;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run's folders, then commits them. Nobody sees anything of the run until {@link #commit}
 * returns; a run that fails before leaves folders which the next recovery deletes.
 */
public final class Publication {

  private final RunFolders folders;
  private final Facts facts;

  /** The facts that identify a run; all of them go into the manifest. */
  public record Facts(
      String runId,
      LocalDate deliveryDate,
      Instant issuedAt,
      long runSeq,
      @Nullable String predecessor,
      String policy,
      String configSha256,
      String codeVersion,
      List<RunId.Input> inputs) {
    public Facts {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Starts a publication with empty folders for the run.
   *
   * @throws IllegalStateException if this very run is the published one, which is never rewritten
   */
  public Publication(QuatConfig.Paths paths, Facts facts) {
    this.folders = new RunFolders(paths);
    this.facts = facts;
    folders.prepare(facts.runId());
  }

  /** The folder for the case of this run. */
  public Path caseFolder() {
    return folders.of(Audience.RESTRICTED, facts.runId()).resolve(RunFolders.CASE);
  }

  /**
   * The folder for the evidence: the sites, delivered records and rules from which the case was
   * made.
   */
  public Path evidenceFolder() {
    return folder(Audience.RESTRICTED).resolve(RunFolders.EVIDENCE);
  }

  /** The run's folder for one audience. */
  public Path folder(Audience audience) {
    return folders.of(audience, facts.runId());
  }

  /**
   * Writes every table for both audiences, and the files that describe them. Several tables are
   * written at a time: both functions are called from several threads.
   *
   * @param rows gives all rows of a table to publish, sorted by its key
   * @param views gives, for a table with columns of limited visibility, the function that turns a
   *     row into what everybody may see
   * @return rows written, by table
   */
  public SortedMap<String, Long> writeTables(
      Function<TableSpec, Iterator<Row>> rows, Function<TableSpec, UnaryOperator<Row>> views) {
    for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
      Path folder = folder(audience);
      write(
          folder.resolve("datapackage.json"),
          Descriptions.dataPackage(audience, facts.runId(), facts.issuedAt()));
      write(folder.resolve("duckdb-views.sql"), Descriptions.duckDbViews(audience, facts.runId()));
      write(folder.resolve("DICTIONARY.md"), Dictionary.markdown(Tables.publishedTo(audience)));
    }
    Map<String, String> footer =
        Map.of(
            ParquetTableWriter.RUN_FACT,
            facts.runId(),
            "quat.schema_version",
            String.valueOf(Tables.SCHEMA_VERSION));
    return new RunTables(this::folder, footer, rows, views).write();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /**
   * Writes the manifest of all files in the run's folders, then the commit point.
   *
   * @param tableRows rows by table, as {@link #writeTables} returned them
   * @param snapshots snapshot id of every table of the warehouse
   * @param last receives the manifest before the run becomes visible, and may add files that the
   *     manifest does not list
   * @param step replaces the commit point
   */
  public Manifest commit(
      SortedMap<String, Long> tableRows,
      SortedMap<String, Long> snapshots,
      Consumer<Manifest> last,
      CommitPoint.Step step) {
    Manifest manifest =
        new Manifest(
            facts.runId(),
            Tables.SCHEMA_VERSION,
            facts.deliveryDate(),
            facts.issuedAt(),
            facts.runSeq(),
            facts.predecessor(),
            facts.policy(),
            facts.configSha256(),
            facts.codeVersion(),
            facts.inputs().stream()
                .sorted(Comparator.comparing(RunId.Input::file))
                .map(Publication::named)
                .toList(),
            files(folder(Audience.PUBLISHED), tableRows),
            files(folder(Audience.RESTRICTED), tableRows));
    Path folder = folder(Audience.PUBLISHED);
    write(folder.resolve(RunFolders.SNAPSHOTS), text(snapshots));
    write(folder.resolve(RunFolders.MANIFEST), text(manifest));
    last.accept(manifest);
    try {
      Disk.forceTree(folder);
      Disk.forceTree(folder(Audience.RESTRICTED));
      new CommitPoint(
              facts.runId(),
              facts.deliveryDate(),
              facts.runSeq(),
              PublishedFile.sha256(folder.resolve(RunFolders.MANIFEST)),
              snapshots)
          .commit(step);
    } catch (IOException e) {
      throw new UncheckedIOException("The run's files cannot be forced to disk or read back", e);
    }
    return manifest;
  }

  private static RunId.Input named(RunId.Input input) {
    return new RunId.Input(
        RawTables.publicName(input.file()),
        input.sha256(),
        input.receivedAt(),
        input.admittedFor());
  }

  private static String text(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  /**
   * Every file of a run's folder except the manifest itself and files that differ from run to run.
   */
  private static List<PublishedFile> files(Path folder, SortedMap<String, Long> tableRows) {
    List<PublishedFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        PublishedFile plain = PublishedFile.of(folder, file);
        Long rows = tableRows.get(plain.name().replaceFirst("\\.parquet$", ""));
        files.add(
            rows == null
                ? plain
                : new PublishedFile(plain.name(), rows, plain.bytes(), plain.sha256()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The run's files cannot be read back", e);
    }
    return files;
  }
}
