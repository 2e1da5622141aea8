package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.quat.simulation.SmallCountry;
import kz.quat.testkit.Mutations;
import kz.quat.testkit.ReportCorpus;
import kz.quat.testkit.Spark;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand files with bytes and words changed ({@code -Dquat.files}) come to one night among
 * the good ones. They cost records and never the night, and every record is counted once.
 */
@Tag("long")
@ExtendWith(Spark.Extension.class)
class MutatedFilesNightTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final int FILES = Integer.getInteger("quat.files", 10_000);

  /** Lines of a source's file that are kept before it is changed. */
  private static final int MOST_LINES = 20;

  @TempDir Path folder;

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Sample(String source, String suffix, byte[] bytes) {}

  private static List<Sample> samples(Path landing) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> all = Files.walk(landing)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String text = Files.readString(file);
        samples.add(
            new Sample(
                landing.relativize(file).getName(0).toString(),
                text.startsWith("{") ? ".jsonl" : ".csv",
                text.lines()
                    .limit(MOST_LINES)
                    .collect(Collectors.joining("\n", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8)));
      }
    }
    for (ReportCorpus.Sample report : ReportCorpus.samples()) {
      String suffix = report.as().get(0).equals("json") ? ".json" : "";
      samples.add(new Sample("reports", suffix, report.bytes()));
    }
    return samples;
  }

  @Test
  void tenThousandDamagedFilesCostRecordsAndNotTheNight(Spark spark) throws IOException {
    Workplace place =
        SmallCountry.write(new Workplace(folder), DAY, DAY)
            .with("conf/quat.yaml", "max_rejected_pct: 20.0", "max_rejected_pct: 100.0");
    Random random = new Random(10_000);
    List<Sample> samples = samples(place.landing());
    for (int i = 0; i < FILES; i++) {
      Sample sample = samples.get(i % samples.size());
      Path file =
          place
              .landing()
              .resolve(sample.source())
              .resolve("received=20221206T0130Z")
              .resolve("damaged-%05d%s".formatted(i, sample.suffix()));
      Files.createDirectories(file.getParent());
      Files.write(file, Mutations.of(sample.bytes(), random));
    }
    long started = System.nanoTime();
    Workplace.Outcome outcome = place.quat("run", "clean", "--json", "--date", DAY.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    JsonNode records = new ObjectMapper().readTree(outcome.out());
    long in = 0;
    long refused = 0;
    for (JsonNode source : records) {
      long counted =
          source.get("accepted").asLong()
              + source.get("superseded").asLong()
              + source.get("rejected").asLong();
      assertThat(counted).as(source.toString()).isEqualTo(source.get("in").asLong());
      in += source.get("in").asLong();
      refused += source.get("rejected").asLong();
    }
    assertThat(refused).isGreaterThan(FILES / 4);
    System.out.printf(
        "%d files of %d kinds, %d records, %d refused, %.0f s%n",
        FILES, samples.size(), in, refused, (System.nanoTime() - started) / 1e9);
  }
}
