package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import kz.quat.domain.MarketDay;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Licences of kind II in the data centres where they have their hardware. */
@ExtendWith(Spark.Extension.class)
class TenantNightTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  /**
   * SITE-A (40 MW, draws 10) hosts TENANT-B (10 MW, draws 4 of these 10 by a meter of its own).
   * TENANT-C names no host, TENANT-D a site that does not exist.
   */
  @Test
  void aTenantIsCountedOnceAndSharesItsHostsQuota(Spark spark) {
    Workplace place = new Workplace(folder);
    StringBuilder readings = new StringBuilder("point_id,site_id,hour_start_utc,energy_kwh\n");
    for (int back = 5; back >= 2; back--) {
      for (var hour : new MarketDay(DAY.minusDays(back), ZoneId.of("Asia/Almaty")).hours()) {
        readings.append("P-B,TENANT-B,").append(hour).append(",4000\n");
      }
    }
    new TinyLanding(place.landing(), DAY)
        .write()
        .register(
            TinyLanding.site("SITE-A", "000000000017", "KZ-35", 40)
                + tenant("TENANT-B", "000000000025", "SITE-A", 10)
                + TinyLanding.site("TENANT-C", "000000000033", "KZ-35", 5)
                    .replace("\"licence_kind\":\"I\"", "\"licence_kind\":\"II\"")
                + tenant("TENANT-D", "000000000041", "NOBODY", 5)
                + TinyLanding.site("SITE-E", "000000000058", "KZ-35", 5)
                    .replace(
                        "\"site_id\":\"SITE-E\"",
                        "\"site_id\":\"SITE-E\",\"host_site_id\":\"SITE-A\""))
        .file("metering", DAY.minusDays(1), "tenant.csv", readings.toString());
    place.night(DAY.toString());

    assertThat(
            Duck.query(
                place.at("work/published/latest/core_grid__region_hours.parquet"),
                "SELECT DISTINCT native_mwh::INT FROM $file"
                    + " WHERE region = 'KZ-35' AND market_date = '2022-12-04'"))
        .as("1,010 MWh less 10 of the host's meters, and no 4 of its tenant beside them")
        .containsExactly("1000");
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__site_hours.parquet"),
                "SELECT DISTINCT site_id FROM $file ORDER BY 1"))
        .containsExactly("SITE-A", "TENANT-C", "TENANT-D");
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_quota__tenants.parquet"),
                "SELECT t.site_id, t.host_site_id, tenant_share_pct::INT, host_licensed_mw::INT,"
                    + " round(4 * tenant_quota_mwh - (SELECT sum(quota_mw) FROM '"
                    + place.at("work/restricted/latest/out_quota__site_hours.parquet")
                    + "' WHERE site_id = 'SITE-A'), 3) FROM $file t"))
        .containsExactly("TENANT-B|SITE-A|25|40|0.000");
    assertThat(
            Duck.query(
                place.at("work/published/latest/out_quality__findings.parquet"),
                "SELECT check_id, subject FROM $file WHERE check_id LIKE 'tenant%' ORDER BY 2"))
        .containsExactly("tenant_without_host|TENANT-C", "tenant_without_host|TENANT-D");
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/core_miner__rejected.parquet"),
                "SELECT reason_code, column_name, value_text FROM $file WHERE source = 'register'"))
        .as("a data centre of its own names no host")
        .containsExactly("out_of_range|host_site_id|SITE-A");
    assertThat(place.quat("explain", "TENANT-B", "--date", DAY.toString()).err())
        .contains("TENANT-B is a tenant of SITE-A");
  }

  private static String tenant(String id, String bin, String host, int licensedMw) {
    return TinyLanding.site(id, bin, "KZ-35", licensedMw)
        .replace(
            "\"licence_kind\":\"I\"", "\"licence_kind\":\"II\",\"host_site_id\":\"" + host + "\"");
  }
}
