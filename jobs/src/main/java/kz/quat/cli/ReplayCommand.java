package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.quat.allocation.BadCaseException;
import kz.quat.allocation.CaseFolder;
import kz.quat.allocation.Interruptible;
import kz.quat.allocation.Policy;
import kz.quat.allocation.QuotaCase;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.ReplayFiles;
import kz.quat.allocation.Solution;
import kz.quat.domain.UserErrorException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quat replay}: an allocation again, from its evidence. Starts no Spark. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Compute an allocation again from its case folder (docs/spec/quotas.md).")
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CASE", description = "Case folder: regions.csv, region_hours.csv, …")
  private Path caseFolder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder for quotas.csv, region_quotas.csv, hours.csv, strain.csv, explanations.csv.")
  private Path out;

  @Option(
      names = "--policy",
      paramLabel = "P",
      description = "max_min, pro_rata, lifo or auction; default: the case's own, else max_min.")
  private @Nullable Policy policy;

  @Override
  public Integer call() {
    try {
      QuotaCase quotaCase = CaseFolder.read(caseFolder);
      Solution solution = QuotaEngine.solve(quotaCase, policy(quotaCase));
      ReplayFiles.write(solution, out);
      ReplayFiles.writeInterruptible(Interruptible.fill(quotaCase, solution), out);
      spec.commandLine()
          .getOut()
          .printf(
              "%d miners, %d hours, policy %s: %s%nWritten to %s%n",
              quotaCase.miners().size(),
              quotaCase.hours().size(),
              solution.policy().id(),
              solution.exactness().text(),
              out);
      return Quat.OK;
    } catch (BadCaseException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, "Case " + caseFolder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "Case " + caseFolder + " cannot be read or written: " + e,
          e);
    }
  }

  private Policy policy(QuotaCase quotaCase) {
    if (policy != null) {
      return policy;
    }
    Policy own = quotaCase.params().policy();
    return own == null ? Policy.MAX_MIN : own;
  }
}
