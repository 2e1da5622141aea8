package kz.quat.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.clean.CleanRules;
import kz.quat.clean.OfflineRules;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.testkit.Duck;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in headless Chromium, opened from the disk: dashboard/test/browser.mjs clicks, and the
 * expected values are queried here with DuckDB. Skipped if dashboard/node_modules is not installed;
 * {@code -Dquat.browser=required} makes that a failure.
 */
class PageInBrowserTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Path DASHBOARD = Path.of("dashboard");

  @TempDir Path folder;

  /** The texts that a view of a page must show in English. */
  private record View(String page, String hash, List<String> texts) {}

  /** A tie with a flow of its own in every hour. */
  private static List<Map<ColumnSpec, Object>> tieHours() {
    List<Map<ColumnSpec, Object>> rows = new ArrayList<>();
    Instant first = Instant.parse("2022-12-06T18:00:00Z");
    for (int hour = 0; hour < 24; hour++) {
      rows.add(
          Map.of(
              GridColumns.TIE,
              "T-NS",
              Columns.HOUR_START_UTC,
              java.sql.Timestamp.from(first.plusSeconds(3600L * hour)),
              Columns.MARKET_DATE,
              java.sql.Date.valueOf(DAY),
              Columns.MARKET_HOUR,
              hour,
              GridColumns.BASIS,
              "forecast",
              GridColumns.FROM_ZONE,
              "North",
              GridColumns.TO_ZONE,
              "South",
              GridColumns.FLOW_MW,
              new java.math.BigDecimal(100 + hour + ".125000"),
              GridColumns.LIMIT_MW,
              new java.math.BigDecimal("600.000000")));
    }
    return rows;
  }

  /** Flow and limit by hour, as saved from the page. */
  private List<String> savedFlows() throws IOException {
    try (var files = Files.list(folder.resolve("saved"))) {
      Path csv =
          files
              .filter(file -> file.toString().endsWith(".csv"))
              .filter(file -> file.toString().contains("North_South"))
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(csv).stream()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(
              cells ->
                  new java.math.BigDecimal(cells[1]).setScale(6)
                      + "|"
                      + new java.math.BigDecimal(cells[2]).setScale(6))
          .toList();
    }
  }

  /** Each picture can be opened, is as wide as the chart at least, and is not of one colour. */
  private void assertPictures() throws IOException {
    try (var files = Files.list(folder.resolve("saved"))) {
      List<Path> pictures = files.filter(file -> file.toString().endsWith(".png")).toList();
      assertThat(pictures).isNotEmpty();
      for (Path file : pictures) {
        java.awt.image.BufferedImage picture = javax.imageio.ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).as(file.toString()).isGreaterThan(500);
        java.util.Set<Integer> colours = new java.util.HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 3) {
          for (int y = 0; y < picture.getHeight(); y += 3) {
            colours.add(picture.getRGB(x, y));
          }
        }
        assertThat(colours).as(file.toString()).hasSizeGreaterThan(5);
      }
    }
  }

  /** The page that checks reports, and a report with faults that are wide as a table. */
  private Map<String, String> offline() throws IOException {
    QuatConfig config = ConfigReader.read(Path.of("conf/quat.yaml"));
    Path page = folder.resolve("check.html");
    Files.writeString(
        page,
        OfflinePage.of(
            OfflineRules.write(CleanRules.of(config)),
            config.rules().regions().regions(),
            "KZ-71",
            "test"));
    Path report = folder.resolve("report.json");
    Files.writeString(
        report,
        """
        {"report_id": "R-1", "revision": 1, "site_id": "KZM-0001", "miner_bin": "000040001009",
         "period_start": "2022-12-01T00:00:00+06:00", "period_end": "2022-12-01T02:00:00+06:00",
         "readings": [{"hour_start": "2022-12-01T00:00:00+06:00", "mwh": "12,,5 of something that is no number"}]}
        """);
    return Map.of("page", page.toString(), "report", report.toString());
  }

  /** The first tab printed by the browser, read back. */
  private String paper() throws IOException {
    try (PdfReader reader = new PdfReader(Files.readAllBytes(folder.resolve("paper.pdf")))) {
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= reader.getNumberOfPages(); i++) {
        text.append(new PdfTextExtractor(reader).getTextFromPage(i)).append(' ');
      }
      return text.toString().replaceAll("[\\s\\u00A0\\u202F]+", " ");
    }
  }

  private static void requireBrowser() {
    boolean there = Files.isDirectory(DASHBOARD.resolve("node_modules/puppeteer-core"));
    if ("required".equals(System.getProperty("quat.browser"))) {
      assertThat(there).as("dashboard/node_modules; run dashboard/check").isTrue();
    }
    assumeTrue(there, "no dashboard/node_modules: run dashboard/check to test the page");
  }

  @Test
  void hostileNamesAreTextAndNumbersArePublishedOnes() throws Exception {
    requireBrowser();
    QuatConfig config = TestConfig.under(folder);
    Manifest before = PublishedNight.publish(config, DAY.minusDays(1), "3.250000");
    Manifest run =
        PublishedNight.publish(
            config, DAY, "2.123458", Map.of(OutTables.STRAIN_TIE_HOURS.name(), tieHours()));
    Path out = folder.resolve("out");
    new Dashboard(config).write(Audience.RESTRICTED, out);
    // As in published/: a link to the newest run, from which the others must be reachable too.
    Files.createSymbolicLink(out.resolve("latest"), Path.of("runs", run.runId()));
    String page = out.resolve("latest/index.html").toString();
    String site = java.net.URLEncoder.encode(PublishedNight.HOSTILE_SITE, StandardCharsets.UTF_8);

    browse(
        Map.of(
            "older",
            before.runId(),
            "newest",
            run.runId(),
            "runs",
            out.resolve(RootPage.RUNS).toString(),
            "saved",
            Files.createDirectories(folder.resolve("saved")).toString(),
            "paper",
            folder.resolve("paper.pdf").toString(),
            "offline",
            offline(),
            "found",
            Map.of(
                "kk",
                "оқылмайды: <script>",
                "ru",
                "не читается: <script>",
                "en",
                "cannot be read: <script>")),
        List.of(
            new View(
                page,
                "tab=glance",
                List.of(
                    "short of power",
                    "not even the expected load",
                    "13 MW of need not covered",
                    "not covered in 1 of 24 hours",
                    "reserve4 MW",
                    "what the network does not let through1 MW",
                    "not “lights go out”",
                    "North – West: 0 MW")),
            new View(
                page,
                "tab=quotas",
                List.of(
                    PublishedNight.HOSTILE_SITE,
                    PublishedNight.HOSTILE_NAME,
                    PublishedNight.NAME_RU,
                    "50.96",
                    "12.00")),
            new View(
                page,
                "tab=quotas&site=" + site,
                List.of("50.963", "000040001009", PublishedNight.HOSTILE_NAME)),
            new View(
                page,
                "tab=quality",
                List.of(
                    PublishedNight.HOSTILE_WORDS,
                    "Share of refused records",
                    "cannot be read: " + PublishedNight.HOSTILE_WORDS,
                    "✓ holds"))));
    assertThat(savedFlows())
        .as("CSV saved from the chart of a tie, against the published file")
        .isEqualTo(
            Duck.query(
                config
                    .paths()
                    .published()
                    .resolve("runs/" + run.runId() + "/out_strain__tie_hours.parquet"),
                "SELECT flow_mw, limit_mw FROM $file ORDER BY market_hour"));
    assertPictures();
    assertThat(paper())
        .contains("Abai", "Akmola", "North", "short of power", "not “lights go out”")
        .contains(
            java.util.stream.IntStream.range(0, 24)
                .mapToObj("%02d"::formatted)
                .collect(java.util.stream.Collectors.joining(" ")));
  }

  @Test
  void yearOfTwentyRegionsIsDrawnInTime() throws Exception {
    requireBrowser();
    Path tables = Files.createDirectories(folder.resolve("year"));
    Path none = Files.createDirectories(folder.resolve("none"));
    Path hours = tables.resolve("out_strain__region_hours.parquet");
    write(hours, YEAR);
    write(tables.resolve("out_strain__zone_hours.parquet"), ZONES);
    write(tables.resolve("out_strain__system_hours.parquet"), SYSTEM);
    write(tables.resolve("out_quota__region_hours.parquet"), QUOTAS);
    Instant issued = Instant.parse("2022-12-06T02:00:00Z");
    String id = "2022-12-07-0123456789ab";
    PageFacts facts =
        new PageFacts(
            id,
            DAY,
            issued,
            "max_min",
            "code",
            "Asia/Almaty",
            List.of(new PageFacts.Run(id, DAY, issued)));
    Path page = new RunPage(tables, none, facts).write(Audience.PUBLISHED, folder.resolve("p"));

    List<View> views = new ArrayList<>();
    views.add(
        new View(
            page.toString(),
            "tab=glance",
            List.of(
                Duck.single(
                    tables.resolve("out_strain__system_hours.parquet"),
                    "SELECT 'not covered in ' || count(*) || ' of 24 hours' FROM $file"
                        + " WHERE unserved_mw > 0"))));
    for (String region : List.of("KZ-10", "KZ-79")) {
      views.add(
          new View(
              page.toString(),
              "tab=region&region=" + region,
              Duck.query(hours, MONTHS.formatted(region))));
    }
    // A withheld hour makes the day's sum unknown, not smaller.
    views.add(
        new View(page.toString(), "tab=quotas", List.of("Abai–––", "Akmola48.00.048.00.0–330.00")));
    write(none.resolve("out_compliance__filings.parquet"), FILINGS);
    Path restricted =
        new RunPage(tables, none, facts).write(Audience.RESTRICTED, folder.resolve("r"));
    views.add(
        new View(
            restricted.toString(),
            "tab=reporting",
            List.of("How the filing duties were kept", "2 (67%)", "10 Jan 2023", "<b>K-2</b>")));
    browse(Map.of(), views);
    assertThat(Files.size(page)).isLessThan(8_000_000);
  }

  private static final String YEAR =
      """
      SELECT 'KZ-' || code AS region, t AS hour_start_utc, CAST(t + INTERVAL 6 HOUR AS DATE) AS market_date,
        CAST(hour(t + INTERVAL 6 HOUR) AS INTEGER) AS market_hour, 'North' AS zone,
        CASE WHEN t >= TIMESTAMP '2022-12-06 18:00' THEN 'forecast' ELSE 'measured' END AS basis,
        CAST(400 + 50 * sin(epoch(t) / 13750) + code AS DECIMAL(18,6)) AS load_p50_mw,
        CAST(410 + 50 * sin(epoch(t) / 13750) + code AS DECIMAL(18,6)) AS load_p90_mw,
        CAST(500 AS DECIMAL(18,6)) AS avail_gen_mw, CAST(12 AS DECIMAL(18,6)) AS surplus_mw,
        ratio AS stress_ratio,
        CASE WHEN ratio < 0.85 THEN 'GREEN' WHEN ratio < 0.95 THEN 'YELLOW' WHEN ratio <= 1 THEN 'ORANGE' ELSE 'RED' END AS level,
        CASE WHEN t < TIMESTAMP '2022-12-06 18:00' THEN CAST(400 + 50 * sin(epoch(t) / 13750) + code + ratio AS DECIMAL(18,6)) END AS total_load_mw,
        CASE WHEN t < TIMESTAMP '2022-12-06 18:00' THEN CAST(20 + 5 * ratio AS DECIMAL(18,6)) END AS mining_load_mw
      FROM (SELECT code, t, 0.5 + 0.55 * ((hash(code, epoch(t)) % 1000) / 1000.0) AS ratio
        FROM (SELECT unnest([10,11,15,19,23,27,31,33,35,39,43,47,55,59,61,62,63,71,75,79]) AS code),
          generate_series(TIMESTAMP '2021-12-05 18:00', TIMESTAMP '2022-12-07 17:00', INTERVAL 1 HOUR) AS s(t))
      ORDER BY region, hour_start_utc\
      """;

  private static final String QUOTAS =
      """
      SELECT region, TIMESTAMP '2022-12-06 18:00' + to_hours(CAST(h AS INTEGER)) AS hour_start_utc,
        DATE '2022-12-07' AS market_date, CAST(h AS INTEGER) AS market_hour, 'North' AS zone,
        CASE region WHEN 'KZ-10' THEN 2 ELSE 3 END AS sites,
        CAST(CASE region WHEN 'KZ-10' THEN 10 ELSE 30 END AS DECIMAL(18,6)) AS licensed_mw,
        CAST(CASE WHEN region = 'KZ-10' AND h = 5 THEN NULL ELSE 2 END AS DECIMAL(18,6)) AS quota_mw,
        CAST(CASE WHEN region = 'KZ-10' AND h = 5 THEN NULL ELSE 0 END AS DECIMAL(18,6)) AS exempt_mw,
        CAST(CASE WHEN region = 'KZ-10' AND h = 5 THEN NULL ELSE 0 END AS DECIMAL(18,6)) AS interruptible_mw
      FROM (SELECT unnest(['KZ-10', 'KZ-11']) AS region), range(24) AS r(h)
      ORDER BY region, hour_start_utc\
      """;

  /** A table that the page knows only by the beginning of its name. */
  private static final String FILINGS =
      """
      SELECT * FROM (VALUES ('K-1', DATE '2022-12-31', DATE '2023-01-10', 'late'),
        ('<b>K-2</b>', DATE '2022-12-31', DATE '2023-01-10', 'late'),
        ('K-3', DATE '2022-12-31', DATE '2023-01-10', 'missing'))
        AS t(site_id, period_to, due_on, filing_code)\
      """;

  /** A row of the table behind the picture of the year, with its cells joined. */
  private static final String MONTHS =
      """
      SELECT strftime(market_date, '%%b %%Y') || count(*) FILTER (level = 'GREEN')
        || count(*) FILTER (level = 'YELLOW') || count(*) FILTER (level = 'ORANGE')
        || count(*) FILTER (level = 'RED')
      FROM $file
      WHERE region = '%s' AND total_load_mw IS NOT NULL AND market_date > DATE '2022-12-07' - 366
      GROUP BY strftime(market_date, '%%b %%Y') ORDER BY min(market_date)\
      """;

  private static final String SYSTEM =
      """
      SELECT TIMESTAMP '2022-12-06 18:00' + to_hours(CAST(h AS INTEGER)) AS hour_start_utc,
        DATE '2022-12-07' AS market_date, CAST(h AS INTEGER) AS market_hour,
        CASE WHEN h * 9 > 100 THEN 'short' ELSE 'normal' END AS system_status,
        CASE WHEN h * 9 > 100 THEN 'RED' ELSE 'GREEN' END AS system_level,
        CAST(greatest(0, h * 9 - 100) AS DECIMAL(18,6)) AS unserved_mw,
        CAST(300 - h * 27 AS DECIMAL(18,6)) AS national_surplus_mw,
        CAST(30 AS DECIMAL(18,6)) AS system_headroom_mw
      FROM range(24) AS r(h)
      ORDER BY hour_start_utc\
      """;

  private static final String ZONES =
      """
      SELECT zone, t AS hour_start_utc, DATE '2022-12-07' AS market_date, CAST(h AS INTEGER) AS market_hour,
        CAST(100 - h * 9 AS DECIMAL(18,6)) AS zone_surplus_mw
      FROM (SELECT unnest(['North', 'South', 'West']) AS zone),
        (SELECT h, TIMESTAMP '2022-12-06 18:00' + to_hours(CAST(h AS INTEGER)) AS t FROM range(24) AS r(h))
      ORDER BY zone, hour_start_utc\
      """;

  private static void write(Path parquet, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(sql, parquet));
    }
  }

  private void browse(Map<String, ?> facts, List<View> views) throws Exception {
    Map<String, Object> task = new TreeMap<>(facts);
    task.put("views", views);
    Path file = folder.resolve("task.json");
    Files.write(file, Json.bytes(task));
    Process node =
        new ProcessBuilder("node", "test/browser.mjs", file.toString())
            .directory(DASHBOARD.toFile())
            .redirectErrorStream(true)
            .start();
    String output = text(node.getInputStream());
    assertThat(node.waitFor()).as(output).isZero();
    System.out.print(output);
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
