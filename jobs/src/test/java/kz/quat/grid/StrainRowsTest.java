package kz.quat.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strain as rows of its tables: past hours without reserve, the delivery day as solved. */
@ExtendWith(Spark.Extension.class)
class StrainRowsTest {
  private static final Timestamp HOUR = Timestamp.from(Instant.parse("2022-12-07T13:00:00Z"));
  private static final Date DAY = Date.valueOf("2022-12-07");

  private static Row input(String region, String available, String load, String mining) {
    return RowFactory.create(
        region,
        HOUR,
        DAY,
        18,
        DAY,
        18,
        "North",
        RegionStrain.MEASURED,
        new BigDecimal(available),
        new BigDecimal(load),
        new BigDecimal(load),
        new BigDecimal("5"),
        new BigDecimal("0"),
        new BigDecimal("100"),
        new BigDecimal(load),
        new BigDecimal(mining),
        new BigDecimal("100"),
        new BigDecimal("7"));
  }

  /** 180 of 200 MW without mining, 200 with it; the reserve of 10 would make it short. */
  private static List<Row> inputs() {
    return List.of(input("KZ-35", "120", "90", "20"), input("KZ-39", "80", "90", "0"));
  }

  private static Dataset<Row> measured(Spark spark) {
    return RegionStrain.of(
        spark.rows(ColumnSpec.struct(HourStrainRows.INPUT), inputs()), List.of());
  }

  @Test
  void aPastHourCountsNoReserveAndSaysWhatMiningAdds(Spark spark) {
    for (Row row : RegionStrain.regions(measured(spark).collectAsList())) {
      assertThat(row.<Double>getAs(GridColumns.COORDINATED_STRESS_RATIO.name()))
          .isCloseTo(0.9, within(1e-9));
      assertThat(row.<String>getAs(GridColumns.COORDINATED_LEVEL.name())).isEqualTo("YELLOW");
      assertThat(row.<String>getAs(GridColumns.BINDING_AREA.name())).isEqualTo("KZ-35;KZ-39");
      assertThat(row.<Double>getAs(GridColumns.COORDINATED_STRESS_WITH_MINING.name()))
          .isCloseTo(1.0, within(1e-9));
      assertThat(row.<Double>getAs(GridColumns.MINING_STRESS_SHARE.name()))
          .isCloseTo(0.1, within(1e-9));
    }
  }

  @Test
  void theSystemHasOneRowAnHour(Spark spark) {
    List<Row> rows = RegionStrain.system(measured(spark).collectAsList());
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).<String>getAs(GridColumns.SYSTEM_STATUS.name())).isEqualTo("normal");
    assertThat(rows.get(0).<BigDecimal>getAs(GridColumns.NATIONAL_SURPLUS_MW.name()))
        .isEqualByComparingTo("20");
    List<Row> zones = RegionStrain.zones(measured(spark).collectAsList());
    assertThat(zones).hasSize(1);
    assertThat(zones.get(0).<String>getAs("coordinated_level")).isEqualTo("YELLOW");
    assertThat(RegionStrain.ties(measured(spark).collectAsList())).isEmpty();
  }

  @Test
  void theDeliveryDaysRowsFitTheirTables(Spark spark) {
    Limit limit = Limit.ofMw(100);
    QuotaCase quotaCase =
        new QuotaCase(
            CaseParams.ofNationalCap(Limit.UNLIMITED),
            List.of(
                new CaseRegion("KZ-35", "North", limit, limit, Limit.UNLIMITED),
                new CaseRegion("KZ-39", "North", limit, limit, Limit.UNLIMITED)),
            List.of(
                new CaseRegionHour("KZ-35", 18, 120, 90, 95, 5),
                new CaseRegionHour("KZ-39", 18, 80, 90, 95, 5)),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    DayStrain day =
        new DayStrain(
            spark.rows(ColumnSpec.struct(HourStrainRows.INPUT), inputs()).collectAsList(),
            QuotaEngine.solveQuotas(quotaCase, Policy.MAX_MIN));
    Row region = first(spark, OutTables.STRAIN_REGION_HOURS, day.regions());
    assertThat(region.<String>getAs(GridColumns.COORDINATED_LEVEL.name())).isEqualTo("ORANGE");
    Row zone = first(spark, OutTables.STRAIN_ZONE_HOURS, day.zones());
    assertThat(zone.<Double>getAs(GridColumns.COORDINATED_STRESS_RATIO.name())).isEqualTo(1.0);
    Row system = first(spark, OutTables.STRAIN_SYSTEM_HOURS, day.system());
    assertThat(system.<String>getAs(GridColumns.SYSTEM_STATUS.name())).isEqualTo("tight");
    assertThat(system.<BigDecimal>getAs(GridColumns.OUTAGE_MW.name())).isEqualByComparingTo("14");
    assertThat(system.<BigDecimal>getAs(GridColumns.IMPORTS_SCHEDULED_MW.name())).isNull();
  }

  /**
   * West lacks 30 MW and may draw 20 of 50 MW from abroad: the tie is full, the rest is missing.
   */
  @Test
  void flowsAndImportsAreInTheirTables(Spark spark) {
    List<Row> inputs =
        List.of(
            row("KZ-23", "West", "60", "90", "3"),
            row("KZ-47", "West", "10", "10", "0"),
            row("X-RU", "North", "50", "0", "0"));
    Row tie =
        new GenericRowWithSchema(
            new Object[] {"N-W", DAY, "North", "West", new BigDecimal("20"), new BigDecimal("5")},
            ColumnSpec.struct(
                List.of(
                    GridColumns.TIE,
                    Columns.VALID_FROM,
                    GridColumns.FROM_ZONE,
                    GridColumns.TO_ZONE,
                    GridColumns.NTC_FORWARD_MW,
                    GridColumns.NTC_BACKWARD_MW)));
    Dataset<Row> strain =
        RegionStrain.of(spark.rows(ColumnSpec.struct(HourStrainRows.INPUT), inputs), List.of(tie));
    Row flow = RegionStrain.ties(strain.collectAsList()).get(0);
    assertThat(flow.<BigDecimal>getAs(GridColumns.FLOW_MW.name())).isEqualByComparingTo("20");
    assertThat(flow.<BigDecimal>getAs(GridColumns.LIMIT_MW.name())).isEqualByComparingTo("20");
    assertThat(flow.<Double>getAs(GridColumns.USE_PCT.name())).isCloseTo(100, within(1e-9));
    List<Row> zones =
        RegionStrain.zones(strain.collectAsList()).stream()
            .sorted(java.util.Comparator.comparing(row -> row.<String>getAs(Columns.ZONE.name())))
            .toList();
    assertThat(zones.stream().map(zone -> zone.<BigDecimal>getAs("net_import_mw").intValue()))
        .containsExactly(-20, 20);
    assertThat(zones.get(1).<BigDecimal>getAs(GridColumns.UNCOVERED_MW.name()))
        .isEqualByComparingTo("10");
    Row system = RegionStrain.system(strain.collectAsList()).get(0);
    assertThat(system.<BigDecimal>getAs(GridColumns.IMPORTS_SCHEDULED_MW.name()))
        .isEqualByComparingTo("50");
    assertThat(system.<BigDecimal>getAs(GridColumns.OUTAGE_MW.name())).isEqualByComparingTo("3");
    assertThat(system.<BigDecimal>getAs(GridColumns.UNSERVED_MW.name())).isEqualByComparingTo("10");
  }

  private static Row row(String region, String zone, String available, String load, String out) {
    return RowFactory.create(
        region,
        HOUR,
        DAY,
        18,
        DAY,
        18,
        zone,
        RegionStrain.MEASURED,
        new BigDecimal(available),
        new BigDecimal(load),
        new BigDecimal(load),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        new BigDecimal("100"),
        new BigDecimal(load),
        null,
        new BigDecimal("100"),
        new BigDecimal(out));
  }

  private static Row first(Spark spark, TableSpec table, List<Row> rows) {
    return spark.rows(table.structType(), rows).first();
  }
}
