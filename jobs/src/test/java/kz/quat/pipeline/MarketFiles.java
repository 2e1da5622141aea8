package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import kz.quat.testkit.Duck;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;

/** The optional sources of the operator, the market and the pools in a night, and their results. */
final class MarketFiles {

  private final TinyLanding landing;
  private final LocalDate arrival;

  MarketFiles(Path landing, LocalDate arrival) {
    this.landing = new TinyLanding(landing, arrival.plusDays(1));
    this.arrival = arrival;
  }

  /** Writes one hour or day of each, for the tiny landing folder's sites and regions. */
  void write() {
    landing
        .file(
            "grid_balance",
            arrival,
            "balance.csv",
            "zone;region;hour_start_utc;generation_mw;net_import_mw;losses_mw\n"
                + "North;;2022-12-05T00:00:00Z;1600,5;-80,5;10\n"
                + ";KZ-27;2022-12-05T00:00:00Z;200;0;0\n")
        .file(
            "operator_limits",
            arrival,
            "limits.csv",
            "area,hour_start_utc,limit_mw\nNorth+South,2022-12-07T00:00:00Z,50\n"
                + "North+South,2022-12-08T00:00:00Z,60\n")
        .file(
            "auction_results",
            arrival,
            "auction.csv",
            "site_id,hour_start_utc,energy_mwh,price_kzt_per_kwh\n"
                + "SITE-A,2022-12-06T00:00:00Z,8,17.5\nSITE-A,2022-12-07T00:00:00Z,9,18\n")
        .file(
            "pool_payouts",
            arrival,
            "pool.csv",
            "pool,date,coins,site_id\nP,2022-11-20,0.5,SITE-A\n")
        .file(
            "network",
            arrival,
            "network.csv",
            "date,difficulty,reward_coins\n2022-11-20,1e14,6.3\n")
        .file(
            "meter_registers",
            arrival,
            "registers.csv",
            "point_id,site_id,meter_id,read_at_utc,register_kwh,multiplier\n"
                + "P-B,SITE-B,m1,2022-12-06T00:00:00Z,10,1000\n"
                + "P-B,SITE-B,m1,2022-12-06T01:00:00Z,15,1000\n"
                + "P-B,SITE-B,m1,2022-12-06T03:00:00Z,16,1000\n")
        .file("grid_load", arrival, "empty.csv", "region,hour_start_utc,load_mw\n");
  }

  private static List<String> rows(Workplace place, String table, String select) {
    return Duck.query(
        place.at("work/restricted/latest/" + table + ".parquet"),
        "SELECT " + select + " FROM $file");
  }

  static void check(Workplace place, BiFunction<Workplace, String, String> asOf) {
    assertThat(
            rows(
                place,
                "out_quality__balance_days",
                "area || ' ' || balance_hours || ' ' || hours_apart || ' ' || balance_code"))
        .containsExactlyInAnyOrder("North 1 0 balanced", "KZ-27 1 1 unbalanced");
    assertThat(
            rows(
                place,
                "out_quota__official",
                "scope || ' ' || subject_id || ' ' || market_date || ' ' || (recommended_mw IS"
                    + " NULL) || ' ' || coalesce(CAST(official_mw AS DOUBLE), 0) || ' ' ||"
                    + " coalesce(CAST(bought_mw AS DOUBLE), 0)"))
        .containsExactlyInAnyOrder(
            "area North+South 2022-12-07 false 50.0 9.0",
            "area North+South 2022-12-08 false 60.0 0.0",
            "site SITE-A 2022-12-06 true 0.0 8.0",
            "site SITE-A 2022-12-07 false 0.0 9.0");
    assertThat(
            rows(
                place,
                "out_compliance__imbalance",
                "CASE WHEN auction_mwh IS NOT NULL THEN site_id || ' ' || market_date || ' ' ||"
                    + " CAST(imbalance_mwh AS DOUBLE) || ' ' || CAST(imbalance_kzt AS DOUBLE) END"))
        .contains("SITE-A 2022-12-06 2.0 35000.0");
    assertThat(
            rows(
                place,
                "out_quota__price_uptake",
                "market_date || ' ' || price_from_kzt || ' ' || coalesce(taken_pct, -1)"))
        .containsExactlyInAnyOrder("2022-12-06 17 100.0", "2022-12-07 18 -1.0");
    assertThat(rows(place, "core_miner__site_months", "pool_code"))
        .contains("no_network")
        .contains("none");
    assertThat(asOf.apply(place, "core_miner__register_spans"))
        .contains(",5000000,60,hour,ordinary,")
        .contains(",1000000,120,total,ordinary,");
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT check_id || ' ' || subject FROM $file"))
        .contains("balance_unbalanced KZ-27", "report_withdrawn reports: withdrawals")
        .anyMatch(line -> line.matches("file_without_records grid_load/.*empty.csv"));
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/core_miner__rejected.parquet"),
                "SELECT reason_code FROM $file WHERE source = 'network'"))
        .containsExactly("digits_lost");
  }
}
