package kz.quat.leads.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kz.quat.domain.Language;
import kz.quat.leads.Lead;
import kz.quat.leads.PointShare;
import kz.quat.leads.evidence.Feature;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.PointSeries;
import kz.quat.text.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that people get: the list, and pages of evidence in three languages. */
class LeadFilesTest {

  private static final String HOSTILE = "F<script>1";

  @TempDir private Path folder;

  private static Lead lead() {
    return new Lead(
        HOSTILE,
        List.of(new PointShare("P1", 30), new PointShare("P2", 12.5)),
        480_000,
        null,
        42.5,
        35,
        50,
        0.8,
        480_240L,
        Collections.nCopies(Feature.COUNT, 2.0));
  }

  private void write() throws IOException {
    double[] kwh = new double[24 * 60];
    List<PointSeries> points =
        List.of(
            new PointSeries("P1", "", 100, false, kwh), new PointSeries("P2", "", 1, false, kwh));
    FeederSeries feeder = new FeederSeries(HOSTILE, 479_520, kwh, points);
    LeadFiles.write(folder, List.of(lead()), List.of(), Map.of(HOSTILE, feeder), ZoneOffset.UTC);
  }

  @Test
  void theListHasALineForEachMeterUnderOneRank() throws IOException {
    write();
    assertThat(Files.readAllLines(folder.resolve("leads.csv")))
        .hasSize(3)
        .startsWith(
            "rank,feeder_id,point_id,start_utc,estimated_kw,confidence,first_alarm_utc,evidence"
                + ",rank_by_energy,rank_by_confidence,status")
        .allMatch(line -> line.startsWith("rank,") || line.endsWith(",1,1,standing"))
        .element(1)
        .asString()
        .startsWith(
            "1,F<script>1,P1,2024-10-04T00:00:00Z,30.00,0.8000,2024-10-14T00:00:00Z,\"The load is");
  }

  @Test
  void aCodeThatASpreadsheetWouldReckonIsDefused() throws IOException {
    Lead hostile =
        new Lead(
            "=cmd|calc",
            List.of(new PointShare("@SUM(A1)", 30)),
            480_000,
            null,
            30,
            25,
            35,
            0.8,
            null,
            Collections.nCopies(Feature.COUNT, 2.0));
    LeadFiles.write(folder, List.of(hostile), List.of(), Map.of(), ZoneOffset.UTC);
    assertThat(Files.readAllLines(folder.resolve("leads.csv")).get(1))
        .startsWith("1,'=cmd|calc,'@SUM(A1),");
    assertThat(Files.readAllLines(folder.resolve("evidence.csv")).get(1)).startsWith("'=cmd|calc,");
  }

  @Test
  void everyPieceOfEvidenceHasAColumn() throws IOException {
    write();
    List<String> lines = Files.readAllLines(folder.resolve("evidence.csv"));
    assertThat(lines).hasSize(2);
    assertThat(List.of(lines.get(0).split(",", -1)))
        .hasSize(6 + Feature.COUNT)
        .contains("low_kw", "high_kw", "expected_kw", "balance_step", "of_declared", "members");
    assertThat(lines.get(1).split(",", -1)).hasSize(6 + Feature.COUNT);
  }

  @Test
  void aPageInEachLanguageLoadsNothingAndHoldsNoElementFromOutside() throws IOException {
    write();
    for (Language language : Language.values()) {
      Path pages = folder.resolve("evidence").resolve(language.code());
      try (Stream<Path> files = Files.list(pages)) {
        assertThat(files.map(f -> f.getFileName().toString()))
            .containsExactly("01-F_script_1.html");
      }
      String page = Files.readString(pages.resolve("01-F_script_1.html"));
      assertThat(page)
          .contains("<svg", "F&lt;script&gt;1", "lang=\"" + language.code() + "\"")
          .doesNotContain("<script", "http:", "https:", "{0}", "{1}");
    }
  }

  @Test
  void noLeadIsCalledAFinding() throws IOException {
    write();
    String english = Files.readString(folder.resolve("evidence/en/01-F_script_1.html"));
    assertThat(english.toLowerCase(Locale.ROOT)).doesNotContain("finding");
    assertThat(Files.readString(folder.resolve("leads.csv")).toLowerCase(Locale.ROOT))
        .doesNotContain("finding");
    for (Language language : Language.values()) {
      assertThat(words(language).values().toString().toLowerCase(Locale.ROOT))
          .doesNotContain("finding", "находка", "табылды");
    }
  }

  private static Properties words(Language language) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        Catalogue.class.getResourceAsStream("leads_" + language.code() + ".properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }
}
