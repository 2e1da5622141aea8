package kz.quat.allocation.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.quat.allocation.Interruptible;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/**
 * New quotas for the rest of a day after changes. The hours before stay as they are, because they
 * have passed. Ramps start from what every site had in the last of these hours.
 *
 * @param original the case as it was issued
 * @param before its quotas
 * @param interruptibleBefore its interruptible quotas
 * @param quotaCase the changed case of the hours from the change on
 * @param solution its quotas
 * @param interruptible its interruptible quotas
 * @param heldMw what each site had in the hour before, firm and interruptible together; empty if
 *     that hour is before the day
 */
public record Reissue(
    QuotaCase original,
    Solution before,
    Interruptible interruptibleBefore,
    QuotaCase quotaCase,
    Solution solution,
    Interruptible interruptible,
    Map<String, Double> heldMw) {

  public Reissue {
    heldMw = Map.copyOf(heldMw);
  }

  private static final String FROM_HOUR = "--from-hour";

  /**
   * An order to a site for consecutive hours with the same figures.
   *
   * @param miner as the case names it
   * @param untilHour the first market hour in which it no longer holds
   * @param bindingKind what limits the new quota, as in explanations
   * @param bindingElements the elements that limit it; empty for a bound of the site itself
   */
  public record Order(
      String miner,
      int fromHour,
      int untilHour,
      double quotaBeforeMw,
      double quotaMw,
      double interruptibleBeforeMw,
      double interruptibleMw,
      String bindingKind,
      String bindingElements) {

    private boolean goesOnAs(Order other) {
      return untilHour == other.fromHour
          && miner.equals(other.miner)
          && quotaBeforeMw == other.quotaBeforeMw
          && quotaMw == other.quotaMw
          && interruptibleBeforeMw == other.interruptibleBeforeMw
          && interruptibleMw == other.interruptibleMw
          && bindingKind.equals(other.bindingKind)
          && bindingElements.equals(other.bindingElements);
    }

    private Order until(int hour) {
      return new Order(
          miner,
          fromHour,
          hour,
          quotaBeforeMw,
          quotaMw,
          interruptibleBeforeMw,
          interruptibleMw,
          bindingKind,
          bindingElements);
    }

    private boolean changes() {
      return quotaBeforeMw != quotaMw || interruptibleBeforeMw != interruptibleMw;
    }
  }

  /**
   * Solves the rest of the day.
   *
   * @param fromHour first market hour that may change; one of the hours of the case
   * @param changes changes as for a what-if, for the hours from {@code fromHour} on
   * @throws BadCaseException for an hour that the case does not have, or a change that breaks a
   *     rule
   */
  public static Reissue of(
      QuotaCase original, WhatIf.Supplement supplement, int fromHour, List<Change> changes) {
    requireHour(original, fromHour);
    Solution before = QuotaEngine.solveReasons(original, policy(original));
    return next(
        original,
        before,
        Interruptible.fill(original, before),
        Map.of(),
        supplement,
        fromHour,
        changes);
  }

  /**
   * A further reissue of the same day, which starts from the result of this one.
   *
   * @param hour first market hour that may change; not before that of this reissue
   * @throws BadCaseException as {@link #of}
   */
  public Reissue then(WhatIf.Supplement supplement, int hour, List<Change> changes) {
    requireHour(quotaCase, hour);
    return next(quotaCase, solution, interruptible, heldMw, supplement, hour, changes);
  }

  private static Policy policy(QuotaCase quotaCase) {
    return Objects.requireNonNullElse(quotaCase.params().policy(), Policy.MAX_MIN);
  }

  private static Reissue next(
      QuotaCase original,
      Solution before,
      Interruptible extraBefore,
      Map<String, Double> heldBefore,
      WhatIf.Supplement supplement,
      int fromHour,
      List<Change> changes) {
    Map<String, Double> firm = at(before.quotas(), fromHour - 1);
    QuotaCase changed = ChangedCase.of(rest(original, fromHour, firm), supplement, changes);
    Solution solution = QuotaEngine.solveReasons(changed, policy(changed));
    Map<String, Double> both = new HashMap<>(firm.isEmpty() ? heldBefore : firm);
    at(extraBefore.quotas(), fromHour - 1)
        .forEach((miner, mw) -> both.merge(miner, mw, Double::sum));
    return new Reissue(
        original,
        before,
        extraBefore,
        changed,
        solution,
        Interruptible.fill(withPrevious(changed, both), solution),
        both);
  }

  private static void requireHour(QuotaCase original, int fromHour) {
    if (!original.hours().contains(fromHour)) {
      throw new BadCaseException(
          FROM_HOUR,
          0,
          "hour",
          String.valueOf(fromHour),
          "must be one of the case's hours, %d to %d"
              .formatted(
                  original.hours().get(0), original.hours().get(original.hours().size() - 1)));
    }
  }

  /** Quotas of an hour by miner; empty if the hour is before the case. */
  private static Map<String, Double> at(List<Solution.Quota> quotas, int hour) {
    Map<String, Double> found = new HashMap<>();
    quotas.stream()
        .filter(quota -> quota.hour() == hour)
        .forEach(quota -> found.put(quota.miner(), quota.quotaMw()));
    return found;
  }

  private static QuotaCase rest(QuotaCase whole, int fromHour, Map<String, Double> previous) {
    QuotaCase rest =
        new QuotaCase(
            whole.params(),
            whole.regions(),
            whole.regionHours().stream().filter(row -> row.hour() >= fromHour).toList(),
            whole.ties(),
            whole.zones(),
            whole.capHours().stream().filter(row -> row.hour() >= fromHour).toList(),
            whole.miners());
    return withPrevious(rest, previous);
  }

  private static QuotaCase withPrevious(QuotaCase quotaCase, Map<String, Double> previous) {
    return quotaCase.withMiners(
        quotaCase.miners().stream()
            .map(
                miner ->
                    new CaseMiner(
                        miner.miner(),
                        miner.region(),
                        miner.licensedMw(),
                        miner.weight(),
                        miner.minLoadMw(),
                        miner.tier(),
                        miner.ownGenMw(),
                        miner.rampUpMw(),
                        previous.getOrDefault(miner.miner(), miner.prevMw()),
                        miner.acceptedOn(),
                        miner.bidKztPerKwh(),
                        miner.shutoffCreditMwh()))
            .toList());
  }

  /** The orders for all sites whose figures change, by site and hour; empty if nothing changes. */
  public List<Order> orders() {
    Map<List<Object>, Double> firmBefore = keyed(before.quotas());
    Map<List<Object>, Double> extraBefore = keyed(interruptibleBefore.quotas());
    Map<List<Object>, Double> extra = keyed(interruptible.quotas());
    Map<List<Object>, Solution.Explanation> reasons = new HashMap<>();
    solution.explanations().forEach(row -> reasons.put(List.of(row.miner(), row.hour()), row));
    List<Order> orders = new ArrayList<>();
    for (Solution.Quota quota : solution.quotas()) {
      List<Object> key = List.of(quota.miner(), quota.hour());
      Solution.Explanation reason = reasons.get(key);
      Order order =
          new Order(
              quota.miner(),
              quota.hour(),
              quota.hour() + 1,
              firmBefore.getOrDefault(key, 0.0),
              quota.quotaMw(),
              extraBefore.getOrDefault(key, 0.0),
              extra.getOrDefault(key, 0.0),
              reason == null ? "" : reason.bindingKind(),
              reason == null ? "" : reason.bindingElements());
      if (order.changes()) {
        int last = orders.size() - 1;
        if (last >= 0 && orders.get(last).goesOnAs(order)) {
          orders.set(last, orders.get(last).until(order.untilHour()));
        } else {
          orders.add(order);
        }
      }
    }
    return orders;
  }

  private static Map<List<Object>, Double> keyed(List<Solution.Quota> quotas) {
    Map<List<Object>, Double> keyed = new HashMap<>();
    quotas.forEach(quota -> keyed.put(List.of(quota.miner(), quota.hour()), quota.quotaMw()));
    return keyed;
  }
}
