package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.quat.clean.CleanRules;
import kz.quat.clean.ReportCheck;
import kz.quat.clean.ReportFileCheck;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.extract.ReportFile;
import kz.quat.submission.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good reports with bytes flipped, cut, doubled or swapped: none crashes the reading, hangs it or
 * loses a record, and where the report states its total, none changes the energy that is taken
 * without a word.
 */
class ReportMutationTest {

  private static final int MUTATIONS = 10_000;

  /** Samples that say what their hours come to. */
  private static final Map<String, BigDecimal> STATED_KWH =
      Map.of(
          "a totals row at the bottom", new BigDecimal("1236.5"),
          "a total without a name", new BigDecimal("1236.5"),
          "JSON with the total beside the hours", new BigDecimal("4936"),
          "a workbook with a totals row", new BigDecimal("1236.5"),
          "a Windows-1251 file with a totals row", new BigDecimal("1236.5"));

  private static final BigDecimal TOLERANCE_KWH = new BigDecimal("0.001");

  /** Of the processor, not of the clock: the machine may be busy with others. */
  private static final Duration MOST_A_FILE = Duration.ofSeconds(3);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  @TempDir Path folder;

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 1; i++) {
      int at = random.nextInt(bytes.length);
      int other = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 3 -> {
          byte swapped = bytes[at];
          bytes[at] = bytes[other];
          bytes[other] = swapped;
        }
        default -> bytes = doubled(bytes, Math.min(at, other), Math.max(at, other));
      }
    }
    return bytes;
  }

  private static byte[] doubled(byte[] bytes, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, to);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  @Test
  void noMutationCrashesHangsOrLosesARecord() throws IOException {
    List<ReportCorpusTest.Sample> good =
        ReportCorpusTest.samples().stream()
            .filter(sample -> sample.expected().matches("([1-9]\\d*)/\\1.*"))
            .toList();
    assertThat(good).hasSizeGreaterThan(25);
    Random random = new Random(20221207);
    ReportCheck check =
        new ReportCheck(CleanRules.of(CONFIG), "KZ-71", Instant.parse("2024-03-10T00:00:00Z"));
    int refused = 0;
    int changed = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      ReportCorpusTest.Sample sample = good.get(i % good.size());
      Path file = folder.resolve(sample.as().get(0).equals("json") ? "report.json" : "report");
      Files.write(file, mutated(sample.bytes(), random));
      long started = THREADS.getCurrentThreadCpuTime();
      List<Document> documents = ReportFile.documents(file, CONFIG.clean());
      assertThat(documents).as("%s, mutation %d", sample, i).isNotEmpty();
      BigDecimal takenKwh = BigDecimal.ZERO;
      boolean silent = true;
      assertThat(documents).extracting(Document::lineNo).isSorted().doesNotHaveDuplicates();
      for (ReportCheck.Outcome outcome : ReportFileCheck.of(documents, check)) {
        assertThat(outcome.records()).isPositive();
        assertThat(outcome.accepted() + outcome.refused()).isEqualTo(outcome.records());
        assertThat(outcome.refused()).isBetween(0L, outcome.records());
        refused += outcome.refused() > 0 ? 1 : 0;
        takenKwh = takenKwh.add(outcome.acceptedKwh());
        silent &= outcome.findings().isEmpty();
      }
      BigDecimal stated = STATED_KWH.get(sample.name());
      if (stated != null && takenKwh.subtract(stated).abs().compareTo(TOLERANCE_KWH) > 0) {
        changed++;
        assertThat(silent).as("%s, mutation %d: %s kWh taken", sample, i, takenKwh).isFalse();
      }
      assertThat(THREADS.getCurrentThreadCpuTime() - started)
          .as("%s, mutation %d", sample, i)
          .isLessThan(MOST_A_FILE.toNanos());
    }
    assertThat(refused).isGreaterThan(MUTATIONS / 4);
    assertThat(changed).isGreaterThan(200);
  }
}
