package kz.quat.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.solution.Solution;
import kz.quat.domain.MarketDay;
import kz.quat.domain.MissingRegions;
import kz.quat.domain.UserErrorException;
import kz.quat.quota.CarriedOver;
import kz.quat.quota.CaseOfDay;
import kz.quat.quota.QuotaSettings;
import org.apache.spark.sql.Row;

/**
 * Solves the nights of a span one after another under several policies. Each policy has a history
 * of its own: ramps and credits follow from its own quotas of the day before. Before the first day,
 * a site starts from its licence and has no credit, as in a first night.
 */
public final class PolicyReplays {

  private final BiFunction<LocalDate, Set<String>, MissingRegions> missing;
  private final Map<Policy, CarriedOver> carried = new TreeMap<>();
  private final List<DayScore> scores = new ArrayList<>();
  private final List<String> withheld = new ArrayList<>();

  /**
   * @param missing judges which regions a day's case leaves out; a night with too many would have
   *     been withheld
   */
  public PolicyReplays(
      List<Policy> policies, BiFunction<LocalDate, Set<String>, MissingRegions> missing) {
    this.missing = missing;
    policies.forEach(policy -> carried.put(policy, CarriedOver.NONE));
  }

  /**
   * What a night knew.
   *
   * @param strainInputs forecast load, capacity and reserve of its day, as known at its issue
   */
  public record Known(
      MarketDay day,
      QuotaSettings settings,
      List<Row> strainInputs,
      List<Row> regionsInForce,
      List<Row> tiesInForce,
      List<Row> sitesInForce) {}

  /**
   * Solves and scores one day. A night that would have been withheld is recorded but not scored.
   *
   * @param siteHours known consumption of sites on the day
   */
  public void replay(Known known, ActualDay actual, List<Row> siteHours) {
    Map<Policy, CaseOfDay> cases;
    try {
      cases =
          carried.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> of(known, entry.getValue())));
    } catch (UserErrorException e) {
      withheld.add(known.day().date() + ": " + e.getMessage());
      return;
    }
    CaseOfDay any = cases.values().iterator().next();
    MissingRegions left = missing.apply(known.day().date(), any.withoutData());
    if (left.tooMany()) {
      withheld.add(
          "%s: withheld, without load or capacity for the day: %s"
              .formatted(known.day().date(), String.join(", ", left.regions())));
      return;
    }
    DayScoring scoring = new DayScoring(any, actual, siteHours);
    // Policies are independent of each other, so they can be solved in parallel.
    List<Solved> solved =
        carried.keySet().parallelStream()
            .map(policy -> solve(policy, Objects.requireNonNull(cases.get(policy))))
            .toList();
    for (Solved each : solved) {
      scores.add(scoring.of(each.solution()));
      carried.computeIfPresent(
          each.policy(), (policy, before) -> before.after(each.caseOfDay(), each.solution()));
    }
  }

  private record Solved(Policy policy, CaseOfDay caseOfDay, Solution solution) {}

  private static Solved solve(Policy policy, CaseOfDay caseOfDay) {
    return new Solved(policy, caseOfDay, QuotaEngine.solveQuotas(caseOfDay.quotaCase(), policy));
  }

  private static CaseOfDay of(Known known, CarriedOver carried) {
    return CaseOfDay.of(
        known.day(),
        known.settings(),
        known.strainInputs(),
        known.regionsInForce(),
        known.tiesInForce(),
        known.sitesInForce(),
        carried,
        Map.of());
  }

  /** The scores so far, by day and policy. */
  public List<DayScore> scores() {
    return List.copyOf(scores);
  }

  /** Days whose night would not have been published, with the reason. */
  public List<String> withheld() {
    return List.copyOf(withheld);
  }
}
