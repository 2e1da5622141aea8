package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leads from night to night, with the real command line: on feeder ZHER-77 meter KEZ-2 takes 40 kW
 * more from 2022-10-18 on; AUL-13 has offices and nothing else.
 */
@Tag("long")
@ExtendWith(Spark.Extension.class)
class LeadNightsTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 8, 1);
  private static final LocalDate BEGAN = LocalDate.of(2022, 10, 18);
  private static final LocalDate LAST = LocalDate.of(2022, 12, 5);
  private static final int MOST_QUERIES = 20;
  private static final String FEEDERS = "work/restricted/latest/out_leads__feeders.parquet";
  private static final String POINTS = "work/restricted/latest/out_leads__points.parquet";
  private static final String LIST =
      "SELECT lead_id, lead_status, rank, first_seen, inspected_on FROM $file"
          + " WHERE feeder_id = 'ZHER-77' AND lead_id LIKE '%2022-10-18'";

  @TempDir Path folder;

  private static double kw(String feeder, int point, LocalDate day, int hour, Random noise) {
    boolean open = day.getDayOfWeek().getValue() < 6 && hour >= 3 + point % 3 && hour < 12;
    double office = (open ? 85 : 23) * (1 + 0.015 * noise.nextGaussian());
    boolean mine = feeder.equals("ZHER-77") && point == 2 && !day.isBefore(BEGAN);
    return office + (mine ? 40 : 0);
  }

  /**
   * Delivers the hours in [from, until) of both feeders.
   *
   * @param arrived day of arrival
   */
  private static void deliver(TinyLanding landing, LocalDate arrived, LocalDate from, LocalDate to)
      throws IOException {
    StringBuilder feeders = new StringBuilder("feeder_id,hour_start_utc,energy_in_kwh\n");
    StringBuilder meters = new StringBuilder("point_id,feeder_id,hour_start_utc,energy_kwh\n");
    StringBuilder points =
        new StringBuilder("point_id,feeder_id,category,declared_kw,registered_mining,region\n");
    for (String feeder : List.of("ZHER-77", "AUL-13")) {
      String point = feeder.equals("ZHER-77") ? "KEZ-" : "UY-";
      for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
        Random noise = new Random(feeder.hashCode() + day.toEpochDay());
        for (int h = 0; h < 24; h++) {
          Instant hour = Instant.ofEpochSecond((day.toEpochDay() * 24 + h) * 3600);
          double sum = 6;
          for (int p = 0; p < 6; p++) {
            double kwh = kw(feeder, p, day, h, noise);
            sum += kwh;
            meters.append(
                String.format(Locale.ROOT, "%s%d,%s,%s,%.1f\n", point, p, feeder, hour, kwh));
          }
          feeders.append(
              String.format(Locale.ROOT, "%s,%s,%.1f\n", feeder, hour, sum + 0.00006 * sum * sum));
        }
      }
      for (int p = 0; p < 6; p++) {
        points
            .append(point)
            .append(p)
            .append(',')
            .append(feeder)
            .append(",commercial,200,0,KZ-35\n");
      }
    }
    landing
        .file("feeder_energy", arrived, "f.csv", feeders.toString())
        .file("customer_meters", arrived, "m.csv", meters.toString())
        .file("customer_points", arrived, "p.csv", points.toString());
  }

  @Test
  void aLeadIsNewThenConfirmedByAPersonAndNeverReachesThePublic(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    TinyLanding landing =
        new TinyLanding(place.landing(), LocalDate.of(2022, 12, 6))
            .write()
            .register(TinyLanding.site("SITE-A", "000000000017", "KZ-35", 40));
    deliver(landing, LAST, FIRST, LAST);
    Workplace.Outcome first = place.night("2022-12-06");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(Duck.single(place.at(FEEDERS), LIST))
        .isEqualTo("ZHER-77@2022-10-18|new|1|2022-12-06|null");
    assertThat(
            Duck.single(
                place.at(FEEDERS),
                "SELECT confidence > 0.4, mean_mw BETWEEN 0.034 AND 0.046, low_mw < mean_mw,"
                    + " mean_mw < high_mw, first_alarm_utc < '2022-12-01', point_ids FROM $file"
                    + " WHERE rank = 1"))
        .isEqualTo("true|true|true|true|true|KEZ-2");
    assertThat(Duck.query(place.at(POINTS), "SELECT lead_id, point_id FROM $file ORDER BY 1, 2"))
        .contains("ZHER-77@2022-10-18|KEZ-2");
    int firstQueries = leadQueries(place);
    assertThat(firstQueries).isBetween(1, MOST_QUERIES);

    new TinyLanding(place.landing(), LocalDate.of(2022, 12, 7)).historyDays(1).write();
    deliver(landing, LAST.plusDays(1), LAST, LAST.plusDays(1));
    landing.file(
        "inspections",
        LAST.plusDays(1),
        "visit to ZHER-77.csv",
        "date,outcome,feeder_id,point_id,estimated_kw\n2022-12-05,confirmed,ZHER-77,KEZ-2,41\n"
            + "2022-12-05,unclear,ZHER-77,KEZ-2,41\n");
    Workplace.Outcome second = place.night("2022-12-07");
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(Duck.single(place.at(FEEDERS), LIST))
        .isEqualTo("ZHER-77@2022-10-18|confirmed|null|2022-12-06|2022-12-05");
    // One more query for the results of the visit, and none for the nights before.
    assertThat(leadQueries(place)).isBetween(1, firstQueries + 1);
    publicKnowsNothing(place);
  }

  /** Number of Spark queries of the stage; writes by the driver are not queries. */
  private static int leadQueries(Workplace place) throws IOException {
    JsonNode report =
        new ObjectMapper().readTree(place.at("work/restricted/latest/run_report.json").toFile());
    assertThat(report.get("cost_by_stage").get("lead_sites").get("queries").asInt()).isZero();
    return report.get("cost_by_stage").get("leads").get("queries").asInt();
  }

  /**
   * Checks every file of every public run byte by byte, and every table's columns with another
   * reader.
   */
  private static void publicKnowsNothing(Workplace place) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(place.at("work/published"))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      assertThat(file.getFileName().toString()).doesNotContain("lead");
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(text).as(file.toString()).doesNotContain("ZHER-77", "KEZ-2");
      if (file.toString().endsWith(".parquet")) {
        assertThat(Duck.query(file, "SELECT * FROM $file"))
            .as(file.toString())
            .noneMatch(row -> row.contains("ZHER-77") || row.contains("KEZ-"));
      }
    }
    assertThat(Files.readString(place.at("work/restricted/latest/index.html")))
        .contains("out_leads__feeders");
  }
}
