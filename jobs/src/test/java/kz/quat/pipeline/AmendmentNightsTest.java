package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night, an amendment of a day three weeks earlier, and the night after. */
@ExtendWith(Spark.Extension.class)
class AmendmentNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final LocalDate AMENDED = LocalDate.of(2022, 11, 20);

  /** A report of a day for which nobody else reports; withdrawn in the second night. */
  private static final String WITHDRAWN =
      TinyLanding.report("X-1", "SITE-B", "000000000025", 1, LocalDate.of(2022, 11, 1), 700);

  private static final String WITHDRAWAL =
      "{\"report_id\":\"W-1\",\"schema\":\"quat-report/1\",\"site_id\":\"SITE-B\",\"miner_bin\":"
          + "\"000000000025\",\"period_from\":\"2022-10-31T18:00Z\",\"period_to\":\"2022-11-01T18:00Z\","
          + "\"submitted_at\":\"2022-12-06T00:00:00Z\",\"revision\":1,\"time\":\"utc\",\"withdraws\":\"X-1\"}";

  @TempDir Path folder;

  private static String report(int revision, long kwh) {
    return TinyLanding.report("R-1", "SITE-B", "000000000025", revision, AMENDED, kwh);
  }

  /** A report of a day's energy only: 100 MWh, then 110. */
  private static String total(int revision, LocalDate day) {
    return TinyLanding.total(
        "T-1", "SITE-C", "000000000033", revision, day, day.plusDays(1), 90 + 10L * revision);
  }

  @Test
  void anAmendmentIsCarriedThroughListedAndWhatWasKnownBeforeStaysReadable(Spark spark)
      throws IOException {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY)
        .historyDays(50)
        .write()
        .register()
        .file("reports", LocalDate.of(2022, 10, 25), "c.json", total(1, LocalDate.of(2022, 10, 24)))
        .file("reports", LocalDate.of(2022, 11, 22), "b.json", report(1, 5000))
        .file("reports", LocalDate.of(2022, 11, 22), "t.json", total(1, AMENDED))
        .file("reports", LocalDate.of(2022, 11, 3), "x.json", WITHDRAWN);
    place.night("2022-12-07");
    String first = run(place);
    assertThat(rows(place, "out_compliance__restatements", "count(*)")).containsExactly("0");
    Set<String> written = partitions(place);
    new TinyLanding(place.landing(), DAY.plusDays(1))
        .historyDays(1)
        .write()
        .file("reports", DAY, "b2.json", report(2, 8000))
        .file("reports", DAY, "t2.json", total(2, AMENDED))
        .file("reports", DAY, "w.json", WITHDRAWAL);
    new MarketFiles(place.landing(), DAY).write();
    place.night("2022-12-08");
    String second = run(place);
    Set<String> rerun = new TreeSet<>(partitions(place));
    rerun.removeAll(written);
    onlyTouchedMonths(rerun);
    followed(place);
    listed(place);
    readable(place, first, second);
    refused(place, first);
    MarketFiles.check(place, this::asOfLatest);
  }

  private String asOfLatest(Workplace place, String table) {
    try {
      return asOf(place, run(place), table).out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Workplace place) throws IOException {
    Matcher id =
        Pattern.compile("\"runId\" : \"([^\"]+)\"|\"run_id\" : \"([^\"]+)\"")
            .matcher(Files.readString(place.at("work/published/latest.json")));
    assertThat(id.find()).isTrue();
    return id.group(1) == null ? id.group(2) : id.group(1);
  }

  /** Every data file of the tables that are partitioned by month, as table, month and name. */
  private static Set<String> partitions(Workplace place) throws IOException {
    Pattern partition =
        Pattern.compile(".*/([a-z]+_[a-z]+__[a-z_]+)/.*month=(\\d{4}-\\d{2})/(.*\\.parquet)");
    try (Stream<Path> files = Files.walk(place.at("work/warehouse"))) {
      return files
          .map(file -> partition.matcher(file.toString()))
          .filter(Matcher::matches)
          .map(m -> m.group(1) + " " + m.group(2) + " " + m.group(3))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** October is unchanged; November is amended, December is new. */
  private static void onlyTouchedMonths(Set<String> rerun) {
    Set<String> months =
        rerun.stream()
            .filter(partition -> !partition.startsWith("out_compliance__"))
            .map(partition -> partition.substring(0, partition.lastIndexOf(' ')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(months)
        .contains(
            "core_miner__filings 2022-11",
            "core_miner__filings 2022-12",
            "core_miner__reported_hours 2022-11",
            "core_miner__reported_totals 2022-11",
            "core_miner__site_hours 2022-11",
            "core_grid__region_hours 2022-11",
            "core_grid__region_hours 2022-12",
            "out_strain__region_hours 2022-11",
            "out_strain__region_days 2022-11")
        .allMatch(partition -> partition.endsWith("2022-11") || partition.endsWith("2022-12"));
  }

  private static List<String> rows(Workplace place, String table, String select) {
    return Duck.query(
        place.at("work/restricted/latest/" + table + ".parquet"),
        "SELECT " + select + " FROM $file");
  }

  /** 24 hours of 5 MWh become 8; the region's known mining and native load change accordingly. */
  private static void followed(Workplace place) {
    assertThat(
            rows(
                place,
                "core_miner__filings",
                "report_id, market_date, filing_status, readings_accepted, readings_superseded"))
        .containsExactlyInAnyOrder(
            "T-1|2022-10-25|accepted|1|0",
            "R-1|2022-11-22|superseded|0|24",
            "T-1|2022-11-22|superseded|0|1",
            "R-1|2022-12-07|accepted|24|0",
            "X-1|2022-11-03|superseded|0|24",
            "W-1|2022-12-07|withdrawal|0|0",
            "T-1|2022-12-07|accepted|1|0");
    assertThat(
            rows(
                place,
                "out_compliance__filings",
                "CASE WHEN site_id = 'SITE-C' AND duty_id = 'quarter_report'"
                    + " AND period_from = '2022-10-01' THEN covered_hours || ' of which amended '"
                    + " || amended_hours || ', revision ' || revisions END"))
        .contains("48 of which amended 24, revision 2");
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/core_grid__region_hours.parquet"),
                "SELECT count(*), min(native_mwh), max(mining_known_mwh) FROM $file WHERE region ="
                    + " 'KZ-35' AND market_date = '2022-11-20'"))
        .isEqualTo("24|992.000000|18.000000");
  }

  private static void listed(Workplace place) {
    List<String> changes =
        rows(
            place,
            "out_compliance__restatements",
            "restated_date, restated_table, restated_subject, restated_figure, before_value,"
                + " after_value");
    assertThat(changes)
        .contains(
            "2022-11-20|core_miner__site_hours|SITE-B|reported_mwh|120.0|192.0",
            "2022-11-20|core_miner__site_hours|SITE-B|used_mwh|120.0|192.0",
            "2022-11-20|core_grid__region_hours|KZ-35|mining_known_mwh|360.0|432.0",
            "2022-11-20|core_grid__region_hours|KZ-35|native_mwh|23880.0|23808.0",
            "2022-11-20|out_strain__region_days|KZ-35|mining_mwh|360.0|432.0")
        // KZ-15's share of the zone's reserve grows when KZ-35's native load falls, and with it the
        // power that the two exchange.
        .filteredOn(line -> !line.contains("SITE-B") && !line.contains("KZ-35"))
        .hasSize(4)
        .allMatch(
            line ->
                line.contains("|out_strain__region_days|KZ-15|worst_stress_ratio|")
                    || line.contains("|out_strain__region_days|KZ-15|mwh_yellow|"));
    assertThat(
            rows(
                place,
                "out_compliance__restatements",
                "DISTINCT restated_date, restatement_code, market_date, run_seq"))
        .containsExactlyInAnyOrder(
            "2022-11-01|amended|2022-12-08|2", "2022-11-20|amended|2022-12-08|2");
  }

  private static void readable(Workplace place, String first, String second) {
    String[] hours = {
      "core_miner__site_hours", "--site", "SITE-B", "--from", "2022-11-20", "--to", "2022-11-20"
    };
    Workplace.Outcome then = asOf(place, first, hours);
    assertThat(then.exitCode()).as(then.err()).isZero();
    assertThat(then.out())
        .hasLineCount(25)
        .startsWith("site_id,hour_start_utc,")
        .contains("SITE-B,2022-11-19T18:00:00Z,2022-11-20,0,")
        .contains(",5000000,,5000000,reported");
    assertThat(asOf(place, second, hours).out()).contains(",8000000,,8000000,reported");
    assertThat(asOf(place, first, "core_miner__filings").out())
        .contains(",accepted,24,24,0,0,1,2022-11-22");
    assertThat(asOf(place, second, "core_miner__superseded").out().lines())
        .filteredOn(line -> line.startsWith("reports,"))
        .hasSize(49)
        .allMatch(line -> line.contains(",later_revision,") || line.contains(",withdrawn,"));
    String[] quotas = {"out_quota__site_hours", "--from", "2022-12-07", "--to", "2022-12-07"};
    assertThat(asOf(place, second, quotas).out())
        .isEqualTo(asOf(place, first, quotas).out())
        .hasLineCount(73);
    Path file = place.at("then.csv");
    assertThat(asOf(place, first, "core_miner__filings", "--out", file.toString()).exitCode())
        .isZero();
    assertThat(file).content().hasLineCount(5);
  }

  private static Workplace.Outcome asOf(Workplace place, String run, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "as-of";
    all[1] = run;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return place.quat(all);
  }

  private static void refused(Workplace place, String first) {
    String[][] wrong = {
      {"3", "2022-12-07-000000000000", "core_miner__filings", "oldest of them " + first},
      {"3", "2022-12-07-000000000000", "core_miner__filings", "nightly --date 2022-12-07 --conf"},
      {"2", "yesterday", "core_miner__filings", "Invalid run: yesterday"},
      {"2", first, "core_miner__nothing", "Unknown table: core_miner__nothing"},
      {"2", first, "core_grid__ties", "core_grid__ties has no column site_id"},
    };
    for (String[] expected : wrong) {
      Workplace.Outcome outcome = asOf(place, expected[1], expected[2], "--site", "SITE-B");
      assertThat(outcome.exitCode()).isEqualTo(Integer.parseInt(expected[0]));
      assertThat(outcome.err()).contains(expected[3]).hasLineCount(1);
    }
  }
}
