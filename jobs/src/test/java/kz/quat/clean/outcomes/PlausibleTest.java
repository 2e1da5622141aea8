package kz.quat.clean.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.sources.CleanGrid;
import kz.quat.config.CheckingRules.ConfirmedStep;
import kz.quat.config.CheckingRules.Plausibility;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which of the operator's figures are accepted, judged by the figures before them. */
@ExtendWith(Spark.Extension.class)
class PlausibleTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 5);
  private static final Plausibility SHIPPED = CleanFixture.RULES.believedOn(DAY);
  private static final Plausibility CONFIRMED =
      new Plausibility(
          SHIPPED.validFrom(),
          SHIPPED.availableOverInstalledPct(),
          SHIPPED.stepFactor(),
          SHIPPED.loadTimesMedian(),
          SHIPPED.loadPartOfMedian(),
          SHIPPED.stepHours(),
          SHIPPED.unitNearnessPct(),
          3.0,
          50.0,
          List.of(new ConfirmedStep("KZ-62", DAY, "letter of the operator")),
          SHIPPED.source());

  private static List<String> hours(String region, LocalDate day, int count, String figures) {
    List<String> lines = new ArrayList<>();
    Instant start = Instant.parse(day + "T00:00:00Z");
    for (int i = 0; i < count; i++) {
      lines.add(region + "," + start.plus(i, ChronoUnit.HOURS) + "," + figures);
    }
    return lines;
  }

  private static String[] lines(List<List<String>> lists) {
    return lists.stream().flatMap(List::stream).toArray(String[]::new);
  }

  /** By region: the number of hours accepted, refused (by reason) and questioned (by note). */
  private static Map<String, String> outcomes(Checked checked) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Row row : checked.rows().collectAsList()) {
      String reason = row.getAs("reason_code");
      String note = row.getAs("note");
      String what = reason != null ? reason : note != null ? "taken, " + note : "taken";
      counts
          .computeIfAbsent(row.getAs("region"), region -> new TreeMap<>())
          .merge(what, 1, Integer::sum);
    }
    Map<String, String> shown = new TreeMap<>();
    counts.forEach((region, of) -> shown.put(region, of.toString()));
    return shown;
  }

  @Test
  void aLevelThatHoldsIsQuestionedAndAnotherUnitIsRefused(Spark spark) {
    List<List<String>> before = new ArrayList<>();
    for (String region : List.of("KZ-10", "KZ-11", "KZ-15", "KZ-35", "KZ-55", "KZ-62", "KZ-63")) {
      before.add(hours(region, DAY.minusDays(3), 48, "100"));
    }
    var inForce =
        CleanGrid.load(
                new RawRows(spark, RawTables.GRID_LOAD)
                    .csv("a.csv", "2022-12-05T00:30:00Z", 1, lines(before))
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    Checked arrived =
        CleanGrid.load(
            new RawRows(spark, RawTables.GRID_LOAD)
                .csv(
                    "b.csv",
                    "2022-12-07T00:30:00Z",
                    2,
                    lines(
                        List.of(
                            // An aluminium smelter starts: eight times the load, all day.
                            hours("KZ-10", DAY, 24, "800"),
                            // Kilowatts; a thousandth; ten times, which is as likely a mistake.
                            hours("KZ-11", DAY, 24, "100000"),
                            hours("KZ-15", DAY, 24, "0.1"),
                            hours("KZ-63", DAY, 24, "1000"),
                            // Eight times for three hours: a spike.
                            hours("KZ-35", DAY, 3, "800"),
                            // A day of zeros.
                            hours("KZ-55", DAY, 24, "0"),
                            // A thousand times, confirmed.
                            hours("KZ-62", DAY, 24, "100000"))))
                .rows(),
            CleanFixture.RULES);
    assertThat(outcomes(Plausible.of(arrived, inForce, CONFIRMED)))
        .containsEntry("KZ-10", "{taken, step_of_level=24}")
        .containsEntry("KZ-11", "{implausible_load=24}")
        .containsEntry("KZ-15", "{implausible_load=24}")
        .containsEntry("KZ-63", "{implausible_load=24}")
        .containsEntry("KZ-35", "{implausible_load=3}")
        .containsEntry("KZ-55", "{implausible_load=24}")
        .containsEntry("KZ-62", "{taken, step_of_level=24}");
  }

  @Test
  void aScheduleOfSupplyFromAbroadMayTakeAnyStep(Spark spark) {
    List<String> small = hours("X-RU", DAY.minusDays(3), 48, "100,100");
    var inForce =
        CleanGrid.capacity(
                new RawRows(spark, RawTables.GRID_CAPACITY)
                    .csv("a.csv", "2022-12-05T00:30:00Z", 1, lines(List.of(small)))
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    Checked arrived =
        CleanGrid.capacity(
            new RawRows(spark, RawTables.GRID_CAPACITY)
                .csv(
                    "b.csv",
                    "2022-12-07T00:30:00Z",
                    2,
                    lines(List.of(hours("X-RU", DAY, 3, "1000,1000"))))
                .rows(),
            CleanFixture.RULES);
    assertThat(outcomes(Plausible.of(arrived, inForce, SHIPPED)))
        .containsEntry("X-RU", "{taken=3}");
  }

  @Test
  void aTieInAnotherUnitIsRefusedAndAStepOfItsOwnIsQuestioned(Spark spark) {
    var inForce =
        CleanGrid.ties(
                new RawRows(spark, RawTables.GRID_TIES)
                    .csv(
                        "a.csv",
                        "2021-01-01T00:30:00Z",
                        1,
                        "T-NS,North,South,2100,2100,2021-01-01,x",
                        "T-NW,North,West,100,100,2021-01-01,x")
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    Checked arrived =
        CleanGrid.ties(
            new RawRows(spark, RawTables.GRID_TIES)
                .csv(
                    "b.csv",
                    "2022-12-05T00:30:00Z",
                    2,
                    "T-NS,North,South,2.1,2.1,2022-12-01,x",
                    "T-NW,North,West,850,850,2022-12-01,x")
                .rows(),
            CleanFixture.RULES);
    assertThat(
            Plausible.of(arrived, inForce, SHIPPED).rows().collectAsList().stream()
                .map(
                    row ->
                        row.getAs("tie")
                            + " "
                            + row.getAs("reason_code")
                            + " "
                            + row.getAs("note")))
        .containsExactlyInAnyOrder("T-NS factor_of_last null", "T-NW null step_of_level");
  }
}
