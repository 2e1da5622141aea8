package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many reports of one hour each, every fiftieth of them bad, and some amended. The suite uses
 * 10,000; CI runs it with {@code -Dquat.reports=100000}.
 */
@ExtendWith(Spark.Extension.class)
class ManyReportsNightTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Instant FIRST_HOUR = Instant.parse("2022-11-17T00:00:00Z");
  private static final int REPORTS = Integer.getInteger("quat.reports", 10_000);
  private static final int SITES = REPORTS / 400;
  private static final int FILES = 10;
  private static final int AMENDED = 30;
  private static final String BIN = "000000000025";

  @TempDir Path folder;

  @Test
  void everyRecordEndsInOnePlace(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    StringBuilder register = new StringBuilder();
    for (int site = 0; site < SITES; site++) {
      register.append(TinyLanding.site(siteId(site), BIN, "KZ-35", 2));
    }
    TinyLanding landing = new TinyLanding(place.landing(), DAY).withoutMeters().write();
    landing.register(register.toString());
    Map<String, Integer> bad = new TreeMap<>();
    for (int file = 0; file < FILES; file++) {
      StringBuilder lines = new StringBuilder();
      for (int report = file; report < REPORTS; report += FILES) {
        lines.append(report % 50 == 0 ? bad(report, bad) : good(report, 1, 1000)).append('\n');
      }
      landing.file("reports", DAY.minusDays(2), "part-" + file + ".jsonl", lines.toString());
    }
    StringBuilder amended = new StringBuilder();
    for (int report = 1; report <= AMENDED; report++) {
      amended.append(good(report * SITES + 1, 2, 1500)).append('\n');
    }
    landing.file("reports", DAY.minusDays(1), "amended.jsonl", amended.toString());
    place.night("2022-12-07");

    int refused = REPORTS / 50;
    int accepted = REPORTS - refused;
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_quality__records.parquet"),
                "SELECT records_in, records_accepted, records_superseded, records_rejected FROM"
                    + " $file WHERE source = 'reports'"))
        .isEqualTo("%d|%d|%d|%d".formatted(REPORTS + AMENDED, accepted, AMENDED, refused));
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/core_miner__rejected.parquet"),
                "SELECT reason_code, count(*), count(DISTINCT source_file || ':' || line_no)"
                    + " FROM $file WHERE source = 'reports' GROUP BY 1 ORDER BY 1"))
        .containsExactlyElementsOf(
            bad.entrySet().stream()
                .map(e -> e.getKey() + "|" + e.getValue() + "|" + e.getValue())
                .collect(Collectors.toList()));
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/core_miner__site_hours.parquet"),
                "SELECT count(reported_mwh), sum(reported_mwh) FROM $file"))
        .isEqualTo("%d|%d.000000".formatted(accepted, accepted + AMENDED / 2));
  }

  private static String siteId(int site) {
    return "SITE-%04d".formatted(site);
  }

  private static Instant hour(int report) {
    return FIRST_HOUR.plus(Duration.ofHours(report / SITES));
  }

  private static String good(int report, int revision, int kwh) {
    Instant hour = hour(report);
    return report(
        report, revision, siteId(report % SITES), BIN, "kWh", hour, hour, Integer.toString(kwh));
  }

  private static String report(
      int report,
      int revision,
      String site,
      String bin,
      String unit,
      Instant from,
      Instant hour,
      String value) {
    return ("{\"report_id\":\"R-%d\",\"schema\":\"quat-report/1\",\"site_id\":\"%s\","
            + "\"miner_bin\":\"%s\",\"period_from\":\"%s\",\"period_to\":\"%s\","
            + "\"submitted_at\":\"2022-12-05T00:00:00Z\",\"revision\":%d,\"unit\":\"%s\","
            + "\"time\":\"utc\",\"readings\":[{\"hour\":\"%s\",\"value\":%s}]}")
        .formatted(
            report, site, bin, from, from.plus(Duration.ofHours(1)), revision, unit, hour, value);
  }

  /** A report that breaks one rule, counted by its reason. */
  private static String bad(int report, Map<String, Integer> counts) {
    Instant hour = hour(report);
    String site = siteId(report % SITES);
    int kind = report / 50 % 7;
    counts.merge(
        switch (kind) {
          case 0 -> "bad_unit";
          case 1 -> "negative";
          case 2 -> "unknown_site";
          case 3 -> "unparseable";
          case 4 -> "wrong_bin";
          case 5 -> "hour_outside_period";
          default -> "impossible_energy";
        },
        1,
        Integer::sum);
    return switch (kind) {
      case 0 -> report(report, 1, site, BIN, "kcal", hour, hour, "1");
      case 1 -> report(report, 1, site, BIN, "kWh", hour, hour, "-1000");
      case 2 -> report(report, 1, "SITE-X", BIN, "kWh", hour, hour, "1000");
      case 3 -> good(report, 1, 1000).substring(0, 150);
      case 4 -> report(report, 1, site, "000000000017", "kWh", hour, hour, "1000");
      case 5 -> report(report, 1, site, BIN, "kWh", hour.plus(Duration.ofHours(2)), hour, "1000");
      default -> report(report, 1, site, BIN, "MWh", hour, hour, "1000");
    };
  }
}
