package kz.quat.explain;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.quat.allocation.Interruptible;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.domain.MarketDay;
import org.jspecify.annotations.Nullable;

/**
 * A published run whose case has been solved again. Quotas are explained from it.
 *
 * @param caseFolder the folder of the case, as it is named in the command that repeats the
 *     computation
 * @param reoffered MW that others leave unused and that are offered to a site, by site and hour, as
 *     published. They depend on months of meter readings, which are not part of the case. Empty if
 *     nothing is re-offered
 */
public record ExplainedRun(
    String runId,
    Instant issuedAt,
    Path caseFolder,
    QuotaCase quotaCase,
    Evidence evidence,
    Solution solution,
    Interruptible interruptible,
    Map<String, Map<Integer, Double>> reoffered) {

  public ExplainedRun {
    reoffered = Map.copyOf(reoffered);
  }

  /**
   * Solves the case of a run again under the policy that it names.
   *
   * @throws IllegalArgumentException if the case does not name policy, day and market zone, all of
   *     which a night writes
   */
  public static ExplainedRun of(
      String runId,
      Instant issuedAt,
      Path caseFolder,
      QuotaCase quotaCase,
      Evidence evidence,
      Map<String, Map<Integer, Double>> reoffered) {
    Policy policy = quotaCase.params().policy();
    if (policy == null) {
      throw new IllegalArgumentException("The case names no policy, so no night wrote it");
    }
    Solution solution = QuotaEngine.solve(quotaCase, policy);
    return new ExplainedRun(
        runId,
        issuedAt,
        caseFolder,
        quotaCase,
        evidence,
        solution,
        Interruptible.fill(quotaCase, solution),
        reoffered);
  }

  /** The delivery day on the market's clock. */
  public MarketDay day() {
    LocalDate date = quotaCase.params().deliveryDate();
    String zone = quotaCase.params().marketZone();
    if (date == null || zone == null) {
      throw new IllegalArgumentException("The case names no day or market zone");
    }
    return new MarketDay(date, ZoneId.of(zone));
  }

  /** The part of a site that competes for the surplus; empty if no part does. */
  Optional<CaseMiner> competing(String siteId) {
    return quotaCase.miners().stream()
        .filter(miner -> miner.miner().equals(siteId) && miner.tier() > 0)
        .findFirst();
  }

  /** The site's quota from the surplus, MW; 0 if it does not compete. */
  double grantedMw(String siteId, int hour) {
    return competing(siteId).isPresent() ? of(solution.quotas(), siteId, hour) : 0;
  }

  /** The site's interruptible power in addition to its quota, MW. */
  double interruptibleMw(String siteId, int hour) {
    return competing(siteId).isPresent() ? of(interruptible.quotas(), siteId, hour) : 0;
  }

  /** True if habitually unused quota is offered to others. */
  boolean offersOn() {
    return !reoffered.isEmpty();
  }

  /** The power that is re-offered to the site, MW; 0 if there is none. */
  double reofferedMw(String siteId, int hour) {
    return reoffered.getOrDefault(siteId, Map.of()).getOrDefault(hour, 0.0);
  }

  private static double of(List<Solution.Quota> quotas, String siteId, int hour) {
    return quotas.stream()
        .filter(quota -> quota.hour() == hour && quota.miner().equals(siteId))
        .mapToDouble(Solution.Quota::quotaMw)
        .findFirst()
        .orElse(0);
  }

  /**
   * What limited the competing part of the site or, if no part competes, its exempt part; empty if
   * the site is left out of the case.
   */
  Optional<Solution.Explanation> reason(String siteId, int hour) {
    return solution.explanations().stream()
        .filter(reason -> reason.hour() == hour && reason.miner().equals(siteId))
        .findFirst();
  }

  /** MW that the shut-off in the hour cost; 0 if the site was not shut off. */
  double lostMw(String siteId, int hour) {
    return solution.shutOffs().stream()
        .filter(shut -> shut.hour() == hour && shut.miner().equals(siteId))
        .mapToDouble(Solution.ShutOff::lostMw)
        .findFirst()
        .orElse(0);
  }

  /**
   * The row of the whole system in an hour, with the parts of its shortage; null if there is none.
   */
  @Nullable SystemRow system(int hour) {
    return solution.systemHours().stream()
        .filter(row -> row.hour() == hour)
        .findFirst()
        .orElse(null);
  }

  double unservedMw(int hour) {
    return solution.hours().stream()
        .filter(row -> row.hour() == hour)
        .mapToDouble(Solution.Hour::unservedMw)
        .findFirst()
        .orElse(0);
  }

  /**
   * An hour of a site, for output as JSON.
   *
   * @param quotaMw MW from the common surplus
   * @param exemptMw MW of own, renewable or imported power, in addition to the quota
   * @param allowedMw the sum of both
   * @param reofferMw MW re-offered from what others leave unused; null if nothing is re-offered
   * @param explanation null if the site's region was left out of the case
   */
  public record SiteHour(
      int hour,
      double quotaMw,
      double exemptMw,
      double allowedMw,
      double interruptibleMw,
      @Nullable Double reofferMw,
      Solution.@Nullable Explanation explanation) {}

  /** An hour of a site, for output as JSON. */
  public SiteHour hourOf(Evidence.Site site, int hour) {
    String id = site.siteId();
    return new SiteHour(
        hour,
        grantedMw(id, hour),
        site.exemptMw(),
        grantedMw(id, hour) + site.exemptMw(),
        interruptibleMw(id, hour),
        offersOn() ? reofferedMw(id, hour) : null,
        reason(id, hour).orElse(null));
  }
}
