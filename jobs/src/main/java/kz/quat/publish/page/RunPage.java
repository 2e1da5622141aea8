package kz.quat.publish.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.schema.Audience;

/**
 * The pages of one run, for both audiences: index.html with script, style and the data it shows
 * inside, so that it opens from a disk, without a server or a network. The same tables and facts
 * give the same bytes.
 */
public final class RunPage {

  /** The page's name in a run's folder. */
  public static final String NAME = "index.html";

  private static final String SUFFIX = ".parquet";

  private final Path published;
  private final Path restricted;
  private final PageFacts facts;
  private final Map<Audience, List<Block>> blocks = new EnumMap<>(Audience.class);

  /** A table inside a page. */
  private record Block(String id, ParquetSlice slice) {
    Map<String, Long> counts() {
      return new TreeMap<>(Map.of("rows", slice.rows(), "left", slice.left()));
    }
  }

  /**
   * Reads what the pages show.
   *
   * @param published the run's folder with the tables for everybody
   * @param restricted the run's folder with the tables of sites
   */
  public RunPage(Path published, Path restricted, PageFacts facts) {
    this.published = published;
    this.restricted = restricted;
    this.facts = facts;
    PageTable.ALL.forEach(table -> cut(table, ""));
    cut(PageTable.YEAR, "#year");
  }

  /**
   * What everybody may see goes into both pages; where the restricted folder has the same table
   * whole, the restricted page has that one.
   */
  private void cut(PageTable table, String suffix) {
    boolean forAll = table.audience() == Audience.PUBLISHED;
    for (String name : tables(forAll ? published : restricted)) {
      if (table.covers(name)) {
        Path whole = restricted.resolve(name + SUFFIX);
        Path file = forAll ? published.resolve(name + SUFFIX) : whole;
        ParquetSlice slice = ParquetSlice.of(file, table, facts.deliveryDate());
        if (forAll) {
          add(Audience.PUBLISHED, new Block(name + suffix, slice));
        }
        boolean another = forAll && Files.exists(whole);
        add(
            Audience.RESTRICTED,
            new Block(
                name + suffix,
                another ? ParquetSlice.of(whole, table, facts.deliveryDate()) : slice));
      }
    }
  }

  private void add(Audience audience, Block block) {
    blocks.computeIfAbsent(audience, page -> new ArrayList<>()).add(block);
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
    List<Block> shown = blocks.getOrDefault(audience, List.of());
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(Html.head("Quat " + facts.deliveryDate()));
    page.writeBytes(Html.data("quat-facts", "application/json", Html.json(about(audience, shown))));
    for (Block block : shown) {
      page.writeBytes(Html.data("t:" + block.id(), "text/plain", block.slice().base64()));
    }
    page.writeBytes(Html.foot());
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
    about.put(
        "runs",
        facts.runs().stream()
            .map(
                run ->
                    Map.of(
                        "run_id", run.runId(),
                        "delivery_date", run.deliveryDate().toString(),
                        "issued_at", run.issuedAt().toString()))
            .map(TreeMap::new)
            .toList());
    Map<String, Object> tables = new LinkedHashMap<>();
    shown.forEach(block -> tables.put(block.id(), block.counts()));
    about.put("tables", tables);
    return about;
  }
}
