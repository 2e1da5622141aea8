package kz.quat.publish.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.publish.paper.ReproducibleWorkbook;
import kz.quat.publish.paper.Sheet;
import kz.quat.publish.paper.Sheet.Head;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.text.Json;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.QuotaColumns;
import kz.quat.text.Catalogue;
import kz.quat.text.FindingWords;
import org.dhatim.fastexcel.Workbook;

/**
 * {@code quotas.xlsx} in one language: quotas, reasons, regions, parameters and the data quality of
 * the run. Names are given with codes; totals are formulas with stored results.
 */
final class QuotaWorkbook {

  private final ExportDay day;
  private final Catalogue words;
  private final List<Map<String, BigDecimal>> results = new ArrayList<>();

  QuotaWorkbook(ExportDay day, Catalogue words) {
    this.day = day;
    this.words = words;
  }

  /** The file's bytes; the same day gives the same bytes. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Quat", "1.0")) {
      quotas(workbook);
      reasons(workbook);
      regions(workbook);
      parameters(workbook);
      quality(workbook);
    }
    return ReproducibleWorkbook.rewrite(out.toByteArray(), day.run().issuedAt(), results);
  }

  /** A sheet in the language of the words: {@code sheet.name.NAME}, headings {@code sheet.KEY}. */
  private Sheet sheet(Workbook workbook, String name, List<Head> keys) {
    return new Sheet(
        workbook,
        words.text("sheet.name." + name),
        keys.stream()
            .map(key -> new Head(words.text("sheet." + key.text()), key.width(), key.summed()))
            .toList());
  }

  private void finish(Sheet sheet) {
    results.add(sheet.finish(words.text("sheet.total")));
  }

  private void quotas(Workbook workbook) {
    Sheet sheet =
        sheet(
            workbook,
            "quotas",
            List.of(
                Head.of("site", 12),
                Head.of("site_name", 34),
                Head.of("bin", 15),
                Head.of("region", 8),
                Head.of("region_name", 24),
                Head.of("tier", 6),
                Head.of("licensed_mw", 11),
                Head.of("date", 11),
                Head.of("from_hour", 8),
                Head.of("to_hour", 8),
                Head.of("hours", 7),
                Head.of("quota_mw", 11),
                Head.of("exempt_mw", 11),
                Head.of("allowed_mw", 11),
                Head.of("interruptible_mw", 12),
                Head.of("reoffer_mw", 12),
                Head.sum("quota_mwh", 12),
                Head.sum("exempt_mwh", 12),
                Head.sum("allowed_mwh", 12),
                Head.sum("interruptible_mwh", 12),
                Head.sum("reoffer_mwh", 12),
                Head.of("binding_kind", 14),
                Head.of("binding", 26),
                Head.of("status", 15)));
    for (QuotaBlock block : QuotaBlock.of(day.quotas())) {
      sheet
          .text(block.siteId())
          .text(day.names().of(block.siteId(), words.language()))
          .text(block.minerBin())
          .text(block.region())
          .text(day.regionName(block.region(), words.language()))
          .whole(block.tier())
          .decimal(block.licensedMw())
          .date(day.run().deliveryDate())
          .whole(block.fromHour())
          .whole(block.toHour())
          .whole(block.hours())
          .decimal(block.quotaMw())
          .decimal(block.exemptMw())
          .decimal(block.allowedMw())
          .decimal(block.interruptibleMw())
          .decimal(block.reofferMw())
          .decimal(block.mwh(block.quotaMw()))
          .decimal(block.mwh(block.exemptMw()))
          .decimal(block.mwh(block.allowedMw()))
          .decimal(block.mwh(block.interruptibleMw()))
          .decimal(block.mwh(block.reofferMw()))
          .text(block.bindingKind())
          .text(words.code("binding", block.bindingKind()))
          .text(words.text("sheet.recommendation"))
          .endRow();
    }
    finish(sheet);
  }

  private void reasons(Workbook workbook) {
    ElementWords elements = new ElementWords(day, words);
    Sheet sheet =
        sheet(
            workbook,
            "reasons",
            List.of(
                Head.of("site", 12),
                Head.of("site_name", 34),
                Head.of("date", 11),
                Head.of("hour", 8),
                Head.of("binding_kind", 16),
                Head.of("binding", 26),
                Head.of("binding_elements", 60),
                Head.of("fill_level", 11),
                Head.of("tier", 6),
                Head.of("tier_fill_mw", 13),
                Head.of("marginal_left", 14),
                Head.of("marginal_right", 14)));
    for (PublishedRow row : day.reasons()) {
      sheet
          .text(row.text(Columns.SITE_ID))
          .text(day.names().of(row.text(Columns.SITE_ID), words.language()))
          .date(row.date(Columns.MARKET_DATE))
          .whole(row.whole(Columns.MARKET_HOUR))
          .text(row.text(QuotaColumns.BINDING_KIND))
          .text(words.code("binding", row.text(QuotaColumns.BINDING_KIND)))
          .text(elements.of(row.textOrEmpty(QuotaColumns.BINDING_ELEMENTS)))
          .decimal(row.find(QuotaColumns.FILL_LEVEL))
          .whole(row.whole(Columns.TIER))
          .decimal(row.find(QuotaColumns.TIER_FILL_MW))
          .decimal(row.find(QuotaColumns.MARGINAL_LEFT))
          .decimal(row.find(QuotaColumns.MARGINAL_RIGHT))
          .endRow();
    }
    finish(sheet);
  }

  private void regions(Workbook workbook) {
    Sheet sheet =
        sheet(
            workbook,
            "regions",
            List.of(
                Head.of("region", 8),
                Head.of("region_name", 24),
                Head.of("zone", 10),
                Head.of("date", 11),
                Head.of("hour", 8),
                Head.of("coordinated_level", 14),
                Head.of("coordinated_stress_ratio", 14),
                Head.of("uncovered_mw", 13),
                Head.of("level", 12),
                Head.of("stress_ratio", 12),
                Head.of("surplus_mw", 13),
                Head.of("sites", 8),
                Head.of("licensed_mw", 12),
                Head.sum("quota_mwh", 12),
                Head.sum("exempt_mwh", 12),
                Head.sum("allowed_mwh", 12),
                Head.sum("interruptible_mwh", 12),
                Head.sum("reoffer_mwh", 12)));
    Map<List<Object>, PublishedRow> quotas = new HashMap<>();
    day.regionQuotas().forEach(row -> quotas.put(key(row), row));
    Map<List<Object>, List<PublishedRow>> sites = new HashMap<>();
    day.quotas().forEach(row -> sites.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row));
    for (PublishedRow row : day.regionStrain()) {
      PublishedRow quota = quotas.getOrDefault(key(row), new PublishedRow(Map.of()));
      List<PublishedRow> here = sites.getOrDefault(key(row), List.of());
      sheet
          .text(row.text(Columns.REGION))
          .text(day.regionName(row.text(Columns.REGION), words.language()))
          .text(words.code("zone", row.textOrEmpty(Columns.ZONE)))
          .date(row.date(Columns.MARKET_DATE))
          .whole(row.whole(Columns.MARKET_HOUR))
          .text(words.code("level", row.textOrEmpty(GridColumns.COORDINATED_LEVEL)))
          .decimal(row.find(GridColumns.COORDINATED_STRESS_RATIO))
          .decimal(row.find(GridColumns.UNCOVERED_MW))
          .text(words.code("level", row.textOrEmpty(GridColumns.LEVEL)))
          .decimal(row.find(GridColumns.STRESS_RATIO))
          .decimal(row.find(GridColumns.SURPLUS_MW))
          .text(quota.find(QuotaColumns.SITES))
          .decimal(quota.find(Columns.LICENSED_MW))
          .decimal(ExportDay.sum(here, QuotaColumns.QUOTA_MW))
          .decimal(ExportDay.sum(here, QuotaColumns.EXEMPT_MW))
          .decimal(ExportDay.sum(here, QuotaColumns.ALLOWED_MW))
          .decimal(ExportDay.sum(here, QuotaColumns.INTERRUPTIBLE_MW))
          .decimal(ExportDay.sum(here, QuotaColumns.REOFFER_MW))
          .endRow();
    }
    finish(sheet);
  }

  private static List<Object> key(PublishedRow row) {
    return List.of(row.text(Columns.REGION), row.whole(Columns.MARKET_HOUR));
  }

  private void parameters(Workbook workbook) {
    Sheet sheet = sheet(workbook, "parameters", List.of(Head.of("key", 28), Head.of("value", 72)));
    day.system()
        .ifPresent(
            system ->
                system
                    .sentences(words)
                    .forEach(line -> sheet.text(words.text("report.system")).text(line).endRow()));
    day.parameters().forEach((key, value) -> sheet.text(key).text(value).endRow());
    finish(sheet);
  }

  private void quality(Workbook workbook) {
    Sheet sheet =
        sheet(
            workbook,
            "quality",
            List.of(
                Head.of("kind", 11),
                Head.of("subject", 24),
                Head.of("check", 24),
                Head.of("severity", 14),
                Head.of("detail", 80),
                Head.sum("records_in", 12),
                Head.sum("accepted", 12),
                Head.sum("superseded", 12),
                Head.sum("rejected", 12)));
    for (PublishedRow row : day.records()) {
      sheet
          .text(words.text("sheet.kind.records"))
          .text(words.code("source", row.text(Columns.SOURCE)))
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
          .text(words.text("sheet.kind.finding"))
          .text(FindingWords.subject(words.language(), row.text(QuotaColumns.SUBJECT)))
          .text(FindingWords.check(words.language(), row.text(QuotaColumns.CHECK_ID)))
          .text(words.code("severity", row.text(QuotaColumns.SEVERITY)))
          .text(detail(row))
          .text(null)
          .text(null)
          .text(null)
          .text(null)
          .endRow();
    }
    finish(sheet);
  }

  private String detail(PublishedRow row) {
    String parameters = row.textOrEmpty(QuotaColumns.PARAMETERS);
    return parameters.isEmpty()
        ? row.text(QuotaColumns.DETAIL)
        : FindingWords.text(words.language(), Json.map(parameters))
            .orElse(row.text(QuotaColumns.DETAIL));
  }
}
