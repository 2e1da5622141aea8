package kz.quat.clean.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.clean.CleanFixture;
import kz.quat.domain.MeterSpans;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RowType;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Meters and reports of sites of 10 MW, hour by hour from midnight of a market day; in MWh. */
@ExtendWith(Spark.Extension.class)
class SiteHoursTest {

  private static final LocalDate DAY = LocalDate.parse("2022-12-07");
  private static final Instant MIDNIGHT = Instant.parse("2022-12-06T18:00:00Z");
  private static final RowType ZONES = RowType.of("zone", Columns.REGION, Columns.ZONE);
  private static final RowType CLOCKS = RowType.of("clock", Columns.REGION, Clocks.ZONE_ID);

  private final List<Row> reported = new ArrayList<>();
  private final List<Row> metered = new ArrayList<>();
  private final List<Row> register = new ArrayList<>();

  private void site(String id, String region, String from) {
    register.add(
        TableRows.row(
            CoreTables.REGISTER_SITES,
            Map.of(
                Columns.SITE_ID,
                id,
                Columns.REGION,
                region,
                Columns.VALID_FROM,
                LocalDate.parse(from),
                Columns.CONNECTION_MW,
                BigDecimal.TEN)));
  }

  private void report(String site, int hour, long mwh) {
    reported.add(
        TableRows.row(
            CoreTables.REPORTED_HOURS,
            Map.of(
                Columns.SITE_ID,
                site,
                Columns.HOUR_START_UTC,
                MIDNIGHT.plusSeconds(3600L * hour),
                Columns.MARKET_DATE,
                DAY,
                MinerColumns.ENERGY_WH,
                mwh * 1_000_000)));
  }

  private void meter(String site, String point, int hour, long mwh) {
    metered.add(
        TableRows.row(
            CoreTables.METER_HOURS,
            Map.of(
                Columns.SITE_ID, site,
                MinerColumns.POINT_ID, point,
                Columns.HOUR_START_UTC, MIDNIGHT.plusSeconds(3600L * hour),
                Columns.MARKET_DATE, DAY,
                MinerColumns.ENERGY_WH, mwh * 1_000_000)));
  }

  private MeterSpans.Rule rule = new MeterSpans.Rule(24, 1);

  /** Site, market hour, zone, Wh reported, metered and used, and the reason. */
  private List<String> hours(Spark spark, Placement placement) {
    Dataset<Row> readings = spark.rows(CoreTables.METER_HOURS.structType(), metered);
    MeteredPoints points =
        MeteredPoints.of(
            (rows, type) -> spark.rows(type, rows),
            List.of(MeteredPoints.days(readings).collectAsList()),
            rule,
            List.of());
    Row zone = ZONES.row().set(Columns.REGION, "KZ-35").set(Columns.ZONE, "North").build();
    Row empty = ZONES.row().set(Columns.REGION, "KZ-59").set(Columns.ZONE, "North").build();
    Row clock =
        CLOCKS.row().set(Columns.REGION, "KZ-35").set(Clocks.ZONE_ID, "Asia/Almaty").build();
    Dataset<Row> found =
        SiteHours.of(
            spark.rows(CoreTables.REPORTED_HOURS.structType(), reported),
            readings,
            points,
            spark.rows(CoreTables.REGISTER_SITES.structType(), register),
            spark.rows(ZONES.structType(), List.of(zone, empty)),
            new Clocks("Asia/Almaty", spark.rows(CLOCKS.structType(), List.of(clock))),
            placement);
    // Sorting would evaluate the plan twice, and the placement would count twice as many.
    return CleanFixture.values(
        spark.rows(CoreTables.SITE_HOURS.structType(), found.collectAsList()),
        CoreTables.SITE_HOURS.key(),
        Columns.SITE_ID,
        Columns.MARKET_HOUR,
        Columns.ZONE,
        MinerColumns.REPORTED_WH,
        MinerColumns.METERED_WH,
        MinerColumns.USED_WH,
        MinerColumns.USED_REASON_CODE);
  }

  @Test
  void theMeterCountsElseTheReportUpToTheConnection(Spark spark) {
    site("A", "KZ-35", "2022-01-01");
    meter("A", "P1", 0, 5);
    report("A", 0, 6);
    report("A", 1, 6);
    meter("A", "P1", 2, 4);
    report("A", 3, 12);
    assertThat(hours(spark, new Placement()))
        .containsExactly(
            "A|0|North|6000000|5000000|5000000|metered",
            "A|1|North|6000000|null|6000000|reported",
            "A|2|North|null|4000000|4000000|metered",
            "A|3|North|12000000|null|10000000|capped_at_connection");
  }

  @Test
  void anHourInWhichADemandedPointHasNoReadingIsNotMetered(Spark spark) {
    site("A", "KZ-35", "2022-01-01");
    for (int hour : new int[] {0, 1, 2}) {
      meter("A", "P1", hour, 3);
    }
    meter("A", "P2", 0, 1);
    meter("A", "P2", 2, 1);
    assertThat(hours(spark, new Placement()))
        .containsExactly(
            "A|0|North|null|4000000|4000000|metered",
            "A|1|North|null|null|null|unknown",
            "A|2|North|null|4000000|4000000|metered");
  }

  /**
   * If a code is mistyped for one hour, its reading does not replace that of the required point.
   */
  @Test
  void theReadingOfAQuestionedPointReplacesNoOther(Spark spark) {
    rule = new MeterSpans.Rule(24, 3);
    site("A", "KZ-35", "2022-01-01");
    for (int hour : new int[] {0, 1, 2, 4}) {
      meter("A", "P1", hour, 3);
    }
    meter("A", "P7", 3, 3);
    assertThat(hours(spark, new Placement()))
        .containsExactly(
            "A|0|North|null|3000000|3000000|metered",
            "A|1|North|null|3000000|3000000|metered",
            "A|2|North|null|3000000|3000000|metered",
            "A|3|North|null|null|null|unknown",
            "A|4|North|null|3000000|3000000|metered");
  }

  /** Rows without a match occur on either side of each join. */
  @Test
  void anHourWithoutARegisterRowIsPlacedNowhereAndOneWithoutAZoneHasNone(Spark spark) {
    site("A", "KZ-10", "2022-01-01");
    site("LATE", "KZ-35", "2023-01-01");
    site("SILENT", "KZ-35", "2022-01-01");
    report("A", 0, 6);
    report("LATE", 0, 6);
    report("STRANGER", 0, 6);
    Placement placement = new Placement();
    assertThat(hours(spark, placement)).containsExactly("A|0|null|6000000|null|6000000|reported");
    Placement.Counts counts = placement.counts();
    assertThat(counts.in()).isEqualTo(3);
    assertThat(counts.placed()).isEqualTo(1);
    assertThat(counts.nowhere())
        .isEqualTo(Map.of(Placement.UNKNOWN_SITE, 1L, Placement.BEFORE_REGISTER, 1L));
    assertThat(counts.missing()).isZero();
  }
}
