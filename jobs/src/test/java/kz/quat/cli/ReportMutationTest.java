package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.quat.clean.CleanRules;
import kz.quat.clean.reports.ReportCheck;
import kz.quat.clean.reports.ReportFileCheck;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.extract.ReportFile;
import kz.quat.submission.Document;
import kz.quat.testkit.Mutations;
import kz.quat.testkit.ReportCorpus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good reports with bytes flipped, cut, doubled or swapped. None crashes or hangs the reader or
 * loses a record; and if the report states its total, none changes the accepted energy silently.
 */
class ReportMutationTest {

  private static final int MUTATIONS = 10_000;

  /** Samples that state the sum of their hours. */
  private static final Map<String, BigDecimal> STATED_KWH =
      Map.of(
          "quarters of an hour with their total", new BigDecimal("1700"),
          "a heading of two rows above a total", new BigDecimal("1236.5"),
          "the unit in the head and in the heading, above a total", new BigDecimal("1236.5"),
          "a totals row at the bottom", new BigDecimal("1236.5"),
          "a total without a name", new BigDecimal("1236.5"),
          "JSON with the total beside the hours", new BigDecimal("4936"),
          "a workbook with a totals row", new BigDecimal("1236.5"),
          "a Windows-1251 file with a totals row", new BigDecimal("1236.5"));

  private static final BigDecimal TOLERANCE_KWH = new BigDecimal("0.001");

  /** CPU time, not wall time, since the machine may be busy otherwise. */
  private static final Duration MOST_A_FILE = Duration.ofSeconds(3);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  @TempDir Path folder;

  private static List<ReportCorpus.Sample> good() throws IOException {
    return ReportCorpus.samples().stream()
        .filter(sample -> sample.expected().matches("([1-9]\\d*)/\\1.*"))
        .toList();
  }

  @Test
  void noMutationCrashesHangsOrLosesARecord() throws IOException {
    assertThat(good()).hasSizeGreaterThan(25);
    Counts counts = mutate(good(), MUTATIONS, 20221207);
    assertThat(counts.refused).isGreaterThan(MUTATIONS / 4);
    assertThat(counts.changed).isGreaterThan(200);
  }

  /** The whole corpus, including reports that are refused unchanged. */
  @Test
  @Tag("long")
  void noneOfManyMutationsOfTheWholeCorpusDoes() throws IOException {
    int mutations = Integer.getInteger("quat.mutations", 300_000);
    Counts counts = mutate(ReportCorpus.samples(), mutations, 2024);
    System.out.printf(
        "%d mutations, %d files refused in part or whole, %d other totals, each with a finding%n",
        mutations, counts.refused, counts.changed);
  }

  private static final class Counts {
    private int refused;
    private int changed;
  }

  private Counts mutate(List<ReportCorpus.Sample> samples, int mutations, long seed)
      throws IOException {
    Random random = new Random(seed);
    Counts counts = new Counts();
    ReportCheck check =
        new ReportCheck(CleanRules.of(CONFIG), "KZ-71", Instant.parse("2024-03-10T00:00:00Z"));
    for (int i = 0; i < mutations; i++) {
      ReportCorpus.Sample sample = samples.get(i % samples.size());
      String what = "%s, seed %d, mutation %d".formatted(sample, seed, i);
      Path file = folder.resolve(sample.as().get(0).equals("json") ? "report.json" : "report");
      Files.write(file, Mutations.of(sample.bytes(), random));
      long started = THREADS.getCurrentThreadCpuTime();
      judge(sample, ReportFile.documents(file, CONFIG.clean()), check, what, counts);
      assertThat(THREADS.getCurrentThreadCpuTime() - started)
          .as(what)
          .isLessThan(MOST_A_FILE.toNanos());
    }
    return counts;
  }

  private static void judge(
      ReportCorpus.Sample sample,
      List<Document> documents,
      ReportCheck check,
      String what,
      Counts counts) {
    assertThat(documents).as(what).isNotEmpty();
    assertThat(documents).as(what).extracting(Document::problem).doesNotContain("reader_failed");
    assertThat(documents).as(what).extracting(Document::lineNo).isSorted().doesNotHaveDuplicates();
    BigDecimal takenKwh = BigDecimal.ZERO;
    boolean silent = true;
    for (ReportCheck.Outcome outcome : ReportFileCheck.of(documents, check)) {
      assertThat(outcome.records()).as(what).isPositive();
      assertThat(outcome.accepted() + outcome.refused()).as(what).isEqualTo(outcome.records());
      assertThat(outcome.refused()).as(what).isBetween(0L, outcome.records());
      counts.refused += outcome.refused() > 0 ? 1 : 0;
      takenKwh = takenKwh.add(outcome.acceptedKwh());
      // Questions that the unchanged report raises as well say nothing about the change.
      silent &=
          outcome.findings().stream()
              .allMatch(found -> sample.expected().contains("?" + found.code() + "@"));
    }
    BigDecimal stated = STATED_KWH.get(sample.name());
    if (stated != null && takenKwh.subtract(stated).abs().compareTo(TOLERANCE_KWH) > 0) {
      counts.changed++;
      assertThat(silent).as("%s: %s kWh taken", what, takenKwh).isFalse();
    }
  }
}
