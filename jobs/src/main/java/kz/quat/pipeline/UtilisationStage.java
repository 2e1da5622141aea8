package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import kz.quat.config.ComplianceRule;
import kz.quat.config.ReofferRule;
import kz.quat.quota.Compliance;
import kz.quat.quota.SiteQuotas;
import kz.quat.quota.Utilisation;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;

/** Determines how earlier quotas were used and what follows from it for the day. */
final class UtilisationStage {

  static final Stage STAGE =
      Stage.named("uptake", "Compares earlier quotas with meters.")
          .reads(OutTables.QUOTA_SITE_HOURS, CoreTables.SITE_HOURS)
          .writes(OutTables.QUOTA_UTILISATION)
          .needs(Handover.MONTHS)
          .runs(state -> new UtilisationStage(state.night(), state.get(Handover.MONTHS)).derive());

  private final Night night;
  private final SortedSet<LocalDate> months;

  /**
   * The stage for one night.
   *
   * @param months the months whose meters or quotas this run may have changed
   */
  UtilisationStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.months = months;
  }

  /**
   * The sites' past behaviour as far as it matters for the day.
   *
   * @param habitualShare share of its quota that a site habitually uses, by site
   * @param offersOn whether unused quota is offered to others
   */
  record SiteRecord(
      Map<String, Double> habitualShare, boolean offersOn, Map<String, Compliance> compliance) {}

  /** Compares quotas and meters in the touched months. */
  private void derive() {
    List<Utilisation.Tolerance> tolerances =
        night.config().rules().quota().uptake().stream()
            .map(
                rule ->
                    new Utilisation.Tolerance(
                        rule.validFrom().toString(), rule.tolerancePct(), rule.toleranceMw()))
            .toList();
    night
        .warehouse()
        .replacePartitions(
            OutTables.QUOTA_UTILISATION,
            Utilisation.of(
                SiteQuotas.asMeantNow(night.months(OutTables.QUOTA_SITE_HOURS, months)),
                night.months(CoreTables.SITE_HOURS, months),
                tolerances),
            months);
  }

  /** The sites' record, from a warehouse that may be open for reading only. */
  SiteRecord record() {
    ReofferRule reoffer = night.config().rules().reofferOn(night.day());
    return new SiteRecord(
        Utilisation.habitualShare(
            night.days(
                OutTables.QUOTA_UTILISATION,
                night.day().minusDays(reoffer.windowDays()),
                night.day()),
            reoffer.usePercentilePct(),
            reoffer.leastDays()),
        reoffer.enabled(),
        compliance(night.config().rules().complianceOn(night.day())));
  }

  private Map<String, Compliance> compliance(ComplianceRule conf) {
    LocalDate end = night.day().withDayOfMonth(1).plusMonths(1).minusMonths(conf.lagMonths());
    Compliance.Rule rule =
        new Compliance.Rule(
            conf.leastMeteredHours(),
            conf.leastFilings(),
            ground(conf.notReported()),
            ground(conf.mismatch()),
            ground(conf.difference()),
            ground(conf.exceeded()),
            ground(conf.missing()),
            ground(conf.late()));
    Map<String, Compliance> bySite = new TreeMap<>();
    LocalDate from = end.minusMonths(conf.windowMonths());
    // The row of a period that overlaps the window is dated at the period's end, within a year.
    Compliance.records(
            night.days(ComplianceTables.SITES, from, end),
            night.days(ComplianceTables.FILINGS, from, end.plusYears(1)))
        .forEach((site, figures) -> bySite.put(site, Compliance.of(figures, rule)));
    return bySite;
  }

  private static Compliance.Ground ground(ComplianceRule.Ground conf) {
    return new Compliance.Ground(conf.abovePct(), conf.factor());
  }
}
