package kz.quat.forecast.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.domain.MarketDay;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.forecast.quantiles.Quantiles;
import kz.quat.schema.DayClock;
import kz.quat.schema.ForecastColumns;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The largest load of the day by region, zone and nation, from scenarios of three regions. */
class DayPeakRowsTest {

  private static final DayClock CLOCK =
      new DayClock(
          new MarketDay(LocalDate.parse("2022-12-07"), ZoneId.of("Asia/Almaty")), Map.of());
  private static final Instant ISSUED = Instant.parse("2022-12-06T04:00:00Z");
  private static final Map<String, String> ZONES =
      Map.of("KZ-10", "North", "KZ-11", "North", "KZ-47", "West", "X-RU", "North");

  /** 400 MW in every hour but one, which has 500; each quantile is its level less 50 % away. */
  private static double[][] quantilesMw(int peakHour) {
    double[][] hours = new double[24][Quantiles.COUNT];
    for (int h = 0; h < 24; h++) {
      for (int q = 0; q < Quantiles.COUNT; q++) {
        hours[h][q] = (h == peakHour ? 500 : 400) + 100 * (Quantiles.level(q) - 0.5);
      }
    }
    return hours;
  }

  /** Errors of 60 past days: the two regions of the north miss in opposite directions. */
  private static double[][] errorsMw(int sign) {
    double[][] errors = new double[24][JointLoads.DAYS];
    for (double[] hour : errors) {
      Arrays.fill(hour, Double.NaN);
      for (int back = 1; back <= 60; back++) {
        hour[back] = sign * (back % 2 == 0 ? back : -back);
      }
    }
    return errors;
  }

  private static List<Row> rows(boolean westIsForecast) {
    TreeMap<String, double[][]> quantiles =
        new TreeMap<>(Map.of("KZ-10", quantilesMw(19), "KZ-11", quantilesMw(19)));
    TreeMap<String, double[][]> errors =
        new TreeMap<>(Map.of("KZ-10", errorsMw(1), "KZ-11", errorsMw(-1)));
    if (westIsForecast) {
      quantiles.put("KZ-47", quantilesMw(8));
      errors.put("KZ-47", errorsMw(1));
    }
    return new DayPeakRows(new JointLoads(quantiles, errors), ZONES, CLOCK, ISSUED).rows();
  }

  private static Row of(List<Row> rows, String area) {
    return rows.stream().filter(row -> row.getAs("area").equals(area)).findFirst().orElseThrow();
  }

  private static double mw(Row row, int pct) {
    return row.<BigDecimal>getAs(ForecastColumns.peakQuantile(pct).name()).doubleValue();
  }

  @Test
  void everyRegionZoneAndTheNationHasARow() {
    assertThat(rows(true).stream().map(row -> row.<String>getAs("area")))
        .containsExactly("KZ-10", "KZ-11", "KZ-47", "North", "West", "nation");
  }

  @Test
  void aRegionsPeakIsThatOfItsPeakHour() {
    Row region = of(rows(true), "KZ-10");
    assertThat(mw(region, 50)).isCloseTo(500, within(1.0));
    assertThat(mw(region, 90)).isCloseTo(540, within(1.5));
    assertThat(region.<Timestamp>getAs("peak_hour_likeliest_utc").toInstant())
        .isEqualTo("2022-12-07T13:00:00Z");
    assertThat(region.<Double>getAs("peak_hour_probability_pct")).isEqualTo(100);
  }

  @Test
  void errorsThatCancelLeaveAZonesPeakNarrow() {
    Row north = of(rows(true), "North");
    assertThat(mw(north, 10)).isCloseTo(1000, within(0.001));
    assertThat(mw(north, 90)).isCloseTo(1000, within(0.001));
  }

  @Test
  void theNationsPeakIsOfTheSumNotTheSumOfThePeaks() {
    // In MW: 400 + 400 + 500 at 08:00, 500 + 500 + 400 at 19:00; the three peaks add up to 1,500.
    Row nation = of(rows(true), "nation");
    assertThat(mw(nation, 50)).isCloseTo(1400, within(1.0));
    assertThat(nation.<Timestamp>getAs("peak_hour_p10_utc").toInstant())
        .isEqualTo("2022-12-07T13:00:00Z");
  }

  @Test
  void anAreaWithARegionWithoutForecastHasNoNumbers() {
    List<Row> rows = rows(false);
    assertThat(of(rows, "nation").<BigDecimal>getAs("peak_p90_mw")).isNull();
    assertThat(of(rows, "West").<Timestamp>getAs("peak_hour_likeliest_utc")).isNull();
    assertThat(mw(of(rows, "North"), 90)).isCloseTo(1000, within(0.001));
  }
}
