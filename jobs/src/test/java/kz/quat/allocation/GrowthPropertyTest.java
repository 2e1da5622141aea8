package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Growth (docs/spec/quotas.md, section 6): more of any resource never makes the whole worse. */
class GrowthPropertyTest {
  private static final double MORE_MW = 7;

  static IntStream seeds() {
    return RandomCase.seeds(120);
  }

  private static double unserved(QuotaCase quotaCase) {
    return QuotaEngine.solveQuotas(quotaCase, Policy.MAX_MIN).hours().get(0).unservedMw();
  }

  /**
   * Checks that the sorted levels are lexicographically at least as good, to a hundredth of a MW.
   */
  private static void assertNoWorse(QuotaCase before, QuotaCase after) {
    double[] old = levels(before);
    double[] now = levels(after);
    for (int i = 0; i < old.length; i++) {
      assertThat(now[i]).isGreaterThanOrEqualTo(old[i] - 1e-5);
      if (now[i] > old[i] + 1e-5) {
        return;
      }
    }
  }

  private static double[] levels(QuotaCase quotaCase) {
    Map<String, Double> quotas = Quotas.of(quotaCase, Policy.MAX_MIN);
    return quotaCase.miners().stream()
        .mapToDouble(miner -> Quotas.get(quotas, miner.miner()) / miner.weight())
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void moreGenerationOrWiderMiningCapsNeverMakeItWorse(int seed) {
    QuotaCase quotaCase = RandomCase.seed(seed).make();
    double before = unserved(quotaCase);
    for (CaseRegion region : quotaCase.regions()) {
      for (String kind : List.of("surplus:", "mining_cap:")) {
        QuotaCase more = Moved.by(quotaCase, kind + region.region(), MORE_MW);
        assertThat(unserved(more)).isLessThanOrEqualTo(before + 1e-9);
        assertNoWorse(quotaCase, more);
      }
    }
    assertNoWorse(quotaCase, Moved.by(quotaCase, "national_cap:nation", MORE_MW));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void widerTiesAndLimitsNeverRaiseUnservedNeed(int seed) {
    QuotaCase quotaCase = RandomCase.seed(seed).make();
    double before = unserved(quotaCase);
    for (String element : limits(quotaCase)) {
      QuotaCase more = Moved.by(quotaCase, element, MORE_MW);
      assertThat(unserved(more)).isLessThanOrEqualTo(before + 1e-9);
      if (before == 0) {
        assertNoWorse(quotaCase, more);
      }
    }
  }

  private static List<String> limits(QuotaCase quotaCase) {
    return Stream.of(
            quotaCase.ties().stream().map(row -> "tie:" + row.tie()),
            quotaCase.regions().stream().map(row -> "import:" + row.region()),
            quotaCase.regions().stream().map(row -> "export:" + row.region()))
        .flatMap(names -> names)
        .toList();
  }

  /**
   * The firm quotas stay the same, and together with the additional ones they are feasible on the
   * median load.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void interruptibleAndFirmQuotasFitTogetherOnTheMedianLoad(int seed) {
    QuotaCase quotaCase = RandomCase.seed(seed).tiers(2).ramps().minimumLoads().hours(2).make();
    for (Policy policy : Policy.values()) {
      Solution firm = QuotaEngine.solveQuotas(quotaCase, policy);
      Interruptible more = Interruptible.fill(quotaCase, firm);
      assertThat(more.policy()).isEqualTo(policy);
      for (int hour : quotaCase.hours()) {
        Certificate certificate = new Certificate(quotaCase.onMedianLoad(), hour);
        double[] mining = certificate.mining(Quotas.of(firm, hour));
        double[] extra = new double[mining.length];
        for (int m = 0; m < quotaCase.miners().size(); m++) {
          CaseMiner miner = quotaCase.miners().get(m);
          Solution.Quota quota = more.quotas().get(m * 2 + hour);
          double has = Quotas.get(Quotas.of(firm, hour), miner.miner());
          assertThat(quota.miner()).isEqualTo(miner.miner());
          assertThat(quota.hour()).isEqualTo(hour);
          assertThat(quota.quotaMw()).isNotNegative();
          if (miner.tier() == 0) {
            assertThat(quota.quotaMw()).isZero();
          } else {
            assertThat(has + quota.quotaMw()).isLessThanOrEqualTo(miner.licensedMw() + 1e-9);
            extra[certificate.region(miner.region())] += quota.quotaMw();
          }
        }
        double[] both =
            IntStream.range(0, extra.length).mapToDouble(r -> mining[r] + extra[r]).toArray();
        assertThat(certificate.isFeasible(both, 1e-5)).as(policy.id()).isTrue();
        assertThat(Arrays.stream(both).sum()).isGreaterThanOrEqualTo(Arrays.stream(mining).sum());
      }
    }
  }
}
