package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static kz.quat.clean.CleanFixture.superseded;
import static kz.quat.clean.CleanFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.ReconciliationTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fees and purchases of SITE-A, 10 MW, of miner 000000000017. */
@ExtendWith(Spark.Extension.class)
class CleanPaymentsTest {

  private static final String OCTOBER = "2022-10-21T03:00:00Z";

  private static Dataset<Row> register(Spark spark) {
    String line = TinyLanding.site("SITE-A", "000000000017", "KZ-35", 10).strip();
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER).json("r.json", OCTOBER, 1, line).rows(), RULES)
        .alone()
        .accepted();
  }

  private static Checked fees(Spark spark, RawRows raw) {
    return CleanPayments.fees(raw.rows(), register(spark), RULES);
  }

  @Test
  void paymentsOfOneQuarterOnTwoDaysAreTwoPayments(Spark spark) {
    Split first =
        fees(
                spark,
                new RawRows(spark, RawTables.FEES)
                    .csv(
                        "a.csv",
                        OCTOBER,
                        1,
                        "000000000017,SITE-A,2022-Q3,1000.5,2022-10-19",
                        "000000000017,SITE-A,2022-Q3,200,2022-10-20",
                        "000000000017,SITE-A,2022-Q3,200.00,2022-10-20"))
            .alone();
    assertThat(rejected(first))
        .containsExactly(
            "a.csv:4:0 duplicate_key site_id, miner_bin, quarter, paid_on=SITE-A, 000000000017,"
                + " 2022-Q3, 2022-10-20");
    Split later =
        fees(
                spark,
                new RawRows(spark, RawTables.FEES)
                    .csv(
                        "b.csv",
                        "2022-10-22T03:00:00Z",
                        2,
                        "000000000017,SITE-A,2022-Q3,250,2022-10-20"))
            .against(first.accepted());
    assertThat(superseded(later)).containsExactly("a.csv:3:0 later_arrival by b.csv:2");
    assertThat(
            values(
                later.accepted(),
                ReconciliationTables.FEES.key(),
                ReconciliationTables.QUARTER,
                ReconciliationTables.PAID_ON,
                ReconciliationTables.PAID_KZT))
        .containsExactly("2022-Q3|2022-10-19|1000.500000", "2022-Q3|2022-10-20|250.000000");
    assertThat(later.touchedMonths().count()).isZero();
  }

  @Test
  void aFeeThatNobodyCanOweIsRefused(Spark spark) {
    Split split =
        fees(
                spark,
                new RawRows(spark, RawTables.FEES)
                    .csv(
                        "a.csv",
                        OCTOBER,
                        1,
                        "000000000017,SITE-X,2022-Q3,1,2022-10-19",
                        "000000000025,SITE-A,2022-Q3,1,2022-10-19",
                        "17,SITE-A,2022-Q3,1,2022-10-19",
                        "000000000017,SITE-A,2022-Q5,1,2022-10-19",
                        "000000000017,SITE-A,III кв. 2022,1,2022-10-19",
                        "000000000017,SITE-A,2022-Q3,-1,2022-10-19",
                        "000000000017,SITE-A,2022-Q3,много,2022-10-19",
                        "000000000017,SITE-A,2022-Q3,1,19.10.2022",
                        "000000000017,SITE-A,2022-Q3,1,2022-10-22",
                        "000000000017,SITE-A,2022-Q4,1,2022-09-30",
                        "000000000017,SITE-A,2022-Q3,,2022-10-19"))
            .alone();
    assertThat(split.accepted().count()).isZero();
    assertThat(rejected(split))
        .containsExactly(
            "a.csv:2:0 unknown_site site_id=SITE-X",
            "a.csv:3:0 wrong_bin miner_bin=000000000025",
            "a.csv:4:0 bad_code miner_bin=17",
            "a.csv:5:0 bad_timestamp quarter=2022-Q5",
            "a.csv:6:0 bad_timestamp quarter=III кв. 2022",
            "a.csv:7:0 negative paid_kzt=-1",
            "a.csv:8:0 bad_number paid_kzt=много",
            "a.csv:9:0 bad_timestamp paid_on=19.10.2022",
            "a.csv:10:0 out_of_range paid_on=2022-10-22",
            "a.csv:11:0 out_of_range paid_on=2022-09-30",
            "a.csv:12:0 missing_field paid_kzt=");
  }

  @Test
  void purchasesBecomeExactEnergyAlsoOfHoursToCome(Spark spark) {
    Split split =
        CleanPayments.purchases(
                new RawRows(spark, RawTables.PURCHASES)
                    .csv(
                        "a.csv",
                        OCTOBER,
                        1,
                        "000000000017,SITE-A,2022-10-21T18:00:00Z,1.234567,15.5",
                        "000000000017,SITE-A,2022-10-21T19:00:00Z,100.1,15.5",
                        "000000000017,SITE-A,2022-10-21T18:00:00Z,1.2345670,15.50",
                        "000000000017,SITE-A,2022-10-21T20:30:00Z,2,16",
                        "000000000017,SITE-A,2022-10-21T21:00:00Z,2,",
                        "000000000025,SITE-A,2022-10-21T22:00:00Z,2,16")
                    .rows(),
                register(spark),
                RULES)
            .alone();
    assertThat(
            values(
                split.accepted(),
                ReconciliationTables.PURCHASES.key(),
                Columns.MARKET_DATE,
                MinerColumns.ENERGY_WH,
                ReconciliationTables.PRICE_KZT_PER_KWH))
        .containsExactly("2022-10-22|1234567|15.500000");
    assertThat(rejected(split))
        .containsExactly(
            "a.csv:3:0 impossible_energy energy_mwh=100.1",
            "a.csv:4:0 duplicate_key site_id, hour_start_utc=SITE-A, 2022-10-21 18:00:00",
            "a.csv:5:0 not_on_the_hour hour_start_utc=2022-10-21T20:30:00Z",
            "a.csv:6:0 missing_field price_kzt_per_kwh=",
            "a.csv:7:0 wrong_bin miner_bin=000000000025");
  }

  @Test
  void aDeclarationOfTheFeeLiesBetweenItsQuarterAndItsArrival(Spark spark) {
    Split split =
        CleanPayments.declarations(
                new RawRows(spark, RawTables.FEE_DECLARATIONS)
                    .csv(
                        "a.csv",
                        OCTOBER,
                        1,
                        "000000000017,SITE-A,2022-Q3,2022-10-20",
                        "000000000017,SITE-A,2022-Q3,2022-06-30",
                        "000000000017,SITE-A,2022-Q3,2022-11-15",
                        "000000000017,SITE-A,2022Q3,2022-10-20",
                        "000000000017,SITE-X,2022-Q3,2022-10-20")
                    .rows(),
                register(spark),
                RULES)
            .alone();
    assertThat(
            values(
                split.accepted(),
                ReconciliationTables.FEE_DECLARATIONS.key(),
                ReconciliationTables.QUARTER,
                ReconciliationTables.DECLARED_ON))
        .containsExactly("2022-Q3|2022-10-20");
    assertThat(rejected(split)).hasSize(4);
  }
}
