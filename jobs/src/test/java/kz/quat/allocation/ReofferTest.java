package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import org.junit.jupiter.api.Test;

/**
 * One hour with 30 MW to spare at P90 and 40 at the median; A and B have 40 and 20 MW. Firm quotas
 * are 20 and 10, then interruptible power 6.666666 and 3.333333.
 */
class ReofferTest {

  private static QuotaCase oneHour(Limit nationalCap) {
    return new QuotaCase(
        CaseParams.ofNationalCap(nationalCap),
        List.of(new CaseRegion("K", "N", Limit.ofMw(0), Limit.ofMw(0), Limit.UNLIMITED)),
        List.of(new CaseRegionHour("K", 0, 100, 60, 70, 0)),
        List.of(),
        List.of(),
        List.of(),
        List.of(CaseMiner.plain("A", "K", 40, 40), CaseMiner.plain("B", "K", 20, 20)));
  }

  private static List<Double> offered(QuotaCase quotaCase, Map<String, Double> share) {
    Solution firm = QuotaEngine.solve(quotaCase, Policy.MAX_MIN);
    Interruptible extra = Interruptible.fill(quotaCase, firm);
    return Reoffer.fill(quotaCase, firm, extra, share).quotas().stream()
        .map(Solution.Quota::quotaMw)
        .toList();
  }

  @Test
  void theMedianLoadsSurplusIsSharedInAdditionToTheFirmQuotas() {
    QuotaCase quotaCase = oneHour(Limit.UNLIMITED);
    Solution firm = QuotaEngine.solve(quotaCase, Policy.MAX_MIN);
    assertThat(firm.quotas()).extracting(Solution.Quota::quotaMw).containsExactly(20.0, 10.0);
    assertThat(Interruptible.fill(quotaCase, firm).quotas())
        .extracting(Solution.Quota::quotaMw)
        .containsExactly(6.666666, 3.333333);
  }

  /** A uses half of its 20 MW: 10 MW are re-offered, and B takes them up to its licence. */
  @Test
  void whatOneLeavesTheOtherIsOffered() {
    List<Double> offered = offered(oneHour(Limit.UNLIMITED), Map.of("A", 0.7));
    assertThat(offered.get(0)).isZero();
    // 0.3 x 20 MW, and the watt that was lost by rounding down.
    assertThat(offered.get(1)).isBetween(6.0, 6.000001);
    assertThat(offered(oneHour(Limit.UNLIMITED), Map.of("A", 0.5)).get(1))
        .isBetween(6.666667, 6.666668);
  }

  @Test
  void whereAllIsUsedNothingIsOffered() {
    assertThat(offered(oneHour(Limit.UNLIMITED), Map.of()).stream().mapToDouble(d -> d).sum())
        .isLessThan(2e-6);
  }

  @Test
  void aCapLimitsWhatIsDrawn() {
    QuotaCase capped = oneHour(Limit.ofMw(15));
    // Firm quotas of 10 and 5 reach the cap; A draws 5 of its 10, so 5 MW of the cap are free.
    assertThat(offered(capped, Map.of("A", 0.5))).containsExactly(0.0, 5.0);
  }

  @Test
  void aShareAboveOneIsRefused() {
    assertThatThrownBy(() -> offered(oneHour(Limit.UNLIMITED), Map.of("A", 1.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 0 to 1");
  }
}
