package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Filings that came late or never, and how they reduce the next quota, with the real command line.
 */
@ExtendWith(Spark.Extension.class)
class ComplianceNightTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final LocalDate JULY = LocalDate.of(2022, 7, 1);
  private static final String BIN = "000000000017";
  private static final String PUNCTUAL = "SITE-A";
  private static final String TARDY = "SITE-B";
  private static final String SILENT = "SITE-C";

  @TempDir Path folder;

  /**
   * Three equal sites share the 30 MW of North. All file the hours of the last week of October. The
   * third quarter is due on 10 October: PUNCTUAL files it by months, TARDY as one total two days
   * late, SILENT never. So one of two due filings is late or missing.
   */
  @Test
  void lateAndMissingFilingsLowerTheQuotaAndAreNamed(Spark spark) throws IOException {
    Workplace place =
        new Workplace(folder)
            .scarceNorth()
            .with(
                "conf/rules/quota.yaml",
                "missing: {above_pct: 10.0, factor: 1.0}",
                "missing: {above_pct: 10.0, factor: 0.5}")
            .with(
                "conf/rules/quota.yaml",
                "late: {above_pct: 25.0, factor: 1.0}",
                "late: {above_pct: 25.0, factor: 0.75}");
    TinyLanding landing =
        new TinyLanding(place.landing(), DAY)
            .write()
            .register(site(PUNCTUAL) + site(TARDY) + site(SILENT))
            .file("reports", LocalDate.of(2022, 8, 5), "7.json", month(JULY))
            .file("reports", LocalDate.of(2022, 9, 5), "8.json", month(JULY.plusMonths(1)))
            .file("reports", LocalDate.of(2022, 10, 5), "9.json", month(JULY.plusMonths(2)))
            .file("reports", LocalDate.of(2022, 10, 12), "q3.json", quarter());
    for (String site : List.of(PUNCTUAL, TARDY, SILENT)) {
      landing.file("reports", LocalDate.of(2022, 10, 31), site + ".jsonl", week(site));
    }
    place.night("2022-12-07");
    recorded(place);
    weighed(place);
    explained(place);
  }

  private static String site(String id) {
    return TinyLanding.site(id, BIN, "KZ-35", 40);
  }

  private static String month(LocalDate first) {
    return TinyLanding.total("M", PUNCTUAL, BIN, 1, first, first.plusMonths(1), 7000);
  }

  private static String quarter() {
    return TinyLanding.total("Q", TARDY, BIN, 1, JULY, JULY.plusMonths(3), 21_000);
  }

  private static String week(String site) {
    LocalDate monday = LocalDate.of(2022, 10, 24);
    return IntStream.range(0, 7)
        .mapToObj(d -> TinyLanding.report("W" + d, site, BIN, 1, monday.plusDays(d), 9000))
        .collect(Collectors.joining("\n"));
  }

  private static void recorded(Workplace place) {
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_compliance__filings.parquet"),
                "SELECT site_id, duty_id, filing_code, covered_hours, late_by_days FROM $file"
                    + " WHERE period_to IN (DATE '2022-09-30', DATE '2022-10-30') ORDER BY 1, 2"))
        .containsExactly(
            "SITE-A|hours_of_week|on_time|168|null",
            "SITE-A|quarter_report|on_time|2208|null",
            "SITE-B|hours_of_week|on_time|168|null",
            "SITE-B|quarter_report|late|2208|2",
            "SITE-C|hours_of_week|on_time|168|null",
            "SITE-C|quarter_report|missing|0|null");
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_compliance__sites.parquet"),
                "SELECT site_id, sum(filings_due)::INT, sum(filings_on_time)::INT,"
                    + " sum(filings_late)::INT, sum(filings_missing)::INT FROM $file"
                    + " WHERE market_date BETWEEN '2022-08-01' AND '2022-10-31'"
                    + " GROUP BY 1 ORDER BY 1"))
        .containsExactly("SITE-A|2|2|0|0", "SITE-B|2|1|1|0", "SITE-C|2|1|0|1");
  }

  /** Weights of 40, 30 and 20 MW share 30 MW. */
  private static void weighed(Workplace place) throws IOException {
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__site_hours.parquet"),
                "SELECT DISTINCT site_id, quota_mw FROM $file ORDER BY 1"))
        .containsExactly("SITE-A|13.333333", "SITE-B|10.000000", "SITE-C|6.666666");
    assertThat(Files.readAllLines(place.at("work/restricted/latest/case/miners.csv")))
        .anySatisfy(line -> assertThat(line).startsWith("SITE-C,KZ-35,40.000000,20.000000,"))
        .anySatisfy(line -> assertThat(line).startsWith("SITE-B,KZ-35,40.000000,30.000000,"));
  }

  private static void explained(Workplace place) {
    String[][] expected = {
      {PUNCTUAL, "compliance factor 1.000: reports and meters give no cause"},
      {SILENT, "compliance factor 0.500: filings due that never came whole"},
      {TARDY, "compliance factor 0.750: filings that came after the deadline"}
    };
    for (String[] of : expected) {
      Workplace.Outcome page =
          place.quat("explain", of[0], "--date", "2022-12-07", "--hour", "3", "--lang", "en");
      assertThat(page.exitCode()).as(page.err()).isZero();
      assertThat(page.out().replaceAll("\\s+", " ")).contains(of);
    }
  }
}
