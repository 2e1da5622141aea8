package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.pipeline.TableAsOf;
import kz.quat.publish.export.RowsCsv;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quat as-of RUN TABLE}: prints a table as a run left it, as CSV. */
@Command(
    name = "as-of",
    mixinStandardHelpOptions = true,
    description = {
      "Rows of a table as a kept run left it, as CSV, in the order of its key.",
      "Energy is in whole watt-hours, as the warehouse has it; an empty field is not known."
    })
final class AsOfCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Parameters(index = "0", paramLabel = "RUN", description = "A kept run: quat status lists them.")
  private String run;

  @Parameters(
      index = "1",
      paramLabel = "TABLE",
      description = "A table of the dictionary, such as core_miner__site_hours.")
  private String table;

  @Option(names = "--site", paramLabel = "S", description = "Only this site.")
  private @Nullable String site;

  @Option(names = "--region", paramLabel = "R", description = "Only this region, such as KZ-35.")
  private @Nullable String region;

  @Option(names = "--from", paramLabel = "D", description = "From this market day.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "D", description = "Up to and with this market day.")
  private @Nullable LocalDate to;

  @Option(names = "--out", paramLabel = "FILE.csv", description = "Into a file; else the screen.")
  private @Nullable Path out;

  @Option(names = "--demo", description = "Of the demo.")
  private boolean demo;

  @Override
  public Integer call() {
    QuatConfig config = demo ? conf.readForDemo() : conf.read();
    RunDownload.refresh(config);
    TableSpec wanted = table();
    try (Sessions session = Sessions.open(config)) {
      new TableAsOf(session.spark(), config)
          .read(
              run,
              wanted,
              new TableAsOf.Wanted(site, region, from, to),
              rows -> write(wanted, rows));
    }
    return Quat.OK;
  }

  private TableSpec table() {
    return Tables.ALL.stream()
        .filter(known -> known.name().equals(table))
        .findFirst()
        .orElseThrow(
            () ->
                new UserErrorException(
                    UserErrorException.Kind.USAGE,
                    "Unknown table: %s (quat dictionary lists them)"
                        .formatted(table.replaceAll("\\p{Cntrl}", "?"))));
  }

  private void write(TableSpec wanted, Iterator<Row> rows) {
    Path file = out;
    if (file == null) {
      PrintWriter screen = spec.commandLine().getOut();
      RowsCsv.write(wanted, rows, screen);
      screen.flush();
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      long written;
      try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        written = RowsCsv.write(wanted, rows, writer);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      spec.commandLine().getErr().printf("%,d rows written to %s%n", written, file);
    } catch (IOException e) {
      throw WriteErrors.of(file, e);
    } catch (UncheckedIOException e) {
      throw WriteErrors.of(file, e);
    }
  }
}
