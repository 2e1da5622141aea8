package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import kz.quat.domain.UserErrorException;
import kz.quat.grid.HeadroomRows;
import kz.quat.pipeline.HeadroomOfSpan;
import kz.quat.publish.export.RowsCsv;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.AdequacyTables;
import kz.quat.schema.ColumnSpec;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code quat headroom}: shows what could be connected in the long term, from the hours of any
 * span.
 */
@Command(
    name = "headroom",
    mixinStandardHelpOptions = true,
    description = {
      "How many MW of constant load each region, and the nation, could have taken if the load were"
          + " cut in the worst hours (docs/spec/strain.md, section 2).",
      "From measured hours: native load and reserve first, mining that is connected not"
          + " subtracted. Regions' figures do not add up: each region stands by itself."
    })
final class HeadroomCommand implements Callable<Integer> {

  private static final int YEAR_DAYS = 365;

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Option(
      names = "--from",
      paramLabel = "D",
      description = "First market day; default: 365 days up to --to.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "D",
      description = "Last market day; default: the day before the newest run's delivery day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--area",
      paramLabel = "A",
      split = ",",
      description = "Only these: codes of regions, or nation.")
  private List<String> areas = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "Also into a file, with the columns of out_strain__headroom_curve.")
  private @Nullable Path out;

  @Option(names = "--demo", description = "Of the demo.")
  private boolean demo;

  @Override
  public Integer call() {
    RunChoice choice = RunChoice.of(conf, demo, null);
    LocalDate delivery = choice.dayOr(null);
    HeadroomRows.Span span = span(delivery);
    choice.say(spec.commandLine().getErr());
    Manifest run = choice.newest().orElseThrow();
    List<Row> rows;
    try (Sessions session = Sessions.open(choice.config())) {
      rows =
          HeadroomOfSpan.ofRun(
              session.spark(),
              choice.config(),
              new RunFolders(choice.config().paths()).snapshots(run.runId()),
              span);
    }
    List<Row> chosen = chosen(rows, span);
    write(chosen);
    show(chosen, span);
    return Quat.OK;
  }

  private HeadroomRows.Span span(LocalDate delivery) {
    LocalDate last = to == null ? delivery.minusDays(1) : to;
    LocalDate first = from == null ? last.minusDays(YEAR_DAYS - 1L) : from;
    if (first.isAfter(last)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Invalid span: --from %s is after --to %s".formatted(first, last));
    }
    return new HeadroomRows.Span(delivery, first, last);
  }

  private List<Row> chosen(List<Row> rows, HeadroomRows.Span span) {
    if (rows.isEmpty()) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "No hour of %s to %s has a measured headroom".formatted(span.from(), span.to()));
    }
    TreeSet<String> known = new TreeSet<>(rows.stream().map(HeadroomCommand::area).toList());
    for (String area : areas) {
      if (!known.contains(area)) {
        throw new UserErrorException(
            UserErrorException.Kind.USAGE,
            "Invalid --area %s (must be one of %s)"
                .formatted(area.replaceAll("\\p{Cntrl}", "?"), String.join(", ", known)));
      }
    }
    return rows.stream().filter(row -> areas.isEmpty() || areas.contains(area(row))).toList();
  }

  private static String area(Row row) {
    return AdequacyTables.AREA.from(row);
  }

  private void write(List<Row> rows) {
    Path file = out;
    if (file == null) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        RowsCsv.write(AdequacyTables.HEADROOM_CURVE, rows.iterator(), writer);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw WriteErrors.of(file, e);
    } catch (UncheckedIOException e) {
      throw WriteErrors.of(file, e);
    }
  }

  private void show(List<Row> rows, HeadroomRows.Span span) {
    PrintWriter screen = spec.commandLine().getOut();
    if (conf.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("from", span.from());
      answer.put("to", span.to());
      answer.put("points", rows.stream().map(HeadroomCommand::point).toList());
      screen.println(JsonAnswer.of(answer));
    } else {
      table(screen, rows, span);
    }
    screen.flush();
  }

  private static Map<String, @Nullable Object> point(Row row) {
    Map<String, @Nullable Object> point = new LinkedHashMap<>();
    for (ColumnSpec column :
        List.of(
            AdequacyTables.AREA,
            AdequacyTables.CURTAILED_SHARE_PCT,
            AdequacyTables.KNOWN_HOURS,
            AdequacyTables.CONNECTED_LOAD_MW,
            AdequacyTables.HOURS_CUT,
            AdequacyTables.LONGEST_CUT_HOURS,
            AdequacyTables.MEAN_CUT_PCT)) {
      point.put(column.name(), column.from(row));
    }
    return point;
  }

  private static void table(PrintWriter screen, List<Row> rows, HeadroomRows.Span span) {
    screen.printf(
        "Constant load that could be connected, MW, from the measured hours of %s to %s%n%n",
        span.from(), span.to());
    screen.printf(
        "  %-8s %7s %10s %11s %9s %11s %10s%n",
        "area", "hours", "cut share", "load MW", "hours cut", "longest run", "mean cut");
    String last = "";
    for (Row row : rows) {
      Double mean = AdequacyTables.MEAN_CUT_PCT.from(row);
      BigDecimal load = AdequacyTables.CONNECTED_LOAD_MW.from(row);
      boolean isNew = !area(row).equals(last);
      last = area(row);
      screen.printf(
          "  %-8s %7s %9s%% %,11.1f %,9d %11d %10s%n",
          isNew ? last : "",
          isNew ? AdequacyTables.KNOWN_HOURS.from(row).toString() : "",
          AdequacyTables.CURTAILED_SHARE_PCT.from(row),
          load,
          AdequacyTables.HOURS_CUT.<Long>from(row),
          AdequacyTables.LONGEST_CUT_HOURS.<Long>from(row),
          mean == null ? "-" : "%.1f%%".formatted(mean));
    }
    screen.printf(
        "%n  Each region by itself: the figures of regions do not add up. Mining that is connected"
            + " already takes its part of them.%n  cut share: of the load's energy; mean cut: of"
            + " the load, in the hours in which it is cut.%n");
  }
}
