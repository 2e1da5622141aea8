package kz.quat.publish.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.domain.Language;
import kz.quat.domain.PrivateFolder;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.parquet.SiteNames;
import kz.quat.publish.parquet.StudyFiles;
import kz.quat.publish.run.Disk;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;
import kz.quat.schema.OrderTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;

/**
 * The files of a reissue: the list of orders as Parquet, CSV, workbook and page; the same of who
 * complied. They are written into a folder of their own that appears whole or not at all.
 */
public final class OrderFiles {

  private final QuatConfig config;
  private final Reissues reissues;

  public OrderFiles(QuatConfig config) {
    this.config = config;
    this.reissues = new Reissues(config);
  }

  /** Writes what lies beside the list, such as the changed case, into the reissue's folder. */
  @FunctionalInterface
  public interface Supplement {
    void write(Path folder) throws IOException;
  }

  /**
   * Issues the orders.
   *
   * @param note what it is; its files are those found in the folder
   * @param orders rows of {@link OrderTables#ORDERS}, sorted by key
   * @return the folder
   */
  public Path issue(ReissueNote note, List<Row> orders, Supplement supplement) {
    Path folder = reissues.of(note.orderId());
    Path next = folder.resolveSibling("." + note.orderId() + ".next");
    try {
      PrivateFolder.ensure(config.paths().restricted());
      Files.createDirectories(reissues.folder());
      Disk.deleteTree(next);
      Files.createDirectory(next);
      supplement.write(next);
      Path night = new RunFolders(config.paths()).of(Audience.RESTRICTED, note.runId());
      write(next, night, note, OrderTables.ORDERS, orders, "orders");
      ReissueNote whole =
          new ReissueNote(
              note.orderId(),
              note.runId(),
              note.deliveryDate(),
              note.fromHour(),
              note.changes(),
              note.issuedAt(),
              orders.size(),
              files(next));
      Files.write(next.resolve(Reissues.NOTE), Json.bytes(whole));
      // Fails where another process issued the same number meanwhile: its orders stand.
      Files.move(next, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The orders cannot be written to " + folder, e);
    }
    return folder;
  }

  /**
   * Writes who complied, beside the orders; what stood there is replaced.
   *
   * @param answers rows of {@link OrderTables#ANSWERS}, sorted by key
   * @param newest the run that they are known by; it has the sites' names if the night's folder is
   *     no longer kept
   */
  public void answer(ReissueNote note, List<Row> answers, Manifest newest) {
    Path folder = reissues.of(note.orderId());
    Path named = OrderAnswers.nightOf(new RunFolders(config.paths()), note, newest);
    try {
      write(folder, named, note, OrderTables.ANSWERS, answers, "answers");
    } catch (IOException e) {
      throw new UncheckedIOException("Who complied cannot be written to " + folder, e);
    }
  }

  /** The answers as they were last written; empty if they never were. */
  public List<PublishedRow> answered(ReissueNote note) {
    PublishedTable table = new PublishedTable(reissues.of(note.orderId()), OrderTables.ANSWERS);
    return Files.exists(table.file()) ? table.rows(row -> true) : List.of();
  }

  /** Writes a table in every form, with the names of sites that a run's folder has. */
  private void write(
      Path folder, Path named, ReissueNote note, TableSpec table, List<Row> rows, String name)
      throws IOException {
    StudyFiles.write(folder, table, rows, Map.of("quat.order_id", note.orderId()));
    List<PublishedRow> shown = new PublishedTable(folder, table).rows(row -> true);
    SiteNames names = SiteNames.on(note.deliveryDate(), named);
    for (Language language : Language.values()) {
      OrderWords words = new OrderWords(config, names, language);
      Files.write(
          folder.resolve(name + "_" + language.code() + ".xlsx"),
          new OrderList(table.columns(), shown, words)
              .workbook(words.own().text("sheet." + name), note.issuedAt()));
    }
    Files.writeString(
        folder.resolve(name + ".html"),
        OrderPage.of(
            note,
            name,
            table.columns(),
            shown,
            language -> new OrderWords(config, names, language)),
        StandardCharsets.UTF_8);
  }

  private static List<PublishedFile> files(Path folder) throws IOException {
    List<PublishedFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(PublishedFile.of(folder, file));
      }
    }
    return files;
  }
}
