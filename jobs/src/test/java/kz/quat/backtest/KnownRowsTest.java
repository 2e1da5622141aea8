package kz.quat.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.quat.forecast.history.DayType;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownRowsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Instant KNOWN = Instant.parse("2022-12-06T02:00:00Z");

  @Test
  void theVersionThatHadArrivedIsInForce() {
    KnownRows regions =
        regions(
            region("2022-01-01", "2022-01-01T00:00:00Z", 100),
            region("2022-01-01", "2022-12-06T02:00:00Z", 200),
            region("2022-01-01", "2022-12-06T02:00:01Z", 300));
    assertThat(importMw(regions, DAY, KNOWN)).isEqualTo(200);
    assertThat(importMw(regions, DAY, Instant.MAX)).isEqualTo(300);
  }

  @Test
  void aRuleThatBeginsLaterIsNotInForceHoweverEarlyItCame() {
    KnownRows regions =
        regions(
            region("2022-12-08", "2022-01-01T00:00:00Z", 300),
            region("2022-12-07", "2022-01-01T00:00:00Z", 200),
            region("2022-01-01", "2022-12-01T00:00:00Z", 100));
    assertThat(importMw(regions, DAY, KNOWN)).isEqualTo(200);
    assertThat(importMw(regions, DAY.minusDays(1), KNOWN)).isEqualTo(100);
    assertThat(regions.inForce(LocalDate.of(2021, 1, 1), KNOWN)).isEmpty();
  }

  @Test
  void aHolidayDecreedAfterTheIssueIsAWorkday() {
    Row decree =
        row(
            CoreTables.CALENDAR_DAYS,
            name ->
                switch (name) {
                  case "calendar_date" -> Date.valueOf(DAY);
                  case "day_kind" -> "holiday";
                  case "received_at" -> Timestamp.from(KNOWN.plusSeconds(1));
                  case "source_file" -> "calendar/a.csv";
                  case "line_no" -> 2L;
                  default -> null;
                });
    KnownCalendar calendar = new KnownCalendar(List.of(decree));
    assertThat(calendar.knownAt(KNOWN).dayType(DAY)).isEqualTo(DayType.WORKDAY);
    assertThat(calendar.knownAt(KNOWN.plusSeconds(1)).dayType(DAY)).isEqualTo(DayType.REST);
  }

  private static double importMw(KnownRows regions, LocalDate day, Instant known) {
    List<Row> inForce = regions.inForce(day, known);
    assertThat(inForce).hasSize(1);
    return inForce.get(0).<BigDecimal>getAs("import_cap_mw").doubleValue();
  }

  private static KnownRows regions(Row... versions) {
    return new KnownRows(CoreTables.REGIONS, Columns.REGION, List.of(versions));
  }

  private static Row region(String from, String received, int importMw) {
    return row(
        CoreTables.REGIONS,
        name ->
            switch (name) {
              case "region" -> "KZ-35";
              case "valid_from" -> Date.valueOf(from);
              case "import_cap_mw" -> BigDecimal.valueOf(importMw);
              case "received_at" -> Timestamp.from(Instant.parse(received));
              case "source_file" -> "grid_regions/a.csv";
              case "line_no" -> 2L;
              default -> null;
            });
  }

  private interface Values {
    @Nullable Object of(String column);
  }

  private static Row row(TableSpec table, Values values) {
    Object[] all = table.columns().stream().map(c -> values.of(c.name())).toArray();
    return new GenericRowWithSchema(all, table.structType());
  }
}
