package kz.quat.leads.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The hours of a day are written as a text and read back. */
@ExtendWith(Spark.Extension.class)
class LeadDaysTest {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

  private static List<String> read(String day, String text) {
    List<String> hours = new ArrayList<>();
    LeadDays.read(
        LocalDate.parse(day),
        ALMATY,
        text,
        (hour, kwh) -> hours.add(Instant.ofEpochSecond(hour * 3600) + "=" + kwh));
    return hours;
  }

  @Test
  void hoursAreCountedFromTheMidnightOfTheMarket() {
    assertThat(read("2024-06-01", "1500 - 2500"))
        .containsExactly("2024-05-31T19:00:00Z=1.5", "2024-05-31T21:00:00Z=2.5");
  }

  @Test
  void aFeederMayFeedBack() {
    assertThat(read("2022-06-01", "-4500 -")).containsExactly("2022-05-31T18:00:00Z=-4.5");
  }

  @Test
  void theDayWhenTheClockGoesBackHasTwentyFive() {
    String hours = "1 ".repeat(25).strip();
    assertThat(read("2024-02-29", hours))
        .hasSize(25)
        .first()
        .isEqualTo("2024-02-28T18:00:00Z=0.001");
    assertThat(read("2024-02-29", hours)).last().isEqualTo("2024-02-29T18:00:00Z=0.001");
    assertThat(read("2024-03-01", "7")).containsExactly("2024-02-29T19:00:00Z=0.007");
  }

  @Test
  void nothingReadIsNoHour() {
    assertThat(read("2024-06-01", "- - -")).isEmpty();
  }

  @Test
  void hoursBecomeARowADayAndComeBackAsTheyWere(Spark spark) {
    List<Row> feeder = new ArrayList<>();
    List<Row> customer = new ArrayList<>();
    // From 2024-02-28T19:00Z, hour 1 of the day of 25 hours, with a gap and a missing value.
    Instant first = Instant.parse("2024-02-28T19:00:00Z");
    for (int h = 0; h < 30; h++) {
      Instant hour = first.plusSeconds(3600L * h);
      LocalDate day = h < 24 ? LocalDate.of(2024, 2, 29) : LocalDate.of(2024, 3, 1);
      if (h != 3) {
        feeder.add(row(LeadTables.FEEDER_HOURS, "", hour, day, LeadColumns.ENERGY_IN_WH, h - 2L));
      }
      customer.add(
          row(
              LeadTables.CUSTOMER_HOURS,
              "P1",
              hour,
              day,
              LeadColumns.CUSTOMER_WH,
              h == 5 ? null : 1000L + h));
    }
    List<Row> days =
        LeadDays.of(
                spark.rows(LeadTables.FEEDER_HOURS.structType(), feeder),
                spark.rows(LeadTables.CUSTOMER_HOURS.structType(), customer),
                ALMATY)
            .orderBy(LeadColumns.POINT_ID.col(), Columns.MARKET_DATE.col())
            .collectAsList();
    assertThat(days).hasSize(4);
    List<String> back = new ArrayList<>();
    for (Row row : days) {
      String point = LeadColumns.POINT_ID.from(row);
      read(
              Columns.MARKET_DATE.<Date>from(row).toLocalDate().toString(),
              LeadColumns.DAY_WH.from(row))
          .forEach(hour -> back.add(point + " " + hour));
    }
    assertThat(back).hasSize(29 + 29);
    assertThat(back)
        .contains(
            " 2024-02-28T19:00:00Z=-0.002",
            " 2024-03-01T00:00:00Z=0.027",
            "P1 2024-02-29T18:00:00Z=1.023",
            "P1 2024-02-29T19:00:00Z=1.024")
        .doesNotContain("P1 2024-02-29T00:00:00Z=1.005")
        .noneMatch(hour -> hour.startsWith(" 2024-02-28T22:00:00Z"));
  }

  private static Row row(
      TableSpec table,
      String point,
      Instant hour,
      LocalDate day,
      ColumnSpec energy,
      @Nullable Long wh) {
    Map<ColumnSpec, @Nullable Object> values = new HashMap<>();
    values.put(LeadColumns.FEEDER_ID, "F1");
    if (!point.isEmpty()) {
      values.put(LeadColumns.POINT_ID, point);
    }
    values.put(Columns.HOUR_START_UTC, hour);
    values.put(Columns.MARKET_DATE, day);
    values.put(energy, wh);
    return TableRows.row(table, values);
  }
}
