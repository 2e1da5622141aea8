package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Credit of shut-offs from night to night, with the real command line. */
@ExtendWith(Spark.Extension.class)
@Tag("long")
class ShutoffCreditNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  @Test
  void theSiteThatWasSparedIsShutOffTheNextNight(Spark spark) throws IOException {
    Workplace place = new Workplace(folder).scarceNorth();
    // North has 150 - 8 % of 1,500 = 30 MW, 15 for each of two equal sites that need 20.
    new TinyLanding(place.landing(), DAY).write().register(site("SITE-A") + site("SITE-B"));
    assertThat(place.quat("nightly", "--date", "2022-12-07").exitCode()).isZero();
    assertThat(quotas(place)).containsExactly("SITE-A|30.000000", "SITE-B|0.000000");
    assertThat(credits(place)).containsExactly("2022-12-07|SITE-B|24|360.000000|360.000000");

    new TinyLanding(place.landing(), DAY.plusDays(1)).write();
    assertThat(place.quat("nightly", "--date", "2022-12-08").exitCode()).isZero();
    assertThat(quotas(place)).containsExactly("SITE-A|0.000000", "SITE-B|30.000000");
    assertThat(credits(place))
        .containsExactly(
            "2022-12-07|SITE-B|24|360.000000|360.000000",
            "2022-12-08|SITE-A|24|360.000000|360.000000",
            "2022-12-08|SITE-B|0|0.000000|360.000000");
    assertThat(Files.readString(place.at("work/restricted/latest/case/miners.csv")))
        .contains("SITE-A,KZ-35,40.000000,40.000000,20.000000,1,,,30.000000,2021-01-01,,0.000000")
        .contains("SITE-B,KZ-35,40.000000,40.000000,20.000000,1,,,0.000000,2021-01-01,,360.000000");
    bothCasesAreRebuiltFromTheWarehouse(place);
  }

  /** Each case as its own night saw the warehouse: the first without credit, the second with it. */
  private static void bothCasesAreRebuiltFromTheWarehouse(Workplace place) throws IOException {
    List<String> runs;
    try (Stream<Path> folders = Files.list(place.at("work/restricted/runs"))) {
      runs = folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
    assertThat(runs).hasSize(2);
    for (String run : runs) {
      Workplace.Outcome same = asOf(place, run);
      assertThat(same.exitCode()).as(same.out() + same.err()).isZero();
      assertThat(same.out()).contains("the same bytes as published").doesNotContain("note:");
      assertThat(place.at("again/" + run + "/case/miners.csv"))
          .hasSameBinaryContentAs(place.at("work/restricted/runs/" + run + "/case/miners.csv"));
    }
    Path miners = place.at("work/restricted/runs/" + runs.get(1) + "/case/miners.csv");
    Files.writeString(miners, Files.readString(miners).replace("360.000000", "0.000000"));
    Files.writeString(
        place.at("conf/rules/caps.yaml"),
        "caps:\n  - {valid_from: 2021-01-01, scope: national, name: null, cap_mw: 5.0,"
            + " hours: null, source: test}\n");
    Workplace.Outcome differs = asOf(place, runs.get(1));
    assertThat(differs.exitCode()).isEqualTo(4);
    assertThat(differs.out())
        .contains("3 differences")
        .contains("miners.csv: the published file was changed since")
        .contains("miners.csv: line 3 is \"SITE-B,")
        .contains(
            "params.csv: line 2 is \"national_cap_mw,\", rebuilt \"national_cap_mw,5.000000\"")
        .contains("note: made with configuration");
    assertThat(asOf(place, "2022-12-07-000000000000").err()).contains("is not kept");
    assertThat(asOf(place, "../../etc").exitCode()).isEqualTo(2);
  }

  /** The credit is a table's, so that no number of kept runs or repeated nights changes it. */
  @Test
  void creditSurvivesWhereOneRunIsKeptAndADayIsRunAgain(Spark spark) throws IOException {
    Workplace place =
        new Workplace(folder)
            .scarceNorth()
            .with("conf/quat.yaml", "runs_kept: 14 ", "runs_kept: 1 ");
    new TinyLanding(place.landing(), DAY).write().register(site("SITE-A") + site("SITE-B"));
    assertThat(place.quat("nightly", "--date", "2022-12-07").exitCode()).isZero();
    TinyLanding second = new TinyLanding(place.landing(), DAY.plusDays(1)).write();
    assertThat(place.quat("nightly", "--date", "2022-12-08").exitCode()).isZero();
    List<String> credits = credits(place);
    assertThat(credits).hasSize(3);
    String first = onlyRun(place);

    second.register(site("SITE-A") + site("SITE-B"));
    assertThat(place.quat("nightly", "--date", "2022-12-08").exitCode()).isZero();
    assertThat(onlyRun(place)).isNotEqualTo(first);
    assertThat(quotas(place)).containsExactly("SITE-A|0.000000", "SITE-B|30.000000");
    assertThat(credits(place)).isEqualTo(credits);
    assertThat(asOf(place, onlyRun(place)).out()).contains("the same bytes as published");
    assertThat(asOf(place, first).err()).contains("is not kept");
  }

  private static String onlyRun(Workplace place) throws IOException {
    try (Stream<Path> folders = Files.list(place.at("work/restricted/runs"))) {
      List<Path> runs = folders.toList();
      assertThat(runs).hasSize(1);
      return runs.get(0).getFileName().toString();
    }
  }

  private static Workplace.Outcome asOf(Workplace place, String run) {
    return place.quat("replay", "--as-of", run, "--out", place.at("again/" + run).toString());
  }

  private static String site(String id) {
    return TinyLanding.site(id, "000000000017", "KZ-35", 40)
        .replace("\"supply\"", "\"min_load_mw\":20,\"supply\"");
  }

  private static List<String> quotas(Workplace place) {
    return Duck.query(
        place.at("work/restricted/latest/out_quota__site_hours.parquet"),
        "SELECT DISTINCT site_id, quota_mw FROM $file WHERE market_date ="
            + " (SELECT max(market_date) FROM $file) ORDER BY 1");
  }

  private static List<String> credits(Workplace place) {
    return Duck.query(
        place.at("work/restricted/latest/out_quota__credits.parquet"),
        "SELECT market_date, site_id, shutoff_hours, lost_mwh, shutoff_credit_mwh FROM $file"
            + " ORDER BY 1, 2");
  }
}
