package kz.quat.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.clean.CleanRules;
import kz.quat.clean.OfflineRules;
import kz.quat.clean.reports.ReportCheck;
import kz.quat.clean.reports.ReportFileCheck;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.extract.ReportFile;
import kz.quat.testkit.OfflineSources;
import kz.quat.testkit.ReportCorpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that checks reports offline, run by Node: for every file of both corpora its script
 * gives the same records, energy and findings (line, place, value, rule) as the rules in Java.
 */
class OfflinePageTest {

  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));
  private static final CleanRules RULES = CleanRules.of(CONFIG);
  private static final Instant RECEIVED = Instant.parse("2024-06-10T00:00:00Z");
  private static final Path REPORTED = Path.of("jobs/src/test/resources/reported");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  /** What the rules in Java say of a file, in the form of the page's script. */
  private static Map<String, Object> answer(String name, byte[] bytes) {
    ReportCheck check = new ReportCheck(RULES, "KZ-71", RECEIVED);
    long records = 0;
    long refused = 0;
    BigDecimal kwh = BigDecimal.ZERO;
    List<Map<String, Object>> findings = new ArrayList<>();
    for (ReportCheck.Outcome outcome :
        ReportFileCheck.of(ReportFile.documents(name, bytes, CONFIG.clean()), check)) {
      records += outcome.records();
      refused += outcome.refused();
      kwh = kwh.add(outcome.acceptedKwh());
      for (ReportCheck.Finding found : outcome.findings()) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("refused", found.refused());
        finding.put("code", found.code());
        finding.put("line", found.line());
        finding.put("place", found.place());
        finding.put("value", found.value());
        findings.add(finding);
      }
    }
    Map<String, Object> answer = new TreeMap<>();
    answer.put("records", records);
    answer.put("refused", refused);
    answer.put("kwh", kwh.signum() == 0 ? "0" : kwh.stripTrailingZeros().toPlainString());
    answer.put("findings", findings);
    return answer;
  }

  private Map<String, byte[]> corpus() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(REPORTED)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(REPORTED.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    for (ReportCorpus.Sample sample : ReportCorpus.samples()) {
      String name = sample.as().get(0).equals("json") ? "report.json" : "report";
      files.put("corpus/" + sample.name().replaceAll("[/\\\\]", "_") + "/" + name, sample.bytes());
    }
    return files;
  }

  @Test
  void thePageJudgesEveryFileOfTheCorporaAsTheRulesInJavaDo() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(f -> Files.isExecutable(Path.of(f, "node"))),
        "no node");
    Path page = folder.resolve("check.html");
    Files.writeString(
        page,
        OfflinePage.of(
            OfflineRules.write(RULES), CONFIG.rules().regions().regions(), "KZ-71", "test"));
    List<Map<String, Object>> cases = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : corpus().entrySet()) {
      String name = Path.of(file.getKey()).getFileName().toString();
      Path copy = folder.resolve("file" + cases.size());
      Files.write(copy, file.getValue());
      cases.add(
          Map.of(
              "of",
              file.getKey(),
              "name",
              name,
              "file",
              copy.toString(),
              "answer",
              answer(name, file.getValue())));
    }
    Path task = folder.resolve("task.json");
    Files.writeString(
        task,
        MAPPER.writeValueAsString(
            Map.of(
                "page",
                page.toString(),
                "region",
                "KZ-71",
                "received",
                RECEIVED.toString(),
                "cases",
                cases)));

    Process node =
        new ProcessBuilder("node", "dashboard/test/offline.mjs", task.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(node.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(node.waitFor()).as(said).isZero();
    JsonNode result = MAPPER.readTree(said);
    assertThat(result.path("same").asInt()).isEqualTo(cases.size()).isGreaterThan(300);
  }

  @Test
  void theScriptIsNotOlderThanTheRules() throws IOException {
    assertThat(OfflineSources.areCurrent())
        .as("offline.js is older than its sources; run mvn -P offline test-compile exec:exec")
        .isTrue();
  }

  @Test
  void theRulesAreReadFromThePageAsTheyWereWritten() {
    CleanRules read = OfflineRules.read(OfflineRules.write(RULES));
    assertThat(read.limits()).isEqualTo(RULES.limits());
    assertThat(read.marketZone()).isEqualTo(RULES.marketZone());
    assertThat(read.regions().zoneIds()).isEqualTo(RULES.regions().zoneIds());
    assertThat(read.checking().dataQuality()).isEqualTo(RULES.checking().dataQuality());
  }

  @Test
  void thePageLoadsAndSendsNothing() {
    String page =
        OfflinePage.of(
            OfflineRules.write(RULES), CONFIG.rules().regions().regions(), "KZ-71", "<test>");
    assertThat(page)
        .contains("default-src 'none'; script-src 'sha256-")
        .contains("&lt;test&gt;")
        .doesNotContainPattern("(src|href)=[\"']?(https?:)?//")
        .doesNotContain("fetch(", "XMLHttpRequest", "sendBeacon");
  }
}
