package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import kz.quat.domain.MarketDay;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load file in a broken format, and the two ways to continue. */
@ExtendWith(Spark.Extension.class)
class WithheldNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 28);
  private static final LocalDate MEASURED = DAY.minusDays(1);

  @TempDir Path folder;

  private static String load(Function<String, String> row) {
    StringBuilder csv = new StringBuilder("region,hour_start_utc,load_mw\n");
    for (var hour : new MarketDay(MEASURED, ZoneId.of("Asia/Almaty")).hours()) {
      csv.append(row.apply(hour.toString())).append('\n');
    }
    return csv.toString();
  }

  /** The file that came for the 29th withholds that night; the night of the 30th is published. */
  @Test
  void aBrokenFileWithholdsOnlyItsOwnNightAlsoInACatchUp(Spark spark) {
    Workplace place = new Workplace(folder);
    TinyLanding landing = new TinyLanding(place.landing(), DAY).write().register();
    place.night(DAY.toString());
    landing.file("grid_load", DAY, "broken.csv", load(hour -> "KZ-35;" + hour + ";x"));
    assertThat(place.quat("nightly", "--date", "2022-12-29").exitCode()).isEqualTo(4);

    capacity(landing, LocalDate.of(2022, 12, 30));
    Workplace.Outcome caughtUp = place.quat("nightly", "--catch-up", "--date", "2022-12-30");
    assertThat(caughtUp.exitCode()).as(caughtUp.err()).isZero();
    assertThat(caughtUp.err()).contains("The night of 2022-12-29 is left out".substring(4));
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT check_id, subject, severity FROM $file WHERE check_id = 'rejected_share'"))
        .containsExactly("rejected_share|grid_load|error");
  }

  private static void capacity(TinyLanding landing, LocalDate day) {
    StringBuilder csv = new StringBuilder("region,hour_start_utc,installed_mw,available_mw\n");
    for (var hour : new MarketDay(day, ZoneId.of("Asia/Almaty")).hours()) {
      csv.append("KZ-35,").append(hour).append(",1500,1200\n");
      csv.append("KZ-15,").append(hour).append(",1500,450\n");
      csv.append("KZ-27,").append(hour).append(",1500,400\n");
    }
    landing.file("grid_capacity", day.minusDays(1), "capacity.csv", csv.toString());
  }

  /** The corrected file arrives after the issue time; a person admits it with a reason. */
  @Test
  void aLateCorrectionIsAdmittedWithItsReasonInFindingsAndManifest(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    TinyLanding landing = new TinyLanding(place.landing(), DAY).write().register();
    place.night(DAY.toString());
    LocalDate next = DAY.plusDays(1);
    capacity(landing, next);
    landing.file("grid_load", DAY, "broken.csv", load(hour -> "KZ-35;" + hour + ";x"));
    assertThat(place.quat("nightly", "--date", next.toString()).exitCode()).isEqualTo(4);

    landing.fileAt(
        "grid_load", "20221228T0900Z", "corrected.csv", load(hour -> "KZ-35," + hour + ",1010"));
    String file = "grid_load/received=20221228T0900Z/corrected.csv";
    assertThat(place.quat("nightly", "--date", next.toString(), "--admit", file).exitCode())
        .as("without a reason")
        .isEqualTo(2);
    Workplace.Outcome night =
        place.quat("nightly", "--date", next.toString(), "--admit", file, "--reason", "semicolons");
    assertThat(night.exitCode()).as(night.err()).isZero();
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT subject, detail FROM $file WHERE check_id = 'admitted_late'"))
        .containsExactly(
            file
                + "|arrived at 2022-12-28T09:00:00Z, after the issue time, and was admitted by a"
                + " person: semicolons");
    assertThat(Files.readString(place.at("work/published/latest/manifest.json")))
        .contains("\"admitted_for\" : \"semicolons\"");
  }
}
