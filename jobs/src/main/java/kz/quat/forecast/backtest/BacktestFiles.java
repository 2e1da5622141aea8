package kz.quat.forecast.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.quat.csv.CsvFile;
import kz.quat.forecast.model.RidgeForecaster;
import kz.quat.forecast.model.SimilarDayForecaster;
import kz.quat.forecast.quantiles.Quantiles;

/** Writes a back-test's {@code forecasts.csv} and {@code scores.csv}. */
public final class BacktestFiles {
  private static final int MW_DECIMALS = 3;
  private static final int PERCENT_DECIMALS = 4;

  private BacktestFiles() {}

  /**
   * The scores of one region: those of the method, then those of both baselines.
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
   * Writes both files into a folder, which is created if necessary.
   *
   * @throws UncheckedIOException if a file cannot be written
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
    List<String> header = new ArrayList<>(List.of("region", "hour_start_utc", "issued_at_utc"));
    for (int q = 0; q < Quantiles.COUNT; q++) {
      header.add(Quantiles.column(q));
    }
    CsvFile.write(file, header, hours.stream(), BacktestFiles::fields);
  }

  private static List<String> fields(BacktestHour hour) {
    List<String> fields = new ArrayList<>();
    fields.add(hour.region());
    fields.add(hour.forecast().hourStartUtc().toString());
    fields.add(hour.issuedAt().toString());
    for (int q = 0; q < Quantiles.COUNT; q++) {
      fields.add(decimal(hour.forecast().loadMw(q), MW_DECIMALS));
    }
    return fields;
  }

  private static void writeScores(Path file, List<ForecastScores> scores) throws IOException {
    List<String> header =
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
      header.add("coverage_" + Quantiles.column(q) + "_pct");
    }
    CsvFile.write(file, header, scores.stream(), BacktestFiles::fields);
  }

  private static List<String> fields(ForecastScores s) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                s.region(),
                s.method(),
                "" + s.hours(),
                "" + s.missing(),
                decimal(s.meanLoadMw(), MW_DECIMALS)));
    for (double pct : new double[] {s.pinballPct(), s.mapePct(), s.widthPct(), s.crpsPct()}) {
      fields.add(decimal(pct, PERCENT_DECIMALS));
    }
    s.coveragePct().forEach(pct -> fields.add(decimal(pct, PERCENT_DECIMALS)));
    return fields;
  }

  /** A decimal number without exponent; empty for NaN. */
  private static String decimal(double value, int decimals) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString()
        : "";
  }
}
