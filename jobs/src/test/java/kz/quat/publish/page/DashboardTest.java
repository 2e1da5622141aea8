package kz.quat.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.text.Markup;
import kz.quat.schema.Audience;
import kz.quat.testkit.Duck;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Pattern BLOCK =
      Pattern.compile("<script type=\"text/plain\" id=\"t:([^\"]+)\">([^<]*)</script>");

  @TempDir Path folder;
  private QuatConfig config;
  private Manifest before;
  private Manifest run;

  @BeforeEach
  void publish() {
    config = TestConfig.under(folder);
    before = PublishedNight.publish(config, DAY.minusDays(1), "3.250000");
    run = PublishedNight.publish(config, DAY, "2.123458");
  }

  private String page(Audience audience) throws IOException {
    Path out = folder.resolve("out-" + audience);
    new Dashboard(config).write(audience, out);
    return Files.readString(out.resolve("runs/" + run.runId() + "/index.html"));
  }

  private Path slice(Path file) throws IOException {
    PageTable table =
        PageTable.ALL.stream()
            .filter(candidate -> candidate.covers("out_quota__region_hours"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Base64.getDecoder().decode(ParquetSlice.of(file, table, DAY).base64());
    return Files.write(Files.createTempFile(folder, "slice", ".parquet"), bytes);
  }

  /** Writes the tables inside a page to files that another reader can open. */
  private Map<String, Path> tables(String page) throws IOException {
    Map<String, Path> tables = new TreeMap<>();
    Matcher blocks = BLOCK.matcher(page);
    while (blocks.find()) {
      Path file = folder.resolve("block" + tables.size() + ".parquet");
      Files.write(file, Base64.getDecoder().decode(blocks.group(2)));
      tables.put(blocks.group(1), file);
    }
    return tables;
  }

  private static Path table(Map<String, Path> tables, String name) {
    assertThat(tables).containsKey(name);
    return Objects.requireNonNull(tables.get(name));
  }

  @Test
  void everyKeptRunHasItsPageAndTheNewestOpens() throws IOException {
    Path out = folder.resolve("out");

    Dashboard.Written written = new Dashboard(config).write(Audience.PUBLISHED, out);

    assertThat(written.runs()).containsExactly(run.runId(), before.runId());
    assertThat(out.resolve("runs/" + before.runId() + "/index.html")).exists();
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("url=runs.html")
        .contains("href=\"runs/" + run.runId() + "/index.html\"")
        .contains("href=\"runs/" + before.runId() + "/index.html\"");
  }

  @Test
  void pageAboveTheRunsKnowsThemAllAndRunsOnlyItsOwnScript() throws IOException {
    Path out = folder.resolve("out");
    new Dashboard(config).write(Audience.RESTRICTED, out);
    new Dashboard(config).write(Audience.RESTRICTED, out);
    String page = Files.readString(out.resolve(RootPage.RUNS));
    String script = between(page, "<script>", "</script>\n</body>");

    assertThat(page)
        .contains("script-src '" + PageFrame.hash(script) + "'")
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.indexOf(run.runId())).isPositive().isLessThan(page.indexOf(before.runId()));
    assertThat(page.split("<script", -1)).hasSize(3);
  }

  @Test
  void sameRunGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    new Dashboard(config).write(Audience.RESTRICTED, again);

    assertThat(again.resolve("runs/" + run.runId() + "/index.html"))
        .hasBinaryContent(page(Audience.RESTRICTED).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anotherReaderFindsThePublishedNumbersInThePage() throws IOException {
    Map<String, Path> tables = tables(page(Audience.RESTRICTED));

    assertThat(
            Duck.single(
                table(tables, "out_quota__site_hours"),
                "SELECT sum(quota_mw), count(*), min(market_date) FROM $file"))
        .isEqualTo("62.962992|48|2022-12-07");
    assertThat(
            Duck.query(
                table(tables, "out_strain__region_hours#year"),
                "SELECT region, level, count(*) FROM $file GROUP BY ALL ORDER BY ALL"))
        .containsExactly("KZ-10|GREEN|24", "KZ-11|GREEN|17", "KZ-11|RED|7");
    assertThat(
            Duck.single(
                table(tables, "out_quality__findings"),
                "SELECT max(detail) FROM $file WHERE parameters IS NULL"))
        .isEqualTo(PublishedNight.HOSTILE_WORDS);
  }

  @Test
  void publicPageHoldsNoColumnOfSites() throws IOException {
    Map<String, Path> tables = tables(page(Audience.PUBLISHED));

    assertThat(tables).isNotEmpty();
    for (Map.Entry<String, Path> table : tables.entrySet()) {
      assertThat(
              Duck.query(
                  table.getValue(), "SELECT column_name FROM (DESCRIBE SELECT * FROM $file)"))
          .as(table.getKey())
          .doesNotContain("site_id", "miner_bin", "run_id");
    }
  }

  @Test
  void restrictedPageHasTheWholeTableWhereThereIsOne() throws IOException {
    Path published = Files.createDirectories(folder.resolve("p"));
    Path restricted = Files.createDirectories(folder.resolve("r"));
    String file = "out_quota__region_hours.parquet";
    Path other = Files.createDirectories(folder.resolve("other"));
    Manifest whole = PublishedNight.publish(TestConfig.under(other), DAY, "3.250000");
    Files.copy(
        folder.resolve("published/runs/" + run.runId() + "/" + file), published.resolve(file));
    Files.copy(
        other.resolve("published/runs/" + whole.runId() + "/" + file), restricted.resolve(file));
    RunPage pages =
        new RunPage(published, restricted, PageFacts.of(run, "Asia/Almaty", List.of(run)));
    String all = new String(pages.bytes(Audience.PUBLISHED), StandardCharsets.UTF_8);
    String some = new String(pages.bytes(Audience.RESTRICTED), StandardCharsets.UTF_8);

    String name = "out_quota__region_hours";
    assertThat(table(tables(all), name)).hasSameBinaryContentAs(slice(published.resolve(file)));
    assertThat(table(tables(some), name)).hasSameBinaryContentAs(slice(restricted.resolve(file)));
    assertThat(slice(published.resolve(file)))
        .as("the two differ")
        .content(StandardCharsets.ISO_8859_1)
        .isNotEqualTo(
            Files.readString(slice(restricted.resolve(file)), StandardCharsets.ISO_8859_1));
  }

  @Test
  void nothingButThePagesOwnScriptMayRun() throws IOException {
    String page = page(Audience.RESTRICTED);
    String script = between(page, "<script>", "</script>\n</body>");

    assertThat(page).contains("script-src '" + PageFrame.hash(script) + "'");
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("http-equiv=\"refresh\"");
    assertThat(page).doesNotContain("alert(1)").doesNotContain(PublishedNight.HOSTILE_SITE);
    assertThat(page).doesNotContain("onerror").contains("t:core_register__sites");
    assertThat(page.split("<script", -1)).hasSize(tables(page).size() + 3);
  }

  private static String between(String text, String from, String to) {
    int start = text.lastIndexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  @Test
  void hostileTextCannotEndABlock() {
    assertThat(PageFrame.json(Map.of("a", "</script><!-- & <b>")))
        .doesNotContain("<")
        .doesNotContain(">")
        .contains("\\u003c/script\\u003e");
    assertThat(Markup.escaped("<a href=\"'\">&"))
        .isEqualTo("&lt;a href=&quot;&#39;&quot;&gt;&amp;");
    assertThatThrownBy(() -> PageFrame.data("x", "text/plain", "</script>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x");
  }

  @Test
  void tableThatWasChangedIsShownToNobody() throws IOException {
    Path table =
        config.paths().published().resolve("runs/" + run.runId() + "/out_quality__records.parquet");
    Files.write(table, new byte[] {1});

    assertThatThrownBy(() -> new Dashboard(config).write(Audience.PUBLISHED, folder.resolve("o")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("out_quality__records.parquet")
        .hasMessageContaining("SHA-256");
  }

  @Test
  void folderOfSomebodyElseIsLeftAlone() throws IOException {
    Path out = folder.resolve("mine");
    Path letter =
        Files.writeString(Files.createDirectories(out.resolve("runs")).resolve("letter.txt"), "x");

    assertThatThrownBy(() -> new Dashboard(config).write(Audience.PUBLISHED, out))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("letter.txt");
    assertThat(letter).hasContent("x");
  }

  @Test
  void sliceEndsAtItsLimitAndSaysWhatIsLeft() {
    Path file =
        config
            .paths()
            .restricted()
            .resolve("runs/" + run.runId() + "/out_quota__site_hours.parquet");
    PageTable three =
        new PageTable("out_quota__site_hours", Audience.RESTRICTED, 1, List.of("site_id"), 3);

    ParquetSlice slice = ParquetSlice.of(file, three, DAY);

    assertThat(slice.rows()).isEqualTo(3);
    assertThat(slice.left()).isEqualTo(45);
  }
}
