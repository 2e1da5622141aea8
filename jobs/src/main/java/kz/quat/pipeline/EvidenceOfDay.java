package kz.quat.pipeline;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.explain.Evidence;
import kz.quat.quota.CaseOfDay;
import kz.quat.quota.SiteShare;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Row;

/**
 * Collects the evidence of the case. Its size is bounded by the number of sites, and by the regions
 * and hours of one day.
 */
final class EvidenceOfDay {

  private final Night night;
  private final Map<String, String> zones;

  /**
   * The evidence of one night.
   *
   * @param zones zone of every region that has one
   */
  EvidenceOfDay(Night night, Map<String, String> zones) {
    this.night = night;
    this.zones = Map.copyOf(zones);
  }

  Evidence of(CaseOfDay caseOfDay) {
    List<Evidence.Source> sources = new ArrayList<>();
    sources.addAll(capacity());
    sources.addAll(forecast());
    sources.addAll(delivered("region", night.regionsInForce(), Columns.REGION));
    sources.addAll(
        delivered("tie", night.inForce(CoreTables.TIES, GridColumns.TIE), GridColumns.TIE));
    List<Evidence.Site> sites =
        caseOfDay.sites().stream().map(row -> site(row, caseOfDay.share(row))).toList();
    List<Evidence.Tenant> tenants =
        caseOfDay.tenants().tenants().hostOf().entrySet().stream()
            .map(entry -> new Evidence.Tenant(entry.getKey(), entry.getValue()))
            .toList();
    return new Evidence(sites, tenants, sources, RuleRows.of(night.config().rules(), night.day()));
  }

  private Evidence.Site site(Row row, SiteShare share) {
    String region = Columns.REGION.from(row);
    return new Evidence.Site(
        Columns.SITE_ID.from(row),
        region,
        zones.getOrDefault(region, ""),
        share.tier(),
        Columns.LICENSED_MW.<BigDecimal>from(row).doubleValue(),
        share.exemptMw(),
        share.compliance().factor(),
        share.compliance().reasonCode(),
        share.compliance().detail(),
        share.weightMw(),
        Columns.SOURCE_FILE.from(row),
        Columns.LINE_NO.<Long>from(row));
  }

  private List<Evidence.Source> capacity() {
    List<Instant> hours = night.marketDay().hours();
    LocalDate day = night.day();
    return night.warehouse().rows(CoreTables.CAPACITY_HOURS, day, day.plusDays(1)).list().stream()
        .map(
            row ->
                new Evidence.Source(
                    "capacity",
                    Columns.REGION.from(row),
                    hours.indexOf(Columns.HOUR_START_UTC.<Timestamp>from(row).toInstant()),
                    Columns.SOURCE_FILE.from(row),
                    Columns.LINE_NO.<Long>from(row)))
        .toList();
  }

  private List<Evidence.Source> forecast() {
    LocalDate day = night.day();
    return night
        .warehouse()
        .rows(OutTables.FORECAST_REGION_HOURS, day, day.plusDays(1))
        .list()
        .stream()
        .map(
            row ->
                new Evidence.Source(
                    "forecast", Columns.REGION.from(row), -1, QuotaColumns.MODEL.from(row), 0))
        .distinct()
        .toList();
  }

  private static List<Evidence.Source> delivered(String kind, List<Row> rows, ColumnSpec name) {
    return rows.stream()
        .map(
            row ->
                new Evidence.Source(
                    kind,
                    name.from(row),
                    -1,
                    Columns.SOURCE_FILE.from(row),
                    Columns.LINE_NO.<Long>from(row)))
        .toList();
  }
}
