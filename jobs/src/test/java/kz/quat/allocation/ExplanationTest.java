package kz.quat.allocation;

import static kz.quat.allocation.Quotas.QUOTA_MW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Explanations compared with the definition, and with the case solved again after an element was
 * moved.
 */
class ExplanationTest {
  private static final double STEP_MW = 1e-3;

  /** Tolerance: two published numbers rounded to the watt, compared over a thousand watts. */
  private static final double MARGINAL = 2.1e-3;

  private static final List<String> OUTERMOST_FIRST =
      List.of("national_cap", "zone", "mining_cap", "tie", "export", "import", "surplus");
  private static final int LAST_OUTER = OUTERMOST_FIRST.indexOf("tie");
  private static final List<String> OWN = List.of("own_generation", "min_load", "licence", "ramp");

  static IntStream seeds() {
    return RandomCase.seeds(100);
  }

  static QuotaCase grid(int seed) {
    return RandomCase.seed(seed).tiers(2).ramps().minimumLoads().atMost(6, 14).make();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void marginalsAreWhatMovingTheNamingElementDoes(int seed) {
    QuotaCase quotaCase = grid(seed);
    for (Policy policy : Policy.values()) {
      Solution solution = QuotaEngine.solve(quotaCase, policy);
      Map<String, Double> quotas = Quotas.of(solution, 0);
      Map<String, Map<String, Double>> moved = new HashMap<>();
      for (Solution.Explanation reason : solution.explanations()) {
        if (OWN.contains(reason.bindingKind())) {
          assertThat(reason.marginalLeft()).isNull();
          assertThat(reason.marginalRight()).isNull();
        } else if (isCut(reason)) {
          String element = naming(quotaCase, reason);
          double now = Quotas.get(quotas, reason.miner());
          for (double step : new double[] {-STEP_MW, STEP_MW}) {
            Map<String, Double> then =
                moved.computeIfAbsent(
                    element + step, key -> Quotas.of(Moved.by(quotaCase, element, step), policy));
            Double stated = step < 0 ? reason.marginalLeft() : reason.marginalRight();
            assertThat((Quotas.get(then, reason.miner()) - now) / step)
                .as(policy + " " + reason + " " + step)
                .isCloseTo(stated == null ? Double.NaN : stated, within(MARGINAL));
          }
        } else {
          assertThat(reason.marginalLeft()).isZero();
          assertThat(reason.marginalRight()).isZero();
        }
      }
    }
  }

  private static boolean isCut(Solution.Explanation reason) {
    return !reason.bindingElements().isEmpty()
        && !reason.bindingElements().startsWith("floor_price");
  }

  /** The kind that the elements alone imply, by docs/spec/quotas.md, section 3. */
  private static String naming(QuotaCase quotaCase, Solution.Explanation reason) {
    String own = "surplus:" + quotaCase.miners().get(index(quotaCase, reason.miner())).region();
    String closing = closing(reason);
    if (regionsInside(reason) > 1 && (closing.isEmpty() || depth(closing) > LAST_OUTER)) {
      return own;
    }
    return closing.isEmpty() ? own : closing;
  }

  private static long regionsInside(Solution.Explanation reason) {
    return Arrays.stream(reason.bindingElements().split(";", -1))
        .filter(element -> element.startsWith("surplus:"))
        .count();
  }

  /** The outermost cap, or a tie or limit with capacity other than 0; empty if there is none. */
  private static String closing(Solution.Explanation reason) {
    return Arrays.stream(reason.bindingElements().split(";", -1))
        .filter(element -> !element.startsWith("surplus:"))
        .filter(element -> depth(element) < LAST_OUTER || !element.endsWith("=0.000000"))
        .map(element -> element.substring(0, element.indexOf('=')))
        .min(Comparator.comparingInt(ExplanationTest::depth))
        .orElse("");
  }

  private static int depth(String element) {
    int depth = OUTERMOST_FIRST.indexOf(element.substring(0, element.indexOf(':')));
    return Math.min(depth, OUTERMOST_FIRST.indexOf("export"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theKindIsTheFirstThatHolds(int seed) {
    QuotaCase quotaCase = grid(seed);
    for (Policy policy : Policy.values()) {
      Solution solution = QuotaEngine.solve(quotaCase, policy);
      List<String> shut = solution.shutOffs().stream().map(Solution.ShutOff::miner).toList();
      for (int m = 0; m < quotaCase.miners().size(); m++) {
        CaseMiner miner = quotaCase.miners().get(m);
        Solution.Explanation reason = solution.explanations().get(m);
        double quota = solution.quotas().get(m).quotaMw();
        double bound = Quotas.bound(miner, miner.prevMw());
        String kind = reason.bindingKind();
        assertThat(reason.miner()).isEqualTo(miner.miner());
        assertThat(kind.equals("own_generation")).isEqualTo(miner.tier() == 0);
        assertThat(kind.equals("min_load")).isEqualTo(shut.contains(miner.miner()));
        if (kind.equals("licence")) {
          assertThat(quota).isCloseTo(miner.licensedMw(), within(QUOTA_MW));
        } else if (kind.equals("ramp")) {
          assertThat(quota).isCloseTo(bound, within(QUOTA_MW)).isLessThan(miner.licensedMw());
        } else if (kind.equals("deficit")) {
          assertThat(quota).isZero();
        } else if (!OWN.contains(kind)) {
          assertThat(quota).isLessThan(bound);
          assertThat(reason.bindingElements()).isNotEmpty();
          assertThat(isCut(reason) ? kindOf(reason) : "zone").isEqualTo(kind);
        }
        assertThat(reason.fillLevel()).isCloseTo(quota / miner.weight(), within(1e-5));
      }
    }
  }

  private static String kindOf(Solution.Explanation reason) {
    String closing = closing(reason);
    if (!closing.isEmpty() && depth(closing) <= LAST_OUTER) {
      return closing.substring(0, closing.indexOf(':'));
    }
    return regionsInside(reason) > 1 ? "common_surplus" : "region";
  }

  /** Two regions share one hub; a tie joins it to a zone without surplus. */
  private static Solution.Explanation reason(double tieMw, double surplusOfB) {
    QuotaCase quotaCase =
        new QuotaCase(
            CaseParams.ofNationalCap(Limit.UNLIMITED),
            List.of(region("A", "N", 100), region("B", "N", 100), region("C", "S", 100)),
            List.of(
                new CaseRegionHour("A", 0, 110, 100, 100, 0),
                new CaseRegionHour("B", 0, 100 + surplusOfB, 100, 100, 0),
                new CaseRegionHour("C", 0, 200, 100, 100, 0)),
            List.of(new CaseTie("NS", "N", "S", Limit.ofMw(tieMw), Limit.ofMw(tieMw))),
            List.of(),
            List.of(),
            List.of(CaseMiner.plain("a", "A", 90, 1), CaseMiner.plain("b", "B", 90, 1)));
    return QuotaEngine.solve(quotaCase, Policy.MAX_MIN).explanations().get(0);
  }

  private static CaseRegion region(String name, String zone, double limitMw) {
    Limit limit = Limit.ofMw(limitMw);
    return new CaseRegion(name, zone, limit, limit, Limit.UNLIMITED);
  }

  @Test
  void aTieOfNothingIsListedAndNeverNamed() {
    Solution.Explanation reason = reason(0, 20);
    assertThat(reason.bindingElements())
        .isEqualTo("surplus:A=10.000000;surplus:B=20.000000;tie:NS=0.000000");
    assertThat(reason.bindingKind()).isEqualTo("common_surplus");
    assertThat(reason.marginalRight()).isEqualTo(0.5);
    assertThat(reason.marginalLeft()).isEqualTo(0.5);
  }

  @Test
  void aTieThatCarriesAllItCanIsNamed() {
    Solution.Explanation reason = reason(7, 20);
    assertThat(reason.bindingKind()).isEqualTo("tie");
    assertThat(reason.marginalRight()).isEqualTo(0.5);
  }

  @Test
  void aLimitOfNothingLeavesTheRegionToItsOwnSurplus() {
    QuotaCase quotaCase =
        new QuotaCase(
            CaseParams.ofNationalCap(Limit.UNLIMITED),
            List.of(region("A", "N", 0), region("B", "N", 100)),
            List.of(
                new CaseRegionHour("A", 0, 110, 100, 100, 0),
                new CaseRegionHour("B", 0, 150, 100, 100, 0)),
            List.of(),
            List.of(),
            List.of(),
            List.of(CaseMiner.plain("a", "A", 90, 1)));
    Solution.Explanation reason =
        QuotaEngine.solve(quotaCase, Policy.MAX_MIN).explanations().get(0);
    assertThat(reason.bindingElements()).isEqualTo("import:A=0.000000;surplus:A=10.000000");
    assertThat(reason.bindingKind()).isEqualTo("region");
    assertThat(reason.marginalLeft()).isEqualTo(1);
  }

  /** The elements of a cut add up to all mining behind it, which is why the cut is full. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theElementsOfACutAddUpToTheMiningThatTheyHold(int seed) {
    QuotaCase quotaCase = grid(seed);
    Solution solution = QuotaEngine.solve(quotaCase, Policy.MAX_MIN);
    double all = solution.hours().get(0).quotaMw();
    for (Solution.Explanation reason : solution.explanations()) {
      if (isCut(reason)) {
        double sum =
            Arrays.stream(reason.bindingElements().split(";", -1))
                .mapToDouble(part -> Double.parseDouble(part.substring(part.indexOf('=') + 1)))
                .sum();
        String region = quotaCase.miners().get(index(quotaCase, reason.miner())).region();
        double here =
            solution.regionQuotas().stream()
                .filter(row -> row.region().equals(region))
                .mapToDouble(Solution.RegionQuota::quotaMw)
                .sum();
        assertThat(sum).as(reason.toString()).isBetween(here - 1e-4, all + 1e-4);
      }
    }
  }

  private static int index(QuotaCase quotaCase, String miner) {
    return quotaCase.miners().stream().map(CaseMiner::miner).toList().indexOf(miner);
  }
}
