package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.allocation.CaseFolder;
import kz.quat.allocation.Policy;
import kz.quat.allocation.PolicyDay;
import kz.quat.allocation.PolicyFigures;
import kz.quat.allocation.QuotaCase;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.Solution;
import kz.quat.config.Rules;
import kz.quat.explain.EvidenceFolder;
import kz.quat.grid.StrainInputs;
import kz.quat.publish.Publication;
import kz.quat.quota.CaseOfDay;
import kz.quat.quota.DayClock;
import kz.quat.quota.PolicyRows;
import kz.quat.quota.QuotaRows;
import kz.quat.quota.QuotaSettings;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
      List<Row> policies,
      List<Row> strainInputs) {}

  /**
   * Builds, keeps and solves the case.
   *
   * @param publication the run whose folders take the case and the evidence behind it
   * @param record what became of earlier quotas
   * @param lastDay newest published delivery day before this one; null for none
   */
  Decided decide(
      Publication publication, UptakeStage.SiteRecords record, @Nullable LocalDate lastDay) {
    Rules rules = night.config().rules();
    LocalDate next = night.day().plusDays(1);
    List<Row> strainInputs =
        StrainInputs.forecast(
                night.days(OutTables.FORECAST_REGION_HOURS, night.day(), next),
                night.days(CoreTables.AVAILABLE_CAPACITY, night.day(), next),
                night.warehouse().read(CoreTables.REGIONS),
                DayRules.reserve(rules))
            .collectAsList();
    List<Row> lastQuotas = lastQuotas(lastDay);
    QuotaSettings settings = DayRules.quotaSettings(rules, night.day());
    CaseOfDay caseOfDay =
        CaseOfDay.of(
            night.marketDay(),
            settings,
            strainInputs,
            night.regionsInForce(),
            night.inForce(CoreTables.TIES, GridColumns.TIE),
            sitesInForce(),
            lastHour(lastQuotas),
            record.compliance());
    try {
      CaseFolder.write(caseOfDay.quotaCase(), publication.caseFolder());
      EvidenceFolder.write(
          new EvidenceOfDay(night, zones()).of(caseOfDay), publication.evidenceFolder());
    } catch (IOException e) {
      throw new UncheckedIOException("The evidence cannot be written", e);
    }
    Solution solution = QuotaEngine.solve(caseOfDay.quotaCase(), settings.policy());
    PolicyDay given = PolicyDay.of(caseOfDay.quotaCase(), solution, record.habitualShare());
    DayClock clock = new DayClock(night.marketDay(), zoneIds());
    return new Decided(
        caseOfDay,
        solution,
        new QuotaRows(caseOfDay, given, record.offersOn(), clock, zones()),
        policies(caseOfDay, given, record.habitualShare(), lastQuotas),
        strainInputs);
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

  private List<Row> lastQuotas(@Nullable LocalDate lastDay) {
    if (lastDay == null) {
      return List.of();
    }
    return night
        .days(OutTables.QUOTA_SITE_HOURS, lastDay, lastDay.plusDays(1))
        .select(
            Columns.SITE_ID.col(),
            Columns.MARKET_HOUR.col(),
            QuotaColumns.QUOTA_MW.col(),
            QuotaColumns.EXEMPT_MW.col())
        .collectAsList();
  }

  private static List<Row> lastHour(List<Row> lastQuotas) {
    int last = lastQuotas.stream().mapToInt(QuotaStage::hour).max().orElse(-1);
    return lastQuotas.stream().filter(row -> hour(row) == last).toList();
  }

  private static int hour(Row row) {
    return row.<Integer>getAs(Columns.MARKET_HOUR.name());
  }

  /** Every policy over the same case, the day before's published quotas beside it. */
  private static List<Row> policies(
      CaseOfDay caseOfDay,
      PolicyDay decided,
      Map<String, Double> habitualShare,
      List<Row> lastQuotas) {
    Map<String, Map<Integer, Double>> before = new TreeMap<>();
    for (Row row : lastQuotas) {
      BigDecimal quota = row.getAs(QuotaColumns.QUOTA_MW.name());
      BigDecimal exempt = row.getAs(QuotaColumns.EXEMPT_MW.name());
      before
          .computeIfAbsent(row.getAs(Columns.SITE_ID.name()), site -> new TreeMap<>())
          .put(hour(row), quota.subtract(exempt).doubleValue());
    }
    QuotaCase quotaCase = caseOfDay.quotaCase();
    List<PolicyFigures> figures = new ArrayList<>();
    for (Policy policy : Policy.values()) {
      PolicyDay day =
          policy == decided.firm().policy()
              ? decided
              : PolicyDay.of(quotaCase, QuotaEngine.solveReasons(quotaCase, policy), habitualShare);
      figures.add(PolicyFigures.of(quotaCase, day, before));
    }
    return PolicyRows.of(caseOfDay, decided.firm().policy(), figures);
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
    replaceDay(OutTables.QUOTA_POLICIES, decided.policies());
  }

  private void replaceDay(Table table, List<Row> rows) {
    Dataset<Row> dataset = night.spark().createDataFrame(rows, table.structType()).coalesce(1);
    night.warehouse().replacePieces(table, dataset, List.of(night.day()));
  }
}
