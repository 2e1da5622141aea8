package kz.quat.publish.parquet;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.OutTables;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/**
 * The largest load of the nation that is expected on a published day, for mails, papers and the
 * command line.
 *
 * @param row of {@link OutTables#FORECAST_DAY_PEAKS}, with a known median, hour and probability
 */
public record NationPeak(PublishedRow row) {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** The peak of a run's delivery day; empty if the run has no such table or no forecast. */
  public static Optional<NationPeak> of(Path publishedFolder, LocalDate day) {
    PublishedTable table = new PublishedTable(publishedFolder, OutTables.FORECAST_DAY_PEAKS);
    if (!Files.exists(table.file())) {
      return Optional.empty();
    }
    return table.rowsOf(day).stream()
        .filter(row -> row.text(ForecastColumns.PEAK_AREA).equals(ForecastColumns.NATION))
        .filter(row -> row.knows(ForecastColumns.peakQuantile(50)))
        .filter(row -> row.knows(ForecastColumns.PEAK_HOUR_PROBABILITY_PCT))
        .findFirst()
        .map(NationPeak::new);
  }

  /**
   * A sentence with the median, the range from P10 to P90, and the hour with its probability.
   *
   * @param zone the market's, in which the hour is stated
   */
  public String sentence(Catalogue words, ZoneId zone) {
    return Catalogue.of(Topic.PAGE, words.language())
        .text(
            "demand.peak",
            mw(words, 50),
            mw(words, 10),
            mw(words, 90),
            HOUR.format(row.instant(ForecastColumns.PEAK_HOUR_LIKELIEST_UTC).atZone(zone)),
            words.number(
                BigDecimal.valueOf(row.real(ForecastColumns.PEAK_HOUR_PROBABILITY_PCT)), 0));
  }

  /**
   * The figures of the sentence by the name of their column, for programs: MW, the hour in UTC, and
   * a percentage.
   */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(Columns.MARKET_DATE.name(), row.date(Columns.MARKET_DATE));
    for (int pct : new int[] {10, 50, 90}) {
      ColumnSpec quantile = ForecastColumns.peakQuantile(pct);
      figures.put(quantile.name(), row.find(quantile));
    }
    ColumnSpec hour = ForecastColumns.PEAK_HOUR_LIKELIEST_UTC;
    figures.put(hour.name(), row.instant(hour));
    ColumnSpec probability = ForecastColumns.PEAK_HOUR_PROBABILITY_PCT;
    figures.put(probability.name(), row.real(probability));
    return figures;
  }

  private String mw(Catalogue words, int pct) {
    return words.number(row.decimal(ForecastColumns.peakQuantile(pct)), 0);
  }
}
