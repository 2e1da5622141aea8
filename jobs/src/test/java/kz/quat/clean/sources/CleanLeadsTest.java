package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static kz.quat.clean.CleanFixture.superseded;
import static kz.quat.clean.CleanFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Feeders, customers' meters and points, and inspections: from text to accepted and refused. */
@ExtendWith(Spark.Extension.class)
class CleanLeadsTest {

  private static final String ARRIVED = "2022-10-21T03:00:00Z";

  @Test
  void aFeederMayFeedBackAndABlankIsAMissingHour(Spark spark) {
    Split split =
        CleanLeads.feederEnergy(
                new RawRows(spark, RawTables.FEEDER_ENERGY)
                    .csv(
                        "f.csv",
                        ARRIVED,
                        1,
                        "F1,2022-10-20T00:00:00Z,12.3456",
                        "F1,2022-10-20T01:00:00Z,-4.5",
                        "F1,2022-10-20T02:00:00Z,",
                        "F1,2022-10-20T03:30:00Z,1",
                        "F1,2022-10-21T03:00:00Z,1",
                        "F1,2022-10-20T04:00:00Z,1000001",
                        "F1,2022-10-20T05:00:00Z,1e99",
                        "=cmd|'/c calc'!A1,2022-10-20T06:00:00Z,1",
                        ",2022-10-20T06:00:00Z,1")
                    .rows(),
                RULES)
            .alone();
    assertThat(
            values(
                split.accepted(),
                LeadTables.FEEDER_HOURS.key(),
                LeadColumns.FEEDER_ID,
                Columns.MARKET_DATE,
                LeadColumns.ENERGY_IN_WH))
        .containsExactly("F1|2022-10-20|12346", "F1|2022-10-20|-4500", "F1|2022-10-20|null");
    assertThat(rejected(split))
        .containsExactly(
            "f.csv:5:0 not_on_the_hour hour_start_utc=2022-10-20T03:30:00Z",
            "f.csv:6:0 future_hour hour_start_utc=2022-10-21T03:00:00Z",
            "f.csv:7:0 out_of_range energy_in_kwh=1000001",
            "f.csv:8:0 bad_number energy_in_kwh=1e99",
            "f.csv:9:0 bad_code feeder_id==cmd|'/c calc'!A1",
            "f.csv:10:0 missing_field feeder_id=");
  }

  @Test
  void aCustomersHourHasOneValueAndTheLaterArrivalCounts(Spark spark) {
    Split first =
        CleanLeads.customerMeters(
                new RawRows(spark, RawTables.CUSTOMER_METERS)
                    .csv(
                        "a.csv",
                        ARRIVED,
                        1,
                        "P1,F1,2022-10-20T00:00:00Z,1.5",
                        "P2,F1,2022-10-20T00:00:00Z,-1",
                        "P3,F1,2022-10-20T00:00:00Z,1",
                        "P3,F2,2022-10-20T00:00:00Z,2")
                    .rows(),
                RULES)
            .alone();
    assertThat(rejected(first))
        .containsExactly(
            "a.csv:3:0 negative energy_kwh=-1",
            "a.csv:4:0 duplicate_key point_id, hour_start_utc=P3, 2022-10-20 00:00:00",
            "a.csv:5:0 duplicate_key point_id, hour_start_utc=P3, 2022-10-20 00:00:00");
    Split later =
        CleanLeads.customerMeters(
                new RawRows(spark, RawTables.CUSTOMER_METERS)
                    .csv("b.csv", "2022-10-22T03:00:00Z", 2, "P1,F1,2022-10-20T00:00:00Z,2.5")
                    .rows(),
                RULES)
            .against(first.accepted());
    assertThat(superseded(later)).containsExactly("a.csv:2:0 later_arrival by b.csv:2");
  }

  @Test
  void aPointMayLeaveOpenWhatItsCustomerIs(Spark spark) {
    Split split =
        CleanLeads.customerPoints(
                new RawRows(spark, RawTables.CUSTOMER_POINTS)
                    .csv(
                        "p.csv",
                        ARRIVED,
                        1,
                        "P1,F1,cold_store,200,0,KZ-35",
                        "P2,F1,,,1,",
                        "P3,F1,shop,-5,0,",
                        "P4,F1,shop,5,yes,",
                        "P5,F1,shop,5,0,Narnia",
                        "P6,F1,<script>,5,0,")
                    .rows(),
                RULES)
            .alone();
    assertThat(
            values(
                split.accepted(),
                LeadTables.CUSTOMER_POINTS.key(),
                LeadColumns.POINT_ID,
                LeadColumns.CATEGORY,
                LeadColumns.DECLARED_KW,
                LeadColumns.REGISTERED_MINING,
                LeadColumns.FEEDER_REGION))
        .containsExactly("P1|cold_store|200.000000|0|KZ-35", "P2|null|null|1|null");
    assertThat(rejected(split))
        .containsExactly(
            "p.csv:4:0 negative declared_kw=-5",
            "p.csv:5:0 bad_enum registered_mining=yes",
            "p.csv:6:0 unknown_region region=Narnia",
            "p.csv:7:0 bad_code category=<script>");
  }

  @Test
  void aVisitNamesAPlaceADayThatIsOverAndAnOutcome(Spark spark) {
    Split split =
        CleanLeads.inspections(
                new RawRows(spark, RawTables.INSPECTIONS)
                    .csv(
                        "i.csv",
                        ARRIVED,
                        1,
                        "2022-10-20,confirmed,F1,,120.5",
                        "2022-10-20,cleared,,P9,",
                        "2022-10-20,cleared,,,",
                        "2022-10-25,cleared,F2,,",
                        "2022-10-20,maybe,F3,,",
                        "20.10.2022,cleared,F4,,")
                    .rows(),
                RULES)
            .alone();
    assertThat(
            values(
                split.accepted(),
                LeadTables.INSPECTIONS.key(),
                LeadColumns.FEEDER_ID,
                LeadColumns.POINT_ID,
                LeadColumns.OUTCOME,
                LeadColumns.FOUND_KW))
        .containsExactlyInAnyOrder("F1||confirmed|120.500000", "|P9|cleared|null");
    assertThat(rejected(split))
        .containsExactly(
            "i.csv:4:0 missing_field feeder_id=",
            "i.csv:5:0 out_of_range date=2022-10-25",
            "i.csv:6:0 bad_enum outcome=maybe",
            "i.csv:7:0 bad_timestamp date=20.10.2022");
  }
}
