package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntUnaryOperator;
import kz.quat.domain.MarketDay;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One past day of a tiny history, calculated by hand. As known at its issue time: North has 1,650
 * MW, 1,500 MW of load and 8 % reserve, so 30 MW for sites of 40 and 20 MW; West has 400 - 300 - 24
 * = 76 MW for one of 200 MW. What happened: for twelve hours 300 MW more in Karaganda, so that
 * North was 150 MW short without any reserve; then hours as expected.
 */
@ExtendWith(Spark.Extension.class)
class QuotaBacktestTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  @Test
  void aDayIsScoredByWhatHappenedFromWhatWasKnown(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    history(place);
    assertThat(place.quat("nightly", "--date", "2022-12-09").exitCode()).isZero();
    String before = Files.readString(place.at("work/published/latest.json"));

    Workplace.Outcome outcome = backtest(place, "similar_day", "max_min,lifo", "out");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("native load alone was short in 12 hours, by 1,800.0 MWh")
        .contains("max_min");
    // Each hour: 30 MW in North, 76 in West. In short hours West could have had 100; in the others,
    // 60 MW licensed in North of 150 to spare, and 100 in West. SITE-A used 25 of its 20 MW.
    assertThat(csv(place, "out/backtest_quota__days.csv"))
        .containsExactly(
            "policy,forecast,market_date,hours,short_hours,unserved_mwh,granted_mwh,"
                + "granted_in_short_hours_mwh,granted_in_deficit_mwh,breach_hours,unservable_mwh,"
                + "usable_mwh,not_granted_mwh,quota_of_known_use_mwh,used_within_mwh,"
                + "exceeded_site_hours,exceeded_mwh,unknown_mwh",
            // The site accepted first takes all 30 MW: 25 MW are within its quota.
            "lifo,similar_day,2022-12-07,24,12,1800.000000,2544.000000,1272.000000,360.000000,12,"
                + "360.000000,3120.000000,936.000000,720.000000,600.000000,0,0.000000,0.000000",
            "max_min,similar_day,2022-12-07,24,12,1800.000000,2544.000000,1272.000000,360.000000,"
                + "12,360.000000,3120.000000,936.000000,480.000000,480.000000,24,120.000000,"
                + "0.000000");
    assertThat(
            Duck.query(
                place.at("out/backtest_quota__totals.parquet"),
                "SELECT policy, days, not_granted_mwh FROM $file ORDER BY 1"))
        .containsExactly("lifo|1|936.000000", "max_min|1|936.000000");
    assertThat(Files.readString(place.at("work/published/latest.json"))).isEqualTo(before);

    // A second time: the same bytes.
    assertThat(backtest(place, "similar_day", "max_min,lifo", "again").exitCode()).isZero();
    for (String file : List.of("days.csv", "days.parquet", "totals.csv", "totals.parquet")) {
      assertThat(place.at("again/backtest_quota__" + file))
          .hasSameBinaryContentAs(place.at("out/backtest_quota__" + file));
    }
  }

  @Test
  void withoutAPublishedRunThereIsNothingToPlay(Spark spark) {
    Workplace place = new Workplace(folder);
    Workplace.Outcome outcome = backtest(place, "ridge", "max_min", "out");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("No run is published yet");
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsAUsageError() {
    Workplace.Outcome outcome =
        new Workplace(folder)
            .quat(
                "backtest", "quota", "--from", "2022-12-08", "--to", "2022-12-07", "--out", "out");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("Invalid --to: 2022-12-07 (must be from 2022-12-08 on")
        .doesNotContain("\tat ");
  }

  private static Workplace.Outcome backtest(
      Workplace place, String forecast, String policies, String out) {
    return place.quat(
        "backtest",
        "quota",
        "--from",
        "2022-12-07",
        "--to",
        "2022-12-07",
        "--policy",
        policies,
        "--forecast",
        forecast,
        "--out",
        place.at(out).toString());
  }

  private static List<String> csv(Workplace place, String file) throws IOException {
    return Files.readAllLines(place.at(file));
  }

  /** The night two days later takes in what happened, and corrections of the past. */
  private static void history(Workplace place) throws IOException {
    Files.writeString(
        place.at("conf/rules/reserve.yaml"),
        "reserve:\n  - {valid_from: 2021-01-01, percent_of_load: 8.0, largest_unit_mw: {},"
            + " source: test}\n");
    LocalDate later = DAY.plusDays(1);
    new TinyLanding(place.landing(), DAY)
        .write()
        .register()
        .file("grid_load", later, "day.csv", load(DAY, hour -> hour < 12 ? 1325 : 1025))
        .file("metering", later, "day.csv", meters(DAY, 25_000))
        // Corrections of known hours and a new site: nobody knew of them at the issue time.
        .file("grid_load", later, "corrected.csv", load(DAY.minusDays(7), hour -> 1900))
        .file(
            "grid_capacity",
            later,
            "next.csv",
            capacity(later) + capacity(DAY.plusDays(2)).substring(HEADER))
        .file(
            "register",
            later,
            "late.jsonl",
            TinyLanding.site("SITE-LATE", "000000000041", "KZ-35", 100));
  }

  private static final String CAPACITY = "region,hour_start_utc,installed_mw,available_mw\n";
  private static final int HEADER = CAPACITY.length();

  private static String load(LocalDate day, IntUnaryOperator karagandaMw) {
    StringBuilder text = new StringBuilder("region,hour_start_utc,load_mw\n");
    var hours = new MarketDay(day, ZoneId.of("Asia/Almaty")).hours();
    for (int h = 0; h < hours.size(); h++) {
      text.append("KZ-35,%s,%d%n".formatted(hours.get(h), karagandaMw.applyAsInt(h)));
      text.append("KZ-15,%s,500%nKZ-27,%s,300%n".formatted(hours.get(h), hours.get(h)));
    }
    return text.toString();
  }

  private static String meters(LocalDate day, int kwh) {
    StringBuilder text = new StringBuilder("point_id,site_id,hour_start_utc,energy_kwh\n");
    for (var hour : new MarketDay(day, ZoneId.of("Asia/Almaty")).hours()) {
      text.append("P-A,SITE-A,%s,%d%n".formatted(hour, kwh));
    }
    return text.toString();
  }

  private static String capacity(LocalDate day) {
    StringBuilder text = new StringBuilder(CAPACITY);
    for (var hour : new MarketDay(day, ZoneId.of("Asia/Almaty")).hours()) {
      text.append(
          "KZ-35,%1$s,1500,1200%nKZ-15,%1$s,1500,450%nKZ-27,%1$s,1500,400%n".formatted(hour));
    }
    return text.toString();
  }
}
