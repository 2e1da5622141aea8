package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static kz.quat.clean.CleanFixture.superseded;
import static kz.quat.clean.CleanFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.HeldSplit;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.values.RejectReason;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.Extension.class)
class CleanGridTest {

  private static final String DAY_1 = "2022-12-06T00:30:00Z";
  private static final String DAY_2 = "2022-12-07T00:30:00Z";

  private static Split load(Spark spark, String... lines) {
    return CleanGrid.load(
            new RawRows(spark, RawTables.GRID_LOAD).csv("a.csv", DAY_1, 1, lines).rows(), RULES)
        .alone();
  }

  @Test
  void loadBecomesExactEnergyOfTodaysRegion(Spark spark) {
    Split split =
        load(
            spark,
            "KZ-10,2022-12-05T10:00:00Z,12.3456785",
            " KZ-KAR ,2022-12-05T10:00Z, 7 ",
            "KZ-35,2022-12-05T11:00:00Z,1.5e1",
            "KZ-35,2022-12-05T18:00:00Z,0");
    assertThat(rejected(split)).isEmpty();
    assertThat(
            values(
                split.accepted(),
                CoreTables.LOAD_HOURS.key(),
                Columns.REGION,
                Columns.HOUR_START_UTC,
                Columns.MARKET_DATE,
                GridColumns.LOAD_WH,
                Columns.LINE_NO,
                Columns.RUN_SEQ))
        .containsExactly(
            "KZ-10|2022-12-05 10:00:00|2022-12-05|12345679|2|1",
            "KZ-35|2022-12-05 10:00:00|2022-12-05|7000000|3|1",
            "KZ-35|2022-12-05 11:00:00|2022-12-05|15000000|4|1",
            "KZ-35|2022-12-05 18:00:00|2022-12-06|0|5|1");
    assertThat(split.accepted().schema().fieldNames())
        .containsExactly(CoreTables.LOAD_HOURS.structType().fieldNames());
    assertThat(split.notes().collectAsList())
        .extracting(Row::mkString)
        .containsExactly("grid_loadold_region_code1");
  }

  @Test
  void whatBreaksARuleIsRefusedWithColumnAndValue(Spark spark) {
    Split split =
        load(
            spark,
            "KZ-99,2022-12-05T10:00:00Z,1",
            "X-RU,2022-12-05T10:00:00Z,1",
            "KZ-10,2022-12-05T10:00:00,1",
            "KZ-10,2022-12-05 25:00,1",
            "KZ-10,2022-12-05T10:30:00Z,1",
            "KZ-10,2022-12-06T00:00:00Z,1",
            "KZ-10,1970-01-01T00:00:00Z,1",
            "KZ-10,2022-12-05T10:00:00Z,н/д",
            "KZ-10,2022-12-05T10:00:00Z,1e-99999999",
            "KZ-10,2022-12-05T10:00:00Z,9999999999999",
            "KZ-10,2022-12-05T10:00:00Z,NaN",
            "KZ-10,2022-12-05T10:00:00Z,-0.0000001",
            "KZ-10,2022-12-05T10:00:00Z,",
            ",2022-12-05T10:00:00Z,1",
            "KZ-10,,1");
    assertThat(split.accepted().count()).isZero();
    assertThat(rejected(split))
        .containsExactly(
            "a.csv:2:0 unknown_region region=KZ-99",
            "a.csv:3:0 unknown_region region=X-RU",
            "a.csv:4:0 bad_timestamp hour_start_utc=2022-12-05T10:00:00",
            "a.csv:5:0 bad_timestamp hour_start_utc=2022-12-05 25:00",
            "a.csv:6:0 not_on_the_hour hour_start_utc=2022-12-05T10:30:00Z",
            "a.csv:7:0 future_hour hour_start_utc=2022-12-06T00:00:00Z",
            "a.csv:8:0 bad_timestamp hour_start_utc=1970-01-01T00:00:00Z",
            "a.csv:9:0 bad_number load_mw=н/д",
            "a.csv:10:0 bad_number load_mw=1e-99999999",
            "a.csv:11:0 bad_number load_mw=9999999999999",
            "a.csv:12:0 bad_number load_mw=NaN",
            "a.csv:13:0 negative load_mw=-0.0000001",
            "a.csv:14:0 missing_field load_mw=",
            "a.csv:15:0 missing_field region=",
            "a.csv:16:0 missing_field hour_start_utc=");
    Row first = split.rejected().orderBy(Columns.LINE_NO.col()).first();
    assertThat(first.<String>getAs(Columns.RECORD_TEXT.name()))
        .isEqualTo("KZ-99,2022-12-05T10:00:00Z,1");
    assertThat(first.<String>getAs("rule")).isEqualTo(RejectReason.UNKNOWN_REGION.rule());
    assertThat(split.rejected().schema().fieldNames())
        .containsExactly(CoreTables.REJECTED.structType().fieldNames());
  }

  @Test
  void anHourThatStandsTwiceWithOneValueCountsOnce(Spark spark) {
    Split split =
        load(
            spark,
            "KZ-10,2022-12-05T10:00:00Z,1",
            "KZ-10,2022-12-05T10:00:00Z,1.00",
            "KZ-11,2022-12-05T10:00:00Z,1");
    assertThat(values(split.accepted(), CoreTables.LOAD_HOURS.key(), Columns.LINE_NO))
        .containsExactly("2", "4");
    assertThat(rejected(split))
        .containsExactly(
            "a.csv:3:0 duplicate_key region, hour_start_utc=KZ-10, 2022-12-05 10:00:00");
  }

  @Test
  void ofTwoValuesInOneFileNoneCountsAndWhatWasInForceStays(Spark spark) {
    String hour = "KZ-10,2022-12-05T10:00:00Z,";
    Dataset<Row> before = load(spark, hour + "5").accepted();
    Checked later =
        CleanGrid.load(
            new RawRows(spark, RawTables.GRID_LOAD)
                .csv("b.csv", DAY_1, 2, hour + "1", hour + "2", hour + "1")
                .rows(),
            RULES);
    for (Split split : List.of(later.alone(), later.against(before))) {
      assertThat(rejected(split))
          .extracting(line -> line.substring(0, line.indexOf('=')))
          .containsExactly(
              "b.csv:2:0 duplicate_key region, hour_start_utc",
              "b.csv:3:0 duplicate_key region, hour_start_utc",
              "b.csv:4:0 duplicate_key region, hour_start_utc");
      assertThat(split.superseded().count()).isZero();
    }
    assertThat(later.alone().accepted().count()).isZero();
    assertThat(
            values(
                later.against(before).accepted(), CoreTables.LOAD_HOURS.key(), GridColumns.LOAD_WH))
        .containsExactly("5000000");
  }

  @Test
  void betweenTwoFilesOneThatContradictsItselfIsPassedOver(Spark spark) {
    String hour = "KZ-10,2022-12-05T10:00:00Z,";
    Split split =
        CleanGrid.load(
                new RawRows(spark, RawTables.GRID_LOAD)
                    .csv("a.csv", "2022-12-05T12:00:00Z", 1, hour + "5")
                    .csv("b.csv", "2022-12-05T13:00:00Z", 1, hour + "6", hour + "6")
                    .csv("c.csv", "2022-12-05T14:00:00Z", 1, hour + "1", hour + "2")
                    .rows(),
                RULES)
            .alone();
    assertThat(values(split.accepted(), CoreTables.LOAD_HOURS.key(), GridColumns.LOAD_WH))
        .containsExactly("6000000");
    assertThat(CleanFixture.superseded(split))
        .containsExactly("a.csv:2:0 later_arrival by b.csv:2");
    assertThat(rejected(split))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("b.csv:3:0", "c.csv:2:0", "c.csv:3:0");
  }

  @Test
  void theLatestArrivalDisplacesWhatWasInForce(Spark spark) {
    Dataset<Row> first =
        load(spark, "KZ-10,2022-12-05T10:00:00Z,1", "KZ-11,2022-12-05T10:00:00Z,1").accepted();
    Dataset<Row> later =
        new RawRows(spark, RawTables.GRID_LOAD)
            .csv("c.csv", DAY_2, 2, "KZ-10,2022-12-05T10:00:00Z,3")
            .csv("b.csv", DAY_1, 2, "KZ-10,2022-12-05T10:00:00Z,2")
            .csv("0.csv", "2022-12-05T12:00:00Z", 2, "KZ-11,2022-12-05T10:00:00Z,9")
            .rows();
    Checked checked = CleanGrid.load(later, RULES);
    assertThat(checked.touchedMonths().collectAsList())
        .extracting(Row::mkString)
        .containsExactly("2022-12-01");
    Split split = checked.against(first);
    HeldSplit held = new HeldSplit(split, split.judged().collectAsList());
    assertThat(held.accepted())
        .containsExactlyInAnyOrderElementsOf(split.accepted().collectAsList());
    assertThat(held.superseded())
        .containsExactlyInAnyOrderElementsOf(split.superseded().collectAsList());
    assertThat(held.rejected())
        .containsExactlyInAnyOrderElementsOf(split.rejected().collectAsList());
    assertThat(
            values(
                split.accepted(),
                CoreTables.LOAD_HOURS.key(),
                Columns.REGION,
                GridColumns.LOAD_WH,
                Columns.RUN_SEQ))
        .containsExactly("KZ-10|3000000|2", "KZ-11|1000000|1");
    assertThat(superseded(split))
        .containsExactly(
            "0.csv:2:0 later_arrival by a.csv:3",
            "a.csv:2:0 later_arrival by c.csv:2",
            "b.csv:2:0 later_arrival by c.csv:2");
    assertThat(
            values(
                split.superseded(), CoreTables.SUPERSEDED.key(), Columns.SOURCE, Columns.RUN_SEQ))
        .containsExactly("grid_load|2", "grid_load|1", "grid_load|2");
  }

  @Test
  void whatCouldNotBeReadIsRefusedWithItsText(Spark spark) {
    Split split =
        CleanGrid.load(
                new RawRows(spark, RawTables.GRID_LOAD)
                    .broken("a.csv", 2, DAY_1, 1, "KZ-10", "wrong_field_count")
                    .broken("b.csv", 1, DAY_1, 1, "x", "bad_header")
                    .broken("c.csv", 2, DAY_1, 1, "\uFFFD", "bad_encoding")
                    .rows(),
                RULES)
            .alone();
    assertThat(rejected(split))
        .containsExactly(
            "a.csv:2:0 wrong_field_count null=null",
            "b.csv:1:0 bad_header null=null",
            "c.csv:2:0 bad_encoding null=null");
  }

  @Test
  void anOldRegionCodeIsTakenUntilItsLastDay(Spark spark) {
    Split split =
        CleanGrid.load(
                new RawRows(spark, RawTables.GRID_LOAD)
                    .csv(
                        "a.csv",
                        "2023-01-05T00:00:00Z",
                        1,
                        "KZ-VOS,2022-12-31T17:00:00Z,1",
                        "KZ-VOS,2022-12-31T18:00:00Z,1")
                    .rows(),
                RULES)
            .alone();
    assertThat(values(split.accepted(), CoreTables.LOAD_HOURS.key(), Columns.REGION))
        .containsExactly("KZ-63");
    assertThat(rejected(split)).containsExactly("a.csv:3:0 unknown_region region=KZ-VOS");
  }

  @Test
  void capacityMayLackOneOfItsFiguresAndComeFromAbroad(Spark spark) {
    Split split =
        CleanGrid.capacity(
                new RawRows(spark, RawTables.GRID_CAPACITY)
                    .csv(
                        "a.csv",
                        DAY_1,
                        1,
                        "KZ-10,2022-12-07T10:00:00Z,100.5,",
                        "X-RU,2022-12-07T10:00:00Z,,900",
                        "KZ-11,2022-12-07T10:00:00Z,,",
                        "KZ-11,2099-12-07T10:00:00Z,1,1")
                    .rows(),
                RULES)
            .alone();
    assertThat(
            values(
                split.accepted(),
                CoreTables.CAPACITY_HOURS.key(),
                Columns.REGION,
                GridColumns.INSTALLED_MW,
                GridColumns.AVAILABLE_MW))
        .containsExactly("KZ-10|100.500000|null", "X-RU|null|900.000000");
    assertThat(rejected(split))
        .containsExactly(
            "a.csv:4:0 missing_field available_mw=",
            "a.csv:5:0 bad_timestamp hour_start_utc=2099-12-07T10:00:00Z");
  }

  @Test
  void regionsTiesAndOutagesAreChecked(Spark spark) {
    Split regions =
        CleanGrid.regions(
                new RawRows(spark, RawTables.GRID_REGIONS)
                    .csv(
                        "a.csv",
                        DAY_1,
                        1,
                        "KZ-10,North,,100,2021-11-01",
                        "X-RU,North,0,1000,2021-11-01",
                        "KZ-11,East,1,1,2021-11-01",
                        "KZ-11,North,1,1,01.11.2021")
                    .rows(),
                RULES)
            .alone();
    assertThat(
            values(
                regions.accepted(),
                CoreTables.REGIONS.key(),
                Columns.REGION,
                GridColumns.IMPORT_CAP_MW))
        .containsExactly("KZ-10|null", "X-RU|0.000000");
    assertThat(rejected(regions))
        .containsExactly(
            "a.csv:4:0 bad_enum zone=East", "a.csv:5:0 bad_timestamp valid_from=01.11.2021");
    Split ties =
        CleanGrid.ties(
                new RawRows(spark, RawTables.GRID_TIES)
                    .csv(
                        "a.csv",
                        DAY_1,
                        1,
                        "T-NS,North,South,1350,1350,2011-12-21,https://x",
                        "T-NN,North,North,1,1,2011-12-21,",
                        "T=S,North,South,1,1,2011-12-21,",
                        "T-NW,North,West,,1,2011-12-21,")
                    .rows(),
                RULES)
            .alone();
    assertThat(values(ties.accepted(), CoreTables.TIES.key(), CoreTables.LEGAL_SOURCE))
        .containsExactly("https://x");
    assertThat(rejected(ties))
        .containsExactly(
            "a.csv:3:0 out_of_range to_zone=North",
            "a.csv:4:0 bad_code tie=T=S",
            "a.csv:5:0 missing_field ntc_forward_mw=");
    Split outages =
        CleanGrid.outages(
                new RawRows(spark, RawTables.GRID_OUTAGES)
                    .csv(
                        "a.csv",
                        DAY_1,
                        1,
                        "O-1,KZ-10,P-1,2022-12-06T18:00:00Z,2022-12-07T18:00:00Z,50,planned",
                        "O-2,KZ-10,,2022-12-07T18:00:00Z,2022-12-07T18:00:00Z,50,forced",
                        "O-3,KZ-10,,2022-12-06T18:00:00Z,2022-12-07T18:00:00Z,50,unknown")
                    .rows(),
                RULES)
            .alone();
    assertThat(values(outages.accepted(), CoreTables.OUTAGES.key(), CoreTables.UNAVAILABLE_MW))
        .containsExactly("50.000000");
    assertThat(rejected(outages))
        .containsExactly(
            "a.csv:3:0 bad_period end_utc=2022-12-07T18:00:00Z", "a.csv:4:0 bad_enum kind=unknown");
    assertThat(outages.touchedMonths().count()).isZero();
  }

  @Test
  void unitsAreOfAKnownFuelAndOfSomeNumber(Spark spark) {
    Split units =
        CleanGrid.units(
                new RawRows(spark, RawTables.GRID_UNITS)
                    .csv(
                        "a.csv",
                        DAY_1,
                        1,
                        "GRES block 1,KZ-55,coal,500,2021-11-01,GRES,,",
                        "HPP,KZ-10,hydro,702,2021-11-01,,9,2030-01-01",
                        "CHP,KZ-11,peat,100,2021-11-01,,,",
                        "CHP,KZ-11,gas,100,2021-11-01,,0,",
                        "CHP,KZ-11,gas,100,2021-11-01,,100.5,",
                        "CHP,KZ-11,gas,-1,2021-11-01,,,",
                        "CHP,KZ-11,gas,1,2021-11-01,,,2021-10-31",
                        "CHP\u2028,KZ-11,gas,1,2021-11-01,,,",
                        "X,X-RU,gas,1,2021-11-01,,,")
                    .rows(),
                RULES)
            .alone();
    assertThat(
            values(
                units.accepted(),
                CoreTables.UNITS.key(),
                CoreTables.UNIT,
                CoreTables.FUEL,
                CoreTables.UNIT_COUNT))
        .containsExactly("GRES block 1|coal|null", "HPP|hydro|9");
    assertThat(rejected(units))
        .containsExactly(
            "a.csv:4:0 bad_enum fuel=peat",
            "a.csv:5:0 out_of_range unit_count=0",
            "a.csv:6:0 bad_number unit_count=100.5",
            "a.csv:7:0 negative installed_mw=-1",
            "a.csv:8:0 bad_period valid_to=2021-10-31",
            "a.csv:9:0 bad_code unit=CHP\u2028",
            "a.csv:10:0 unknown_region region=X-RU");
  }
}
