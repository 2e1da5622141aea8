package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.strain.StrainLevel;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.allocation.strain.SystemStatus;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The night's figures for people and schedulers, from rows of its tables. */
class NightSummaryTest {

  private static Row strain(String region, int hour, double ratio, String level, String surplusMw) {
    return TableRows.row(
        OutTables.STRAIN_REGION_HOURS,
        Map.of(
            Columns.REGION, region,
            Columns.ZONE, "North",
            Columns.MARKET_HOUR, hour,
            GridColumns.COORDINATED_STRESS_RATIO, ratio,
            GridColumns.COORDINATED_LEVEL, level,
            GridColumns.SURPLUS_MW, new BigDecimal(surplusMw)));
  }

  private static Row quota(String region, long sites, int hour, String quotaMw, String exemptMw) {
    return TableRows.row(
        OutTables.QUOTA_REGION_HOURS,
        Map.of(
            Columns.REGION,
            region,
            Columns.MARKET_HOUR,
            hour,
            QuotaColumns.SITES,
            sites,
            Columns.LICENSED_MW,
            new BigDecimal("40"),
            QuotaColumns.REGION_QUOTA_MW,
            new BigDecimal(quotaMw),
            QuotaColumns.REGION_EXEMPT_MW,
            new BigDecimal(exemptMw)));
  }

  private static Row site(String region, String allowed, String interruptible, String reoffer) {
    return TableRows.row(
        OutTables.QUOTA_SITE_HOURS,
        Map.of(
            Columns.REGION, region,
            QuotaColumns.ALLOWED_MW, new BigDecimal(allowed),
            QuotaColumns.INTERRUPTIBLE_MW, new BigDecimal(interruptible),
            QuotaColumns.REOFFER_MW, new BigDecimal(reoffer)));
  }

  @Test
  void aRegionIsToldByItsWorstHourAndItsRedOnes() {
    List<NightResult.RegionStrainSummary> regions =
        NightSummary.strainByRegion(
            List.of(
                strain("KZ-35", 17, 1.02, "RED", "-5"),
                strain("KZ-35", 18, 1.10, "RED", "-20"),
                strain("KZ-35", 19, 0.97, "ORANGE", "8")));
    assertThat(regions)
        .containsExactly(
            new NightResult.RegionStrainSummary("KZ-35", "North", "RED", 1.10, 18, -20, 2));
  }

  @Test
  void theWorstRegionComesFirstAndEqualOnesByName() {
    assertThat(
            NightSummary.strainByRegion(
                List.of(
                    strain("KZ-59", 18, 0.9, "YELLOW", "1"),
                    strain("KZ-39", 18, 0.9, "YELLOW", "1"),
                    strain("KZ-10", 18, 1.2, "RED", "1"))))
        .extracting(NightResult.RegionStrainSummary::region)
        .containsExactly("KZ-10", "KZ-39", "KZ-59");
  }

  @Test
  void aRegionWithoutDataIsUnknownAndLast() {
    Row unknown =
        TableRows.row(
            OutTables.STRAIN_REGION_HOURS, Map.of(Columns.REGION, "KZ-10", Columns.ZONE, "West"));
    List<NightResult.RegionStrainSummary> regions =
        NightSummary.strainByRegion(List.of(unknown, strain("KZ-35", 1, 0.5, "GREEN", "9")));
    assertThat(regions.get(1).region()).isEqualTo("KZ-10");
    assertThat(regions.get(1).worstLevel()).isEqualTo("unknown");
    assertThat(regions.get(1).hoursRed()).isZero();
  }

  @Test
  void quotasAreSummedOverTheDayAndRegionsWithoutSitesLeftOut() {
    assertThat(
            NightSummary.quotasByRegion(
                List.of(
                    quota("KZ-35", 3, 0, "10", "1"),
                    quota("KZ-35", 3, 1, "0", "2"),
                    quota("KZ-35", 3, 2, "30.5", "0"),
                    quota("KZ-39", 0, 0, "0", "0")),
                List.of(site("KZ-35", "12", "3", "1"), site("KZ-35", "8", "0", "0.5"))))
        .containsExactly(
            new NightResult.RegionQuotaSummary("KZ-35", 3, 40, 40.5, 3, 20, 3, 1.5, 30.5, 2));
  }

  @Test
  void theWorstHourIsThatOfTheGreatestShortageElseOfTheGreatestStrain() {
    SystemRow tight = hour(3, 0, 0.99);
    assertThat(NightSummary.worstHour(List.of(hour(1, 0, 0.5), tight, hour(2, 0, 0.7))))
        .extracting(NightResult.SystemSummary::marketHour)
        .isEqualTo(3);
    assertThat(NightSummary.worstHour(List.of(tight, hour(20, 12, 0.9))))
        .extracting(NightResult.SystemSummary::uncoveredMw)
        .isEqualTo(12.0);
    assertThat(NightSummary.worstHour(List.of())).isNull();
  }

  private static SystemRow hour(int hour, double uncoveredMw, double stress) {
    return new SystemRow(
        hour, SystemStatus.NORMAL, StrainLevel.GREEN, uncoveredMw, 0, 0, 0, 0, stress);
  }
}
