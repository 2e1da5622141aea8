package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Exactness;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.figures.PolicyFigures;
import kz.quat.allocation.solution.Solution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two hours that can be calculated by hand. K has 30 MW to spare in each, for A (40 MW, bid 5,
 * accepted 2021) and B (20 MW, bid 9, accepted 2020); C (10 MW, no bid) is in a region without any.
 * In hour 1 the nation may mine 12 MW.
 */
class PolicyFiguresTest {

  private static final double EXACT = 1e-9;

  private static final Map<String, Map<Integer, Double>> BEFORE =
      Map.of("A", Map.of(0, 25.0, 1, 5.0), "GONE", Map.of(0, 7.0));

  private static QuotaCase twoHours() {
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.UNLIMITED),
        List.of(
            new CaseRegion("K", "N", Limit.ofMw(0), Limit.ofMw(0), Limit.UNLIMITED),
            new CaseRegion("L", "N", Limit.ofMw(0), Limit.ofMw(0), Limit.UNLIMITED)),
        List.of(
            new CaseRegionHour("K", 0, 100, 60, 70, 0),
            new CaseRegionHour("K", 1, 100, 60, 70, 0),
            new CaseRegionHour("L", 0, 50, 50, 50, 0),
            new CaseRegionHour("L", 1, 50, 50, 50, 0)),
        List.of(),
        List.of(),
        List.of(new CaseCapHour(1, Limit.ofMw(12))),
        List.of(
            miner("A", "K", 40, 5.0, 2021),
            miner("B", "K", 20, 9.0, 2020),
            miner("C", "L", 10, null, 2019)));
  }

  private static CaseMiner miner(
      String id, String region, double licensedMw, @Nullable Double bid, int year) {
    return new CaseMiner(
        id,
        region,
        licensedMw,
        licensedMw,
        0,
        1,
        null,
        Limit.UNLIMITED,
        licensedMw,
        LocalDate.of(year, 1, 1),
        bid,
        0);
  }

  private static PolicyFigures of(
      QuotaCase quotaCase, Solution solution, Map<String, Map<Integer, Double>> before) {
    return PolicyFigures.of(quotaCase, PolicyDay.of(quotaCase, solution, Map.of("A", 0.5)), before);
  }

  private static PolicyFigures figures(Policy policy) {
    QuotaCase quotaCase = twoHours();
    return of(quotaCase, QuotaEngine.solveReasons(quotaCase, policy), BEFORE);
  }

  /** A gets 20 then 8, B 10 then 4, C nothing: levels 0.35, 0.35 and 0. */
  @Test
  void maxMinSharesByLicence() {
    PolicyFigures figures = figures(Policy.MAX_MIN);
    assertThat(figures.grantedMwh()).isEqualTo(42);
    // Hour 0 has 10 MW more on the median load; in hour 1 the cap is reached.
    assertThat(figures.interruptibleMwh()).isCloseTo(10, within(2e-6));
    // A uses half, so B is offered its last 6.666667 MW in hour 0, and 4 MW under the cap in hour
    // 1.
    assertThat(figures.reofferMwh()).isCloseTo(10.666667, within(3e-6));
    assertThat(figures.unusedSurplusMwh()).isEqualTo(18);
    assertThat(figures.jainIndex()).isCloseTo(0.7 * 0.7 / (3 * 2 * 0.35 * 0.35), within(EXACT));
    assertThat(figures.lowestLevel()).isZero();
    assertThat(figures.sites()).isEqualTo(3);
    assertThat(figures.cutToZero()).isEqualTo(1);
    assertThat(figures.shutOffHours()).isZero();
    assertThat(figures.raisedMwh()).isEqualTo(3);
    assertThat(figures.loweredMwh()).isEqualTo(5);
    assertThat(figures.costAtBidKzt()).isCloseTo(28_000 * 5 + 14_000 * 9, within(EXACT));
    assertThat(figures.withoutBidMwh()).isZero();
    assertThat(figures.exactness()).isEqualTo(Exactness.DAY_OPTIMUM);
  }

  @Test
  void bindingHoursCountEachElementOnceAnHour() {
    Map<String, Integer> hours = figures(Policy.MAX_MIN).bindingHours();
    assertThat(hours).containsEntry("national_cap:nation", 1).containsEntry("surplus:K", 1);
    assertThat(hours).containsEntry("surplus:L", 2).doesNotContainKey("licence");
  }

  /** B gets 20 then 12, A 10 then 0. */
  @Test
  void theAuctionAndTheFirstConnectedGiveBItsWholeLicence() {
    for (Policy policy : List.of(Policy.AUCTION, Policy.LIFO)) {
      PolicyFigures figures = figures(policy);
      assertThat(figures.grantedMwh()).as(policy.id()).isEqualTo(42);
      assertThat(figures.costAtBidKzt()).isCloseTo(10_000 * 5 + 32_000 * 9, within(1e-6));
      assertThat(figures.raisedMwh()).isZero();
      assertThat(figures.loweredMwh()).isEqualTo(20);
      double a = 10.0 / 80;
      double b = 32.0 / 40;
      assertThat(figures.jainIndex())
          .isCloseTo((a + b) * (a + b) / (3 * (a * a + b * b)), within(EXACT));
    }
  }

  @Test
  void withoutADayBeforeNothingIsCompared() {
    QuotaCase quotaCase = twoHours();
    Solution solution = QuotaEngine.solveReasons(quotaCase, Policy.PRO_RATA);
    PolicyFigures figures = of(quotaCase, solution, Map.of());
    assertThat(figures.raisedMwh()).isNull();
    assertThat(figures.loweredMwh()).isNull();
  }

  @Test
  void withoutSitesThereIsNoLevel() {
    QuotaCase none = twoHours().withMiners(List.of());
    PolicyFigures figures = of(none, QuotaEngine.solveReasons(none, Policy.MAX_MIN), Map.of());
    assertThat(figures.lowestLevel()).isNull();
    assertThat(figures.jainIndex()).isNull();
    assertThat(figures.unusedSurplusMwh()).isEqualTo(60);
  }

  @Test
  void reasonsAreTheExplanationsWithoutTheirMarginals() {
    QuotaCase quotaCase = twoHours();
    for (Policy policy : Policy.values()) {
      Solution full = QuotaEngine.solve(quotaCase, policy);
      Solution reasons = QuotaEngine.solveReasons(quotaCase, policy);
      assertThat(reasons.quotas()).isEqualTo(full.quotas());
      for (int i = 0; i < full.explanations().size(); i++) {
        Solution.Explanation one = full.explanations().get(i);
        Solution.Explanation other = reasons.explanations().get(i);
        assertThat(other.bindingElements()).isEqualTo(one.bindingElements());
        assertThat(other.bindingKind()).isEqualTo(one.bindingKind());
        boolean cut = one.bindingElements().matches("(?!floor_price).+");
        assertThat(Objects.isNull(other.marginalLeft()))
            .isEqualTo(cut || one.marginalLeft() == null);
      }
    }
  }
}
