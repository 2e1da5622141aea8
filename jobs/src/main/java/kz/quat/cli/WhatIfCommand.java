package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.whatif.Change;
import kz.quat.allocation.whatif.Figure;
import kz.quat.allocation.whatif.WhatIf;
import kz.quat.allocation.whatif.WhatIfFiles;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quat whatif}: solves a case again with changes. Does not start Spark. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    description = {
      "Solve a case again with changes and set it beside the original: levels, uncovered power,"
          + " quotas by region and site, what binds now (docs/spec/strain.md, section 4).",
      "Changes, KEY=VALUE:",
      "  unit:NAME=out                    a unit of units.csv is lost",
      "  generation:AREA=-300MW|-10%%      less (or more) can run; also reserve:AREA, load:AREA",
      "  temperature:AREA=-5              degrees, by the forecast's own sensitivity",
      "  tie:NAME=0  tie:NAME:forward=500 a tie at another limit; import:REGION, export:REGION",
      "  mining_cap:national=800          also mining_cap:zone:ZONE, mining_cap:REGION",
      "  policy=pro_rata",
      "AREA is a region, zone:ZONE or all; a limit is MW or unlimited.",
      "A file of changes is CSV: a column key, and a column for each what-if."
    })
final class WhatIfCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "Case folder; without it the case of the newest kept run.")
  private @Nullable Path caseFolder;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "The case of the newest kept run of this delivery day.")
  private @Nullable LocalDate date;

  @Option(
      names = "--set",
      required = true,
      paramLabel = "FILE|KEY=VALUE",
      description = "A change, or a file of them; may be given again.")
  private List<String> changes;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the CSV files.")
  private Path out;

  @Option(
      names = "--demo",
      description = "Of the demo; without it where the configuration has no run.")
  private boolean demo;

  @Override
  public Integer call() {
    Path folder = folder();
    WhatIf whatIf;
    try {
      QuotaCase quotaCase = CaseFolder.read(folder);
      Map<String, List<Change>> variants = WhatIf.changes(changes);
      whatIf = WhatIf.of(quotaCase, WhatIf.Supplement.read(folder, quotaCase), variants);
    } catch (BadCaseException | IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, "What-if on " + folder + ": " + FileFaults.reason(e), e);
    }
    try {
      WhatIfFiles.write(whatIf, out);
    } catch (IOException e) {
      throw WriteErrors.of(out, e);
    }
    show(whatIf);
    return Quat.OK;
  }

  private Path folder() {
    Path named = caseFolder;
    if (named != null) {
      if (date != null || demo) {
        throw new UserErrorException(
            UserErrorException.Kind.USAGE, "Name either a case folder or a run: --date D, --demo");
      }
      if (!Files.isDirectory(named)) {
        throw new UserErrorException(
            UserErrorException.Kind.INPUT, "Case " + named + ": there is no such folder");
      }
      return named;
    }
    RunChoice choice = RunChoice.of(conf, demo, date);
    Manifest run = choice.run(date);
    choice.say(spec.commandLine().getErr());
    RunDownload.download(choice.config(), kept -> kept.runId().equals(run.runId()));
    return new RunFolders(choice.config().paths())
        .of(Audience.RESTRICTED, run.runId())
        .resolve(RunFolders.CASE);
  }

  private void show(WhatIf whatIf) {
    PrintWriter screen = spec.commandLine().getOut();
    if (conf.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      for (Figure figure : Figure.values()) {
        Map<String, Double> values = new LinkedHashMap<>();
        whatIf.variants().forEach(variant -> values.put(variant.name(), figure.of(variant)));
        answer.put(figure.id(), values);
      }
      answer.put("out", out.toString());
      screen.println(JsonAnswer.of(answer));
    } else {
      table(screen, whatIf);
      screen.printf("%nWritten to %s%n", out);
    }
    screen.flush();
  }

  private static void table(PrintWriter screen, WhatIf whatIf) {
    screen.printf("  %-26s %-4s", "figure", "unit");
    whatIf.variants().forEach(variant -> screen.printf(" %14s", variant.name()));
    screen.println();
    for (Figure figure : Figure.values()) {
      screen.printf("  %-26s %-4s", figure.id(), figure.unit());
      for (WhatIf.Variant variant : whatIf.variants()) {
        boolean count = figure.unit().equals("h");
        screen.printf(count ? " %,14.0f" : " %,14.3f", figure.of(variant));
      }
      screen.println();
    }
  }
}
