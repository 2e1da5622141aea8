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
 * A published run, its case solved again: what its quotas can be explained from.
 *
 * @param caseFolder where the case lies, as it is to be named in the command that repeats it
 * @param reoffered MW offered on to a site from what others leave, by site and then by hour, as
 *     published: it rests on months of meters, which are no part of the case; empty where nothing
 *     is offered on
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

  /** Copies the map. */
  public ExplainedRun {
    reoffered = Map.copyOf(reoffered);
  }

  /**
   * Solves the case of a run again, by the policy it names.
   *
   * @throws IllegalArgumentException where the case names no policy, day or market zone: a night
   *     writes all three
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

  /** The part of a site that competes for the surplus; empty where none does. */
  Optional<CaseMiner> competing(String siteId) {
    return quotaCase.miners().stream()
        .filter(miner -> miner.miner().equals(siteId) && miner.tier() > 0)
        .findFirst();
  }

  /** What a site got of the surplus; 0 where it does not compete. */
  double grantedMw(String siteId, int hour) {
    return competing(siteId).isPresent() ? of(solution.quotas(), siteId, hour) : 0;
  }

  /** What it got beside it, interruptible. */
  double interruptibleMw(String siteId, int hour) {
    return competing(siteId).isPresent() ? of(interruptible.quotas(), siteId, hour) : 0;
  }

  /** Whether what is habitually left unused is offered on. */
  boolean offersOn() {
    return !reoffered.isEmpty();
  }

  /** What is offered to it of what others leave; 0 where nothing is. */
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

  /** What bound the site's part that competes, else its exempt part; empty where it is left out. */
  Optional<Solution.Explanation> reason(String siteId, int hour) {
    return solution.explanations().stream()
        .filter(reason -> reason.hour() == hour && reason.miner().equals(siteId))
        .findFirst();
  }

  /** MW that the shut-off of the hour cost; 0 where it was not shut off. */
  double lostMw(String siteId, int hour) {
    return solution.shutOffs().stream()
        .filter(shut -> shut.hour() == hour && shut.miner().equals(siteId))
        .mapToDouble(Solution.ShutOff::lostMw)
        .findFirst()
        .orElse(0);
  }

  /** The system in an hour, its shortage taken apart; null where nothing is known of it. */
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
   * An hour of a site, for machines.
   *
   * @param quotaMw MW from the common surplus
   * @param exemptMw MW beside it of own, renewable or imported power
   * @param allowedMw both together
   * @param reofferMw MW offered on from what others leave; null where nothing is offered on
   * @param explanation null where its region was left out of the case
   */
  public record SiteHour(
      int hour,
      double quotaMw,
      double exemptMw,
      double allowedMw,
      double interruptibleMw,
      @Nullable Double reofferMw,
      Solution.@Nullable Explanation explanation) {}

  /** An hour of a site, for machines. */
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
