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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file, its correction and the file again; and the number of published days by configuration. */
@ExtendWith(Spark.Extension.class)
@Tag("long")
class SentAgainNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  /** The same bytes as before a correction are not a second correction, and a finding says so. */
  @Test
  void aFileSentAgainAfterItsCorrectionUndoesNothingAndIsNamed(Spark spark) {
    Workplace place =
        new Workplace(folder)
            .with("conf/quat.yaml", "site_days: 35", "site_days: 5")
            .with("conf/quat.yaml", "region_days: 400", "region_days: 4");
    TinyLanding landing =
        new TinyLanding(place.landing(), DAY)
            .withoutMeters()
            .write()
            .register()
            .file("metering", DAY.minusDays(3), "first.csv", readings(7000))
            .file("metering", DAY.minusDays(2), "corrected.csv", readings(9000));
    place.night(DAY.toString());
    landing.file("metering", DAY, "again.csv", readings(7000));
    new TinyLanding(place.landing(), DAY.plusDays(1)).withoutMeters().write();
    place.night(DAY.plusDays(1).toString());

    assertThat(
            Duck.query(
                place.at("work/restricted/latest/core_miner__site_hours.parquet"),
                "SELECT min(market_date), max(market_date), min(metered_mwh)::INT,"
                    + " max(metered_mwh)::INT FROM $file"))
        .as("the correction stays in force; of the days read two lie within site_days")
        .containsExactly("2022-12-03|2022-12-04|9|9");
    assertThat(
            Duck.query(
                place.at("work/published/latest/core_grid__region_hours.parquet"),
                "SELECT min(market_date), max(market_date) FROM $file"))
        .as("region_days")
        .containsExactly("2022-12-04|2022-12-06");
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT subject FROM $file WHERE check_id = 'sent_again_after_correction' AND"
                    + " market_date = '2022-12-08' AND detail LIKE '%corrected.csv%'"))
        .singleElement()
        .asString()
        .endsWith("again.csv");
  }

  private static String readings(int kwh) {
    StringBuilder csv = new StringBuilder("point_id,site_id,hour_start_utc,energy_kwh\n");
    for (int back = 6; back >= 3; back--) {
      for (var hour : new MarketDay(DAY.minusDays(back), ZoneId.of("Asia/Almaty")).hours()) {
        csv.append("P-A,SITE-A,").append(hour).append(',').append(kwh).append('\n');
      }
    }
    return csv.toString();
  }
}
