package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.quat.allocation.PolicyDay;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.figures.PolicyFigures;
import kz.quat.allocation.solution.Solution;
import kz.quat.explain.EvidenceFolder;
import kz.quat.grid.StrainInputs;
import kz.quat.publish.commit.Publication;
import kz.quat.quota.CarriedOver;
import kz.quat.quota.CaseOfDay;
import kz.quat.quota.PolicyRows;
import kz.quat.quota.QuotaRows;
import kz.quat.quota.SiteQuotas;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Builds the case of the day, solves it, and writes the quota tables. */
final class QuotaStage {

  static final Stage STAGE =
      Stage.named("quota", "Builds and solves the day's case and writes the quota tables.")
          .reads(
              OutTables.FORECAST_REGION_HOURS,
              CoreTables.AVAILABLE_CAPACITY,
              CoreTables.CAPACITY_HOURS,
              CoreTables.REGIONS,
              CoreTables.TIES,
              CoreTables.REGISTER_SITES,
              OutTables.QUOTA_SITE_HOURS,
              OutTables.QUOTA_CREDITS,
              OutTables.QUOTA_UTILISATION,
              ComplianceTables.SITES,
              ComplianceTables.FILINGS)
          .writes(
              OutTables.QUOTA_SITE_HOURS,
              OutTables.QUOTA_TENANTS,
              OutTables.QUOTA_REGION_HOURS,
              OutTables.QUOTA_EXPLANATIONS,
              OutTables.QUOTA_POLICIES,
              OutTables.QUOTA_CREDITS)
          .needs(Handover.MONTHS)
          .gives(Handover.DECIDED)
          .runs(
              state -> {
                QuotaStage stage = new QuotaStage(state.night());
                QuotaDecision decided =
                    stage.decide(
                        state.publication(),
                        new UtilisationStage(state.night(), state.get(Handover.MONTHS)).record(),
                        stage.lastDay(state.lastDayBefore()));
                stage.write(decided);
                state.give(Handover.DECIDED, decided);
              });

  private final Night night;

  QuotaStage(Night night) {
    this.night = night;
  }

  /** The night's case, its solution and the rows derived from it. */
  record QuotaDecision(
      CaseOfDay caseOfDay,
      Solution solution,
      QuotaRows rows,
      List<Row> policies,
      List<Row> strainInputs,
      CarriedOver carried) {}

  /**
   * Builds, stores and solves the case.
   *
   * @param publication the run whose folders receive the case and its evidence
   * @param record the sites' past use of quotas
   * @param lastDay newest published delivery day before this one; null for none
   */
  private QuotaDecision decide(
      Publication publication, UtilisationStage.SiteRecord record, @Nullable LocalDate lastDay) {
    List<Row> strainInputs = strainInputs();
    List<Row> lastQuotas = lastQuotas(lastDay);
    CarriedOver carried = carried(lastDay, lastQuotas);
    CaseOfDay caseOfDay = caseOfDay(strainInputs, carried, record);
    try {
      CaseFolder.write(caseOfDay.quotaCase(), publication.caseFolder());
      EvidenceFolder.write(
          new EvidenceOfDay(night, night.zones()).of(caseOfDay), publication.evidenceFolder());
    } catch (IOException e) {
      throw new UncheckedIOException("The evidence cannot be written", e);
    }
    Solution solution =
        QuotaEngine.solve(
            caseOfDay.quotaCase(),
            DayRules.quotaSettings(night.config().rules(), night.day()).policy());
    PolicyDay given = PolicyDay.of(caseOfDay.quotaCase(), solution, record.habitualShare());
    return new QuotaDecision(
        caseOfDay,
        solution,
        new QuotaRows(caseOfDay, given, record.offersOn(), night.dayClock(), night.zones()),
        policies(caseOfDay, given, record.habitualShare(), lastQuotas),
        strainInputs,
        carried);
  }

  /**
   * The newest published delivery day before this one; null for none. If all kept runs are of this
   * same day (it was run repeatedly), the quota table gives the answer.
   */
  @Nullable LocalDate lastDay(Optional<LocalDate> ofKeptRuns) {
    if (ofKeptRuns.isPresent() || !night.warehouse().holds(OutTables.QUOTA_SITE_HOURS)) {
      return ofKeptRuns.orElse(null);
    }
    Row last =
        night
            .warehouse()
            .read(OutTables.QUOTA_SITE_HOURS)
            .where(Columns.MARKET_DATE.col().lt(functions.lit(night.day())))
            .agg(Columns.MARKET_DATE.as(functions.max(Columns.MARKET_DATE.col())))
            .first();
    Date day = Columns.MARKET_DATE.from(last);
    return day == null ? null : day.toLocalDate();
  }

  /** Builds the case only, from a warehouse that may be open for reading only. */
  CaseOfDay rebuild(UtilisationStage.SiteRecord record) {
    // The folder of the previous run may be gone, but the warehouse still has its quotas.
    LocalDate lastDay = lastDay(Optional.empty());
    return caseOfDay(strainInputs(), carried(lastDay, lastQuotas(lastDay)), record);
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

  private CaseOfDay caseOfDay(
      List<Row> strainInputs, CarriedOver carried, UtilisationStage.SiteRecord record) {
    return CaseOfDay.of(
        night.marketDay(),
        DayRules.quotaSettings(night.config().rules(), night.day()),
        strainInputs,
        night.regionsInForce(),
        night.inForce(CoreTables.TIES, GridColumns.TIE),
        night.inForce(CoreTables.REGISTER_SITES, Columns.SITE_ID),
        carried,
        record.compliance());
  }

  /**
   * State carried over from the newest published day before this one, so that running a day again
   * does not use the day's own first run.
   */
  private CarriedOver carried(@Nullable LocalDate lastDay, List<Row> lastQuotas) {
    if (lastDay == null) {
      return CarriedOver.NONE;
    }
    return CarriedOver.of(
        lastHour(lastQuotas),
        night.warehouse().rows(OutTables.QUOTA_CREDITS, lastDay, lastDay.plusDays(1)).list());
  }

  /** The newest published day's quotas by hour. */
  private List<Row> lastQuotas(@Nullable LocalDate lastDay) {
    if (lastDay == null) {
      return List.of();
    }
    List<Row> rows =
        night.warehouse().rows(OutTables.QUOTA_SITE_HOURS, lastDay, lastDay.plusDays(1)).list();
    if (SiteQuotas.areMeantNow(rows)) {
      return rows;
    }
    return SiteQuotas.asMeantNow(
            night.days(OutTables.QUOTA_SITE_HOURS, lastDay, lastDay.plusDays(1)))
        .select(Columns.SITE_ID.col(), Columns.MARKET_HOUR.col(), QuotaColumns.QUOTA_MW.col())
        .collectAsList();
  }

  private static List<Row> lastHour(List<Row> lastQuotas) {
    int last = lastQuotas.stream().mapToInt(QuotaStage::hour).max().orElse(-1);
    return lastQuotas.stream().filter(row -> hour(row) == last).toList();
  }

  private static int hour(Row row) {
    return Columns.MARKET_HOUR.<Integer>from(row);
  }

  /**
   * Figures of every policy for the same case, compared with the previous day's published quotas.
   */
  private static List<Row> policies(
      CaseOfDay caseOfDay,
      PolicyDay decided,
      Map<String, Double> habitualShare,
      List<Row> lastQuotas) {
    Map<String, Map<Integer, Double>> before = new TreeMap<>();
    for (Row row : lastQuotas) {
      BigDecimal quota = QuotaColumns.QUOTA_MW.from(row);
      before
          .computeIfAbsent(Columns.SITE_ID.from(row), site -> new TreeMap<>())
          .put(hour(row), quota.doubleValue());
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

  /** Writes the quota tables of the delivery day. */
  private void write(QuotaDecision decided) {
    List<Row> siteHours = decided.rows().siteHours();
    night.replaceDay(OutTables.QUOTA_SITE_HOURS, siteHours);
    tenants(decided.caseOfDay().tenants().rows(night.day(), siteHours));
    night.replaceDay(OutTables.QUOTA_REGION_HOURS, decided.rows().regionHours());
    night.replaceDay(OutTables.QUOTA_EXPLANATIONS, decided.rows().explanations());
    night.replaceDay(OutTables.QUOTA_POLICIES, decided.policies());
    night.replaceDay(OutTables.QUOTA_CREDITS, decided.rows().credits(decided.carried()));
  }

  /** Writes nothing if there was never a tenant. */
  private void tenants(List<Row> rows) {
    if (!rows.isEmpty() || night.warehouse().holds(OutTables.QUOTA_TENANTS)) {
      night.replaceDay(OutTables.QUOTA_TENANTS, rows);
    }
  }
}
