package kz.quat.allocation;

import java.util.concurrent.TimeUnit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to compute a day's quotas by number of miners, compared with OR-tools solving the plain
 * linear program of one level.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class QuotaBenchmark {
  /** Number of miners. */
  @Param({"400", "2000", "8000"})
  public int miners;

  private QuotaCase quotaCase = BenchCase.of(1);
  private OneLevelProgram program = new OneLevelProgram(quotaCase);

  /** Builds the case. */
  @Setup
  public void make() {
    quotaCase = BenchCase.of(miners);
    program = new OneLevelProgram(quotaCase);
    Solution solution = QuotaEngine.solveQuotas(quotaCase, Policy.MAX_MIN);
    System.out.printf(
        "%d miners, %.1f %% of miner-hours shut off%n",
        miners, 100.0 * solution.shutOffs().size() / solution.quotas().size());
  }

  /** The default policy: quotas and strain only. */
  @Benchmark
  public Solution maxMin() {
    return QuotaEngine.solveQuotas(quotaCase, Policy.MAX_MIN);
  }

  /** The default policy with every explanation and its marginal values. */
  @Benchmark
  public Solution maxMinExplained() {
    return QuotaEngine.solve(quotaCase, Policy.MAX_MIN);
  }

  /** Pro rata: one level for each tier. */
  @Benchmark
  public Solution proRata() {
    return QuotaEngine.solveQuotas(quotaCase, Policy.PRO_RATA);
  }

  /** Last in, first out: by date of acceptance. */
  @Benchmark
  public Solution lifo() {
    return QuotaEngine.solveQuotas(quotaCase, Policy.LIFO);
  }

  /** Auction: by bids. */
  @Benchmark
  public Solution auction() {
    return QuotaEngine.solveQuotas(quotaCase, Policy.AUCTION);
  }

  /**
   * OR-tools: one level, the greatest common λ, for each of the 24 hours; without tiers and ramps.
   */
  @Benchmark
  public double oneLevelByLinearProgram() {
    return program.solve();
  }
}
