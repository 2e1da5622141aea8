package kz.quat.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.leads.score.KnownMine;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.score.LeadTraining;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import kz.quat.leads.series.SeriesFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code quat leads train}: fits the weights again, from data sets in which the mines are known.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Learn the weights of leads from sets of feeders whose mining is known (docs/leads.md).",
      "A set is a folder: meters.csv.gz, feeders.csv.gz, points.csv and truth.csv with"
          + " feeder_id,point_id,start_utc,label. The order of the folders counts."
    })
final class LeadsTrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SET", arity = "2..*", description = "Folders, two at least.")
  private List<Path> sets;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The weights.")
  private Path out;

  @Option(
      names = "--alarm-level",
      paramLabel = "P",
      defaultValue = "0.8",
      description = "Confidence from which on a lead is an alarm; default: 0.8.")
  private double alarmLevel;

  @Override
  public Integer call() {
    LeadTraining training = new LeadTraining();
    for (int i = 0; i < sets.size(); i++) {
      add(training, i + 1, sets.get(i));
    }
    LeadModel model = training.fit(alarmLevel);
    try (Writer writer = Files.newBufferedWriter(out)) {
      model.write(
          writer,
          "Learned weights of leads: quat leads train, %d sets, %d steps (docs/leads.md)"
              .formatted(sets.size(), training.size()));
    } catch (IOException e) {
      throw WriteErrors.of(out, e);
    }
    spec.commandLine().getOut().printf("%d steps: %s%n", training.size(), out);
    return Quat.OK;
  }

  private static void add(LeadTraining training, int number, Path set) {
    List<FeederSeries> feeders =
        SeriesFiles.read(
            set.resolve("meters.csv.gz"), set.resolve("feeders.csv.gz"), set.resolve("points.csv"));
    long start = feeders.stream().mapToLong(FeederSeries::startHour).min().orElse(0);
    int hours = feeders.stream().mapToInt(FeederSeries::hours).max().orElse(0);
    if (feeders.stream().anyMatch(f -> f.startHour() != start)) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, set + ": its feeders do not begin on the same day");
    }
    HourCalendar calendar = new HourCalendar(start, hours, ZoneOffset.UTC, Set.of());
    training.add(number, feeders, calendar, truth(set.resolve("truth.csv")));
  }

  private static Map<String, KnownMine> truth(Path file) {
    Map<String, KnownMine> out = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        if (row.getField("label").equals("1")) {
          String feeder = row.getField("feeder_id");
          KnownMine before = out.get(feeder);
          Set<String> points = new HashSet<>(before == null ? Set.of() : before.points());
          if (!row.getField("point_id").isEmpty()) {
            points.add(row.getField("point_id"));
          }
          long second = OffsetDateTime.parse(row.getField("start_utc")).toEpochSecond();
          out.put(feeder, new KnownMine(points, second / 3600));
        }
      }
    } catch (IOException | DateTimeException | NoSuchElementException e) {
      throw FileFaults.unread(file, e);
    }
    return out;
  }
}
