package kz.quat.publish.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.csv.CsvFile;
import kz.quat.domain.Language;
import kz.quat.publish.paper.Defused;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.schema.Columns;
import kz.quat.schema.QuotaColumns;
import org.jspecify.annotations.Nullable;

/**
 * Quotas by site and hour as CSV with a byte order mark: one format with commas for programs, one
 * with semicolons and decimal commas for spreadsheets set to Kazakh or Russian.
 */
enum QuotaCsv {
  COMMA("quotas.csv", ',', '.'),
  SEMICOLON("quotas_semicolon.csv", ';', ',');

  private static final List<String> HEAD =
      List.of(
          "site_id",
          "miner_bin",
          "region",
          "market_date",
          "market_hour",
          "hour_start_utc",
          "tier",
          "licensed_mw",
          "quota_mw",
          "exempt_mw",
          "allowed_mw",
          "interruptible_mw",
          "reoffer_mw",
          "binding_kind",
          "binding_elements",
          "policy",
          "status",
          "run_id",
          "region_name_kk",
          "region_name_ru",
          "site_name_kk",
          "site_name_ru");

  private final String fileName;
  private final char separator;
  private final char point;

  QuotaCsv(String fileName, char separator, char point) {
    this.fileName = fileName;
    this.separator = separator;
    this.point = point;
  }

  String fileName() {
    return fileName;
  }

  byte[] bytes(ExportDay day) throws IOException {
    Map<List<Object>, PublishedRow> reasons = new HashMap<>();
    day.reasons().forEach(row -> reasons.put(key(row), row));
    PublishedRow none = new PublishedRow(Map.of());
    return CsvFile.forSpreadsheets(
        separator,
        HEAD,
        day.quotas().stream(),
        row -> fields(day, row, reasons.getOrDefault(key(row), none)));
  }

  private static List<Object> key(PublishedRow row) {
    return List.of(row.text(Columns.SITE_ID), row.instant(Columns.HOUR_START_UTC));
  }

  private List<String> fields(ExportDay day, PublishedRow row, PublishedRow reason) {
    List<String> fields = new ArrayList<>();
    fields.add(Defused.text(row.text(Columns.SITE_ID)));
    fields.add(Defused.text(row.text(Columns.MINER_BIN)));
    fields.add(Defused.text(row.text(Columns.REGION)));
    fields.add(row.date(Columns.MARKET_DATE).toString());
    fields.add(Long.toString(row.whole(Columns.MARKET_HOUR)));
    fields.add(row.instant(Columns.HOUR_START_UTC).toString());
    fields.add(Long.toString(row.whole(Columns.TIER)));
    fields.add(number(row.decimal(Columns.LICENSED_MW)));
    fields.add(number(row.decimal(QuotaColumns.QUOTA_MW)));
    fields.add(number(row.decimal(QuotaColumns.EXEMPT_MW)));
    fields.add(number(row.decimal(QuotaColumns.ALLOWED_MW)));
    fields.add(numberOrEmpty(row.find(QuotaColumns.INTERRUPTIBLE_MW)));
    fields.add(numberOrEmpty(row.find(QuotaColumns.REOFFER_MW)));
    fields.add(Defused.text(row.text(QuotaColumns.BINDING_KIND)));
    fields.add(Defused.text(reason.textOrEmpty(QuotaColumns.BINDING_ELEMENTS)));
    fields.add(Defused.text(row.text(QuotaColumns.POLICY)));
    fields.add("recommendation");
    fields.add(day.run().runId());
    for (Language language : List.of(Language.KK, Language.RU)) {
      fields.add(Defused.text(day.regionName(row.text(Columns.REGION), language)));
    }
    for (Language language : List.of(Language.KK, Language.RU)) {
      fields.add(Defused.text(day.names().of(row.text(Columns.SITE_ID), language)));
    }
    return fields;
  }

  private String numberOrEmpty(@Nullable Object value) {
    return value instanceof BigDecimal known ? number(known) : "";
  }

  private String number(BigDecimal value) {
    return value.toPlainString().replace('.', point);
  }
}
