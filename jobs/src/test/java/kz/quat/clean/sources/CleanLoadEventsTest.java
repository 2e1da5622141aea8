package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Announced changes of the load: which lines are accepted, and why others are refused. */
@ExtendWith(Spark.Extension.class)
class CleanLoadEventsTest {

  @Test
  void anEventNamesARegionAPeriodAndAChange(Spark spark) {
    Split split =
        CleanLoadEvents.events(
                new RawRows(spark, RawTables.LOAD_EVENTS)
                    .csv(
                        "f.csv",
                        "2022-12-06T05:00:00Z",
                        1,
                        "SMELTER-1,KZ-55,2022-12-07T00:30:00Z,2022-12-09T00:00:00Z,-350.5,furnace",
                        "NEW-1,KZ-35,2022-11-01T00:00:00Z,,80,",
                        "GONE,KZ-35,2022-12-07T00:00:00Z,,0,withdrawn",
                        ",KZ-35,2022-12-07T00:00:00Z,,10,",
                        "E1,KZ-99,2022-12-07T00:00:00Z,,10,",
                        "E2,KZ-35,,,10,",
                        "E3,KZ-35,2022-12-07T00:00:00Z,2022-12-07T00:00:00Z,10,",
                        "E4,KZ-35,2022-12-07T00:00:00Z,,,",
                        "E5,KZ-35,2022-12-07T00:00:00Z,,NaN,",
                        "E6,KZ-35,2022-12-07T00:00:00Z,,-10001,",
                        "E7,KZ-35,2032-12-07T00:00:00Z,,10,",
                        "E8,KZ-35,2022-12-07T00:00:00Z,soon,10,")
                    .rows(),
                RULES)
            .alone();

    assertThat(
            CleanFixture.values(
                split.accepted(),
                List.of(CoreTables.EVENT_ID),
                CoreTables.EVENT_ID,
                Columns.REGION,
                CoreTables.CHANGE_MW))
        .containsExactlyInAnyOrder(
            "SMELTER-1|KZ-55|-350.500000", "NEW-1|KZ-35|80.000000", "GONE|KZ-35|0.000000");
    assertThat(rejected(split))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:5:0 missing_field",
            "f.csv:6:0 unknown_region",
            "f.csv:7:0 missing_field",
            "f.csv:8:0 bad_period",
            "f.csv:9:0 missing_field",
            "f.csv:10:0 bad_number",
            "f.csv:11:0 out_of_range",
            "f.csv:12:0 bad_timestamp",
            "f.csv:13:0 bad_timestamp");
  }
}
