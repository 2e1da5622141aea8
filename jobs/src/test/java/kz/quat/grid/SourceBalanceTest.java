package kz.quat.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** One day of a region whose load rises and falls between 1,000 and 1,300 MW. */
class SourceBalanceTest {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
  private static final LocalDate DAY = LocalDate.of(2022, 12, 5);
  private static final Instant START = DAY.atStartOfDay(ALMATY).toInstant();
  private static final long MWH = 1_000_000;

  private static int load(int hour) {
    return 1000 + (int) Math.round(150 * (1 + Math.sin(hour * Math.PI / 12)));
  }

  private static Row load(String region, int hour, int mw) {
    Map<ColumnSpec, Object> row = new LinkedHashMap<>();
    row.put(Columns.REGION, region);
    row.put(Columns.HOUR_START_UTC, START.plus(hour, ChronoUnit.HOURS));
    row.put(GridColumns.LOAD_WH, mw * MWH);
    return TableRows.row(CoreTables.LOAD_HOURS, row);
  }

  private static Row balance(String area, int hour, int suppliedMw) {
    Map<ColumnSpec, Object> row = new LinkedHashMap<>();
    row.put(MarketColumns.BALANCE_AREA, area);
    row.put(Columns.HOUR_START_UTC, START.plus(hour, ChronoUnit.HOURS));
    row.put(Columns.MARKET_DATE, DAY);
    row.put(MarketColumns.GENERATION_WH, (suppliedMw + 200) * MWH);
    row.put(MarketColumns.NET_IMPORT_WH, -150 * MWH);
    row.put(MarketColumns.LOSSES_WH, 50 * MWH);
    return TableRows.row(MarketTables.BALANCE_HOURS, row);
  }

  private static List<SourceBalance.Day> days(String area, IntUnaryOperator suppliedMw) {
    List<Row> loads = new ArrayList<>();
    for (int hour = -24; hour < 48; hour++) {
      loads.add(load("KZ-35", hour, load(hour)));
      loads.add(load("KZ-15", hour, 500));
    }
    List<Row> balance = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      balance.add(balance(area, hour, suppliedMw.applyAsInt(hour)));
    }
    return new SourceBalance(
            Map.of("KZ-35", "North", "KZ-15", "North", "X-RU", "North", "KZ-27", "West"),
            region -> ALMATY,
            new SourceBalance.Rule(3.0, 50.0))
        .days(balance, loads);
  }

  private static String said(String area, IntUnaryOperator suppliedMw) {
    SourceBalance.Day day = days(area, suppliedMw).get(0);
    return day.hours() + " " + day.apart() + " " + day.shiftHours() + " " + day.code();
  }

  @Test
  void sidesWithinTheToleranceAreBalanced() {
    assertThat(said("KZ-35", hour -> load(hour) * 101 / 100)).isEqualTo("24 0 null balanced");
  }

  @Test
  void aZoneIsTheSumOfItsRegionsAndNotOfSupplyFromAbroad() {
    assertThat(said("North", hour -> load(hour) + 500)).isEqualTo("24 0 null balanced");
  }

  @Test
  void hoursNamedByTheirEndAreAShiftByOneHour() {
    assertThat(said("KZ-35", hour -> load(hour - 1))).endsWith(" 1 hour_shift");
    assertThat(said("KZ-35", hour -> load(hour + 1))).endsWith(" -1 hour_shift");
  }

  @Test
  void localTimeGivenAsUtcIsTheClockOfTheZone() {
    assertThat(said("KZ-35", hour -> load(hour - 6))).endsWith(" 6 zone_clock");
    assertThat(said("KZ-35", hour -> load(hour - 3))).endsWith(" 3 other_shift");
  }

  @Test
  void whatNoShiftExplainsIsUnbalanced() {
    assertThat(said("KZ-35", hour -> load(hour) * 9 / 10)).isEqualTo("24 24 null unbalanced");
    assertThat(said("KZ-35", hour -> hour == 5 ? 0 : load(hour))).isEqualTo("24 1 null unbalanced");
  }

  @Test
  void hoursWithoutTheLoadOfEveryRegionAreNotCompared() {
    assertThat(days("West", hour -> 300)).isEmpty();
    assertThat(days("KZ-99", hour -> 300)).isEmpty();
  }
}
