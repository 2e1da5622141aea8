package kz.quat.forecast.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.csv.CsvFile;
import org.jspecify.annotations.Nullable;

/** Writes {@code peaks.csv}, {@code joint.csv} and {@code reliability.csv} of a back-test. */
public final class ScoreFiles {
  private ScoreFiles() {}

  /**
   * Writes the files into an existing folder; without scored days the first two have no rows.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(
      Path folder, List<PeakScore> peaks, @Nullable JointScore joint, List<SeasonHour> hours) {
    try {
      CsvFile.write(
          folder.resolve("peaks.csv"),
          List.of(
              "area",
              "days",
              "mean_peak_mw",
              "pinball_pct",
              "pinball_of_maxima_pct",
              "coverage_q10_pct",
              "coverage_q90_pct",
              "peak_within_an_hour_pct"),
          peaks.stream(),
          ScoreFiles::fields);
      CsvFile.write(
          folder.resolve("joint.csv"),
          List.of("score", "value"),
          joint == null ? Stream.empty() : rows(joint).stream(),
          row -> row);
      CsvFile.write(
          folder.resolve("reliability.csv"),
          List.of(
              "region",
              "season",
              "hour_local",
              "hours",
              "pinball_pct",
              "coverage_q10_pct",
              "coverage_q50_pct",
              "coverage_q90_pct"),
          hours.stream(),
          ScoreFiles::fields);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the back-test to " + folder, e);
    }
  }

  private static List<String> fields(PeakScore s) {
    return List.of(
        s.area(),
        "" + s.days(),
        decimal(s.meanPeakMw()),
        decimal(s.pinballPct()),
        decimal(s.maximaPinballPct()),
        decimal(s.coverage10Pct()),
        decimal(s.coverage90Pct()),
        decimal(s.withinHourPct()));
  }

  private static List<List<String>> rows(JointScore s) {
    return List.of(
        List.of("days", "" + s.days()),
        List.of("areas", "" + s.areas()),
        List.of("energy_score_mw", decimal(s.energyScoreMw())),
        List.of("energy_score_independent_mw", decimal(s.independentMw())),
        List.of("energy_score_together_mw", decimal(s.togetherMw())),
        List.of("hour_sum_pinball_pct", decimal(s.hourSums().pinballPct())),
        List.of("hour_sum_added_pinball_pct", decimal(s.hourSums().addedPinballPct())),
        List.of("hour_sum_coverage_q10_pct", decimal(s.hourSums().coverage10Pct())),
        List.of("hour_sum_coverage_q90_pct", decimal(s.hourSums().coverage90Pct())),
        List.of("hour_sum_added_coverage_q90_pct", decimal(s.hourSums().addedCoverage90Pct())),
        List.of("day_sum_pinball_pct", decimal(s.daySums().pinballPct())),
        List.of("day_sum_added_pinball_pct", decimal(s.daySums().addedPinballPct())),
        List.of("day_sum_coverage_q10_pct", decimal(s.daySums().coverage10Pct())),
        List.of("day_sum_coverage_q90_pct", decimal(s.daySums().coverage90Pct())),
        List.of("day_sum_added_coverage_q90_pct", decimal(s.daySums().addedCoverage90Pct())));
  }

  private static List<String> fields(SeasonHour s) {
    return List.of(
        s.region(),
        s.season(),
        "" + s.hour(),
        "" + s.hours(),
        decimal(s.pinballPct()),
        decimal(s.coverage10Pct()),
        decimal(s.coverage50Pct()),
        decimal(s.coverage90Pct()));
  }

  private static String decimal(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString()
        : "";
  }
}
