package kz.quat.reconciliation;

import static kz.quat.reconciliation.SiteGrid.MWH;
import static kz.quat.reconciliation.SiteGrid.Values.none;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.reconciliation.SiteGrid.Values;
import kz.quat.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The third quarter of 2022: 744, 744 and 720 hours of 1 to 3 MWh. */
@ExtendWith(Spark.Extension.class)
class SitesReconciledTest {

  private static final String[] QUARTER = {"2022-07-01", "2022-08-01", "2022-09-01"};
  private static final long QUARTER_HOURS = 2208;
  private static final String SEPTEMBER = "2022-09-01";
  private static final String SEPTEMBER_2023 = "2023-09-01";

  /** Energy by hour, on average 2 MWh: 4,416 MWh in the whole quarter. */
  private static long course(long hour) {
    return hour % 2 == 0 ? MWH + hour : 3 * MWH - (hour - 1);
  }

  private static final Values COURSE = Values.of(SitesReconciledTest::course);

  private static List<String> only(List<String> rows, String month, String comparison) {
    return rows.stream().filter(row -> row.contains(" " + month + " " + comparison + " ")).toList();
  }

  private static SiteGrid sites(Spark spark, String... ids) {
    SiteGrid grid = new SiteGrid(spark);
    for (String id : ids) {
      grid.site(id, "2021-01-01", null, null);
    }
    return grid;
  }

  @Test
  void aReportIsComparedWithTheMeterMonthByMonth(Spark spark) {
    List<String> rows =
        sites(spark, "equal", "gaps", "nothing", "part", "silent", "unit", "unmetered")
            .hours("equal", SEPTEMBER, 720, h -> course(h) * 1001 / 1000, COURSE)
            .hours("gaps", SEPTEMBER, 720, h -> h < 100 ? null : course(h), COURSE)
            .hours("part", SEPTEMBER, 720, h -> course(h) * 6 / 10, COURSE)
            .hours("silent", SEPTEMBER, 720, none(), COURSE)
            .hours("unit", SEPTEMBER, 720, h -> course(h) / 1000, COURSE)
            .hours("unmetered", SEPTEMBER, 720, COURSE, none())
            .reconciled("2022-10-01", SEPTEMBER);
    assertThat(only(rows, SEPTEMBER, "report_meter"))
        .containsExactly(
            "equal 2022-09-01 report_meter 1441439641 1440000000 agrees -",
            "gaps 2022-09-01 report_meter 1240000000 1440000000 lower missing_hours",
            "part 2022-09-01 report_meter 863999712 1440000000 lower partial_report",
            "silent 2022-09-01 report_meter - 1440000000 missing not_reported",
            "unit 2022-09-01 report_meter 1439641 1440000000 lower units_factor_1000",
            "unmetered 2022-09-01 report_meter 1440000000 - missing no_meter");
    assertThat(rows).noneMatch(row -> row.startsWith("nothing"));
  }

  @Test
  void anAgreeingSumMayHideAShift(Spark spark) {
    List<String> shifted =
        sites(spark, "A")
            .hours("A", SEPTEMBER, 720, h -> daily(h - 5), Values.of(SitesReconciledTest::daily))
            .reconciled("2022-10-01", SEPTEMBER);
    assertThat(only(shifted, SEPTEMBER, "report_meter"))
        .singleElement()
        .asString()
        .endsWith("agrees shifted_hours");
  }

  /** 3 MWh in the 8 hours of a night, 1 MWh by day. */
  private static long daily(long hour) {
    return (Math.floorMod(hour, 24L) < 8 ? 3 * MWH : MWH) + hour;
  }

  @Test
  void aFeeIsComparedWithItsQuarterAndShownByEachOfItsMonths(Spark spark) {
    List<String> rows =
        sites(spark, "A")
            .hours("A", "2022-07-01", QUARTER_HOURS, none(), COURSE)
            .paid("A", "2022-Q3", "4000000")
            .paid("A", "2022-Q3", "416000")
            .reconciled("2022-10-25", QUARTER);
    assertThat(rows)
        .filteredOn(row -> row.contains("fee_meter"))
        .containsExactly(
            "A 2022-07-01 fee_meter 4416000000 4416000000 agrees -",
            "A 2022-08-01 fee_meter 4416000000 4416000000 agrees -",
            "A 2022-09-01 fee_meter 4416000000 4416000000 agrees -");
    assertThat(only(rows, SEPTEMBER, "fee_report"))
        .containsExactly("A 2022-09-01 fee_report 4416000000 - missing not_reported");
  }

  @Test
  void aFeeIsUnpaidOnceItIsDueAndOthersHavePaid(Spark spark) {
    SiteGrid grid =
        sites(spark, "A", "B")
            .hours("A", "2022-07-01", QUARTER_HOURS, none(), COURSE)
            .hours("B", "2022-07-01", QUARTER_HOURS, none(), COURSE);
    assertThat(only(grid.reconciled("2022-10-25", QUARTER), SEPTEMBER, "fee_meter"))
        .containsExactly(
            "A 2022-09-01 fee_meter - 4416000000 missing no_fees_delivered",
            "B 2022-09-01 fee_meter - 4416000000 missing no_fees_delivered");
    grid.paid("B", "2022-Q3", "2649600");
    assertThat(only(grid.reconciled("2022-10-20", QUARTER), SEPTEMBER, "fee_meter"))
        .containsExactly(
            "A 2022-09-01 fee_meter - 4416000000 missing fee_not_due",
            "B 2022-09-01 fee_meter 2649600000 4416000000 lower fee_partly_paid");
    assertThat(only(grid.reconciled("2022-10-21", QUARTER), SEPTEMBER, "fee_meter").get(0))
        .isEqualTo("A 2022-09-01 fee_meter - 4416000000 missing fee_unpaid");
  }

  @Test
  void aQuarterThatIsNotOverOrHasGapsIsNotJudged(Spark spark) {
    SiteGrid grid =
        sites(spark, "A", "B")
            .hours("A", "2022-07-01", QUARTER_HOURS - 100, none(), COURSE)
            .hours("B", "2022-07-01", QUARTER_HOURS, none(), COURSE)
            .paid("A", "2022-Q3", "100")
            .paid("B", "2022-Q3", "100");
    assertThat(only(grid.reconciled("2022-10-25", QUARTER), SEPTEMBER, "fee_meter"))
        .extracting(row -> row.substring(0, 1) + row.replaceAll(".* ([a-z]+ [a-z_-]+)$", " $1"))
        .containsExactly("A incomplete -", "B lower fee_partly_paid");
    assertThat(only(grid.reconciled("2022-09-30", QUARTER), SEPTEMBER, "fee_meter"))
        .allMatch(row -> row.endsWith("incomplete -"));
  }

  @Test
  void theHighestRateThatFitsTurnsAFeeIntoEnergy(Spark spark) {
    String[] months = {"2023-07-01", "2023-08-01", "2023-09-01"};
    List<String> rows =
        new SiteGrid(spark)
            .site("bought", "2021-01-01", null, null)
            .site("own", "2021-01-01", null, null, "own")
            .site("renewable", "2021-01-01", null, null, "renewable")
            .site("unmetered", "2021-01-01", null, null, "renewable")
            .site("unpriced", "2021-01-01", null, null)
            .hours("bought", "2023-07-01", QUARTER_HOURS, none(), COURSE)
            .hours("own", "2023-07-01", QUARTER_HOURS, none(), COURSE)
            .hours("renewable", "2023-07-01", QUARTER_HOURS, none(), COURSE)
            .hours("unmetered", "2023-07-01", QUARTER_HOURS, COURSE, none())
            .hours("unpriced", "2023-07-01", QUARTER_HOURS, none(), COURSE)
            // on average 12 KZT: 13 KZT per kWh
            .bought("bought", "2023-07-10T00:00:00Z", 1_000_000, "10")
            .bought("bought", "2023-08-10T00:00:00Z", 1_000_000, "14")
            .paid("bought", "2023-Q3", "4416000")
            .paid("own", "2023-Q3", "44160000")
            .paid("renewable", "2023-Q3", "4416000")
            .paid("unmetered", "2023-Q3", "4416000")
            .paid("unpriced", "2023-Q3", "4416000")
            .reconciled("2023-10-25", months);
    assertThat(rows)
        .contains(
            "bought 2023-09-01 fee_meter 339692307 4416000000 lower fee_lower_rate",
            "own 2023-09-01 fee_meter 4416000000 4416000000 agrees -",
            "renewable 2023-09-01 fee_meter 4416000000 4416000000 agrees -",
            "unmetered 2023-09-01 fee_report 176640000 4416000000 lower fee_partly_paid",
            "unpriced 2023-09-01 fee_meter - 4416000000 missing fee_rate_unknown");
  }

  @Test
  void aFeeOf2023IsDueOnThe25thOfTheSecondMonthAfterItsQuarter(Spark spark) {
    String[] months = {"2023-01-01", "2023-02-01", "2023-03-01"};
    SiteGrid grid =
        sites(spark, "A", "B")
            .hours("A", "2023-01-01", 2160, none(), COURSE)
            .hours("B", "2023-01-01", 2160, none(), COURSE)
            .paid("B", "2023-Q1", "25");
    assertThat(only(grid.reconciled("2023-05-25", months), "2023-03-01", "fee_meter").get(0))
        .endsWith("missing fee_not_due");
    assertThat(only(grid.reconciled("2023-05-26", months), "2023-03-01", "fee_meter").get(0))
        .endsWith("missing fee_unpaid");
  }

  @Test
  void theDearerThePowerTheLowerTheRate(Spark spark) {
    String[] months = {"2023-07-01", "2023-08-01", "2023-09-01"};
    // Each paid 1000 KZT: at a rate of 25 KZT per kWh for 40 kWh.
    List<String> prices = List.of("0.99", "1", "5", "23.99", "24", "40");
    SiteGrid grid = new SiteGrid(spark);
    for (String price : prices) {
      grid.site(price, "2021-01-01", null, null)
          .hours(price, "2023-07-01", QUARTER_HOURS, none(), COURSE)
          .bought(price, "2023-07-10T00:00:00Z", 1_000_000, price)
          .paid(price, "2023-Q3", "1000");
    }
    assertThat(only(grid.reconciled("2023-11-30", months), SEPTEMBER_2023, "fee_meter"))
        .extracting(row -> row.replaceAll("^(\\S+) \\S+ fee_meter (\\d+) .*", "$1 $2"))
        .containsExactlyInAnyOrder(
            "0.99 40000", "1 41666", "5 50000", "23.99 500000", "24 1000000", "40 1000000");
  }

  @Test
  void purchasesAreComparedWithConsumption(Spark spark) {
    SiteGrid grid = sites(spark, "less", "more", "none");
    for (String id : List.of("less", "more", "none")) {
      grid.hours(id, SEPTEMBER, 720, none(), COURSE);
    }
    List<String> rows =
        grid.bought("less", "2022-09-10T00:00:00Z", 1_000_000_000, "15.5")
            .bought("more", "2022-09-10T00:00:00Z", 2_000_000_000, "15.5")
            // for a day that is not over
            .bought("more", "2022-10-01T00:00:00Z", 2_000_000_000, "15.5")
            .reconciled("2022-10-01", SEPTEMBER);
    assertThat(only(rows, SEPTEMBER, "purchase_meter"))
        .containsExactly(
            "less 2022-09-01 purchase_meter 1000000000 1440000000 lower used_not_bought",
            "more 2022-09-01 purchase_meter 2000000000 1440000000 higher bought_not_used");
  }

  @Test
  void noMoreIsPossibleThanConnectionAndMachinesAllow(Spark spark) {
    List<String> rows =
        new SiteGrid(spark)
            .site("A", "2021-01-01", null, "[{\"model\":\"Antminer S19 95T\",\"count\":100}]")
            .site("B", "2021-01-01", null, null)
            .hours("A", SEPTEMBER, 720, none(), h -> h == 9 ? 11 * MWH : course(h))
            .hours("B", SEPTEMBER, 720, none(), Values.of(h -> 11 * MWH))
            .reconciled("2022-10-01", SEPTEMBER);
    assertThat(rows)
        .contains(
            "A 2022-09-01 used_connection 1448000008 7200000000 agrees over_connection_in_hours",
            "A 2022-09-01 used_equipment 1448000008 234000000 higher over_equipment",
            "B 2022-09-01 used_connection 7920000000 7200000000 higher over_connection",
            "B 2022-09-01 used_equipment 7920000000 - missing equipment_not_stated");
  }
}
