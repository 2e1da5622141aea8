package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Meter readings that arrive after the quotas were published, with the real command line. */
@ExtendWith(Spark.Extension.class)
class MeteredQuotaNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  /**
   * SITE-A has 20 MW of quota and draws 10, except in hour 3, when a national cap of 13 MW leaves
   * it 2. Two nights later this is known, and what it habitually leaves unused is offered to
   * SITE-B, whose licence exceeds its quota by 10 MW; SITE-C is behind a full line.
   */
  @Test
  void whatMetersSayOfPublishedQuotasIsOfferedOn(Spark spark) throws IOException {
    Workplace place = new Workplace(folder).scarceNorth();
    Files.writeString(
        place.at("conf/rules/caps.yaml"),
        "caps:\n  - {valid_from: 2021-01-01, scope: national, name: null, cap_mw: 13.0,"
            + " hours: [3], source: test}\n");
    Path rules = place.at("conf/rules/quota.yaml");
    Files.writeString(
        rules,
        Files.readString(rules)
            .replace("enabled: false", "enabled: true")
            .replace("least_days: 14", "least_days: 1"));
    new TinyLanding(place.landing(), DAY).write().register();
    place.night("2022-12-07");
    assertThat(quotas(place, "count(*), count(reoffer_mw) FILTER (reoffer_mw > 0)"))
        .as("nothing is metered yet")
        .isEqualTo("72|0");

    TinyLanding later = new TinyLanding(place.landing(), DAY.plusDays(2)).write();
    later.file(
        "grid_units",
        DAY.plusDays(1),
        "units.csv",
        "unit,region,fuel,installed_mw,unit_count,valid_from\n"
            + "TPP,KZ-35,coal,2000,,2020-01-01\nHPP,KZ-27,hydro,300,3,2020-01-01\n");
    Workplace.Outcome second = place.night("2022-12-09");
    // 23 h of 20 + 10 + 76 MW and one of 13; 23 h of 10 MW re-offered, in one a MW less a watt.
    new OneQuotaFigure(place, second.out(), "2022-12-09").is("2451", "0", "2451");
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__uptake.parquet"),
                "SELECT site_id, uptake_code, count(*), sum(quota_mwh)::INT, sum(metered_mwh)::INT,"
                    + " sum(firm_used_mwh)::INT, sum(unused_mwh)::INT, sum(exceeded_mwh)::INT"
                    + " FROM $file GROUP BY 1, 2 ORDER BY 1, 2"))
        .containsExactly(
            "SITE-A|exceeded|1|2|10|2|0|8",
            "SITE-A|within|23|460|230|230|230|0",
            "SITE-B|no_meter|24|231|null|null|null|null",
            "SITE-C|no_meter|24|1758|null|null|null|null");
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__site_hours.parquet"),
                "SELECT DISTINCT site_id, quota_mw, reoffer_mw FROM $file"
                    + " WHERE market_date = '2022-12-09' AND market_hour <> 3 ORDER BY 1"))
        .containsExactly(
            "SITE-A|20.000000|0.000000", "SITE-B|10.000000|10.000000", "SITE-C|76.000000|0.000000");
    unitsMayFail(place);
    assertThat(
            quotas(
                place,
                "sum(quota_mw), sum(reoffer_mw)",
                "market_date = '2022-12-09' AND market_hour = 3"))
        .as("under the cap, what A leaves of its 2 MW is one, less a watt of rounding")
        .isEqualTo("13.000000|0.999999");
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_quota__policies.parquet"),
                "SELECT granted_mwh, reoffer_mwh, withheld_code FROM $file WHERE policy = 'max_min'"
                    + " AND market_date = '2022-12-09'"))
        .as("all that is offered on is one miner's")
        .isEqualTo("2451.000000|null|small_cell");
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/out_quota__policies.parquet"),
                "SELECT granted_mwh, reoffer_mwh FROM $file WHERE policy = 'max_min'"
                    + " AND market_date = '2022-12-09'"))
        .isEqualTo("2451.000000|230.999999");
  }

  /**
   * Ten units of 200 MW share the 1,200 MW of Karaganda, three of 100 MW have 300 of the West's 400
   * MW. One of the ten being out leaves Karaganda short of nothing: its load is 1,000 MW.
   */
  private static void unitsMayFail(Workplace place) throws IOException {
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_strain__adequacy_days.parquet"),
                "SELECT units, uncertain, units_size_assumed, units_rate_assumed,"
                    + " round(units_coverage_pct, 3), load_scenarios, scenarios_basis, states"
                    + " FROM $file WHERE area = 'ALL' AND market_date = '2022-12-09'"))
        .isEqualTo("13|load_and_generation|10|13|73.171|60|quantiles|2000");
    Path kept = place.at("work/restricted/latest/case");
    assertThat(Files.readString(kept.resolve("units.csv")))
        .contains("TPP 1/10,KZ-35,,120.000000,0.080000\n", "HPP 3/3,KZ-27,,100.000000,0.010000\n");
    Workplace.Outcome whatIf =
        place.quat(
            "whatif",
            "--date",
            "2022-12-09",
            "--set",
            "unit:TPP 1/10=out",
            "--out",
            place.at("whatif").toString());
    assertThat(whatIf.exitCode()).as(whatIf.err()).isZero();
    assertThat(Files.readString(place.at("whatif/cases/what_if/region_hours.csv")))
        .contains("KZ-35,0,1080.000000,");
    Workplace.Outcome replay =
        place.quat("replay", kept.toString(), "--out", place.at("replay").toString());
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(Files.readAllLines(place.at("replay/adequacy_day.csv"))).hasSize(1 + 3 + 2 + 1);
  }

  private static String quotas(Workplace place, String figures) {
    return quotas(place, figures, "true");
  }

  private static String quotas(Workplace place, String figures, String where) {
    return Duck.single(
        place.at("work/restricted/latest/out_quota__site_hours.parquet"),
        "SELECT " + figures + " FROM $file WHERE " + where);
  }
}
