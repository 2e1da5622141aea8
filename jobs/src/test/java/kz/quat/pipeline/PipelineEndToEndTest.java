package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.testkit.Duck;
import kz.quat.testkit.PublishedFolder;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real command line on a landing folder whose results can be calculated by hand. */
@ExtendWith(Spark.Extension.class)
class PipelineEndToEndTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  /** The most queries that a night with one new day may run (docs/performance.md). */
  private static final int MOST_QUERIES = 40;

  private static final int MOST_JOBS = 80;

  @TempDir Path folder;

  @Test
  void withASmallReserveTheSurplusIsSharedByLicence(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    tiny(place)
        .register(
            TinyLanding.site("SITE-A", "000000000017", "KZ-35", 40)
                + TinyLanding.site("SITE-B", "000000000025", "KZ-35", 20)
                + TinyLanding.site("SITE-C", "000000000033", "KZ-27", 200)
                + TinyLanding.site("SITE-D", "000000000041", "KZ-27", 30)
                    .replace("\"grid\"", "\"own\",\"own_gen_mw\":30"));
    Files.writeString(
        place.at("conf/rules/reserve.yaml"),
        "reserve:\n  - {valid_from: 2021-01-01, percent_of_load: 8.0, largest_unit_mw: {},"
            + " source: test}\n");
    Workplace.Outcome night = place.night("2022-12-07");
    Path quotas = place.at("work/restricted/latest/out_quota__site_hours.parquet");
    // North: 150 - 8 % of 1,500 = 30 MW for licences of 40 and 20 MW: half of each licence. West:
    // 400 - 300 - 24 = 76 MW for the one site of 200 MW.
    assertThat(
            Duck.query(
                quotas,
                "SELECT site_id, min(quota_mw), max(quota_mw), min(binding_kind) FROM $file"
                    + " GROUP BY 1 ORDER BY 1"))
        .containsExactly(
            "SITE-A|20.000000|20.000000|common_surplus",
            "SITE-B|10.000000|10.000000|common_surplus",
            "SITE-C|76.000000|76.000000|region",
            "SITE-D|0.000000|0.000000|own_generation");
    Path strain = place.at("work/restricted/latest/out_strain__region_hours.parquet");
    assertThat(
            Duck.single(
                strain,
                "SELECT count(*), min(surplus_mw), max(total_load_mw), max(mining_load_mw) FROM"
                    + " $file WHERE region = 'KZ-35' AND basis = 'measured'"))
        .isEqualTo("504|120.000000|1010.000000|10.000000");
    // The load never varies, so the median leaves nothing beyond the P90 load.
    assertThat(
            Duck.single(quotas, "SELECT min(interruptible_mw), max(interruptible_mw) FROM $file"))
        .isEqualTo("0.000000|0.000000");
    // 24 h of 20 + 10 + 76 MW from the surplus, and 24 h of 30 MW exempt.
    new OneQuotaFigure(place, night.out(), "2022-12-07").is("2544", "720", "3264");
    explained(place);
  }

  private static void explained(Workplace place) throws IOException {
    Workplace.Outcome page =
        place.quat("explain", "SITE-A", "--date", "2022-12-07", "--hour", "3", "--lang", "ru");
    assertThat(page.exitCode()).as(page.err()).isZero();
    assertThat(page.out())
        .startsWith(
            "Почему площадке SITE-A выделена квота 20,000\u00a0МВт на час 3 суток 7\u00a0декабря")
        .contains("выпущен 6\u00a0декабря 2022\u00a0года в 08:00 по времени Астаны")
        .contains("Площадка SITE-A (Проба, БИН 000000000017): Карагандинская область, зона Север.")
        .contains("№\u00a0350-VI")
        .contains("располагаемый профицит, Карагандинская область: 120,000\u00a0МВт")
        .doesNotContain("grid_capacity");
    Path pdf = place.at("explained.pdf");
    Workplace.Outcome full =
        place.quat(
            "explain", "SITE-A", "--hour", "3", "--lang", "ru", "--full", "--pdf", pdf.toString());
    assertThat(full.out())
        .contains("основание: порядок по умолчанию")
        .contains("поступило в grid_capacity/received=20221206T0100Z/capacity.csv, строка ");
    assertThat(full.err()).contains("for 2022-12-07, of the configuration");
    assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
    assertThat(place.quat("explain", "SITE-A", "--date", "2022-12-07", "--json").out())
        .contains("\"binding_kind\" : \"common_surplus\"");
    for (String[] wrong :
        new String[][] {
          {"3", "SITE-X is not on the register on 2022-12-07", "SITE-X", "2022-12-07", "0"},
          {"2", "No run is kept for 2022-12-08; the newest is", "SITE-A", "2022-12-08", "0"},
          {"2", "Invalid --hour: 24 (must be 0 to 23", "SITE-A", "2022-12-07", "24"}
        }) {
      Workplace.Outcome refused =
          place.quat("explain", wrong[2], "--date", wrong[3], "--hour", wrong[4]);
      assertThat(refused.exitCode()).isEqualTo(Integer.parseInt(wrong[0]));
      assertThat(refused.err().lines().filter(line -> !line.startsWith("Run ")))
          .singleElement()
          .asString()
          .contains(wrong[1]);
    }
    Path rules = place.at("work/restricted/latest/evidence/rules.csv");
    Files.writeString(rules, Files.readString(rules).replace("max_min", "lifo"));
    Workplace.Outcome changed = place.quat("explain", "SITE-A", "--date", "2022-12-07");
    assertThat(changed.exitCode()).isEqualTo(3);
    assertThat(changed.err()).contains("evidence/rules.csv is missing or was changed");
  }

  @Test
  void twoRunsOfTheSameNightPublishTheSameBytes(Spark spark) throws IOException {
    Workplace first = new Workplace(folder.resolve("first"));
    Workplace second = new Workplace(folder.resolve("second"));
    for (Workplace place : List.of(first, second)) {
      tiny(place);
      place.night("2022-12-07");
    }
    assertThat(bytes(first))
        .isEqualTo(bytes(second))
        .containsKeys("published/index.html", "restricted/index.html");
    for (String audience : List.of("published", "restricted")) {
      assertThat(first.at("work/" + audience + "/index.html"))
          .content()
          .contains("url=runs.html", "href=\"runs/2022-12-07-");
    }
    assertThat(first.at("work/published/latest/manifest.json"))
        .content()
        .contains("\"index.html\"");
    for (String audience : List.of("published", "restricted")) {
      PublishedFolder tables = new PublishedFolder(first.at("work/" + audience + "/latest"));
      assertThat(tables.otherColumns()).isEmpty();
      assertThat(tables.references()).isPositive();
      assertThat(tables.unresolved()).isEmpty();
    }

    Workplace.Outcome again = first.quat("nightly", "--date", "2022-12-07");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("had been published already");
  }

  private static Map<String, String> bytes(Workplace place) throws IOException {
    TreeMap<String, String> hashes = new TreeMap<>();
    for (String audience : List.of("published", "restricted")) {
      Path latest = place.at("work/" + audience + "/latest").toRealPath();
      try (Stream<Path> files = Files.walk(latest)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = latest.relativize(file).toString();
          if (!List.of("snapshots.json", "run_report.json", "run_report.html").contains(name)) {
            hashes.put(
                audience + "/" + name,
                Arrays.hashCode(Files.readAllBytes(file)) + "/" + Files.size(file));
          }
        }
      }
    }
    return hashes;
  }

  @Test
  void whatArrivesAfterTheIssueIsNotKnown(Spark spark) {
    Workplace place = new Workplace(folder);
    tiny(place)
        .fileAt(
            "register",
            "20221206T0201Z",
            "late.jsonl",
            TinyLanding.site("SITE-LATE", "000000000041", "KZ-27", 5));
    place.night("2022-12-07");
    Path quotas = place.at("work/restricted/latest/out_quota__site_hours.parquet");
    assertThat(Duck.query(quotas, "SELECT DISTINCT site_id FROM $file ORDER BY 1"))
        .containsExactly("SITE-A", "SITE-B", "SITE-C");
  }

  @Test
  void withoutARequiredSourceNothingIsWritten(Spark spark) {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY).write();
    Workplace.Outcome night = place.quat("nightly", "--date", "2022-12-07");
    assertThat(night.exitCode()).isEqualTo(3);
    assertThat(night.err())
        .contains("Nothing arrived by")
        .contains("register")
        .doesNotContain("\tat");
    assertThat(place.at("work/published/latest.json")).doesNotExist();
  }

  @Test
  void aRegionWithoutCapacityIsLeftOutAndItsSitesGetNothing(Spark spark) {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY).withoutCapacityOf("KZ-27").write().register();
    place.night("2022-12-07");
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/out_quota__site_hours.parquet"),
                "SELECT max(quota_mw), min(binding_kind) FROM $file WHERE site_id = 'SITE-C'"))
        .isEqualTo("0.000000|no_data");
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_strain__region_hours.parquet"),
                "SELECT count(*), count(stress_ratio) FROM $file WHERE region = 'KZ-27' AND"
                    + " market_date = '2022-12-07'"))
        .isEqualTo("24|0");
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT subject, severity FROM $file WHERE check_id = 'region_without_data'"))
        .containsExactly("KZ-27|error");
  }

  @Test
  void twoRegionsWithoutCapacityWithholdPublication(Spark spark) {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY).withoutCapacityOf("KZ-27", "KZ-15").write().register();
    Workplace.Outcome night = place.quat("nightly", "--date", "2022-12-07");
    assertThat(night.exitCode()).isEqualTo(4);
    assertThat(night.err()).contains("Nothing was published").contains("KZ-15, KZ-27");
    assertThat(place.at("work/published/latest.json")).doesNotExist();
  }

  @Test
  void withoutMinersTheNightStillTellsTheStrain(Spark spark) {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY)
        .withoutMeters()
        .write()
        .register(
            TinyLanding.site("SITE-Z", "000000000058", "KZ-27", 5)
                .replace("\"valid_from\"", "\"valid_to\":\"2022-01-01\",\"valid_from\""));
    place.night("2022-12-07");
    Path quotas = place.at("work/restricted/latest/out_quota__site_hours.parquet");
    assertThat(Duck.single(quotas, "SELECT count(*) FROM $file")).isEqualTo("0");
    Path strain = place.at("work/published/latest/out_strain__region_hours.parquet");
    assertThat(Duck.single(strain, "SELECT count(*) FROM $file WHERE market_date = '2022-12-07'"))
        .isEqualTo("72");
  }

  @Test
  void theNightBeforeHistoryExistsIsWithheld(Spark spark) {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY).historyDays(0).write().register();
    Workplace.Outcome night = place.quat("nightly", "--date", "2022-12-07");
    assertThat(night.exitCode()).as(night.err()).isEqualTo(4);
    assertThat(night.err()).contains("no region has load and capacity");
  }

  @Test
  void theDayOfTheClockChangeHasTwentyFiveHours(Spark spark) {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), LocalDate.of(2024, 2, 29))
        .withoutMeters()
        .write()
        .register(
            TinyLanding.site("ALMATY-TIME", "000000000017", "KZ-35", 40)
                + TinyLanding.site("AQTOBE-TIME", "000000000025", "KZ-15", 20));
    place.night("2024-02-29");
    Path quotas = place.at("work/restricted/latest/out_quota__site_hours.parquet");
    // Almaty's clock shows 23:00 twice; Aqtobe's, an hour behind until then, shows 22:00 and 23:00.
    assertThat(
            Duck.query(
                quotas,
                "SELECT site_id, market_hour, local_hour, strftime(hour_start_utc, '%H') FROM $file"
                    + " WHERE market_hour >= 23 ORDER BY 1, 2"))
        .containsExactly(
            "ALMATY-TIME|23|23|17",
            "ALMATY-TIME|24|23|18",
            "AQTOBE-TIME|23|22|17",
            "AQTOBE-TIME|24|23|18");
  }

  @Test
  void anAmendmentCountsAndTheRecordsEquationHolds(Spark spark) {
    Workplace place = new Workplace(folder);
    LocalDate day = DAY.minusDays(4);
    tiny(place)
        .file(
            "reports",
            DAY.minusDays(3),
            "b1.json",
            TinyLanding.report("R-1", "SITE-B", "000000000025", 1, day, 5000))
        .file(
            "reports",
            DAY.minusDays(2),
            "b2.json",
            TinyLanding.report("R-1", "SITE-B", "000000000025", 2, day, 6000))
        .file("reports", DAY.minusDays(2), "broken.json", "{\"report_id\": ");
    place.night("2022-12-07");
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/core_miner__site_hours.parquet"),
                "SELECT count(*), max(reported_mwh), max(used_mwh), min(used_reason_code) FROM"
                    + " $file WHERE site_id = 'SITE-B'"))
        .isEqualTo("24|6.000000|6.000000|reported");
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_quality__records.parquet"),
                "SELECT records_in, records_accepted, records_superseded, records_rejected FROM"
                    + " $file WHERE source = 'reports'"))
        .isEqualTo("49|24|24|1");
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/core_miner__rejected.parquet"),
                "SELECT reason_code, record_text FROM $file WHERE source = 'reports'"))
        .isEqualTo("unparseable|{\"report_id\":");
  }

  @Test
  void theNextNightStartsFromWhatIsPublished(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    tiny(place);
    place.night("2022-12-07");
    // Native load is flat, so P50 = P90. North: 1200 + 450 - 1000 - 500 = 150 MW before reserve.
    // The
    // largest unit, 500 MW, is more than 3 % of the load: the North is short and nobody there gets
    // anything. West: 400 - 300 - 100 = 0.
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__site_hours.parquet"),
                "SELECT site_id, count(*), sum(quota_mw), min(binding_kind) FROM $file GROUP BY 1"
                    + " ORDER BY 1"))
        .containsExactly(
            "SITE-A|24|0.000000|deficit",
            "SITE-B|24|0.000000|deficit",
            "SITE-C|24|0.000000|region");
    new TinyLanding(place.landing(), DAY.plusDays(1)).write();
    Workplace.Outcome caughtUp = place.quat("nightly", "--catch-up", "--date", "2022-12-08");
    assertThat(caughtUp.exitCode()).as(caughtUp.err()).isZero();
    asksSparkForNoMoreThan(
        MOST_QUERIES, MOST_JOBS, place.at("work/restricted/latest/run_report.json"));
    assertThat(place.quat("nightly", "--catch-up", "--date", "2022-12-08").out())
        .contains("No night was missed");
    assertThat(place.at("work/restricted/latest/run_report.html"))
        .content()
        .contains("Against the run before: 2022-12-07");
    // Each region has one or two miners: the public may know that, but not what they may draw.
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_quota__region_hours.parquet"),
                "SELECT count(quota_mw) FILTER (WHERE sites > 0), min(withheld_code) FROM $file"))
        .isEqualTo("0|small_cell");
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quota__region_hours.parquet"),
                "SELECT DISTINCT market_date FROM $file ORDER BY 1"))
        .containsExactly("2022-12-07", "2022-12-08");
    Workplace.Outcome status = place.quat("status", "--json");
    assertThat(status.out())
        .contains("\"delivery_date\" : \"2022-12-08\"", "2022-12-07", "\"day_peak\" : ");
    Workplace.Outcome past = place.quat("nightly", "--date", "2022-12-06");
    assertThat(past.exitCode()).isEqualTo(2);
    assertThat(past.err()).contains("is before the newest published one");
  }

  /** The numbers of queries and jobs are the same on every machine; seconds are not. */
  private static void asksSparkForNoMoreThan(int queries, int jobs, Path runReport)
      throws IOException {
    JsonNode costs = new ObjectMapper().readTree(runReport.toFile()).get("cost_by_stage");
    int queriesAsked = 0;
    int jobsRun = 0;
    for (JsonNode stage : costs) {
      queriesAsked += stage.get("queries").asInt();
      jobsRun += stage.get("jobs").asInt();
    }
    assertThat(queriesAsked).as("queries by stage: %s", costs).isLessThanOrEqualTo(queries);
    assertThat(jobsRun).as("jobs by stage: %s", costs).isLessThanOrEqualTo(jobs);
    // Nobody delivers feeders here: leads then cost nothing, and sites are read by the driver.
    assertThat(costs.get("leads").get("queries").asInt()).isZero();
    assertThat(costs.get("lead_sites").get("queries").asInt()).isZero();
  }

  @Test
  void theAuctionDecidesWhereConfSaysSoAndEveryPolicyIsCompared(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY)
        .write()
        .register(
            bid(TinyLanding.site("SITE-A", "000000000017", "KZ-35", 40), 5)
                + bid(TinyLanding.site("SITE-B", "000000000025", "KZ-35", 20), 9)
                + TinyLanding.site("SITE-C", "000000000033", "KZ-27", 200));
    Files.writeString(
        place.at("conf/rules/reserve.yaml"),
        "reserve:\n  - {valid_from: 2021-01-01, percent_of_load: 8.0, largest_unit_mw: {},"
            + " source: test}\n");
    Path rules = place.at("conf/rules/quota.yaml");
    Files.writeString(rules, Files.readString(rules).replace("policy: max_min", "policy: auction"));
    Workplace.Outcome night = place.quat("nightly", "--date", "2022-12-07");
    assertThat(night.exitCode()).as(night.err()).isZero();
    // The 30 MW in North go first to B's whole licence; C has no bid.
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__site_hours.parquet"),
                "SELECT DISTINCT site_id, quota_mw, policy FROM $file ORDER BY 1"))
        .containsExactly(
            "SITE-A|10.000000|auction", "SITE-B|20.000000|auction", "SITE-C|0.000000|auction");
    // Per day: 24 x 30 MWh in North, and 24 x 76 MWh in West where C may have them. One level for
    // all (pro_rata) is C's 76 / 200 = 0.38; lifo serves A first, since the dates are equal and its
    // id is the first.
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__policies.parquet"),
                "SELECT policy, decides, granted_mwh, unused_surplus_mwh, sites_cut_to_zero,"
                    + " cost_at_bid_kzt, without_bid_mwh, raised_mwh FROM $file ORDER BY 1"))
        .containsExactly(
            "auction|true|720.000000|1824.000000|1|5520000.000000|0.000000|null",
            "lifo|false|2544.000000|0.000000|1|3600000.000000|1824.000000|null",
            "max_min|false|2544.000000|0.000000|0|4560000.000000|1824.000000|null",
            "pro_rata|false|2371.200000|172.800000|0|3465600.000000|1824.000000|null");
  }

  @Test
  void aSiteIsNotWeighedByHoursInWhichNobodyCouldReportYet(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    tiny(place);
    Files.writeString(
        place.at("conf/rules/reserve.yaml"),
        "reserve:\n  - {valid_from: 2021-01-01, percent_of_load: 8.0, largest_unit_mw: {},"
            + " source: test}\n");
    Path rules = place.at("conf/rules/quota.yaml");
    Files.writeString(
        rules,
        Files.readString(rules)
            .replace("lag_months: 2", "lag_months: 0")
            .replace(
                "not_reported: {above_pct: 10.0, factor: 1.0}",
                "not_reported: {above_pct: 10.0, factor: 0.25}"));
    Workplace.Outcome night = place.quat("nightly", "--date", "2022-12-07");
    assertThat(night.exitCode()).as(night.err()).isZero();
    // SITE-A is metered and never reported, but no filing has been due since watching began, so
    // nothing counts against it, and 30 MW are shared by licence, 40 to 20.
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__site_hours.parquet"),
                "SELECT DISTINCT site_id, quota_mw, reoffer_mw FROM $file WHERE region = 'KZ-35'"
                    + " ORDER BY 1"))
        .containsExactly("SITE-A|20.000000|null", "SITE-B|10.000000|null");
    assertThat(place.quat("explain", "SITE-A", "--date", "2022-12-07", "--hour", "3").out())
        .doesNotContain("0.250");
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/out_quota__uptake.parquet"),
                "SELECT count(*) FROM $file"))
        .isEqualTo("0");
  }

  private static String bid(String site, int kztPerKwh) {
    return site.replace("\"supply\"", "\"bid_kzt_per_kwh\":%d,\"supply\"".formatted(kztPerKwh));
  }

  private static TinyLanding tiny(Workplace place) {
    return new TinyLanding(place.landing(), DAY).write().register();
  }
}
