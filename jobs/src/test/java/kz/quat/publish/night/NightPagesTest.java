package kz.quat.publish.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpServer;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import kz.quat.config.QuatConfig;
import kz.quat.config.WatchConfig;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunReport;
import kz.quat.schema.Audience;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class NightPagesTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Instant NOW = Instant.parse("2022-12-06T02:03:04Z");

  @TempDir Path folder;
  private QuatConfig config;
  private Manifest run;

  private record Records(String source, long in, long accepted, long superseded, long rejected) {}

  private record Found(
      String check,
      String subject,
      String severity,
      String detail,
      Map<String, Object> parameters) {}

  private record Strain(String region, String zone, int hoursRed) {}

  private record Quota(
      String region,
      double quotaMwh,
      double exemptMwh,
      double allowedMwh,
      double interruptibleMwh,
      double reofferMwh) {}

  @BeforeEach
  void publishTwoNights() {
    config = TestConfig.under(folder);
    report(PublishedNight.publish(config, DAY.minusDays(1), "3.250000"), 3, 70);
    run =
        PublishedNight.publish(
            config,
            DAY,
            "2.123458",
            Map.of(
                OutTables.FORECAST_DAY_PEAKS.name(), List.of(peak("nation"), peak("zone/North"))));
    report(run, 5, 50.96);
    new NightPages(config).write(run.runId(), NOW);
  }

  /** 15,000 MW at 18:00 in Astana; a zone's are not in the summary. */
  private static Map<ColumnSpec, Object> peak(String area) {
    boolean nation = area.equals("nation");
    Map<ColumnSpec, Object> row = new HashMap<>();
    row.put(ForecastColumns.PEAK_AREA, area);
    row.put(Columns.MARKET_DATE, Date.valueOf(DAY));
    row.put(GridColumns.ISSUED_AT_UTC, Timestamp.from(NOW));
    row.put(ForecastColumns.peakQuantile(10), new BigDecimal("14900.400000"));
    row.put(ForecastColumns.peakQuantile(50), new BigDecimal(nation ? "15000.000000" : "1.000000"));
    row.put(ForecastColumns.peakQuantile(90), new BigDecimal("15200.600000"));
    row.put(
        ForecastColumns.PEAK_HOUR_LIKELIEST_UTC,
        Timestamp.from(Instant.parse("2022-12-07T12:00:00Z")));
    row.put(ForecastColumns.PEAK_HOUR_PROBABILITY_PCT, 93.5);
    return row;
  }

  private void report(Manifest manifest, int red, double quotaMwh) {
    report(
        manifest,
        red,
        quotaMwh,
        List.of(
            new Found(
                "rejected_share", "reports", "WARNING", PublishedNight.HOSTILE_WORDS, Map.of()),
            new Found(
                "unreadable",
                "KZ-11",
                "INFO",
                "cannot be read: x",
                Map.of("message", "unreadable", "cause", "<b>$1</b>"))));
  }

  private void report(Manifest manifest, int red, double quotaMwh, List<Found> found) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("start", 4.0);
    seconds.put("list", 0.5);
    seconds.put("extract", 2.25);
    new RunReport(
            manifest,
            List.of(new Records("reports", 10, 8, 1, 1)),
            new TreeMap<>(Map.of("reports: unparseable", 1L)),
            new TreeMap<>(Map.of("out_quota__site_hours.parquet", 48L)),
            found,
            seconds,
            Map.of(),
            List.copyOf(seconds.keySet()),
            List.of(new Strain("KZ-11", "North", red)),
            List.of(
                new Quota("KZ-10", quotaMwh, 0.5, quotaMwh + 0.5, 2, 0),
                new Quota("KZ-11", 12, 0, 12, 1.5, 0.25)),
            12.5,
            12.5)
        .write(new RunFolders(config.paths()));
  }

  private String read(String name) throws IOException {
    return Files.readString(
        new RunFolders(config.paths()).of(Audience.RESTRICTED, run.runId()).resolve(name));
  }

  @Test
  void mailSaysTheNightInAFewLines() throws IOException {
    assertThat(read("summary_en.txt"))
        .isEqualTo(
            """
            Quat: night for 2022-12-07

            Worst hour, 18:00: short of power: not even the expected load (median forecast) can be met everywhere.
            Need is not covered in 1 of 24 hours, 13 MWh over the day.
            13 MW = 5 expected load + 3 uncertainty + 4 reserve + 1 network
            What is not covered is need (load at 90 %% and reserve). That is not “lights go out”: consumers are not cut off by this figure.
            Assumed: imports as scheduled are not known; capacity out of service is not known.
            Largest load of the day: 15,000 MW (between 14,900 and 15,201 MW with 80 %%), most probably within one hour of 18:00 (94 %%).
            Quotas recommended: 63.0 MWh (\u221219.0 against 2022-12-06); exempt power beside them: 0.5 MWh.
            Allowed in all: 63.5 MWh; interruptible beside it: 3.5 MWh; of the quotas re-offered: 0.3 MWh.
            Region-hours in level RED: 5
              Abai: 5 h
            Records taken in: 10, refused: 1
            Findings: errors 0, warnings 1
              - warning: reports: <script>alert(1)</script> & \\u{202e}txt

            Quotas are recommendations; they take effect once approved.
            Run %s; details: run_report.html in the run's restricted folder.
            """
                .replace("Abai", name())
                .formatted(run.runId()));
    assertThat(read("summary_kk.txt")).startsWith("Quat: 2022-12-07 күніне арналған есептеу\n");
    assertThat(read("summary_ru.txt"))
        .contains("Ожидаемый максимум нагрузки: 15\u00a0000 МВт", "в пределах часа от 18:00");
    assertThat(read("run_report.html")).contains("Largest load of the day: 15,000 MW");
    assertThat(read("summary_ru.txt")).contains("63,0 МВт·ч (\u221219,0 к 2022-12-06)");
  }

  private String name() {
    return config.rules().regions().regions().stream()
        .filter(region -> region.code().equals("KZ-11"))
        .findFirst()
        .orElseThrow()
        .nameEn();
  }

  @Test
  void pageTakesNoTextForMarkupAndNeedsNoScript() throws Exception {
    String page = read("run_report.html");
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \\u{202e}txt")
        .doesNotContain("<script")
        .doesNotContain("http");
    // Once the void elements are closed, the page must be well-formed XML: every opened tag is
    // closed.
    String xml = page.replace("<!DOCTYPE html>\n", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    javax.xml.parsers.DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void pageShowsStagesInTheirOrderAndTheChangeInThreeLanguages() throws IOException {
    String page = read("run_report.html");
    assertThat(page.indexOf(">start<")).isLessThan(page.indexOf(">list<")).isPositive();
    assertThat(page.indexOf(">list<")).isLessThan(page.indexOf(">extract<"));
    assertThat(page)
        .contains("<td class=\"n\">\u221219.0</td>")
        .contains("<td class=\"n\">\u221219,0</td>")
        .contains("не читается: &lt;b&gt;$1&lt;/b&gt;")
        .contains("Қайтарылған жазбалар үлесі")
        .contains("файл пуст или испорчен")
        .contains("Не өзгерді")
        .contains("Что изменилось")
        .contains("What changed");
  }

  @Test
  void pagesAreTheSameBytesAgain() throws IOException {
    String before = read("run_report.html") + read("summary_kk.txt");
    new NightPages(config).write(run.runId(), NOW.plusSeconds(99));
    assertThat(read("run_report.html") + read("summary_kk.txt")).isEqualTo(before);
  }

  @Test
  void anOlderReportWithoutFiguresIsShownAsNotKnown() throws IOException {
    Path file =
        new RunFolders(config.paths()).of(Audience.RESTRICTED, run.runId()).resolve(RunReport.FILE);
    ObjectMapper json = new ObjectMapper();
    JsonNode report = json.readTree(file.toFile());
    ((com.fasterxml.jackson.databind.node.ObjectNode) report)
        .remove(List.of("quotas", "strain", "stages", "unserved_mwh", "worst_unserved_mw"));
    json.writeValue(file.toFile(), report);
    new NightPages(config).write(run.runId(), NOW);
    assertThat(read("summary_en.txt")).contains("Quotas recommended: – MWh (– against");
    assertThat(metrics()).doesNotContain("quat_deficit_mwh").contains("quat_night_duration");
  }

  private String metrics() throws IOException {
    return Files.readString(config.paths().logs().resolve("quat.prom"));
  }

  @Test
  void metricsAreOfPrometheusTextFormat() throws IOException {
    new NightPages(config).attempt(0, NOW);
    assertThat(metrics())
        .contains("quat_last_success_timestamp_seconds 1.670292184E9\n")
        .contains("quat_night_duration_seconds 6.75\n")
        .contains("quat_records_rejected{source=\"reports\"} 1.0\n")
        .contains("quat_findings{severity=\"warning\"} 1.0\n")
        .contains("quat_published_rows{table=\"out_quota__site_hours\"} 48.0\n")
        .contains("quat_deficit_mwh 12.5\n")
        .contains("quat_last_attempt_exit_code 0.0\n");
    isOfTextFormat(metrics());
  }

  @Test
  void aFailedAttemptLeavesTheLastGoodNightsFigures() throws IOException {
    NightPages pages = new NightPages(config);
    pages.attempt(0, NOW);
    pages.attempt(4, NOW.plusSeconds(86_400));
    assertThat(metrics())
        .contains("quat_last_success_timestamp_seconds 1.670292184E9\n")
        .contains("quat_last_attempt_exit_code 4.0\n")
        .contains("quat_last_attempt_timestamp_seconds 1.670378584E9\n")
        .doesNotContain("quat_last_attempt_exit_code 0.0\n");
    isOfTextFormat(metrics());
  }

  /** Checks the exposition format 0.0.4, including what promtool and the collector refuse. */
  private static void isOfTextFormat(String text) {
    assertThat(text).endsWith("\n");
    Pattern sample =
        Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\"\\})?"
                + " -?[0-9]+\\.[0-9]+(E[0-9]+)?");
    Set<String> typed = new HashSet<>();
    Set<String> series = new HashSet<>();
    String family = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ", 4)[2];
        assertThat(line.split(" ", 4)).as(line).hasSize(4);
        assertThat(typed.add(family)).as("one block a family: " + family).isTrue();
      } else if (line.startsWith("# TYPE ")) {
        assertThat(line).isEqualTo("# TYPE " + family + " gauge");
      } else {
        var matcher = sample.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(matcher.group(1)).isEqualTo(family);
        assertThat(series.add(line.substring(0, line.lastIndexOf(' ')))).as(line).isTrue();
      }
    }
  }

  private QuatConfig lineageTo(String target) {
    return new QuatConfig(
        config.root(),
        config.paths(),
        config.warehouse(),
        config.market(),
        config.clean(),
        config.grid(),
        config.forecast(),
        config.adequacy(),
        config.publish(),
        config.quality(),
        config.leads(),
        new WatchConfig("human", 14, target, "ministry"),
        config.rules(),
        config.sha256());
  }

  /** What version 2-0-2 of the specification requires of a run event, as its JSON schema. */
  private static final String RUN_EVENT =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "required": ["eventTime", "producer", "schemaURL", "run", "job", "eventType"],
       "properties": {
         "eventType": {"enum": ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"]},
         "eventTime": {"type": "string", "format": "date-time"},
         "producer": {"type": "string", "format": "uri"},
         "schemaURL": {"type": "string", "format": "uri"},
         "run": {"type": "object", "required": ["runId"],
                 "properties": {"runId": {"type": "string", "format": "uuid"}}},
         "job": {"$ref": "#/$defs/named"},
         "inputs": {"type": "array", "items": {"$ref": "#/$defs/named"}},
         "outputs": {"type": "array", "items": {"$ref": "#/$defs/named"}}},
       "$defs": {"named": {"type": "object", "required": ["namespace", "name"],
                 "properties": {"namespace": {"type": "string"}, "name": {"type": "string"}}}}}
      """;

  @Test
  void lineageEventsAreOpenLineages() throws IOException {
    Lineage lineage = new Lineage(lineageTo("lineage.jsonl"));
    lineage.start(DAY, NOW);
    lineage.complete(DAY, run, NOW.plusSeconds(90));
    lineage.start(DAY, NOW.plusSeconds(100));
    lineage.fail(DAY, NOW.plusSeconds(101));
    List<String> lines = Files.readAllLines(config.paths().logs().resolve("lineage.jsonl"));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(RUN_EVENT);
    ObjectMapper json = new ObjectMapper();
    for (String line : lines) {
      assertThat(
              schema.validate(
                  line,
                  InputFormat.JSON,
                  context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
          .as(line)
          .isEmpty();
      OpenLineage.RunEvent event = OpenLineageClientUtils.runEventFromJson(line);
      assertThat(event.getProducer()).hasToString("urn:kz:quat");
      assertThat(event.getJob().getNamespace()).isEqualTo("ministry");
      assertThat(json.readTree(OpenLineageClientUtils.toJson(event)))
          .isEqualTo(json.readTree(line));
    }
    assertThat(OpenLineageClientUtils.runEventFromJson(lines.get(1)).getEventTime().toInstant())
        .isEqualTo(NOW.plusSeconds(90));
    assertThat(lines)
        .extracting(line -> json.readTree(line).get("eventType").asText())
        .containsExactly("START", "COMPLETE", "START", "FAIL");
    assertThat(runId(json, lines, 0)).isEqualTo(runId(json, lines, 1));
    assertThat(runId(json, lines, 0)).isNotEqualTo(runId(json, lines, 2));
    assertThat(json.readTree(lines.get(1)).get("outputs").findValuesAsText("name"))
        .contains("out_quota__site_hours", "out_strain__region_hours");
  }

  private static String runId(ObjectMapper json, List<String> lines, int at) throws IOException {
    return json.readTree(lines.get(at)).get("run").get("runId").asText();
  }

  @Test
  void lineageGoesToAnAddressAndNowhereByDefault() throws IOException {
    List<String> taken = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
    try {
      String to = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/lineage";
      new Lineage(lineageTo(to)).start(DAY, NOW);
      new Lineage(config).start(DAY, NOW);
      assertThat(taken).hasSize(1);
      assertThat(taken.get(0)).contains("\"eventType\":\"START\"").contains("\"ministry\"");
    } finally {
      server.stop(0);
    }
  }

  /** The text of a page of the run's folder, which must have no second one. */
  private String page(String name) throws IOException {
    Path file = new RunFolders(config.paths()).of(Audience.RESTRICTED, run.runId()).resolve(name);
    try (PdfReader reader = new PdfReader(Files.readAllBytes(file))) {
      assertThat(reader.getNumberOfPages()).as(name).isOne();
      return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("[\\s\\u00A0\\u202F]+", "");
    }
  }

  /** Texts of a page are told apart by their places, which reading it back may lose. */
  private static String[] bare(String... texts) {
    return java.util.Arrays.stream(texts)
        .map(text -> text.replaceAll("[\\s\\u00A0\\u202F]+", ""))
        .toArray(String[]::new);
  }

  @Test
  void theBriefIsOnePageInEveryLanguage() throws IOException {
    assertThat(page("brief_ru.pdf"))
        .contains(
            bare(
                "Энергосистема, 07.12.2022",
                "Худший час 18:00: дефицит мощности",
                "Ожидаемый максимум нагрузки: 15 000 МВт",
                "3 МВт неопределённость прогноза (от медианы до 90 %)",
                "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
                "область Абай 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 0 0",
                "область Абай 51,0 0,5 51,5 2,0",
                "Всего 63,0 0,5 63,5 3,5",
                "квоты 63,0 МВт·ч (−19,0)",
                "предупреждение"));
    assertThat(page("brief_kk.pdf"))
        .contains(bare("Энергожүйе, 07.12.2022", "Барлығы 63,0 0,5 63,5 3,5", "Не күмәнді"));
    assertThat(page("brief_en.pdf"))
        .contains(bare("In all 63.0 0.5 63.5 3.5", "quotas 63.0 MWh (−19.0)"));
  }

  @Test
  void theBriefSaysHowManyFindingsItHasNoRoomFor() throws IOException {
    List<Found> many = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      many.add(new Found("c", "subject " + i, "WARNING", "found ".repeat(40) + i, Map.of()));
    }
    report(run, 5, 50.96, many);
    new NightPages(config).write(run.runId(), NOW);
    String page = page("brief_en.pdf");
    long shown =
        many.stream().filter(found -> page.contains(bare(found.subject() + ": ")[0])).count();
    assertThat(shown).isBetween(3L, 40L);
    assertThat(page).contains(bare("and " + (90 - shown) + " more: run_report.html"));
  }

  @Test
  void theSameRunGivesTheSameBrief() throws IOException {
    Path file =
        new RunFolders(config.paths()).of(Audience.RESTRICTED, run.runId()).resolve("brief_kk.pdf");
    byte[] first = Files.readAllBytes(file);
    new NightPages(config).write(run.runId(), NOW.plusSeconds(99));
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }
}
