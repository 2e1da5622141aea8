package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold of any quotas (docs/spec/quotas.md, section 6), on seeded random networks, checked
 * without the engine's own flows.
 */
class EnginePropertyTest {

  private static final double DELTA_MW = 2e-5;

  static IntStream seeds() {
    return IntStream.range(0, 120);
  }

  static QuotaCase network(int seed, boolean minimumLoads) {
    Random random = new Random(seed);
    int zones = 1 + random.nextInt(3);
    int regions = 1 + random.nextInt(8);
    List<CaseRegion> regionRows = new ArrayList<>();
    List<CaseRegionHour> hours = new ArrayList<>();
    for (int r = 0; r < regions; r++) {
      String name = "R" + r;
      Limit miningCap = random.nextInt(4) == 0 ? Limit.ofMw(random.nextInt(40)) : Limit.UNLIMITED;
      regionRows.add(
          new CaseRegion(
              name,
              "Z" + random.nextInt(zones),
              Limit.ofMw(random.nextInt(120)),
              Limit.ofMw(random.nextInt(120)),
              miningCap));
      double load = random.nextInt(300);
      double available = random.nextInt(10) == 0 ? 0 : load + random.nextInt(160) - 50;
      hours.add(new CaseRegionHour(name, 0, Math.max(0, available), load, load * 1.02, 5));
    }
    List<CaseTie> ties = new ArrayList<>();
    List<String> present = regionRows.stream().map(CaseRegion::zone).distinct().sorted().toList();
    for (int z = 1; z < present.size(); z++) {
      ties.add(
          new CaseTie(
              "T" + z,
              present.get(z - 1),
              present.get(z),
              Limit.ofMw(random.nextInt(60)),
              Limit.ofMw(random.nextInt(60))));
    }
    List<CaseMiner> miners = new ArrayList<>();
    for (int m = 0; m < random.nextInt(30); m++) {
      double licensed = 1 + random.nextInt(40);
      miners.add(
          new CaseMiner(
              "M" + m,
              "R" + random.nextInt(regions),
              licensed,
              random.nextBoolean() ? 1 : licensed,
              minimumLoads && random.nextInt(3) == 0 ? licensed / 4 : 0,
              1 + random.nextInt(2),
              null,
              Limit.UNLIMITED,
              licensed,
              null,
              null,
              0));
    }
    Limit national = random.nextInt(3) == 0 ? Limit.ofMw(random.nextInt(100)) : Limit.UNLIMITED;
    return new QuotaCase(
        CaseParams.ofNationalCap(national), regionRows, hours, ties, List.of(), List.of(), miners);
  }

  private static Map<String, Double> totals(QuotaCase quotaCase, Solution solution) {
    Map<String, String> regionOf = new HashMap<>();
    quotaCase.miners().forEach(miner -> regionOf.put(miner.miner(), miner.region()));
    Map<String, Double> totals = new HashMap<>();
    solution.quotas().forEach(q -> totals.merge(regionOf.get(q.miner()), q.quotaMw(), Double::sum));
    return totals;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void quotasAreFeasibleAndNativeLoadComesFirst(int seed) {
    QuotaCase quotaCase = network(seed, true);
    double unserved = Certifier.unserved(quotaCase, Map.of());
    for (Policy policy : List.of(Policy.MAX_MIN, Policy.PRO_RATA, Policy.LIFO)) {
      Solution solution = QuotaEngine.solve(quotaCase, policy);
      Map<String, Double> totals = totals(quotaCase, solution);
      assertThat(solution.hours().get(0).unservedMw()).isCloseTo(unserved, within());
      assertThat(Certifier.unserved(quotaCase, totals))
          .as(policy.id())
          .isCloseTo(unserved, within());
      assertThat(Certifier.capsHold(quotaCase, totals)).as(policy.id()).isTrue();
      for (Solution.Quota quota : solution.quotas()) {
        CaseMiner miner = miner(quotaCase, quota.miner());
        assertThat(quota.quotaMw()).isBetween(0.0, miner.licensedMw());
        assertThat(quota.quotaMw() == 0 || quota.quotaMw() >= miner.minLoadMw() - DELTA_MW)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void underMaxMinNobodyCanGrowAlone(int seed) {
    QuotaCase quotaCase = network(seed, false);
    Solution solution = QuotaEngine.solve(quotaCase, Policy.MAX_MIN);
    Map<String, Double> totals = totals(quotaCase, solution);
    double unserved = Certifier.unserved(quotaCase, Map.of());
    for (Solution.Quota quota : solution.quotas()) {
      CaseMiner miner = miner(quotaCase, quota.miner());
      if (quota.quotaMw() < miner.licensedMw() - DELTA_MW) {
        Map<String, Double> more = new HashMap<>(totals);
        more.merge(miner.region(), 0.01, Double::sum);
        boolean feasible =
            Certifier.capsHold(quotaCase, more)
                && Certifier.unserved(quotaCase, more) <= unserved + 1e-3;
        assertThat(feasible).as(quota.miner() + " could have more").isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSecondRunAndOtherRowOrderChangeNothing(int seed) {
    QuotaCase quotaCase = network(seed, true);
    List<CaseMiner> shuffled = new ArrayList<>(quotaCase.miners());
    Collections.shuffle(shuffled, new Random(seed));
    for (Policy policy : List.of(Policy.MAX_MIN, Policy.PRO_RATA, Policy.LIFO)) {
      Solution solution = QuotaEngine.solve(quotaCase, policy);
      assertThat(QuotaEngine.solve(quotaCase.withMiners(shuffled), policy)).isEqualTo(solution);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalBoundsAndWeightsInARegionGiveEqualQuotas(int seed) {
    QuotaCase quotaCase = network(seed, false);
    List<CaseMiner> twins = new ArrayList<>();
    for (CaseMiner miner : quotaCase.miners()) {
      twins.add(CaseMiner.plain(miner.miner() + "a", miner.region(), miner.licensedMw(), 1));
      twins.add(CaseMiner.plain(miner.miner() + "b", miner.region(), miner.licensedMw(), 1));
    }
    for (Policy policy : List.of(Policy.MAX_MIN, Policy.PRO_RATA)) {
      Map<String, Double> quotas = new HashMap<>();
      QuotaEngine.solve(quotaCase.withMiners(twins), policy)
          .quotas()
          .forEach(q -> quotas.put(q.miner(), q.quotaMw()));
      quotaCase
          .miners()
          .forEach(
              miner ->
                  assertThat(quotas.get(miner.miner() + "a"))
                      .isEqualTo(quotas.get(miner.miner() + "b")));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyQuotaHasAReasonAndThoseOfADeficitAreZero(int seed) {
    QuotaCase quotaCase = network(seed, true);
    Solution solution = QuotaEngine.solve(quotaCase, Policy.MAX_MIN);
    assertThat(solution.explanations()).hasSameSizeAs(solution.quotas());
    for (int i = 0; i < solution.quotas().size(); i++) {
      Solution.Explanation reason = solution.explanations().get(i);
      double quota = solution.quotas().get(i).quotaMw();
      assertThat(reason.bindingKind())
          .isIn(
              "min_load",
              "licence",
              "ramp",
              "deficit",
              "national_cap",
              "zone",
              "mining_cap",
              "tie",
              "region");
      if (reason.bindingKind().equals("deficit") || reason.bindingKind().equals("min_load")) {
        assertThat(quota).isZero();
      }
      if (reason.bindingKind().equals("licence")) {
        assertThat(quota).isCloseTo(miner(quotaCase, reason.miner()).licensedMw(), within());
      }
    }
  }

  private static CaseMiner miner(QuotaCase quotaCase, String id) {
    return quotaCase.miners().stream().filter(m -> m.miner().equals(id)).findFirst().orElseThrow();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(DELTA_MW);
  }
}
