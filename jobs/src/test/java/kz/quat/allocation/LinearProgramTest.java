package kz.quat.allocation;

import static kz.quat.allocation.Quotas.QUOTA_MW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.StrainRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small networks compared with linear programs solved by OR-tools. */
class LinearProgramTest {
  private static final double TIGHT = 1e-7;

  static IntStream seeds() {
    return RandomCase.seeds(60);
  }

  private static QuotaCase small(int seed) {
    return RandomCase.seed(seed).ramps().atMost(5, 8).make();
  }

  private static List<Double> solved(QuotaCase quotaCase, Policy policy) {
    return List.copyOf(Quotas.of(quotaCase, policy).values());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void maxMinIsWhatLevelAfterLevelOfProgramsGives(int seed) {
    QuotaCase quotaCase = small(seed);
    QuotaProgram program = new QuotaProgram(quotaCase);
    double[] frozen = new double[quotaCase.miners().size()];
    Arrays.fill(frozen, -1);
    while (Arrays.stream(frozen).anyMatch(x -> x < 0)) {
      double level =
          program.solve((solver, x) -> commonLevel(quotaCase, solver, x, frozen)).objective();
      boolean[] stuck = new boolean[frozen.length];
      for (int m = 0; m < frozen.length; m++) {
        int miner = m;
        double share = level * quotaCase.miners().get(m).weight();
        stuck[m] =
            frozen[m] < 0
                && program
                        .solve((solver, x) -> most(quotaCase, solver, x, frozen, level, miner))
                        .objective()
                    < share + TIGHT;
      }
      assertThat(IntStream.range(0, stuck.length).anyMatch(m -> stuck[m])).isTrue();
      for (int m = 0; m < frozen.length; m++) {
        frozen[m] = stuck[m] ? level * quotaCase.miners().get(m).weight() : frozen[m];
      }
    }
    List<Double> quotas = solved(quotaCase, Policy.MAX_MIN);
    for (int m = 0; m < frozen.length; m++) {
      assertThat(quotas.get(m)).isCloseTo(frozen[m], within(QUOTA_MW));
    }
  }

  private static void commonLevel(
      QuotaCase quotaCase, MPSolver solver, List<MPVariable> quotas, double[] frozen) {
    MPVariable level = solver.makeNumVar(0, MPSolver.infinity(), "level");
    for (int m = 0; m < frozen.length; m++) {
      if (frozen[m] < 0) {
        MPConstraint share = solver.makeConstraint(0, MPSolver.infinity());
        share.setCoefficient(quotas.get(m), 1);
        share.setCoefficient(level, -quotaCase.miners().get(m).weight());
      } else {
        hold(solver, quotas.get(m), frozen[m]);
      }
    }
    solver.objective().setCoefficient(level, 1);
  }

  private static void most(
      QuotaCase quotaCase,
      MPSolver solver,
      List<MPVariable> quotas,
      double[] frozen,
      double level,
      int miner) {
    for (int m = 0; m < frozen.length; m++) {
      double share = level * quotaCase.miners().get(m).weight();
      hold(solver, quotas.get(m), frozen[m] < 0 ? share : frozen[m]);
    }
    solver.objective().setCoefficient(quotas.get(miner), 1);
  }

  /** Requires at least that quota, less the solver's own rounding. */
  private static void hold(MPSolver solver, MPVariable quota, double mw) {
    solver.makeConstraint(mw - QuotaProgram.ROUNDING, MPSolver.infinity()).setCoefficient(quota, 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void unservedNeedAndSystemHeadroomAreThePrograms(int seed) {
    QuotaCase quotaCase = small(seed);
    Solution.Hour hour = QuotaEngine.solve(quotaCase, Policy.LIFO).hours().get(0);
    List<CaseRegion> uncapped =
        quotaCase.regions().stream()
            .map(
                row ->
                    new CaseRegion(
                        row.region(),
                        row.zone(),
                        row.importCapMw(),
                        row.exportCapMw(),
                        Limit.UNLIMITED))
            .toList();
    List<CaseMiner> everywhere =
        uncapped.stream().map(row -> CaseMiner.plain(row.region(), row.region(), 1e6, 1)).toList();
    QuotaCase free =
        new QuotaCase(
            CaseParams.ofNationalCap(Limit.UNLIMITED),
            uncapped,
            quotaCase.regionHours(),
            quotaCase.ties(),
            List.of(),
            List.of(),
            everywhere);
    QuotaProgram program = new QuotaProgram(free);

    assertThat(hour.unservedMw()).isCloseTo(program.unserved(), within(QUOTA_MW));
    assertThat(hour.systemHeadroomMw())
        .isCloseTo(
            program
                .solve((solver, x) -> x.forEach(q -> solver.objective().setCoefficient(q, 1)))
                .objective(),
            within(QUOTA_MW));
    List<StrainRow> strain = QuotaEngine.solve(quotaCase, Policy.LIFO).strain();
    for (int r = 0; r < uncapped.size(); r++) {
      int region = r;
      double alone =
          program
              .solve(
                  (solver, x) -> {
                    for (int other = 0; other < x.size(); other++) {
                      x.get(other).setBounds(0, other == region ? 1e6 : 0);
                    }
                    solver.objective().setCoefficient(x.get(region), 1);
                  })
              .objective();
      assertThat(strain.get(r).headroomMw()).isCloseTo(alone, within(QUOTA_MW));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lifoGivesEachTheMostThatThoseBeforeLeave(int seed) {
    QuotaCase quotaCase = small(seed);
    QuotaProgram program = new QuotaProgram(quotaCase);
    List<Double> quotas = solved(quotaCase, Policy.LIFO);
    List<CaseMiner> rows = quotaCase.miners();
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    order.sort(
        Comparator.comparing(
            m -> rows.get(m).acceptedOn(), Comparator.nullsLast(LocalDate::compareTo)));
    double[] granted = new double[rows.size()];
    for (int miner : order) {
      granted[miner] =
          program
              .solve(
                  (solver, x) -> {
                    for (int m = 0; m < granted.length; m++) {
                      hold(solver, x.get(m), granted[m]);
                    }
                    solver.objective().setCoefficient(x.get(miner), 1);
                  })
              .objective();
      assertThat(quotas.get(miner)).isCloseTo(granted[miner], within(QUOTA_MW));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void auctionEarnsWhatTheProgramEarns(int seed) {
    QuotaCase quotaCase = RandomCase.seed(seed).ramps().atMost(12, 40).make();
    List<CaseMiner> rows = quotaCase.miners();
    double best =
        new QuotaProgram(quotaCase)
            .solve(
                (solver, x) -> {
                  for (int m = 0; m < rows.size(); m++) {
                    Double bid = rows.get(m).bidKztPerKwh();
                    if (bid != null && Quotas.isEligible(quotaCase, rows.get(m))) {
                      solver.objective().setCoefficient(x.get(m), bid);
                    } else {
                      x.get(m).setBounds(0, 0);
                    }
                  }
                })
            .objective();
    List<Double> quotas = solved(quotaCase, Policy.AUCTION);
    double earned = 0;
    for (int m = 0; m < rows.size(); m++) {
      Double bid = rows.get(m).bidKztPerKwh();
      earned += bid == null ? 0 : bid * quotas.get(m);
    }
    assertThat(earned).isCloseTo(best, within(5e-4));
  }
}
