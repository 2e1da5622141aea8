package kz.quat.allocation;

import static kz.quat.allocation.Quotas.DELTA_MW;
import static kz.quat.allocation.Quotas.QUOTA_MW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of each policy (docs/spec/quotas.md, section 6) on seeded random networks. */
class PolicyPropertyTest {
  private static final int SEEDS = 160;

  static IntStream seeds() {
    return RandomCase.seeds(SEEDS);
  }

  private static QuotaCase full(int seed) {
    return RandomCase.seed(seed).tiers(3).ramps().minimumLoads().hours(3).make();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void quotasAreFeasibleAndNativeLoadComesFirst(int seed) {
    QuotaCase quotaCase = full(seed);
    for (Policy policy : Policy.values()) {
      Solution solution = QuotaEngine.solveQuotas(quotaCase, policy);
      for (int hour : quotaCase.hours()) {
        Certificate certificate = new Certificate(quotaCase, hour);
        double[] mining = certificate.mining(Quotas.of(solution, hour));
        assertThat(solution.hours().get(hour).unservedMw())
            .isCloseTo(certificate.unserved(), within(QUOTA_MW));
        assertThat(certificate.isFeasible(mining, QUOTA_MW)).as(policy + " " + hour).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void quotasKeepBoundsTiersAndTotals(int seed) {
    QuotaCase quotaCase = full(seed);
    for (Policy policy : Policy.values()) {
      Solution solution = QuotaEngine.solveQuotas(quotaCase, policy);
      for (int hour : quotaCase.hours()) {
        Map<String, Double> quotas = Quotas.of(solution, hour);
        for (CaseMiner miner : quotaCase.miners()) {
          double quota = Quotas.get(quotas, miner.miner());
          double before =
              hour == 0 ? miner.prevMw() : Quotas.get(Quotas.of(solution, hour - 1), miner.miner());
          if (miner.tier() == 0) {
            double own = miner.ownGenMw() == null ? -1 : miner.ownGenMw();
            assertThat(quota).isEqualTo(Math.min(miner.licensedMw(), own));
          } else {
            assertThat(quota).isBetween(0.0, Quotas.bound(miner, before) + 1e-9);
            if (policy != Policy.AUCTION) {
              assertThat(quota == 0 || quota >= miner.minLoadMw() - QUOTA_MW).isTrue();
            }
          }
        }
        double[] mining = new Certificate(quotaCase, hour).mining(quotas);
        for (Solution.RegionQuota region : solution.regionQuotas()) {
          if (region.hour() == hour) {
            double sum = mining[new Certificate(quotaCase, hour).region(region.region())];
            assertThat(region.quotaMw()).isCloseTo(sum, within(1e-9));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noQuotaCanGrowByItself(int seed) {
    for (Policy policy : List.of(Policy.MAX_MIN, Policy.LIFO, Policy.AUCTION)) {
      QuotaCase quotaCase = RandomCase.seed(seed).tiers(3).ramps().make();
      Map<String, Double> quotas = Quotas.of(quotaCase, policy);
      Certificate certificate = new Certificate(quotaCase, 0);
      for (CaseMiner miner : quotaCase.miners()) {
        boolean takesPart =
            miner.tier() > 0 && (policy != Policy.AUCTION || Quotas.isEligible(quotaCase, miner));
        double quota = Quotas.get(quotas, miner.miner());
        if (takesPart && quota < Quotas.bound(miner, miner.prevMw()) - 0.02) {
          double[] more = certificate.mining(quotas);
          more[certificate.region(miner.region())] += 0.01;
          assertThat(certificate.isFeasible(more, DELTA_MW))
              .as(policy + ": " + miner.miner() + " could have more")
              .isFalse();
        }
      }
    }
  }

  /** The certificate of max-min: even if all above it in its tier give way, no miner can grow. */
  @ParameterizedTest
  @MethodSource("seeds")
  void underMaxMinNobodyCanGrowAtTheCostOfThoseAbove(int seed) {
    QuotaCase quotaCase = RandomCase.seed(seed).tiers(2).ramps().make();
    Map<String, Double> quotas = Quotas.of(quotaCase, Policy.MAX_MIN);
    Certificate certificate = new Certificate(quotaCase, 0);
    for (CaseMiner miner : quotaCase.miners()) {
      double quota = Quotas.get(quotas, miner.miner());
      if (miner.tier() > 0 && quota < Quotas.bound(miner, miner.prevMw()) - 0.02) {
        double level = quota / miner.weight();
        double[] cut = new double[quotaCase.regions().size()];
        for (CaseMiner other : quotaCase.miners()) {
          double has = Quotas.get(quotas, other.miner());
          double kept = other.tier() < miner.tier() ? has : Math.min(has, level * other.weight());
          if (other.tier() > 0 && other.tier() <= miner.tier()) {
            cut[certificate.region(other.region())] += kept;
          }
        }
        cut[certificate.region(miner.region())] += 0.01;
        assertThat(certificate.isFeasible(cut, DELTA_MW)).as(miner.miner()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalMinersOfARegionGetEqualQuotas(int seed) {
    QuotaCase quotaCase = RandomCase.seed(seed).make();
    List<CaseMiner> twins = new ArrayList<>();
    for (CaseMiner miner : quotaCase.miners()) {
      twins.add(copy(miner, miner.miner() + "a", 1));
      twins.add(copy(miner, miner.miner() + "b", 1));
    }
    for (Policy policy : List.of(Policy.MAX_MIN, Policy.PRO_RATA, Policy.AUCTION)) {
      Map<String, Double> quotas = Quotas.of(quotaCase.withMiners(twins), policy);
      for (CaseMiner miner : quotaCase.miners()) {
        assertThat(quotas.get(miner.miner() + "a"))
            .as(policy.id())
            .isEqualTo(quotas.get(miner.miner() + "b"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rowOrderAndASecondRunChangeNothing(int seed) {
    QuotaCase quotaCase = full(seed);
    List<CaseMiner> shuffled = new ArrayList<>(quotaCase.miners());
    Collections.shuffle(shuffled, new Random(seed));
    List<CaseRegionHour> hours = new ArrayList<>(quotaCase.regionHours());
    Collections.shuffle(hours, new Random(seed));
    QuotaCase other =
        new QuotaCase(
            quotaCase.params(),
            quotaCase.regions(),
            hours,
            quotaCase.ties(),
            quotaCase.zones(),
            quotaCase.capHours(),
            shuffled);
    for (Policy policy : Policy.values()) {
      assertThat(QuotaEngine.solve(other, policy)).isEqualTo(QuotaEngine.solve(quotaCase, policy));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void renamingThatKeepsTheOrderChangesNothing(int seed) {
    QuotaCase quotaCase = full(seed);
    List<CaseMiner> renamed =
        quotaCase.miners().stream().map(miner -> copy(miner, "X-" + miner.miner(), 1)).toList();
    for (Policy policy : Policy.values()) {
      List<Double> before = values(QuotaEngine.solveQuotas(quotaCase, policy));
      assertThat(values(QuotaEngine.solveQuotas(quotaCase.withMiners(renamed), policy)))
          .isEqualTo(before);
    }
  }

  private static List<Double> values(Solution solution) {
    return solution.quotas().stream().map(Solution.Quota::quotaMw).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allPowerTimesAThousandScalesTheQuotas(int seed) {
    QuotaCase quotaCase = full(seed);
    QuotaCase large = Scaled.times(quotaCase, 1000);
    for (Policy policy : Policy.values()) {
      List<Double> small = values(QuotaEngine.solveQuotas(quotaCase, policy));
      List<Double> scaled = values(QuotaEngine.solveQuotas(large, policy));
      for (int i = 0; i < small.size(); i++) {
        assertThat(scaled.get(i) / 1000).as(policy.id()).isCloseTo(small.get(i), within(2e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMinerSplitInTwoHalvesGetsTheSame(int seed) {
    QuotaCase quotaCase = RandomCase.seed(seed).tiers(3).ramps().hours(2).make();
    List<CaseMiner> halves = new ArrayList<>();
    for (CaseMiner miner : quotaCase.miners()) {
      halves.add(copy(miner, miner.miner() + "a", 0.5));
      halves.add(copy(miner, miner.miner() + "b", 0.5));
    }
    for (Policy policy : List.of(Policy.MAX_MIN, Policy.PRO_RATA)) {
      Solution whole = QuotaEngine.solveQuotas(quotaCase, policy);
      Solution split = QuotaEngine.solveQuotas(quotaCase.withMiners(halves), policy);
      for (int hour : quotaCase.hours()) {
        Map<String, Double> quotas = Quotas.of(whole, hour);
        Map<String, Double> parts = Quotas.of(split, hour);
        for (CaseMiner miner : quotaCase.miners()) {
          double sum =
              Quotas.get(parts, miner.miner() + "a") + Quotas.get(parts, miner.miner() + "b");
          assertThat(sum).isCloseTo(Quotas.get(quotas, miner.miner()), within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void licencesSetToTheQuotasGiveTheSameQuotas(int seed) {
    for (Policy policy : List.of(Policy.MAX_MIN, Policy.LIFO)) {
      QuotaCase quotaCase = RandomCase.seed(seed).tiers(2).make();
      Map<String, Double> quotas = Quotas.of(quotaCase, policy);
      List<CaseMiner> less =
          quotaCase.miners().stream()
              .map(miner -> licensed(miner, Quotas.get(quotas, miner.miner())))
              .toList();
      assertThat(Quotas.of(quotaCase.withMiners(less), policy)).isEqualTo(quotas);
    }
  }

  static CaseMiner licensed(CaseMiner miner, double licensedMw) {
    return new CaseMiner(
        miner.miner(),
        miner.region(),
        licensedMw,
        miner.weight(),
        0,
        miner.tier(),
        miner.ownGenMw(),
        miner.rampUpMw(),
        miner.prevMw(),
        miner.acceptedOn(),
        miner.bidKztPerKwh(),
        0);
  }

  static CaseMiner copy(CaseMiner miner, String id, double part) {
    Double own = miner.ownGenMw();
    Limit ramp = miner.rampUpMw();
    return new CaseMiner(
        id,
        miner.region(),
        miner.licensedMw() * part,
        miner.weight() * part,
        miner.minLoadMw() * part,
        miner.tier(),
        own == null ? null : (Double) (own * part),
        ramp.isUnlimited() ? ramp : Limit.ofMw(ramp.mw() * part),
        miner.prevMw() * part,
        miner.acceptedOn(),
        miner.bidKztPerKwh(),
        miner.shutoffCreditMwh());
  }
}
