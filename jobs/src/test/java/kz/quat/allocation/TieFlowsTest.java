package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.TieFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flows at the fair share: they serve the need, keep to the limits, and no other flows have a
 * smaller sum of squares.
 */
class TieFlowsTest {
  private static final double MW = 1e-5;

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private static List<TieFlow> flows(QuotaCase quotaCase) {
    return QuotaEngine.solveQuotas(quotaCase, Policy.MAX_MIN).tieFlows();
  }

  /** What each zone lacks: what its regions draw from the hub at the fair share. */
  private static Map<String, Double> lack(QuotaCase quotaCase, Solution solution) {
    Map<String, Double> lack = new HashMap<>();
    for (int r = 0; r < quotaCase.regions().size(); r++) {
      CaseRegion region = quotaCase.regions().get(r);
      var hour = quotaCase.regionHours().get(r);
      double met =
          hour.loadP90Mw() + hour.reserveMw() - solution.coordinated().get(r).uncoveredMw();
      double draw = Math.max(met - hour.availGenMw(), -region.exportCapMw().mw());
      lack.merge(region.zone(), draw, Double::sum);
    }
    return lack;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void flowsServeWithinLimitsAndNoOthersAreSmaller(int seed) {
    QuotaCase quotaCase = NetworkStrainTest.network(seed);
    Solution solution = QuotaEngine.solveQuotas(quotaCase, Policy.MAX_MIN);
    Map<String, Double> spare = lack(quotaCase, solution);
    spare.replaceAll((zone, mw) -> -mw);
    Map<String, TieFlow> byName = new HashMap<>();
    for (TieFlow flow : solution.tieFlows()) {
      byName.put(flow.tie(), flow);
      double mw = Objects.requireNonNull(flow.flowMw(), "has settled");
      spare.merge(flow.toZone(), mw, Double::sum);
      spare.merge(flow.fromZone(), -mw, Double::sum);
    }
    assertThat(byName).hasSameSizeAs(quotaCase.ties());
    assertThat(Collections.min(spare.values())).isGreaterThan(-MW);
    List<String> nodes = new ArrayList<>(new java.util.TreeSet<>(spare.keySet()));
    double[][] cost = new double[nodes.size() + 1][nodes.size() + 1];
    for (double[] row : cost) {
      java.util.Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    // Sending less, or more, to a zone with something to spare costs nothing.
    int spill = nodes.size();
    for (int z = 0; z < nodes.size(); z++) {
      cost[z][spill] = 0;
      cost[spill][z] = spare.getOrDefault(nodes.get(z), 0.0) > MW ? 0 : Double.POSITIVE_INFINITY;
    }
    for (CaseTie tie : quotaCase.ties()) {
      TieFlow flow = Objects.requireNonNull(byName.get(tie.tie()));
      double mw = Objects.requireNonNull(flow.flowMw(), "has settled");
      assertThat(mw).isBetween(-tie.capBackwardMw().mw() - MW, tie.capForwardMw().mw() + MW);
      int from = nodes.indexOf(tie.fromZone());
      int to = nodes.indexOf(tie.toZone());
      if (mw < tie.capForwardMw().mw() - MW) {
        cost[from][to] = Math.min(cost[from][to], 2 * mw);
      }
      if (mw > -tie.capBackwardMw().mw() + MW) {
        cost[to][from] = Math.min(cost[to][from], -2 * mw);
      }
    }
    for (int k = 0; k < cost.length; k++) {
      for (int i = 0; i < cost.length; i++) {
        for (int j = 0; j < cost.length; j++) {
          cost[i][j] = Math.min(cost[i][j], cost[i][k] + cost[k][j]);
        }
      }
    }
    for (int z = 0; z < cost.length; z++) {
      assertThat(cost[z][z]).as("a circle that makes the squares smaller").isGreaterThan(-1e-3);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfRowsChangesNoFlowAndAThousandfoldCaseHasTheSameUse(int seed) {
    QuotaCase quotaCase = NetworkStrainTest.network(seed);
    List<TieFlow> flows = flows(quotaCase);
    List<CaseTie> ties = new ArrayList<>(quotaCase.ties());
    Collections.shuffle(ties, new Random(seed));
    assertThat(flows(NetworkStrainTest.of(quotaCase.regions(), quotaCase.regionHours(), ties)))
        .isEqualTo(flows);
    List<TieFlow> scaled = flows(Scaled.times(quotaCase, 1000));
    for (int l = 0; l < flows.size(); l++) {
      double mw = Objects.requireNonNull(flows.get(l).flowMw(), "has settled");
      assertThat(scaled.get(l).flowMw()).isCloseTo(1000 * mw, within(0.01));
    }
  }

  @Test
  void twoWaysShareWhatAZoneLacksAndAFullOneLeavesTheRestToTheOther() {
    Limit wide = Limit.ofMw(500);
    List<CaseRegion> regions =
        List.of(
            new CaseRegion("A", "North", wide, wide, Limit.UNLIMITED),
            new CaseRegion("B", "South", wide, wide, Limit.UNLIMITED));
    var hours =
        List.of(
            new kz.quat.allocation.cases.CaseRegionHour("A", 7, 400, 100, 100, 0),
            new kz.quat.allocation.cases.CaseRegionHour("B", 7, 20, 120, 120, 0));
    List<CaseTie> ties =
        List.of(
            new CaseTie("one", "North", "South", Limit.ofMw(30), Limit.ofMw(0)),
            new CaseTie("other", "South", "North", Limit.ofMw(0), Limit.UNLIMITED));
    List<TieFlow> flows = flows(NetworkStrainTest.of(regions, hours, ties));
    assertThat(flows.get(0)).isEqualTo(new TieFlow("one", 7, "North", "South", 30.0, 30, 100.0));
    assertThat(flows.get(1).flowMw()).isCloseTo(-70, within(1e-9));
    assertThat(flows.get(1).usePct()).isNull();
  }
}
