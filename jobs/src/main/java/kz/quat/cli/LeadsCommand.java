package kz.quat.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.leads.Lead;
import kz.quat.leads.LeadRanking;
import kz.quat.leads.page.LeadFiles;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.SeriesFiles;
import kz.quat.leads.visits.Visit;
import kz.quat.leads.visits.VisitFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code quat leads}: looks for unreported load in any files of meters and feeders. Does not start
 * Spark.
 */
@Command(
    name = "leads",
    mixinStandardHelpOptions = true,
    subcommands = LeadsTrainCommand.class,
    description = {
      "Rank feeders by how much speaks for mining that nobody reports (docs/leads.md).",
      "Writes DIR/leads.csv and, for each of the first 20, a page of evidence in Kazakh, Russian"
          + " and English. A lead is an indication, never proof."
    })
final class LeadsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--meters",
      paramLabel = "F",
      description = "CSV: point_id,feeder_id,hour_start_utc,energy_kwh; may be gzip.")
  private @Nullable Path meters;

  @Option(
      names = "--feeders",
      paramLabel = "F",
      description = "CSV: feeder_id,hour_start_utc,energy_in_kwh; may be gzip.")
  private @Nullable Path feeders;

  @Option(
      names = "--points",
      paramLabel = "F",
      description = "CSV: point_id,feeder_id,category,declared_kw,registered_mining.")
  private @Nullable Path points;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for leads.csv and evidence/.")
  private @Nullable Path out;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      defaultValue = "UTC",
      description = "Clock of the region, for weekends and pictures; default: UTC.")
  private String zone;

  @Option(
      names = "--order",
      paramLabel = "BY",
      defaultValue = "confidence",
      description = "confidence (fewest visits in vain; default) or energy (most energy).")
  private String order;

  @Option(
      names = "--alarm-days",
      paramLabel = "N",
      defaultValue = "2",
      description = "Look back for first alarms at every Nth night; default: 2.")
  private int alarmDays;

  @Option(
      names = "--base-rate",
      paramLabel = "P",
      defaultValue = "0.15",
      description =
          "Share of feeders that are expected to carry mining: sets what a confidence means, not"
              + " the order; default: 0.15, as in the sets that the weights were learned from.")
  private double baseRate;

  @Option(
      names = "--inspections",
      paramLabel = "F",
      description = {
        "CSV: date,outcome (confirmed, cleared) and feeder_id or point_id. Decides the leads it",
        "names and, from ten visits on, teaches what a confidence means here."
      })
  private @Nullable Path inspections;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Learned weights (quat leads train); default: those that come with Quat.")
  private @Nullable Path weights;

  @Override
  public Integer call() {
    Path folder = required(out, "--out");
    List<FeederSeries> series =
        SeriesFiles.read(
            required(meters, "--meters"),
            required(feeders, "--feeders"),
            required(points, "--points"));
    if (alarmDays < 1) {
      throw usage("--alarm-days must be 1 or more: " + alarmDays);
    }
    ZoneId clock = clock();
    if (!(baseRate > 0 && baseRate < 1)) {
      throw usage("--base-rate must lie between 0 and 1: " + baseRate);
    }
    LeadModel model = model().atBaseRate(baseRate);
    List<Visit> visits = inspections == null ? List.of() : VisitFile.read(inspections);
    model = LeadRanking.taught(series, clock, model, visits);
    List<Lead> leads = LeadRanking.of(series, clock, model, order(), alarmDays);
    try {
      Map<String, FeederSeries> byCode =
          series.stream().collect(Collectors.toMap(FeederSeries::feederId, Function.identity()));
      LeadFiles.write(folder, leads, visits, byCode, clock);
    } catch (IOException e) {
      throw WriteErrors.of(folder, e);
    }
    long raised = leads.stream().filter(lead -> lead.firstAlarmHour() != null).count();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%d feeders, %d leads, %d raised at some time: %s%n",
            series.size(),
            leads.size(),
            raised,
            folder.resolve("leads.csv"));
    return Quat.OK;
  }

  private LeadModel model() {
    Path file = weights;
    if (file == null) {
      return LeadModel.shipped();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      return LeadModel.read(reader);
    } catch (IOException | IllegalStateException | IndexOutOfBoundsException e) {
      throw FileFaults.unread(file, e);
    } catch (NumberFormatException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, file + " is not a file of weights: " + e.getMessage(), e);
    }
  }

  private ZoneId clock() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE, "--zone is not a zone: " + zone, e);
    }
  }

  private LeadRanking.Order order() {
    for (LeadRanking.Order known : LeadRanking.Order.values()) {
      if (known.name().equalsIgnoreCase(order)) {
        return known;
      }
    }
    throw usage("--order must be confidence or energy: " + order);
  }

  private static Path required(@Nullable Path path, String option) {
    if (path == null) {
      throw usage("Name " + option);
    }
    return path;
  }

  private static UserErrorException usage(String message) {
    return new UserErrorException(UserErrorException.Kind.USAGE, message);
  }
}
