package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.allocation.CaseFolder;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.Solution;
import kz.quat.domain.MarketDay;
import kz.quat.grid.StrainInputs;
import kz.quat.quota.Carried;
import kz.quat.quota.CaseOfDay;
import kz.quat.quota.DayClock;
import kz.quat.quota.QuotaRows;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Stage 5: the case of the day, its solution, and the tables that say so. */
final class QuotaStage {

  private final Night night;

  QuotaStage(Night night) {
    this.night = night;
  }

  /** What the night decided. */
  record Decided(
      CaseOfDay caseOfDay,
      Solution solution,
      QuotaRows rows,
      List<Row> strainInputs,
      Carried carried) {}

  /**
   * Builds, keeps and solves the case.
   *
   * @param caseFolder where the evidence is written
   * @param lastDay newest published delivery day before this one; null for none
   */
  Decided decide(Path caseFolder, @Nullable LocalDate lastDay) {
    List<Row> strainInputs = strainInputs();
    Carried carried = carried(lastDay);
    CaseOfDay caseOfDay = caseOfDay(strainInputs, carried);
    try {
      CaseFolder.write(caseOfDay.quotaCase(), caseFolder);
    } catch (IOException e) {
      throw new UncheckedIOException("The evidence cannot be written", e);
    }
    Solution solution =
        QuotaEngine.solve(
            caseOfDay.quotaCase(),
            DayRules.quotaSettings(night.config().rules(), night.day()).policy());
    DayClock clock = new DayClock(night.marketDay(), zoneIds());
    return new Decided(
        caseOfDay,
        solution,
        new QuotaRows(caseOfDay, solution, clock, zones()),
        strainInputs,
        carried);
  }

  /** The case alone, from a warehouse that may be open for reading only. */
  CaseOfDay rebuild(@Nullable LocalDate lastDay) {
    return caseOfDay(strainInputs(), carried(lastDay));
  }

  private List<Row> strainInputs() {
    LocalDate next = night.day().plusDays(1);
    return StrainInputs.forecast(
            night.days(OutTables.FORECAST_REGION_HOURS, night.day(), next),
            night.days(CoreTables.AVAILABLE_CAPACITY, night.day(), next),
            night.warehouse().read(CoreTables.REGIONS),
            DayRules.reserve(night.config().rules()))
        .collectAsList();
  }

  private CaseOfDay caseOfDay(List<Row> strainInputs, Carried carried) {
    return CaseOfDay.of(
        night.marketDay(),
        DayRules.quotaSettings(night.config().rules(), night.day()),
        strainInputs,
        night.regionsInForce(),
        night.inForce(CoreTables.TIES, GridColumns.TIE),
        sitesInForce(),
        carried);
  }

  /** Sites on the register on the delivery day; one that has ended is not on it. */
  private List<Row> sitesInForce() {
    return night.inForce(CoreTables.REGISTER_SITES, Columns.SITE_ID).stream()
        .filter(
            row -> {
              java.sql.Date until = row.getAs(MinerColumns.VALID_TO.name());
              return until == null || !until.toLocalDate().isBefore(night.day());
            })
        .toList();
  }

  /** What the newest published day before this one left; its own rerun does not count. */
  private Carried carried(@Nullable LocalDate lastDay) {
    if (lastDay == null) {
      return Carried.NONE;
    }
    MarketDay last = night.config().market().day(lastDay);
    LocalDate next = lastDay.plusDays(1);
    return Carried.of(
        night
            .days(OutTables.QUOTA_SITE_HOURS, lastDay, next)
            .where(Columns.MARKET_HOUR.col().equalTo(functions.lit(last.hours().size() - 1)))
            .collectAsList(),
        night.days(OutTables.QUOTA_CREDITS, lastDay, next).collectAsList());
  }

  private Map<String, ZoneId> zoneIds() {
    return night.zoneIds().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> ZoneId.of(entry.getValue())));
  }

  private Map<String, String> zones() {
    Map<String, String> zones = new TreeMap<>();
    for (Row row : night.regionsInForce()) {
      zones.put(row.getAs(Columns.REGION.name()), row.getAs(Columns.ZONE.name()));
    }
    return zones;
  }

  /** Writes the quota tables of the delivery day. */
  void write(Decided decided) {
    replaceDay(OutTables.QUOTA_SITE_HOURS, decided.rows().siteHours());
    replaceDay(OutTables.QUOTA_REGION_HOURS, decided.rows().regionHours());
    replaceDay(OutTables.QUOTA_EXPLANATIONS, decided.rows().explanations());
    replaceDay(OutTables.QUOTA_CREDITS, decided.rows().credits(decided.carried()));
  }

  private void replaceDay(Table table, List<Row> rows) {
    Dataset<Row> dataset = night.spark().createDataFrame(rows, table.structType()).coalesce(1);
    night.warehouse().replacePieces(table, dataset, List.of(night.day()));
  }
}
