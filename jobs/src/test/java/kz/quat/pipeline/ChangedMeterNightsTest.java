package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import kz.quat.domain.MarketDay;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A month in which a meter is replaced and a code is mistyped, with the real command line. */
@ExtendWith(Spark.Extension.class)
class ChangedMeterNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 28);
  private static final LocalDate REPLACED = LocalDate.of(2022, 12, 15);

  @TempDir Path folder;

  /**
   * SITE-A has one meter until the 15th and another from then on; one reading of the 10th has a
   * mistyped code. SITE-B ended on the 20th, but its meter continued.
   */
  @Test
  void aReplacedMeterAndAMistypedCodeLoseNothingElse(Spark spark) {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY)
        .withoutMeters()
        .write()
        .register(
            TinyLanding.site("SITE-A", "000000000017", "KZ-35", 40)
                + TinyLanding.site("SITE-B", "000000000025", "KZ-35", 20)
                + TinyLanding.site("SITE-B", "000000000025", "KZ-35", 20)
                    .replace(
                        "\"valid_from\":\"2021-01-01\"",
                        "\"valid_from\":\"2022-12-05\",\"valid_to\":\"2022-12-20\""))
        .file("metering", DAY.minusDays(1), "meters.csv", readings());
    place.night(DAY.toString());

    Path hours = place.at("work/restricted/latest/core_miner__site_hours.parquet");
    assertThat(
            Duck.query(
                hours,
                "SELECT site_id, count(*), count(metered_mwh), sum(metered_mwh)::INT FROM $file"
                    + " GROUP BY 1 ORDER BY 1"))
        .as("26 days of SITE-A but for the mistyped hour; 20 days of SITE-B")
        .containsExactly("SITE-A|623|623|6230", "SITE-B|480|480|480");
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT check_id, subject, value::INT FROM $file WHERE check_id IN"
                    + " ('hours_placed_nowhere', 'metering_points_questioned') ORDER BY 1"))
        .containsExactly(
            "hours_placed_nowhere|after_end|144", "metering_points_questioned|nation|1");
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_quality__records.parquet"),
                "SELECT records_in, records_accepted, records_rejected FROM $file"
                    + " WHERE source = 'site_hours'"))
        .isEqualTo("1247|1103|144");
  }

  /**
   * As above, but the points are named, the old one's reading is twice the energy, and the file of
   * points only comes with the next month: the month before is derived again, and restated.
   */
  @Test
  void namedPointsAreDemandedFromDayToDayAndAlsoInMonthsThatArePast(Spark spark) {
    Workplace place = new Workplace(folder);
    LocalDate later = LocalDate.of(2023, 1, 5);
    TinyLanding landing =
        new TinyLanding(place.landing(), DAY)
            .withoutMeters()
            .write()
            .register(TinyLanding.site("SITE-A", "000000000017", "KZ-35", 40))
            .file("metering", DAY.minusDays(1), "meters.csv", readings());
    place.night(DAY.toString());
    new TinyLanding(place.landing(), later).withoutMeters().historyDays(5).write();
    landing.file(
        "metering_points",
        later.minusDays(1),
        "points.csv",
        "point_id,site_id,valid_from,valid_to,direction,multiplier\n"
            + "P-OLD,SITE-A,2022-12-01,2022-12-14,in,2\n"
            + "P-NEW,SITE-A,2022-12-15,,,\n");
    place.night(later.toString());

    Path hours = place.at("work/restricted/latest/core_miner__site_hours.parquet");
    assertThat(
            Duck.query(
                hours,
                "SELECT day(market_date) < 15, count(metered_mwh), sum(metered_mwh)::INT FROM $file"
                    + " GROUP BY 1 ORDER BY 1"))
        .as("12 days of the new point; 14 days of the old one twice, but for the mistyped hour")
        .containsExactly("false|288|2880", "true|335|6700");
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT check_id, value::INT FROM $file WHERE check_id LIKE 'metering_points%'"
                    + " AND market_date = '2023-01-05'"))
        .containsExactly("metering_points_not_named|1");
    assertThat(
            Duck.single(
                place.at("work/restricted/latest/out_compliance__restatements.parquet"),
                "SELECT count(*), min(restated_date)::VARCHAR, max(restated_date)::VARCHAR FROM"
                    + " $file WHERE restated_table = 'core_miner__site_hours' AND restated_figure ="
                    + " 'used_mwh'"))
        .isEqualTo("14|2022-12-01|2022-12-14");
  }

  private static String readings() {
    StringBuilder csv = new StringBuilder("point_id,site_id,hour_start_utc,energy_kwh\n");
    LocalDate first = LocalDate.of(2022, 12, 1);
    for (LocalDate day = first; day.isBefore(DAY.minusDays(1)); day = day.plusDays(1)) {
      for (var hour : new MarketDay(day, ZoneId.of("Asia/Almaty")).hours()) {
        String point =
            hour.toString().equals("2022-12-10T00:00:00Z")
                ? "P-ODL"
                : day.isBefore(REPLACED) ? "P-OLD" : "P-NEW";
        csv.append(point).append(",SITE-A,").append(hour).append(",10000\n");
        csv.append("P-B,SITE-B,").append(hour).append(",1000\n");
      }
    }
    return csv.toString();
  }
}
