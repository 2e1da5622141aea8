package kz.quat.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import kz.quat.clean.CleanRules;
import kz.quat.clean.reports.ReportCheck;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.extract.ReportFile;
import kz.quat.submission.Document;
import kz.quat.submission.SubmissionFiles;
import kz.quat.testkit.Duck;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;

/**
 * Measures how long many reports take: a night over two million hourly readings as JSON, DuckDB's
 * read_json on the same files in the same run, and a hundred workbooks of 744 hours. Prints seconds
 * and the process's peak memory. See docs/reports.md.
 */
public final class ReportVolume {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Instant FIRST_HOUR = Instant.parse("2022-11-01T00:00:00Z");
  private static final int HOURS = 720;
  private static final int FILES = 4;
  private static final int WORKBOOKS = 100;
  private static final int WORKBOOK_HOURS = 744;

  private ReportVolume() {}

  /** Argument: the number of readings (2,000,000 by default). */
  public static void main(String[] args) throws IOException {
    int readings = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
    Path folder = Files.createTempDirectory("report-volume");
    workbooks(folder);
    json(folder.resolve("night"), readings / HOURS);
  }

  private static void json(Path folder, int sites) throws IOException {
    Workplace place = new Workplace(folder);
    TinyLanding landing =
        new TinyLanding(place.landing(), DAY).historyDays(40).withoutMeters().write();
    StringBuilder register = new StringBuilder();
    for (int site = 0; site < sites; site++) {
      register.append(TinyLanding.site(siteId(site), "000000000025", "KZ-35", 2));
    }
    landing.register(register.toString());
    Path reports = place.landing().resolve("reports/received=20221205T0100Z");
    Files.createDirectories(reports);
    for (int file = 0; file < FILES; file++) {
      try (BufferedWriter out = Files.newBufferedWriter(reports.resolve(file + ".jsonl"))) {
        for (int site = file; site < sites; site += FILES) {
          out.write(report(site));
          out.write('\n');
        }
      }
    }
    place.night("2022-12-07");
    JsonNode seconds =
        new ObjectMapper()
            .readTree(place.at("work/restricted/latest/run_report.json").toFile())
            .get("seconds_by_stage");
    System.out.printf(
        Locale.ROOT,
        "%,d readings as JSON in a night: extract %.1f s, clean reports %.1f s; peak memory of the"
            + " whole night %s%n",
        (long) sites * HOURS,
        seconds.get("extract").asDouble(),
        seconds.get("clean reports").asDouble(),
        peakMemory());
    long started = System.nanoTime();
    String sums =
        Duck.single(
            reports.resolve("*.jsonl"),
            "SELECT count(*), sum(reading.value) FROM (SELECT unnest(readings) AS reading FROM"
                + " read_json($path, format = 'newline_delimited'))");
    System.out.printf(
        Locale.ROOT, "DuckDB read_json: %.1f s (%s)%n", (System.nanoTime() - started) / 1e9, sums);
  }

  private static String report(int site) {
    StringBuilder text = new StringBuilder();
    text.append(
        ("{\"report_id\":\"R-%d\",\"schema\":\"quat-report/1\",\"site_id\":\"%s\","
                + "\"miner_bin\":\"000000000025\",\"period_from\":\"%s\",\"period_to\":\"%s\","
                + "\"submitted_at\":\"2022-12-04T00:00:00Z\",\"revision\":1,\"unit\":\"kWh\","
                + "\"time\":\"utc\",\"readings\":[")
            .formatted(site, siteId(site), FIRST_HOUR, FIRST_HOUR.plus(Duration.ofHours(HOURS))));
    for (int hour = 0; hour < HOURS; hour++) {
      text.append(hour == 0 ? "" : ",")
          .append("{\"hour\":\"")
          .append(FIRST_HOUR.plus(Duration.ofHours(hour)))
          .append("\",\"value\":")
          .append(1000 + (site * 31 + hour * 7) % 997)
          .append('}');
    }
    return text.append("]}").toString();
  }

  private static void workbooks(Path folder) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "Номер отчёта|R-1\nКод объекта|A\nБИН|040140000017\n"
                + "Первый день периода|01.12.2022\nПоследний день периода|31.12.2022\n"
                + "Дата подачи|08.01.2023\nРевизия|1\nЕдиница измерения|кВт·ч\n"
                + "Время|Местное время\nДата|Час|Потребление");
    for (int hour = 0; hour < WORKBOOK_HOURS; hour++) {
      text.append("\n#").append(44896 + hour / 24).append("|#").append(hour % 24).append("|#");
      text.append(1000 + hour % 97);
    }
    byte[] bytes = SubmissionFiles.xlsx(text.toString());
    QuatConfig config = ConfigReader.read(Path.of("conf/quat.yaml"));
    ReportCheck check =
        new ReportCheck(CleanRules.of(config), "KZ-71", Instant.parse("2024-03-10T00:00:00Z"));
    long accepted = 0;
    long started = System.nanoTime();
    for (int book = 0; book < WORKBOOKS; book++) {
      Path file = Files.write(folder.resolve(book + ".xlsx"), bytes);
      for (Document document : ReportFile.documents(file, config.clean())) {
        accepted += check.of(document).accepted();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d workbooks of %d hours: %.1f s (%,d readings taken)%n",
        WORKBOOKS,
        WORKBOOK_HOURS,
        (System.nanoTime() - started) / 1e9,
        accepted);
  }

  private static String siteId(int site) {
    return "SITE-%05d".formatted(site);
  }

  /** The process's peak memory as Linux counts it. */
  private static String peakMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return line.substring("VmHWM:".length()).strip();
      }
    }
    return "unknown";
  }
}
