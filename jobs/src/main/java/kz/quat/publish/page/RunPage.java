package kz.quat.publish.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.schema.Audience;

/**
 * The pages of one run for both audiences: index.html with script, style and data inside, so that
 * it opens from a disk, without a server or a network. The same tables and facts give the same
 * bytes.
 */
public final class RunPage {

  /** The page's name in a run's folder. */
  public static final String NAME = "index.html";

  private static final String SUFFIX = ".parquet";

  private final Path published;
  private final Path restricted;
  private final PageFacts facts;
  private final Map<Cut, ParquetSlice> slices = new HashMap<>();

  /** Key of a slice: both pages share the slices that come from the same file. */
  private record Cut(Path file, PageTable table) {}

  /** A table inside a page. */
  private record Block(String id, ParquetSlice slice) {
    Map<String, Long> counts() {
      return new TreeMap<>(Map.of("rows", slice.rows(), "left", slice.left()));
    }
  }

  /**
   * The pages of a run.
   *
   * @param published the run's folder with the tables for everybody
   * @param restricted the run's folder with the tables of sites
   */
  public RunPage(Path published, Path restricted, PageFacts facts) {
    this.published = published;
    this.restricted = restricted;
    this.facts = facts;
  }

  private List<Block> blocks(Audience audience) {
    List<Block> blocks = new ArrayList<>();
    LocalDate day = facts.deliveryDate();
    Folders own = new Folders(published, restricted, day);
    PageTable.ALL.forEach(table -> cut(own, audience, table, "", blocks));
    cut(own, audience, PageTable.YEAR, "#year", blocks);
    cut(own, audience, PageTable.RECENT, "#recent", blocks);
    facts
        .dayBefore()
        .map(run -> own.of(run.runId(), run.deliveryDate()))
        .filter(Folders::exist)
        .ifPresent(
            before ->
                PageTable.BEFORE.forEach(table -> cut(before, audience, table, "#before", blocks)));
    return blocks;
  }

  /** The folders with the tables of a run. */
  private record Folders(Path published, Path restricted, LocalDate deliveryDate) {

    Folders of(String runId, LocalDate day) {
      return new Folders(published.resolveSibling(runId), restricted.resolveSibling(runId), day);
    }

    boolean exist() {
      return Files.isDirectory(published) && Files.isDirectory(restricted);
    }
  }

  /**
   * Adds the blocks of a table. Public tables go into both pages; if the restricted folder has the
   * complete table of a public view, the restricted page takes that one.
   */
  private void cut(
      Folders run, Audience audience, PageTable table, String suffix, List<Block> blocks) {
    boolean forAll = table.audience() == Audience.PUBLISHED;
    if (!forAll && audience != Audience.RESTRICTED) {
      return;
    }
    for (String name : tables(forAll ? run.published() : run.restricted())) {
      if (table.covers(name)) {
        Path whole = run.restricted().resolve(name + SUFFIX);
        Path file =
            audience == Audience.RESTRICTED && Files.exists(whole)
                ? whole
                : run.published().resolve(name + SUFFIX);
        blocks.add(new Block(name + suffix, slice(file, table, run.deliveryDate())));
      }
    }
  }

  private ParquetSlice slice(Path file, PageTable table, LocalDate day) {
    return slices.computeIfAbsent(new Cut(file, table), cut -> ParquetSlice.of(file, table, day));
  }

  private static List<String> tables(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** Writes the page of an audience into a folder. */
  public Path write(Audience audience, Path folder) {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      Files.write(file, bytes(audience));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
    return file;
  }

  /** The page; only the restricted one holds restricted tables. */
  byte[] bytes(Audience audience) {
    List<Block> shown = blocks(audience);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(PageFrame.RUN.head("Quat " + facts.deliveryDate()));
    page.writeBytes(
        PageFrame.data("quat-facts", "application/json", PageFrame.json(about(audience, shown))));
    for (Block block : shown) {
      page.writeBytes(PageFrame.data("t:" + block.id(), "text/plain", block.slice().base64()));
    }
    page.writeBytes(PageFrame.RUN.foot());
    return page.toByteArray();
  }

  private Map<String, Object> about(Audience audience, List<Block> shown) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("run_id", facts.runId());
    about.put("delivery_date", facts.deliveryDate().toString());
    about.put("issued_at", facts.issuedAt().toString());
    about.put("policy", facts.policy());
    about.put("code_version", facts.codeVersion());
    about.put("zone_id", facts.zoneId());
    about.put("audience", audience == Audience.RESTRICTED ? "restricted" : "published");
    about.put("runs", facts.runs().stream().map(PageFacts.Run::shown).toList());
    Map<String, Object> tables = new LinkedHashMap<>();
    shown.forEach(block -> tables.put(block.id(), block.counts()));
    about.put("tables", tables);
    return about;
  }
}
