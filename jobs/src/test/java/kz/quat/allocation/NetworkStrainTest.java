package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.StrainLevel;
import kz.quat.allocation.strain.SystemRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Coordinated strain (docs/spec/strain.md, section 1) on seeded random networks. */
class NetworkStrainTest {
  private static final double RATIO = 1e-7;

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  /**
   * Two to four hubs (every tenth network has eleven), loops of ties, zero and unlimited limits.
   */
  static QuotaCase network(int seed) {
    Random random = new Random(seed);
    int zones = seed % 10 == 9 ? 11 : 2 + random.nextInt(3);
    int count = Math.max(zones, 2 + random.nextInt(12));
    List<CaseRegion> regions = new ArrayList<>();
    List<CaseRegionHour> hours = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      String name = String.format("R%02d", r);
      String zone = "Z" + (r < zones ? r : random.nextInt(zones));
      regions.add(new CaseRegion(name, zone, limit(random), limit(random), Limit.UNLIMITED));
      boolean pseudo = random.nextInt(8) == 0;
      double load = pseudo ? 0 : 20 + random.nextInt(200);
      double available = random.nextInt(8) == 0 ? 0 : random.nextInt(240);
      double reserve = pseudo ? 0 : random.nextInt(9);
      hours.add(new CaseRegionHour(name, 0, available, load, load + random.nextInt(9), reserve));
    }
    List<CaseTie> ties = new ArrayList<>();
    for (int l = 0; l < zones + 1; l++) {
      int from = random.nextInt(zones);
      int to = (from + 1 + random.nextInt(zones - 1)) % zones;
      ties.add(new CaseTie("T" + l, "Z" + from, "Z" + to, limit(random), limit(random)));
    }
    return of(regions, hours, ties);
  }

  private static Limit limit(Random random) {
    int kind = random.nextInt(10);
    return kind == 0 ? Limit.UNLIMITED : Limit.ofMw(kind < 3 ? 0 : random.nextInt(120));
  }

  static QuotaCase of(List<CaseRegion> regions, List<CaseRegionHour> hours, List<CaseTie> ties) {
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.UNLIMITED),
        regions,
        hours,
        ties,
        List.of(),
        List.of(),
        List.of());
  }

  private static Solution solve(QuotaCase quotaCase) {
    return QuotaEngine.solveQuotas(quotaCase, Policy.MAX_MIN);
  }

  private static double need(CaseRegionHour hour) {
    return hour.loadP90Mw() + hour.reserveMw();
  }

  /** The network with each region's met need as its mining, for the certificate to check. */
  private static Certificate certificate(QuotaCase quotaCase) {
    List<CaseRegionHour> noNeed =
        quotaCase.regionHours().stream()
            .map(row -> new CaseRegionHour(row.region(), 0, row.availGenMw(), 0, 0, 0))
            .toList();
    return new Certificate(of(quotaCase.regions(), noNeed, quotaCase.ties()), 0);
  }

  /** How much of each region's need is met, MW; more than the need where there is more. */
  private static double[] met(QuotaCase quotaCase, List<CoordinatedRow> rows) {
    double[] met = new double[rows.size()];
    for (int r = 0; r < met.length; r++) {
      double need = need(quotaCase.regionHours().get(r));
      double ratio = rows.get(r).coordinatedStressRatio();
      met[r] = ratio > 1 || need <= 0 ? need - rows.get(r).uncoveredMw() : need / ratio;
    }
    return met;
  }

  /**
   * The met need is feasible, and no region's can rise unless one at its level or below falls;
   * checked by independent flows.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void theMetNeedIsFeasibleAndNoRegionBelowItsLevelCanBeRaised(int seed) {
    QuotaCase quotaCase = network(seed);
    List<CoordinatedRow> rows = solve(quotaCase).coordinated();
    Certificate certificate = certificate(quotaCase);
    double[] met = met(quotaCase, rows);
    assertThat(certificate.isFeasible(met, 1e-4)).isTrue();
    for (int r = 0; r < met.length; r++) {
      if (need(quotaCase.regionHours().get(r)) > 0) {
        double[] raised = met.clone();
        for (int other = 0; other < met.length; other++) {
          boolean above =
              rows.get(other).coordinatedStressRatio()
                  < rows.get(r).coordinatedStressRatio() - RATIO;
          raised[other] = above ? 0 : met[other];
        }
        raised[r] += 0.01;
        assertThat(certificate.isFeasible(raised, 1e-4)).as(rows.get(r).toString()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSharesOfTheShortageAddUpToItAndItsFourPartsToo(int seed) {
    Solution solution = solve(network(seed));
    SystemRow system = solution.systemHours().get(0);
    double shares = solution.coordinated().stream().mapToDouble(CoordinatedRow::uncoveredMw).sum();
    double unserved = solution.hours().get(0).unservedMw();
    assertThat(shares).isCloseTo(unserved, within(1e-6));
    assertThat(system.uncoveredMw()).isEqualTo(unserved);
    double[] parts = {
      system.expectedMw(), system.uncertaintyMw(), system.reserveMw(), system.networkMw()
    };
    assertThat(Arrays.stream(parts).min().orElseThrow()).isNotNegative();
    assertThat(Arrays.stream(parts).sum()).isCloseTo(unserved, within(1e-6));
    boolean red =
        solution.coordinated().stream().anyMatch(row -> row.coordinatedLevel() == StrainLevel.RED);
    assertThat(solution.hours().get(0).systemLevel() == StrainLevel.RED).isEqualTo(red);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aNativeLoadBelowZeroIsSupplyAndTheSharesStillAddUp(int seed) {
    QuotaCase drawn = network(seed);
    List<CaseRegionHour> hours = new ArrayList<>(drawn.regionHours());
    hours.replaceAll(
        row ->
            row.region().hashCode() % 3 == 0
                ? new CaseRegionHour(row.region(), 0, row.availGenMw(), -40, -30, 0)
                : row);
    Solution solution = solve(of(drawn.regions(), hours, drawn.ties()));
    double shares = solution.coordinated().stream().mapToDouble(CoordinatedRow::uncoveredMw).sum();
    assertThat(shares).isCloseTo(solution.hours().get(0).unservedMw(), within(1e-6));
    assertThat(solution.tieFlows()).allMatch(flow -> flow.flowMw() != null);
  }

  /** What closes the area lets in exactly what its regions take: the cut is full. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theBindingAreaIsFull(int seed) {
    QuotaCase quotaCase = network(seed);
    List<CoordinatedRow> rows = solve(quotaCase).coordinated();
    double[] met = met(quotaCase, rows);
    for (int r = 0; r < met.length; r++) {
      CoordinatedRow row = rows.get(r);
      if (row.bindingArea().isEmpty()) {
        continue;
      }
      List<String> area = List.of(row.bindingArea().split(";", -1));
      assertThat(area).contains(row.region()).isSorted();
      double taken = 0;
      double had = 0;
      for (int i = 0; i < met.length; i++) {
        if (area.contains(rows.get(i).region())) {
          taken += met[i];
          had += quotaCase.regionHours().get(i).availGenMw();
          assertThat(rows.get(i).coordinatedStressRatio())
              .isGreaterThan(
                  need(quotaCase.regionHours().get(i)) > 0
                      ? row.coordinatedStressRatio() - RATIO
                      : -1);
        }
      }
      if (!row.bindingElements().isEmpty()) {
        for (String element : row.bindingElements().split(";", -1)) {
          had += Double.parseDouble(element.substring(element.indexOf('=') + 1));
        }
      }
      assertThat(taken).as(row.toString()).isCloseTo(had, within(1e-3));
    }
  }

  private static double greatest(QuotaCase quotaCase) {
    return solve(quotaCase).systemHours().get(0).coordinatedStressMax();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void moreGenerationWiderLimitsOrLessNeedNeverRaiseTheGreatestRatio(int seed) {
    QuotaCase quotaCase = network(seed);
    double before = greatest(quotaCase) + 1e-9;
    int at = new Random(seed).nextInt(quotaCase.regions().size());
    CaseRegionHour row = quotaCase.regionHours().get(at);
    List<CaseRegionHour> more = new ArrayList<>(quotaCase.regionHours());
    more.set(
        at,
        new CaseRegionHour(
            row.region(), 0, row.availGenMw() + 7, row.loadP50Mw(), row.loadP90Mw(), 0));
    assertThat(greatest(of(quotaCase.regions(), more, quotaCase.ties())))
        .isLessThanOrEqualTo(before);
    List<CaseTie> wider =
        quotaCase.ties().stream()
            .map(
                tie ->
                    new CaseTie(
                        tie.tie(),
                        tie.fromZone(),
                        tie.toZone(),
                        wider(tie.capForwardMw()),
                        wider(tie.capBackwardMw())))
            .toList();
    List<CaseRegion> open =
        quotaCase.regions().stream()
            .map(
                region ->
                    new CaseRegion(
                        region.region(),
                        region.zone(),
                        wider(region.importCapMw()),
                        wider(region.exportCapMw()),
                        Limit.UNLIMITED))
            .toList();
    assertThat(greatest(of(open, quotaCase.regionHours(), wider))).isLessThanOrEqualTo(before);
  }

  private static Limit wider(Limit limit) {
    return limit.isUnlimited() ? limit : Limit.ofMw(limit.mw() + 11);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfRowsChangesNothingAndAThousandfoldCaseHasTheSameRatios(int seed) {
    QuotaCase quotaCase = network(seed);
    List<CoordinatedRow> rows = solve(quotaCase).coordinated();
    List<CaseRegion> regions = new ArrayList<>(quotaCase.regions());
    List<CaseRegionHour> hours = new ArrayList<>(quotaCase.regionHours());
    List<CaseTie> ties = new ArrayList<>(quotaCase.ties());
    Collections.shuffle(regions, new Random(seed));
    Collections.shuffle(hours, new Random(seed + 1));
    Collections.shuffle(ties, new Random(seed + 2));
    assertThat(solve(of(regions, hours, ties)).coordinated()).isEqualTo(rows);
    List<CoordinatedRow> scaled = solve(Scaled.times(quotaCase, 1000)).coordinated();
    for (int r = 0; r < rows.size(); r++) {
      assertThat(scaled.get(r).coordinatedStressRatio())
          .isCloseTo(rows.get(r).coordinatedStressRatio(), within(RATIO));
      assertThat(scaled.get(r).bindingArea()).isEqualTo(rows.get(r).bindingArea());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRegionSplitInTwoHalvesKeepsItsRatio(int seed) {
    QuotaCase quotaCase = network(seed);
    int at = new Random(seed).nextInt(quotaCase.regions().size());
    CaseRegion whole = quotaCase.regions().get(at);
    CaseRegionHour row = quotaCase.regionHours().get(at);
    List<CaseRegion> regions = new ArrayList<>(quotaCase.regions());
    List<CaseRegionHour> hours = new ArrayList<>(quotaCase.regionHours());
    regions.remove(at);
    hours.remove(at);
    for (String half : List.of(whole.region() + "a", whole.region() + "b")) {
      regions.add(
          new CaseRegion(
              half,
              whole.zone(),
              half(whole.importCapMw()),
              half(whole.exportCapMw()),
              Limit.UNLIMITED));
      hours.add(
          new CaseRegionHour(
              half,
              0,
              row.availGenMw() / 2,
              row.loadP50Mw() / 2,
              row.loadP90Mw() / 2,
              row.reserveMw() / 2));
    }
    double before = solve(quotaCase).coordinated().get(at).coordinatedStressRatio();
    List<CoordinatedRow> after = solve(of(regions, hours, quotaCase.ties())).coordinated();
    assertThat(after.get(at).coordinatedStressRatio()).isCloseTo(before, within(RATIO));
    assertThat(after.get(at + 1).coordinatedStressRatio()).isCloseTo(before, within(RATIO));
  }

  private static Limit half(Limit limit) {
    return limit.isUnlimited() ? limit : Limit.ofMw(limit.mw() / 2);
  }
}
