package kz.quat.publish.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.domain.Language;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.junit.jupiter.api.Test;

/** The nation's expected peak as words and as figures. */
class NationPeakTest {
  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  private static PublishedRow peak(String area, int medianMw) {
    Map<String, Object> values = new TreeMap<>();
    values.put(ForecastColumns.PEAK_AREA.name(), area);
    values.put(Columns.MARKET_DATE.name(), DAY);
    values.put("issued_at_utc", Instant.parse("2022-12-06T05:00:00Z"));
    values.put(ForecastColumns.peakQuantile(10).name(), mw(medianMw - 200));
    values.put(ForecastColumns.peakQuantile(50).name(), mw(medianMw));
    values.put(ForecastColumns.peakQuantile(90).name(), mw(medianMw + 200));
    values.put(
        ForecastColumns.PEAK_HOUR_LIKELIEST_UTC.name(), Instant.parse("2022-12-07T13:00:00Z"));
    values.put(ForecastColumns.PEAK_HOUR_PROBABILITY_PCT.name(), 82.5);
    return new PublishedRow(values);
  }

  private static BigDecimal mw(int value) {
    return BigDecimal.valueOf(value).setScale(6);
  }

  @Test
  void theFiguresAreThoseOfTheSentence() {
    NationPeak peak = new NationPeak(peak("nation", 15_600));

    assertThat(peak.figures())
        .containsExactly(
            Map.entry("market_date", DAY),
            Map.entry("peak_p10_mw", mw(15_400)),
            Map.entry("peak_p50_mw", mw(15_600)),
            Map.entry("peak_p90_mw", mw(15_800)),
            Map.entry("peak_hour_likeliest_utc", Instant.parse("2022-12-07T13:00:00Z")),
            Map.entry("peak_hour_probability_pct", 82.5));
    assertThat(peak.sentence(Catalogue.of(Topic.MESSAGES, Language.EN), ZoneId.of("Asia/Almaty")))
        .contains("15,600", "15,400", "15,800", "19:00");
  }
}
