package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandingArrivalTest {
  private static final Instant ISSUE = Instant.parse("2022-12-06T02:00:00Z");
  private static final String RECORD_HOUR = "2022-12-07T12:00:00Z";

  @Test
  void recordHourIsShortBy1256Megawatts() throws IOException {
    Path load = HalfYearLanding.file("grid_load/received=20221208T0030Z/load_2022-12-07.csv");
    Path plan =
        HalfYearLanding.file("grid_capacity/received=20221206T0100Z/capacity_2022-12-07.csv");
    assertThat(sum(load, "load_mw")).isEqualByComparingTo("16459");
    assertThat(sum(plan, "available_mw")).isEqualByComparingTo("15203");
    assertThat(LandingTree.rows(plan))
        .hasSize(21 * 24)
        .anyMatch(r -> r.getField("region").equals("X-RU"));
    assertThat(LandingTree.rows(load))
        .hasSize(20 * 24)
        .noneMatch(r -> r.getField("region").equals("X-RU"));
  }

  @Test
  void nothingMeasuredOfTheSixthHasArrivedByTheIssueTime() throws IOException {
    String firstUnknown = "2022-12-05T18:00:00Z";
    String last = "";
    for (Map.Entry<String, Path> file : HalfYearLanding.files().entrySet()) {
      String path = file.getKey();
      boolean measured =
          path.startsWith("grid_load/")
              || path.startsWith("metering/")
              || (path.startsWith("weather/") && path.contains("/actual_"));
      if (measured && !LandingTree.received(path).isAfter(ISSUE)) {
        for (NamedCsvRecord row : LandingTree.rows(file.getValue())) {
          String hour = row.findField("hour_start_utc").orElse("");
          assertThat(hour).as(path).isLessThan(firstUnknown);
          last = hour.compareTo(last) > 0 ? hour : last;
        }
      }
    }
    assertThat(last).isEqualTo("2022-12-05T17:00:00Z");
  }

  @Test
  void planForTheRecordDayHasArrivedByTheIssueTime() throws IOException {
    assertThat(HalfYearLanding.files().keySet())
        .filteredOn(path -> path.contains("2022-12-07.csv"))
        .filteredOn(path -> LandingTree.received(path).isBefore(ISSUE))
        .containsExactly(
            "grid_capacity/received=20221206T0100Z/capacity_2022-12-07.csv",
            "weather/received=20221206T0100Z/forecast_2022-12-07.csv");
  }

  private static BigDecimal sum(Path file, String column) throws IOException {
    BigDecimal sum = BigDecimal.ZERO;
    for (NamedCsvRecord row : LandingTree.rows(file)) {
      if (row.getField("hour_start_utc").equals(RECORD_HOUR)) {
        sum = sum.add(new BigDecimal(row.getField(column)));
      }
    }
    return sum;
  }
}
