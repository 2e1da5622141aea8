package kz.quat.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Coins of November 2022. With a difficulty of 10^14 and 3.2 coins per block, a coin takes 1,118.48
 * MWh at 30 J/TH: 10^14 x 2^32 / 3.2 x 30 / 10^12 / 3600.
 */
@ExtendWith(Spark.Extension.class)
class PoolWorkTest {

  private static final double DIFFICULTY = 1e14;
  private static final String S19J =
      "[{\"model\":\"Antminer S19j Pro\",\"count\":100},{\"model\":\"Antminer S19\",\"count\":1}]";

  private static SiteGrid grid(Spark spark) {
    return new SiteGrid(spark)
        .site("band", "000000000017", "2021-01-01", null, S19J, "grid")
        .site("none", "000000000025", "2021-01-01", null, S19J, "grid")
        .site("twin1", "000000000033", "2021-01-01", null, S19J, "grid")
        .site("twin2", "000000000033", "2021-01-01", null, S19J, "grid")
        .site(
            "unknown",
            "000000000041",
            "2021-01-01",
            null,
            "[{\"model\":\"Z\",\"count\":1}]",
            "grid")
        .site("undated", "000000000058", "2021-01-01", null, S19J, "grid")
        .hours("band", "2022-11-01", 720, h -> null, SiteGrid.Values.of(h -> 3 * SiteGrid.MWH))
        .hours("twin1", "2022-11-01", 720, h -> null, SiteGrid.Values.of(h -> SiteGrid.MWH))
        .coins("band", "2022-11-03", "1.5", DIFFICULTY)
        .coins("000000000017", "2022-11-04", "0.5", DIFFICULTY)
        .coins("000000000033", "2022-11-05", "1", DIFFICULTY)
        .coins("unknown", "2022-11-05", "1", DIFFICULTY)
        .coins("undated", "2022-11-06", "1", null);
  }

  @Test
  void aMonthsCoinsAreABandOfEnergyOrSayWhyNot(Spark spark) {
    List<Row> months = grid(spark).months("2022-12-05", "2022-11-01").collectAsList();
    assertThat(months)
        .extracting(
            row -> Columns.SITE_ID.from(row) + " " + SiteMonthColumns.POOL_CODE.<String>from(row))
        .containsExactlyInAnyOrder(
            "band known",
            "none none",
            "twin1 several_sites",
            "twin2 several_sites",
            "unknown no_efficiency",
            "undated no_network");
    Row band =
        months.stream()
            .filter(row -> "band".equals(Columns.SITE_ID.from(row)))
            .findFirst()
            .orElseThrow();
    // 2 coins; 29.5 J/TH less 10 %; 34.2 J/TH with 10 % luck, 15 % for the hall, 4 % for the pool.
    double mwhAtOneJoule = 2 * 1e14 * Math.pow(2, 32) / 3.2 / 1e12 / 3.6e9;
    assertThat((double) SiteMonthColumns.POOL_LEAST_WH.<Long>from(band) / 1e6)
        .isCloseTo(mwhAtOneJoule * 29.5 * 0.9, within(0.01));
    assertThat((double) SiteMonthColumns.POOL_MOST_WH.<Long>from(band) / 1e6)
        .isCloseTo(mwhAtOneJoule * 34.2 * 1.1 * 1.15 / 0.96, within(0.01));
    assertThat(mwhAtOneJoule / 2 * 30).isCloseTo(1118.5, within(0.1));
  }

  @Test
  void theBandIsASideOfTheReconciliation(Spark spark) {
    assertThat(grid(spark).reconciled("2022-12-05", "2022-11-01"))
        .filteredOn(line -> line.contains("used_pool"))
        .anyMatch(line -> line.matches("band 2022-11-01 used_pool 2160000000 \\d+ agrees -"))
        .noneMatch(line -> line.startsWith("none "))
        .anyMatch(line -> line.startsWith("twin1") && line.contains("pool_several_sites"));
  }
}
