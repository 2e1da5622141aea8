package kz.quat.domain;

import java.time.LocalDate;
import java.util.Collection;

/**
 * When a total over miners may be shown to readers who may not see single miners: the threshold
 * rule and the p% rule of the Handbook on Statistical Disclosure Control (Hundepool et al., 2010,
 * section 4.2.1), on which Eurostat's guidance is based. docs/disclosure.md says how Quat uses
 * them.
 *
 * @param minContributors a total with fewer contributors is unsafe
 * @param pPct a total is unsafe if the second largest contributor, knowing its own part, could
 *     estimate the largest part to within this many percent
 * @param source where the parameters come from
 */
public record DisclosureRule(LocalDate validFrom, int minContributors, double pPct, String source)
    implements EffectiveDated {

  public DisclosureRule {
    if (minContributors < 3) {
      throw new IllegalArgumentException(
          "disclosure.min_contributors is %d (must be 3 or more: of two, each knows the other)"
              .formatted(minContributors));
    }
    if (!(pPct >= 0 && pPct <= 100)) {
      throw new IllegalArgumentException(
          "disclosure.p_pct is %s (must be between 0 and 100)".formatted(pPct));
    }
  }

  /**
   * True where the total of these contributions may be shown. Without contributors there is nobody
   * to protect. Where every contribution is 0, having enough contributors is sufficient.
   *
   * @param contributions one per contributor, 0 or more, in any unit
   */
  public boolean isSafe(Collection<Long> contributions) {
    if (contributions.isEmpty()) {
      return true;
    }
    if (contributions.size() < minContributors) {
      return false;
    }
    long total = 0;
    long largest = Long.MIN_VALUE;
    long second = Long.MIN_VALUE;
    for (long amount : contributions) {
      total += amount;
      second = Math.max(second, Math.min(amount, largest));
      largest = Math.max(largest, amount);
    }
    return isSpread(total, largest, second);
  }

  /**
   * The p% rule alone: the total without its two largest contributions is at least p percent of the
   * largest.
   */
  public boolean isSpread(long total, long largest, long second) {
    return total - largest - second >= pPct / 100 * largest;
  }
}
