package kz.quat.allocation;

import static kz.quat.allocation.Quotas.QUOTA_MW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The auction compared with brute force on tiny grids, its treatment of equal bids and its prices.
 */
class AuctionTest {
  private static final int HALF_MW_STEPS = 2;

  static IntStream seeds() {
    return RandomCase.seeds(150);
  }

  /** Whole MW everywhere, so that an optimum is in whole MW. */
  private static QuotaCase tiny(int seed) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(2);
    List<CaseRegion> regions = new ArrayList<>();
    List<CaseRegionHour> hours = new ArrayList<>();
    List<CaseMiner> miners = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      String region = "R" + r;
      regions.add(
          new CaseRegion(region, "Z" + random.nextInt(2), mw(random), mw(random), mw(random)));
      hours.add(new CaseRegionHour(region, 0, 10 + random.nextInt(7) - 3, 10, 10, 0));
    }
    for (int m = 0; m < 4; m++) {
      miners.add(
          new CaseMiner(
              "M" + m,
              "R" + random.nextInt(count),
              random.nextInt(4),
              1 + random.nextInt(2),
              0,
              1,
              null,
              Limit.UNLIMITED,
              0,
              null,
              (double) random.nextInt(4),
              0));
    }
    List<String> zones = regions.stream().map(CaseRegion::zone).distinct().sorted().toList();
    List<CaseTie> ties =
        zones.size() < 2
            ? List.of()
            : List.of(new CaseTie("T", zones.get(0), zones.get(1), mw(random), mw(random)));
    List<CaseZone> caps =
        random.nextBoolean() ? List.of() : List.of(new CaseZone(zones.get(0), mw(random), 1.0));
    CaseParams params =
        CaseParams.ofNationalCap(random.nextInt(3) == 0 ? mw(random) : Limit.UNLIMITED);
    return new QuotaCase(params, regions, hours, ties, caps, List.of(), miners);
  }

  private static Limit mw(Random random) {
    return random.nextInt(6) == 0 ? Limit.UNLIMITED : Limit.ofMw(random.nextInt(5));
  }

  private static double revenue(QuotaCase quotaCase, double[] quotas) {
    double sum = 0;
    for (int m = 0; m < quotas.length; m++) {
      Double bid = quotaCase.miners().get(m).bidKztPerKwh();
      sum += bid == null ? 0 : bid * quotas[m];
    }
    return sum;
  }

  private static double[] sortedLevels(QuotaCase quotaCase, double[] quotas) {
    return IntStream.range(0, quotas.length)
        .mapToDouble(m -> quotas[m] / quotaCase.miners().get(m).weight())
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void revenueIsTheGreatestAndTiesAreSharedByMaxMin(int seed) {
    QuotaCase quotaCase = tiny(seed);
    Certificate certificate = new Certificate(quotaCase, 0);
    double[] solved =
        Quotas.of(quotaCase, Policy.AUCTION).values().stream().mapToDouble(x -> x).toArray();
    double best = revenue(quotaCase, solved);
    double[] levels = sortedLevels(quotaCase, solved);
    for (double[] other : grid(quotaCase)) {
      if (revenue(quotaCase, other) > best - 1e-5 && isFeasible(certificate, quotaCase, other)) {
        assertThat(revenue(quotaCase, other)).isCloseTo(best, within(1e-5));
        assertThat(Arrays.compare(rounded(sortedLevels(quotaCase, other)), rounded(levels)))
            .as(Arrays.toString(other) + " against " + Arrays.toString(solved))
            .isLessThanOrEqualTo(0);
      }
    }
  }

  private static long[] rounded(double[] levels) {
    return Arrays.stream(levels).mapToLong(level -> Math.round(level * 1e4)).toArray();
  }

  private static boolean isFeasible(Certificate certificate, QuotaCase quotaCase, double[] quotas) {
    double[] mining = new double[quotaCase.regions().size()];
    for (int m = 0; m < quotas.length; m++) {
      mining[certificate.region(quotaCase.miners().get(m).region())] += quotas[m];
    }
    return certificate.isFeasible(mining, 1e-9);
  }

  /** All combinations of quotas in steps of half a MW; bids that are not eligible stay at 0. */
  private static List<double[]> grid(QuotaCase quotaCase) {
    List<double[]> all = new ArrayList<>();
    all.add(new double[quotaCase.miners().size()]);
    for (int m = 0; m < quotaCase.miners().size(); m++) {
      CaseMiner miner = quotaCase.miners().get(m);
      List<double[]> next = new ArrayList<>();
      int steps =
          Quotas.isEligible(quotaCase, miner) ? (int) (miner.licensedMw() * HALF_MW_STEPS) : 0;
      for (double[] quotas : all) {
        for (int step = 0; step <= steps; step++) {
          double[] copy = quotas.clone();
          copy[m] = (double) step / HALF_MW_STEPS;
          next.add(copy);
        }
      }
      all = next;
    }
    return all;
  }

  /** Two regions of one zone, 10 MW, bids of 3 for 6 MW and 2 for 8 MW. */
  private static QuotaCase twoBids(double surplusMw, @Nullable Double floor) {
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.UNLIMITED),
        List.of(
            new CaseRegion("A", "Z", Limit.ofMw(100), Limit.ofMw(100), Limit.UNLIMITED),
            new CaseRegion("B", "Z", Limit.ofMw(100), Limit.ofMw(100), Limit.UNLIMITED)),
        List.of(
            new CaseRegionHour("A", 0, surplusMw, 0, 0, 0), new CaseRegionHour("B", 0, 0, 0, 0, 0)),
        List.of(),
        List.of(new CaseZone("Z", Limit.UNLIMITED, floor)),
        List.of(),
        List.of(bidder("a", "A", 8, 2.0), bidder("b", "B", 6, 3.0), bidder("c", "B", 6, null)));
  }

  private static CaseMiner bidder(
      String id, String region, double licensedMw, @Nullable Double bid) {
    return new CaseMiner(id, region, licensedMw, 1, 0, 1, null, Limit.UNLIMITED, 0, null, bid, 0);
  }

  @Test
  void theHigherBidIsServedFirstAndTheLastBidServedIsThePrice() {
    Solution solution = QuotaEngine.solve(twoBids(10, null), Policy.AUCTION);

    assertThat(Quotas.of(solution, 0)).isEqualTo(Map.of("a", 4.0, "b", 6.0, "c", 0.0));
    assertThat(solution.prices())
        .containsExactly(
            new Solution.Price(0, 1, "surplus:A", 2.0), new Solution.Price(0, 1, "surplus:B", 2.0));
  }

  @Test
  void aBidBelowTheFloorGetsNothingAndIsToldSo() {
    Solution solution = QuotaEngine.solve(twoBids(20, 2.5), Policy.AUCTION);

    assertThat(Quotas.of(solution, 0)).isEqualTo(Map.of("a", 0.0, "b", 6.0, "c", 0.0));
    Solution.Explanation reason = solution.explanations().get(0);
    assertThat(reason.bindingKind()).isEqualTo("zone");
    assertThat(reason.bindingElements()).isEqualTo("floor_price:Z=2.500000");
    assertThat(reason.marginalRight()).isZero();
    assertThat(solution.prices()).isEmpty();
  }

  /** Each price is the revenue lost per MW when the element shrinks a little. */
  @ParameterizedTest
  @MethodSource("seeds")
  void pricesAreTheRevenueLostPerMw(int seed) {
    QuotaCase quotaCase = tiny(seed);
    double best = exactRevenue(quotaCase);
    for (Solution.Price price : QuotaEngine.solve(quotaCase, Policy.AUCTION).prices()) {
      QuotaCase less = Moved.by(quotaCase, price.element(), -0.01);
      assertThat((best - exactRevenue(less)) / 0.01)
          .as(price.element())
          .isCloseTo(price.kztPerKwh(), within(1e-3));
    }
  }

  private static double exactRevenue(QuotaCase quotaCase) {
    return revenue(
        quotaCase,
        Quotas.of(quotaCase, Policy.AUCTION).values().stream()
            .mapToDouble(x -> x + QUOTA_MW / 4)
            .toArray());
  }
}
