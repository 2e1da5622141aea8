package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.quat.clean.CleanRules;
import kz.quat.clean.reports.ReportCheck;
import kz.quat.clean.reports.ReportFileCheck;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.extract.ReportFile;
import kz.quat.submission.Document;
import kz.quat.testkit.ReportCorpus;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each report of the corpus has the outcome that is recorded with it. */
class ReportCorpusTest {

  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));
  private static final Instant RECEIVED = Instant.parse("2024-03-10T00:00:00Z");

  @TempDir Path folder;

  static List<ReportCorpus.Sample> samples() throws IOException {
    return ReportCorpus.samples();
  }

  static String outcome(Path file) throws IOException {
    ReportCheck check = new ReportCheck(CleanRules.of(CONFIG), "KZ-71", RECEIVED);
    long records = 0;
    long accepted = 0;
    List<String> codes = new ArrayList<>();
    BigDecimal acceptedKwh = BigDecimal.ZERO;
    List<Document> documents = ReportFile.documents(file, CONFIG.clean());
    for (ReportCheck.Outcome outcome : ReportFileCheck.of(documents, check)) {
      assertThat(outcome.refused()).isBetween(0L, outcome.records());
      records += outcome.records();
      accepted += outcome.accepted();
      acceptedKwh = acceptedKwh.add(outcome.acceptedKwh());
      outcome
          .findings()
          .forEach(f -> codes.add((f.refused() ? "" : "?") + f.code() + "@" + f.line()));
    }
    String energy = acceptedKwh.signum() == 0 ? "0" : plain(acceptedKwh);
    return Stream.concat(Stream.of(accepted + "/" + records, energy + "kWh"), codes.stream())
        .collect(Collectors.joining(" "));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aReportHasItsOutcome(ReportCorpus.Sample sample) throws IOException {
    Path file = folder.resolve(sample.as().get(0).equals("json") ? "report.json" : "report");
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      bytes.write(sample.bytes());
      Files.write(file, bytes.toByteArray());
    }
    String outcome = outcome(file);
    boolean saysEnergy = sample.expected().contains("kWh");
    assertThat(saysEnergy ? outcome : outcome.replaceFirst(" \\S+kWh", ""))
        .isEqualTo(sample.expected());
  }
}
