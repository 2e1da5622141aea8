package kz.quat.forecast.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.quat.forecast.model.RidgeForecaster;
import kz.quat.forecast.model.SimilarDayForecaster;
import kz.quat.forecast.quantiles.Quantiles;

/** Writes a back-test's {@code forecasts.csv} and {@code scores.csv}. */
public final class BacktestFiles {
  private static final int MW_DECIMALS = 3;
  private static final int PERCENT_DECIMALS = 4;

  private BacktestFiles() {}

  /**
   * Scores of one region: the method, then both baselines.
   *
   * @param hours hours of that region, at least one
   */
  static List<ForecastScores> scores(List<BacktestHour> hours) {
    String region = hours.get(0).region();
    return List.of(
        ForecastScores.of(region, RidgeForecaster.VERSION, hours, BacktestHour::forecast),
        ForecastScores.of(region, "week-ago", hours, BacktestHour::weekAgo),
        ForecastScores.of(region, SimilarDayForecaster.VERSION, hours, BacktestHour::similarDay));
  }

  /**
   * Writes both files into a folder, made if it is not there.
   *
   * @throws UncheckedIOException if that cannot be
   */
  public static void write(Path folder, ForecastBacktest.Result result) {
    try {
      Files.createDirectories(folder);
      writeForecasts(folder.resolve("forecasts.csv"), result.hours());
      writeScores(folder.resolve("scores.csv"), result.scores());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the back-test to " + folder, e);
    }
  }

  private static void writeForecasts(Path file, List<BacktestHour> hours) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      List<String> line = new ArrayList<>(List.of("region", "hour_start_utc", "issued_at_utc"));
      for (int q = 0; q < Quantiles.COUNT; q++) {
        line.add(Quantiles.column(q));
      }
      csv.writeRecord(line);
      for (BacktestHour hour : hours) {
        line.clear();
        line.add(hour.region());
        line.add(hour.forecast().hourStartUtc().toString());
        line.add(hour.issuedAt().toString());
        for (int q = 0; q < Quantiles.COUNT; q++) {
          line.add(decimal(hour.forecast().loadMw(q), MW_DECIMALS));
        }
        csv.writeRecord(line);
      }
    }
  }

  private static void writeScores(Path file, List<ForecastScores> scores) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  "region",
                  "method",
                  "hours",
                  "missing",
                  "mean_load_mw",
                  "pinball_pct",
                  "mape_pct",
                  "width_p10_p90_pct",
                  "crps_pct"));
      for (int q = 0; q < Quantiles.COUNT; q++) {
        line.add("coverage_" + Quantiles.column(q) + "_pct");
      }
      csv.writeRecord(line);
      for (ForecastScores s : scores) {
        line.clear();
        line.addAll(
            List.of(
                s.region(),
                s.method(),
                "" + s.hours(),
                "" + s.missing(),
                decimal(s.meanLoadMw(), MW_DECIMALS)));
        for (double pct : new double[] {s.pinballPct(), s.mapePct(), s.widthPct(), s.crpsPct()}) {
          line.add(decimal(pct, PERCENT_DECIMALS));
        }
        s.coveragePct().forEach(pct -> line.add(decimal(pct, PERCENT_DECIMALS)));
        csv.writeRecord(line);
      }
    }
  }

  /** Plain decimals; empty where there is no number. */
  private static String decimal(double value, int decimals) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString()
        : "";
  }
}
