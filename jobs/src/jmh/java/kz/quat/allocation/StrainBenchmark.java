package kz.quat.allocation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.strain.HourStrain;
import kz.quat.allocation.strain.NetworkHour;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to compute the strain of one hour with 20 regions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class StrainBenchmark {
  private final QuotaCase quotaCase = BenchCase.of(1);
  private final NetworkHour network = new NetworkHour(quotaCase.regions(), quotaCase.ties());
  private final List<CaseRegionHour> rows =
      quotaCase.regionHours().stream().filter(row -> row.hour() == 12).toList();

  /** One hour, all regions. */
  @Benchmark
  public HourStrain hourOf20Regions() {
    return network.strain(rows);
  }
}
