package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.GridColumns;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Weather of one or several stations a region: what counts, and why lines are refused. */
@ExtendWith(Spark.Extension.class)
class CleanWeatherTest {

  private static String line(String celsius, String station) {
    return "KZ-55,2022-12-05T00:00:00Z," + celsius + ",actual,,,," + station;
  }

  private static RawRows file(Spark spark, String name, String received, String... lines) {
    return new RawRows(spark, RawTables.WEATHER).csv(name, received, 1, lines);
  }

  private static List<String> accepted(Split split) {
    return CleanFixture.values(
        split.accepted(),
        List.of(GridColumns.STATION),
        GridColumns.STATION,
        GridColumns.TEMPERATURE_C);
  }

  @Test
  void eachStationHasItsOwnValueOfAnHour(Spark spark) {
    Split split =
        CleanWeather.hours(
                file(
                        spark,
                        "f.csv",
                        "2022-12-06T05:00:00Z",
                        line("-12", "36003"),
                        line("-10.5", "Екібастұз 2"),
                        line("-11", ""))
                    .rows(),
                RULES)
            .alone();

    assertThat(accepted(split))
        .containsExactlyInAnyOrder("36003|-12.0", "Екібастұз 2|-10.5", "null|-11.0");
    assertThat(rejected(split)).isEmpty();
  }

  /**
   * As for any key: the same values twice count once, and different values of a file not at all.
   */
  @Test
  void aStationThatIsStatedTwiceCountsOnceOrNotAtAll(Spark spark) {
    Split split =
        CleanWeather.hours(
                file(
                        spark,
                        "f.csv",
                        "2022-12-06T05:00:00Z",
                        line("-12", "A"),
                        line("-12.0", "A"),
                        line("-10", "B"),
                        line("-30", "B"),
                        line("-9", " C "))
                    .rows(),
                RULES)
            .alone();

    assertThat(accepted(split)).containsExactlyInAnyOrder("A|-12.0", "C|-9.0");
    assertThat(rejected(split)).hasSize(3).allMatch(line -> line.contains("duplicate_key"));
  }

  /** Rows of a warehouse without the column, and rows without a station, are the same series. */
  @Test
  void aLaterArrivalReplacesOnlyItsOwnStation(Spark spark) {
    Split first =
        CleanWeather.hours(
                file(spark, "f.csv", "2022-12-06T05:00:00Z", line("-12", "A"), line("-11", ""))
                    .rows(),
                RULES)
            .alone();
    Split second =
        CleanWeather.hours(
                file(spark, "g.csv", "2022-12-06T06:00:00Z", line("-13", ""), line("-8", "B"))
                    .rows(),
                RULES)
            .against(first.accepted());

    assertThat(accepted(second)).containsExactlyInAnyOrder("A|-12.0", "B|-8.0", "null|-13.0");
  }

  @Test
  void aHostileNameOfAStationIsRefusedWithItsColumn(Spark spark) {
    List<String> names =
        List.of("=cmd()", "<script>", "a;b", "a'b", "x".repeat(65), "a~b", "a\tb", "a\u202Eb");
    String[] lines =
        Stream.concat(names.stream(), Stream.of("fine"))
            .map(n -> line("-1", n))
            .toArray(String[]::new);
    Split split =
        CleanWeather.hours(file(spark, "f.csv", "2022-12-06T05:00:00Z", lines).rows(), RULES)
            .alone();

    assertThat(accepted(split)).containsExactly("fine|-1.0");
    assertThat(rejected(split))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, names.size())
                .mapToObj(i -> "f.csv:" + (i + 2) + ":0 bad_code station=" + names.get(i))
                .toList());
  }
}
