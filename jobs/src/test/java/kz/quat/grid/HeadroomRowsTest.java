package kz.quat.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.AdequacyTables;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadroomRowsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 6);
  private static final Instant START = Instant.parse("2022-12-05T19:00:00Z");
  private static final HeadroomRows.Span SPAN =
      new HeadroomRows.Span(DAY.plusDays(1), DAY.minusDays(364), DAY);
  private static final RowType REGION = RowType.of("region hours", HeadroomRows.REGION_INPUT);
  private static final RowType SYSTEM = RowType.of("system hours", HeadroomRows.SYSTEM_INPUT);
  private static final RowType REGIONS = RowType.of("regions", Columns.REGION, Columns.VALID_FROM);

  private final List<Row> regionHours = new ArrayList<>();
  private final List<Row> systemHours = new ArrayList<>();

  private void region(String region, int hour, @Nullable Integer mw, String basis) {
    regionHours.add(
        REGION
            .row()
            .set(Columns.REGION, region)
            .set(Columns.HOUR_START_UTC, START.plus(hour, ChronoUnit.HOURS))
            .set(Columns.MARKET_DATE, DAY)
            .set(GridColumns.BASIS, basis)
            .set(GridColumns.HEADROOM_MW, mw == null ? null : BigDecimal.valueOf(mw))
            .build());
  }

  private void system(int hour, int mw) {
    systemHours.add(
        SYSTEM
            .row()
            .set(Columns.HOUR_START_UTC, START.plus(hour, ChronoUnit.HOURS))
            .set(Columns.MARKET_DATE, DAY)
            .set(GridColumns.BASIS, "measured")
            .set(GridColumns.SYSTEM_HEADROOM_MW, BigDecimal.valueOf(mw))
            .build());
  }

  private List<Row> rows(String... regionsInForce) {
    List<Row> regions = new ArrayList<>();
    for (String region : regionsInForce) {
      regions.add(
          REGIONS
              .row()
              .set(Columns.REGION, region)
              .set(Columns.VALID_FROM, LocalDate.of(2020, 1, 1))
              .build());
    }
    return HeadroomRows.of(regionHours, systemHours, regions, SPAN);
  }

  private static List<Row> of(String area, List<Row> rows) {
    return rows.stream().filter(row -> area.equals(row.getAs(AdequacyTables.AREA.name()))).toList();
  }

  @Test
  void measuredHoursCountAndForecastOnesDoNot() {
    region("KZ-35", 0, 100, "measured");
    region("KZ-35", 1, 60, "measured");
    region("KZ-35", 2, 5, "forecast");
    region("KZ-35", 3, null, "measured");
    List<Row> rows = rows("KZ-35");
    assertThat(rows).hasSize(6);
    Row first = rows.get(0);
    assertThat(AdequacyTables.KNOWN_HOURS.<Long>from(first)).isEqualTo(2);
    assertThat(AdequacyTables.CONNECTED_LOAD_MW.<BigDecimal>from(first)).isEqualByComparingTo("60");
    assertThat(AdequacyTables.MEAN_CUT_PCT.<Double>from(first)).isNull();
    // (X - 60) / 2X = 0.05 at X = 66.666667
    Row last = rows.get(5);
    assertThat(AdequacyTables.CONNECTED_LOAD_MW.<BigDecimal>from(last))
        .isEqualByComparingTo("66.666667");
    assertThat(AdequacyTables.HOURS_CUT.<Long>from(last)).isEqualTo(1);
    assertThat(AdequacyTables.MEAN_CUT_PCT.<Double>from(last)).isBetween(9.99, 10.01);
  }

  @Test
  void theNationHasTheHoursInWhichEveryRegionIsKnown() {
    for (int hour = 0; hour < 3; hour++) {
      region("KZ-35", hour, 100, "measured");
      system(hour, 150 + hour);
    }
    region("KZ-55", 1, 80, "measured");
    region("KZ-55", 2, 90, "measured");
    List<Row> nation = of(HeadroomRows.NATION, rows("KZ-35", "KZ-55", "X-RU"));
    assertThat(nation).hasSize(6);
    assertThat(AdequacyTables.KNOWN_HOURS.<Long>from(nation.get(0))).isEqualTo(2);
    assertThat(AdequacyTables.CONNECTED_LOAD_MW.<BigDecimal>from(nation.get(0)))
        .isEqualByComparingTo("151");
  }

  @Test
  void withoutMeasuredHoursThereIsNoCurve() {
    region("KZ-35", 0, 100, "forecast");
    assertThat(rows("KZ-35")).isEmpty();
  }
}
