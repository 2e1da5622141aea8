package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Format;
import kz.quat.schema.RawTables.Source;
import kz.quat.submission.SubmissionFiles;
import kz.quat.testkit.Mutations;
import kz.quat.testkit.TinyLanding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Files of every source with bytes and words changed: no reader crashes, hangs, uses unlimited
 * memory, or loses what it has read. Each file gives at least one record, and line numbers only
 * increase.
 */
class ReadersFuzzTest {

  private static final CleanConfig LIMITS = ConfigReader.read(Path.of("conf/quat.yaml")).clean();

  /** CPU time, not wall time, since the machine may be busy otherwise. */
  private static final Duration MOST_A_FILE = Duration.ofSeconds(3);

  @SuppressWarnings("ArrayRecordComponent") // samples are not compared
  private record Sample(Source source, String name, byte[] bytes) {}

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    LocalDate day = LocalDate.of(2022, 12, 6);
    String report = TinyLanding.report("r", "SITE-A", "000000000017", 1, day, 1000);
    String register = TinyLanding.site("SITE-A", "000000000017", "KZ-35", 40).repeat(3);
    for (Source source : RawTables.SOURCES) {
      if (source.format() == Format.CSV) {
        StringBuilder text = new StringBuilder(String.join(",", source.allFields())).append('\n');
        for (int row = 0; row < 5; row++) {
          for (int field = 0; field < source.allFields().size(); field++) {
            text.append(field == 0 ? "" : ",").append(row == 2 ? "\"a\"\"\n,b\"" : "KZ-1" + row);
          }
          text.append('\n');
        }
        add(samples, source, "a.csv", text.toString());
        addMessages(samples, source);
      } else if (source.format() == Format.REPORT) {
        add(samples, source, "a.json", report);
        add(samples, source, "lines.jsonl", report + "\n" + report + "\n");
        String form = "Дата;Час;Потребление, МВт·ч\n06.12.2022;1;1,5\n06.12.2022;2;1,25\n";
        add(samples, source, "form.csv", form);
        samples.add(new Sample(source, "form.xlsx", SubmissionFiles.xlsx(form)));
        samples.add(
            new Sample(
                source,
                "forms.zip",
                SubmissionFiles.zip(
                    form.getBytes(StandardCharsets.UTF_8),
                    report.getBytes(StandardCharsets.UTF_8))));
        samples.add(
            new Sample(source, "windows.csv", SubmissionFiles.encoded(form, "windows-1251")));
      } else {
        add(samples, source, "a.jsonl", register);
        add(samples, source, "list.json", "[" + register.strip().replace("\n", ",") + "]");
      }
    }
    return samples;
  }

  /** Quarter-hours as JSON, as messages of meters and as market documents. */
  private static void addMessages(List<Sample> samples, Source source) throws IOException {
    if (SourceFormat.of(source, LIMITS).parts() == null) {
      return;
    }
    StringBuilder periods = new StringBuilder();
    StringBuilder points = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (int quarter = 0; quarter < 8; quarter++) {
      String start = "0%d%02d".formatted(quarter / 4, quarter % 4 * 15);
      String end = "0%d%02d".formatted((quarter + 1) / 4, (quarter + 1) % 4 * 15);
      periods.append(
          "<period start=\"%s\" end=\"%s\"><value>%d</value></period>\n"
              .formatted(start, end, quarter));
      points.append(
          "<Point><position>%d</position><quantity>%d</quantity></Point>\n"
              .formatted(quarter + 1, quarter));
      rows.append(quarter == 0 ? "[{" : ",\n{");
      for (String field : source.fields()) {
        String value =
            field.equals("hour_start_utc")
                ? "2022-12-05T0%d:%02d:00Z".formatted(quarter / 4, quarter % 4 * 15)
                : "1";
        rows.append('"').append(field).append("\":\"").append(value).append("\",");
      }
      rows.append("\"note\":1}");
    }
    add(samples, source, "quarters.json", rows.append(']').toString());
    String message =
        "<message class=\"80020\" number=\"1\"><datetime><day>20221205</day></datetime><area>\n"
            + "<measuringpoint code=\"P\"><measuringchannel code=\"01\">\n"
            + "%s</measuringchannel>\n"
            + "</measuringpoint><deliverygroup code=\"KZ-35\">\n"
            + "%s</deliverygroup></area></message>";
    String meters = message.formatted(periods, periods);
    add(samples, source, "80020.xml", meters);
    byte[] bytes = meters.getBytes(StandardCharsets.UTF_8);
    samples.add(new Sample(source, "80020.zip", SubmissionFiles.zip(bytes, bytes)));
    String document =
        "<GL_MarketDocument><process.processType>A16</process.processType><TimeSeries>"
            + "<businessType>A04</businessType><area_Domain.mRID>KZ-35</area_Domain.mRID>"
            + "<quantity_Measure_Unit.name>MAW</quantity_Measure_Unit.name>"
            + "<curveType>A03</curveType><Period><timeInterval><start>2022-12-05T00:00Z</start>"
            + "<end>2022-12-05T02:00Z</end></timeInterval><resolution>PT15M</resolution>\n%s"
            + "</Period></TimeSeries></GL_MarketDocument>";
    add(samples, source, "load.xml", document.formatted(points));
  }

  private static void add(List<Sample> samples, Source source, String name, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    samples.add(new Sample(source, name, bytes));
    samples.add(new Sample(source, name + ".gz", SubmissionFiles.gzip(bytes)));
  }

  @Test
  void twentyThousandMutations() throws IOException {
    fuzz(20_000, 18);
  }

  @Test
  void aReaderThatFailsCostsThatFileAndNotTheNight() throws IOException {
    FileContent faulty =
        () -> {
          throw new IllegalStateException("a fault of the reader");
        };
    SourceFormat format = SourceFormat.of(RawTables.SOURCES.get(0), LIMITS);
    try (RecordStream records = new FileRecords(format).open("a.csv", faulty)) {
      RawRecord record = records.next();
      assertThat(record.problem()).isEqualTo(Problems.READER_FAILED);
      assertThat(record.text()).isEqualTo("cannot read a.csv: reader_failed");
      assertThat(records.hasNext()).isFalse();
    }
  }

  @Test
  @Tag("long")
  void aMillionMutations() throws IOException {
    fuzz(Integer.getInteger("quat.mutations", 1_000_000), 20221207);
  }

  private static void fuzz(int mutations, long seed) throws IOException {
    Random random = new Random(seed);
    List<Sample> samples = samples();
    var threads = ManagementFactory.getThreadMXBean();
    TreeMap<String, Long> outcomes = new TreeMap<>();
    long slowest = 0;
    long mostCopied = 0;
    for (int i = 0; i < mutations; i++) {
      Sample sample = samples.get(i % samples.size());
      byte[] bytes = Mutations.of(sample.bytes(), random);
      long started = threads.getCurrentThreadCpuTime();
      long before = allocated();
      List<RawRecord> records = read(sample, bytes);
      slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - started);
      mostCopied = Math.max(mostCopied, allocated() - before);
      String what =
          "%s %s, seed %d, mutation %d".formatted(sample.source().folder(), sample.name(), seed, i);
      assertThat(slowest).as(what).isLessThan(MOST_A_FILE.toNanos());
      assertThat(mostCopied).as(what).isLessThan(512L << 20);
      if (sample.source().format() != Format.CSV) {
        assertThat(records).as(what).isNotEmpty();
      }
      assertThat(records).as(what).extracting(RawRecord::lineNo).isSorted();
      for (RawRecord record : records) {
        assertThat(record.problem())
            .as("%s: %s", what, record.text())
            .isNotEqualTo(Problems.READER_FAILED);
        outcomes.merge(record.problem() == null ? "read" : record.problem(), 1L, Long::sum);
      }
      if ((i + 1) % 100_000 == 0) {
        System.out.printf("%d mutations%n", i + 1);
      }
    }
    System.out.printf(
        "%d mutations, records by what came of them %s, slowest file %.0f ms, most memory of one %d"
            + " MB%n",
        mutations, outcomes, slowest / 1e6, mostCopied >> 20);
    assertThat(outcomes.get("read")).isPositive();
    assertThat(outcomes).hasSizeGreaterThan(4);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static List<RawRecord> read(Sample sample, byte[] bytes) throws IOException {
    List<RawRecord> read = new ArrayList<>();
    SourceFormat format = SourceFormat.of(sample.source(), LIMITS);
    String path = sample.source().folder() + "/received=20221206T0100Z/" + sample.name();
    try (RecordStream records =
        new FileRecords(format).open(path, () -> new ByteArrayInputStream(bytes))) {
      while (records.hasNext()) {
        read.add(records.next());
      }
    }
    return read;
  }
}
