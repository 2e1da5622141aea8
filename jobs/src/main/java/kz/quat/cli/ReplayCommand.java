package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.quat.allocation.Interruptible;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.adequacy.AdequacyEngine;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.figures.AdequacyFiles;
import kz.quat.allocation.figures.ReplayFiles;
import kz.quat.allocation.solution.Solution;
import kz.quat.config.QuatConfig;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.pipeline.CaseAsOf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code quat replay}: repeats an allocation from its evidence (without starting Spark), or with
 * {@code --as-of} from the warehouse as the run left it.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Compute an allocation again from its case folder (docs/spec/quotas.md).",
      "With --as-of: rebuild the case of a kept run from the warehouse, compare it byte by byte"
          + " with the published one, and list what differs (exit code 4)."
    })
final class ReplayCommand implements Callable<Integer> {

  private static final String CASE_FOLDER = "case";

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "Case folder: regions.csv, region_hours.csv, …")
  private @Nullable Path caseFolder;

  @Option(
      names = "--as-of",
      paramLabel = "RUN",
      description =
          "A kept run (quat status) instead of a folder; its case is rebuilt in DIR/case.")
  private @Nullable String asOf;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder for the solution: quotas, interruptible power, regions, hours, strain, shut-offs,"
              + " prices and explanations as CSV.")
  private Path out;

  @Option(
      names = "--policy",
      paramLabel = "P",
      description = "max_min, pro_rata, lifo or auction; default: the case's own, else max_min.")
  private @Nullable Policy policy;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "With units.csv or load_scenarios.csv: draws for joint adequacy where there are more than"
              + " 65,536 states; default ${DEFAULT-VALUE}.")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What the draws are made from; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--demo", description = "With --as-of: of the demo.")
  private boolean demo;

  @Override
  public Integer call() {
    if (caseFolder != null && asOf == null) {
      return replay(caseFolder);
    }
    if (asOf != null && caseFolder == null) {
      return rebuild(asOf);
    }
    throw new UserErrorException(
        UserErrorException.Kind.USAGE, "Name either a case folder or a run: --as-of RUN");
  }

  private int replay(Path folder) {
    AdequacyEngine.Settings settings =
        new AdequacyEngine.Settings(draws(), seed, AdequacyEngine.EXACT_STATES);
    if (!Files.isDirectory(folder)) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, "Case " + folder + ": there is no such folder");
    }
    try {
      QuotaCase quotaCase = CaseFolder.read(folder);
      Optional<AdequacyFolder.Inputs> adequacy = AdequacyFolder.read(folder, quotaCase);
      solve(quotaCase);
      if (adequacy.isPresent()) {
        AdequacyFiles.write(AdequacyEngine.solve(quotaCase, adequacy.get(), settings), out);
      }
      return Quat.OK;
    } catch (BadCaseException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, "Case " + folder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "Case " + folder + " cannot be read or written: " + FileFaults.reason(e),
          e);
    }
  }

  private int draws() {
    if (draws < 2) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE, "Invalid --draws " + draws + " (must be at least 2)");
    }
    return draws;
  }

  private int rebuild(String run) {
    QuatConfig config = demo ? conf.readForDemo() : conf.read();
    RunDownload.download(config, kept -> kept.runId().equals(run));
    CaseAsOf.Rebuilt rebuilt;
    try (Sessions session = Sessions.open(config)) {
      rebuilt = new CaseAsOf(session.spark(), config).rebuild(run, out.resolve(CASE_FOLDER));
      solve(rebuilt.quotaCase());
    } catch (IOException e) {
      throw WriteErrors.of(out, e);
    }
    answer(rebuilt);
    return rebuilt.differences().isEmpty() ? Quat.OK : UserErrorException.Kind.GATE.exitCode();
  }

  private void answer(CaseAsOf.Rebuilt rebuilt) {
    PrintWriter screen = spec.commandLine().getOut();
    boolean same = rebuilt.differences().isEmpty();
    if (conf.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("run_id", rebuilt.run().runId());
      answer.put("same", same);
      answer.put("differences", rebuilt.differences());
      answer.put("notes", rebuilt.notes());
      screen.println(JsonAnswer.of(answer));
    } else {
      screen.printf(
          "Case of run %s rebuilt from the warehouse: %s%n",
          rebuilt.run().runId(),
          same ? "the same bytes as published" : rebuilt.differences().size() + " differences");
      rebuilt.differences().forEach(line -> screen.println("  " + line));
      rebuilt.notes().forEach(line -> screen.println("  note: " + line));
    }
    screen.flush();
  }

  private void solve(QuotaCase quotaCase) throws IOException {
    Solution solution = QuotaEngine.solve(quotaCase, policy(quotaCase));
    ReplayFiles.write(solution, out);
    ReplayFiles.writeInterruptible(Interruptible.fill(quotaCase, solution), out);
    if (!conf.json()) {
      spec.commandLine()
          .getOut()
          .printf(
              "%d miners, %d hours, policy %s: %s%nWritten to %s%n",
              quotaCase.miners().size(),
              quotaCase.hours().size(),
              solution.policy().id(),
              solution.exactness().text(),
              out);
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
