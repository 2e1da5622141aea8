package kz.quat.publish.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import kz.quat.testkit.Duck;
import kz.quat.testkit.PublishedFolder;
import org.junit.jupiter.api.Test;

/**
 * The demo night's published files, read by DuckDB. CI runs it on the folder that {@code
 * -Dquat.published} names (work/demo of a fresh clone), not with the other tests.
 */
class PublishedFilesCheck {

  private static final Path WORK = Path.of(System.getProperty("quat.published", "work/demo"));

  private static Path file(Audience audience, String name) {
    String folder = audience == Audience.RESTRICTED ? "restricted" : "published";
    return WORK.resolve(folder).resolve("latest").resolve(name);
  }

  @Test
  void everyFileIsAsTheManifestSays() throws IOException {
    Manifest manifest =
        Json.MAPPER.readValue(file(Audience.PUBLISHED, "manifest.json").toFile(), Manifest.class);
    assertThat(manifest.published()).isNotEmpty();
    for (PublishedFile published : manifest.published()) {
      assertThat(PublishedFile.sha256(file(Audience.PUBLISHED, published.name())))
          .as(published.name())
          .isEqualTo(published.sha256());
    }
    for (PublishedFile restricted : manifest.restricted()) {
      assertThat(PublishedFile.sha256(file(Audience.RESTRICTED, restricted.name())))
          .as(restricted.name())
          .isEqualTo(restricted.sha256());
      if (restricted.rows() >= 0) {
        assertThat(
                Duck.single(
                    file(Audience.RESTRICTED, restricted.name()), "SELECT count(*) FROM $file"))
            .isEqualTo(Long.toString(restricted.rows()));
      }
    }
  }

  @Test
  void keysAreUniqueAndColumnsAreTheSchemas() {
    for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
      for (TableSpec table : Tables.publishedTo(audience)) {
        Path file = file(audience, table.name() + ".parquet");
        String key = String.join(", ", table.key().stream().map(ColumnSpec::name).toList());
        assertThat(Duck.single(file, "SELECT count(*) - count(DISTINCT (" + key + ")) FROM $file"))
            .as(table.name())
            .isEqualTo("0");
        assertThat(Duck.query(file, "SELECT column_name FROM (DESCRIBE SELECT * FROM $file)"))
            .as(table.name())
            .isEqualTo(table.columnsOfRun().stream().map(ColumnSpec::name).toList());
      }
    }
  }

  @Test
  void everyDeclaredReferenceLeadsToARow() {
    for (String audience : List.of("published", "restricted")) {
      assertThat(new PublishedFolder(WORK.resolve(audience).resolve("latest")).unresolved())
          .isEmpty();
    }
  }

  @Test
  void noMiningIsGrantedInNorthAndSouthWhileTheSystemIsShort() {
    Path quotas = file(Audience.RESTRICTED, "out_quota__region_hours.parquet");
    String shortHours =
        "(SELECT market_hour FROM read_parquet('"
            + file(Audience.PUBLISHED, "out_strain__zone_hours.parquet")
            + "') WHERE market_date = '2022-12-07' AND zone = 'North' AND zone_surplus_mw < 0)";
    assertThat(
            Duck.single(
                quotas,
                "SELECT count(*) > 0, sum(quota_mw) FROM $file WHERE zone IN ('North', 'South')"
                    + " AND market_hour BETWEEN 9 AND 22 AND market_hour IN "
                    + shortHours))
        .isEqualTo("true|0.000000");
    assertThat(Duck.single(quotas, "SELECT sum(quota_mw) > 0 FROM $file WHERE zone = 'West'"))
        .isEqualTo("true");
  }

  @Test
  void siteQuotasAddUpToTheRegions() {
    String sites =
        "read_parquet('" + file(Audience.RESTRICTED, "out_quota__site_hours.parquet") + "')";
    assertThat(
            Duck.query(
                file(Audience.RESTRICTED, "out_quota__region_hours.parquet"),
                "SELECT r.region FROM $file r JOIN (SELECT region, hour_start_utc,"
                    + " sum(quota_mw) q, sum(exempt_mw) e, sum(allowed_mw) a FROM "
                    + sites
                    + " GROUP BY ALL) s USING (region, hour_start_utc)"
                    + " WHERE greatest(abs(r.quota_mw - s.q), abs(r.exempt_mw - s.e),"
                    + " abs(r.quota_mw + r.exempt_mw - s.a)) > 0.00001"))
        .isEqualTo(List.of());
  }

  @Test
  void theRecordsEquationHoldsForEverySource() {
    assertThat(
            Duck.query(
                file(Audience.PUBLISHED, "out_quality__records.parquet"),
                "SELECT source FROM $file WHERE records_in <> records_accepted"
                    + " + records_superseded + records_rejected"))
        .isEqualTo(List.of());
  }

  private static String read(Audience audience, String table) {
    return "read_parquet('" + file(audience, table + ".parquet") + "')";
  }

  /**
   * Region-days with an hour in which a total over miners is unsafe, computed by another engine.
   */
  private static String unsafeDays(String contributions) {
    return "SELECT DISTINCT region, market_date FROM (SELECT region, market_date, hour_start_utc,"
        + " count(*) n, sum(x) t, list_sort(list(x), 'DESC') l FROM ("
        + contributions
        + ") GROUP BY ALL) WHERE n < 3 OR t - l[1] - coalesce(l[2], 0) < 0.1 * l[1]";
  }

  /** What somebody can derive from the published files by subtraction: docs/disclosure.md. */
  @Test
  void noMinersConsumptionCanBeHadFromThePublishedFiles() {
    String unsafe =
        unsafeDays(
            "SELECT region, market_date, hour_start_utc, miner_bin, sum(greatest(used_mwh - CASE"
                + " WHEN supply = 'own' THEN coalesce(own_gen_mw, 0) ELSE 0 END, 0)) x FROM "
                + read(Audience.RESTRICTED, "core_miner__site_hours")
                + " WHERE used_reason_code IN ('metered', 'reported', 'capped_at_connection')"
                + " GROUP BY ALL");
    Path hours = file(Audience.PUBLISHED, "core_grid__region_hours.parquet");
    assertThat(
            Duck.single(
                hours,
                "SELECT count(*) > 0, count(load_mwh), count(load_mwh - native_mwh),"
                    + " count(mining_known_mwh), count(mining_coverage_pct) FROM $file JOIN ("
                    + unsafe
                    + ") USING (region, market_date)"))
        .isEqualTo("true|0|0|0|0");
    assertThat(
            Duck.single(
                file(Audience.PUBLISHED, "out_strain__region_hours.parquet"),
                "SELECT count(*) > 0, count(total_load_mw - load_p50_mw), count(mining_load_mw)"
                    + " FROM $file JOIN ("
                    + unsafe
                    + ") USING (region, market_date)"))
        .isEqualTo("true|0|0");
    // A day's total minus the native load of its hours, and the load of its peak hour.
    assertThat(
            Duck.single(
                file(Audience.PUBLISHED, "out_strain__region_days.parquet"),
                "SELECT count(*) > 0, count(energy_mwh), count(mining_mwh), count(peak_load_mw)"
                    + " FROM $file JOIN ("
                    + unsafe
                    + ") USING (region, market_date)"))
        .isEqualTo("true|0|0|0");
    assertThat(Duck.single(hours, "SELECT count(load_mwh) > 0 FROM $file")).isEqualTo("true");
  }

  /** The nation's quotas minus those of the regions shown: the difference must hide each miner. */
  @Test
  void theNationsQuotasLessTheRegionsShownGiveNoMinerAway() {
    String hidden =
        "(SELECT DISTINCT region, market_date FROM "
            + read(Audience.PUBLISHED, "out_quota__region_hours")
            + " WHERE quota_mw IS NULL)";
    assertThat(
            Duck.query(
                file(Audience.RESTRICTED, "out_quota__site_hours.parquet"),
                "SELECT market_date FROM (SELECT market_date, count(DISTINCT region) r, miner_bin,"
                    + " sum(quota_mw) x, any_value(g) g FROM $file JOIN "
                    + hidden
                    + " USING (region, market_date) JOIN (SELECT market_date, granted_mwh g FROM "
                    + read(Audience.PUBLISHED, "out_quota__policies")
                    + " WHERE decides AND granted_mwh IS NOT NULL) USING (market_date) GROUP BY"
                    + " ALL) GROUP BY market_date HAVING count(*) FILTER (x > 0) < 3 OR sum(x) -"
                    + " max(x) - coalesce(list_sort(list(x), 'DESC')[2], 0) < 0.1 * max(x)"))
        .isEqualTo(List.of());
  }
}
