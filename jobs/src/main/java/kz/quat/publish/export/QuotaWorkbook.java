package kz.quat.publish.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.QuotaColumns;
import org.dhatim.fastexcel.Workbook;

/** {@code quotas.xlsx}: quotas, reasons, regions, parameters and the quality of the run's data. */
final class QuotaWorkbook {

  private final ExportDay day;

  QuotaWorkbook(ExportDay day) {
    this.day = day;
  }

  /** The file's bytes: the same day gives the same ones. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Quat", "1.0")) {
      quotas(workbook);
      reasons(workbook);
      regions(workbook);
      parameters(workbook);
      quality(workbook);
    }
    return SteadyZip.rewrite(out.toByteArray(), day.run().issuedAt());
  }

  private String regionName(String code) {
    var region = day.regions().get(code);
    return region == null ? code : region.nameRu();
  }

  private void quotas(Workbook workbook) {
    Sheet sheet =
        new Sheet(
            workbook,
            "quotas",
            "site_id:14",
            "miner_bin:16",
            "region:9",
            "region_name:28",
            "tier:6",
            "licensed_mw:13",
            "market_date:13",
            "from_hour:11",
            "to_hour:9",
            "hours:8",
            "quota_mw:12",
            "exempt_mw:12",
            "quota_mwh:12",
            "binding_kind:16",
            "status:16");
    for (QuotaBlock block : QuotaBlock.of(day.quotas())) {
      sheet
          .text(block.siteId())
          .text(block.minerBin())
          .text(block.region())
          .text(regionName(block.region()))
          .whole(block.tier())
          .decimal(block.licensedMw())
          .date(day.run().deliveryDate())
          .whole(block.fromHour())
          .whole(block.toHour())
          .whole(block.hours())
          .decimal(block.quotaMw())
          .decimal(block.exemptMw())
          .decimal(block.quotaMwh())
          .text(block.bindingKind())
          .text("recommendation")
          .endRow();
    }
    sheet.finish();
  }

  private void reasons(Workbook workbook) {
    Sheet sheet =
        new Sheet(
            workbook,
            "reasons",
            "site_id:14",
            "market_date:13",
            "market_hour:12",
            "binding_kind:16",
            "binding_elements:60",
            "fill_level:11",
            "tier:6",
            "tier_fill_mw:13",
            "marginal_left:14",
            "marginal_right:14");
    for (PublishedRow row : day.reasons()) {
      sheet
          .text(row.text(Columns.SITE_ID))
          .date(row.date(Columns.MARKET_DATE))
          .whole(row.whole(Columns.MARKET_HOUR))
          .text(row.text(QuotaColumns.BINDING_KIND))
          .text(row.find(QuotaColumns.BINDING_ELEMENTS))
          .decimal(row.find(QuotaColumns.FILL_LEVEL))
          .whole(row.whole(Columns.TIER))
          .decimal(row.find(QuotaColumns.TIER_FILL_MW))
          .decimal(row.find(QuotaColumns.MARGINAL_LEFT))
          .decimal(row.find(QuotaColumns.MARGINAL_RIGHT))
          .endRow();
    }
    sheet.finish();
  }

  private void regions(Workbook workbook) {
    Sheet sheet =
        new Sheet(
            workbook,
            "regions",
            "region:9",
            "region_name:28",
            "zone:9",
            "market_date:13",
            "market_hour:12",
            "level:10",
            "stress_ratio:12",
            "surplus_mw:13",
            "sites:8",
            "licensed_mw:13",
            "quota_mw:12",
            "exempt_mw:12");
    Map<List<Object>, PublishedRow> quotas = new HashMap<>();
    day.regionQuotas().forEach(row -> quotas.put(key(row), row));
    for (PublishedRow row : day.regionStrain()) {
      PublishedRow quota = quotas.getOrDefault(key(row), new PublishedRow(Map.of()));
      sheet
          .text(row.text(Columns.REGION))
          .text(regionName(row.text(Columns.REGION)))
          .text(row.textOrEmpty(Columns.ZONE))
          .date(row.date(Columns.MARKET_DATE))
          .whole(row.whole(Columns.MARKET_HOUR))
          .text(row.find(GridColumns.LEVEL))
          .decimal(row.find(GridColumns.STRESS_RATIO))
          .decimal(row.find(GridColumns.SURPLUS_MW))
          .text(quota.find(QuotaColumns.SITES))
          .decimal(quota.find(Columns.LICENSED_MW))
          .decimal(quota.find(QuotaColumns.REGION_QUOTA_MW))
          .decimal(quota.find(QuotaColumns.REGION_EXEMPT_MW))
          .endRow();
    }
    sheet.finish();
  }

  private static List<Object> key(PublishedRow row) {
    return List.of(row.text(Columns.REGION), row.whole(Columns.MARKET_HOUR));
  }

  private void parameters(Workbook workbook) {
    Sheet sheet = new Sheet(workbook, "parameters", "key:28", "value:72");
    day.parameters().forEach((key, value) -> sheet.text(key).text(value).endRow());
    sheet.finish();
  }

  private void quality(Workbook workbook) {
    Sheet sheet =
        new Sheet(
            workbook,
            "data quality",
            "kind:11",
            "subject:24",
            "check_id:24",
            "severity:10",
            "detail:80",
            "records_in:12",
            "accepted:12",
            "superseded:12",
            "rejected:12");
    for (PublishedRow row : day.records()) {
      sheet
          .text("records")
          .text(row.text(Columns.SOURCE))
          .text(null)
          .text(null)
          .text(null)
          .whole(row.whole(MinerColumns.RECORDS_IN))
          .whole(row.whole(MinerColumns.RECORDS_ACCEPTED))
          .whole(row.whole(MinerColumns.RECORDS_SUPERSEDED))
          .whole(row.whole(MinerColumns.RECORDS_REJECTED))
          .endRow();
    }
    for (PublishedRow row : day.findings()) {
      sheet
          .text("finding")
          .text(row.text(QuotaColumns.SUBJECT))
          .text(row.text(QuotaColumns.CHECK_ID))
          .text(row.text(QuotaColumns.SEVERITY))
          .text(row.text(QuotaColumns.DETAIL))
          .text(null)
          .text(null)
          .text(null)
          .text(null)
          .endRow();
    }
    sheet.finish();
  }
}
