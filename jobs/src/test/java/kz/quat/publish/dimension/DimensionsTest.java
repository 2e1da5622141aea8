package kz.quat.publish.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.config.ConfigReader;
import kz.quat.config.Rules;
import kz.quat.publish.parquet.ParquetTableWriter;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.MinerColumns;
import kz.quat.testkit.Duck;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;

/** What the dimensions say of regions, sites and dates. */
class DimensionsTest {

  private static final LocalDate DAY = LocalDate.parse("2022-12-07");
  private static final ZoneId MARKET = ZoneId.of("Asia/Almaty");

  @TempDir Path folder;

  private static Row listed(String region, String from, String zone) {
    return TableRows.row(
        CoreTables.REGIONS,
        Map.of(
            Columns.REGION, region,
            Columns.VALID_FROM, LocalDate.parse(from),
            Columns.ZONE, zone));
  }

  private static Rules.Region named(String code, String name, String from) {
    return new Rules.Region(code, name, name, name, "Asia/Almaty", LocalDate.parse(from));
  }

  private static List<String> shown(List<Row> rows, ColumnSpec... columns) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      List<String> values = new ArrayList<>();
      for (ColumnSpec column : columns) {
        values.add(String.valueOf(column.<Object>from(row)));
      }
      lines.add(String.join(" ", values));
    }
    return lines;
  }

  private static List<String> regions(List<Rules.Region> named, Row... listed) {
    return shown(
        RegionDimension.rows(named, List.of(listed), DAY, RegionShapes.shipped()),
        Columns.REGION,
        Columns.VALID_FROM,
        DimensionTables.VALID_TO,
        DimensionTables.IS_CURRENT,
        DimensionTables.NAME_EN,
        Columns.ZONE);
  }

  @Test
  void aRegionHasANewRowWhereItsZoneOrNameChanges() {
    assertThat(
            regions(
                List.of(named("KZ-35", "Old", "1997-01-01"), named("KZ-35", "New", "2022-11-01")),
                listed("KZ-35", "2021-11-01", "North"),
                listed("KZ-35", "2022-03-01", "North"),
                listed("KZ-35", "2023-01-01", "South")))
        .containsExactly(
            "KZ 2021-11-01 null true The whole system null",
            "KZ-35 2021-11-01 2022-10-31 false Old North",
            "KZ-35 2022-11-01 2022-12-31 true New North",
            "KZ-35 2023-01-01 null false New South");
  }

  @Test
  void aRegionThatTheOperatorDoesNotListHasNoZone() {
    assertThat(regions(List.of(named("KZ-62", "Ulytau", "2022-06-08"))))
        .contains("KZ-62 2022-06-08 null true Ulytau null");
  }

  @Test
  void aRegionListedBeforeItExistedByLawHasItsFirstName() {
    List<Row> rows =
        RegionDimension.rows(
            List.of(named("KZ-62", "Ulytau", "2022-06-08")),
            List.of(listed("KZ-62", "2021-11-01", "North")),
            DAY,
            RegionShapes.shipped());
    assertThat(
            shown(
                rows, Columns.VALID_FROM, DimensionTables.NAME_EN, DimensionTables.ESTABLISHED_ON))
        .contains("2021-11-01 Ulytau 2022-06-08");
  }

  @Test
  void supplyFromAbroadIsNamedAndHasNoOutline() {
    List<Row> rows =
        RegionDimension.rows(
            List.of(), List.of(listed("X-RU", "2021-11-01", "North")), DAY, RegionShapes.shipped());
    assertThat(
            shown(
                rows,
                Columns.REGION,
                DimensionTables.REGION_KIND,
                DimensionTables.NAME_EN,
                DimensionTables.GEOMETRY))
        .containsExactly("KZ nation The whole system null", "X-RU abroad supply from Russia null");
  }

  @Test
  void theOutlinesAreThoseOfThePagesMap() {
    assertThat(Path.of("jobs/src/main/resources/kz/quat/publish/dimension/regions.geojson"))
        .as("copy it again from data/reference/kz-boundaries")
        .hasSameBinaryContentAs(Path.of("data/reference/kz-boundaries/kz_admin1_20_osm.geojson"));
  }

  /** GeoParquet 1.1 as a reader that knows nothing of Quat checks it. */
  @Test
  void theFileOfRegionsIsGeoParquet() throws Exception {
    List<Rules.Region> named =
        ConfigReader.read(Path.of("conf/quat.yaml")).rules().regions().regions();
    Path file = folder.resolve("dim_region.parquet");
    ParquetTableWriter.write(
        file,
        DimensionTables.REGIONS,
        RegionDimension.rows(
                named, List.of(listed("X-RU", "2021-11-01", "North")), DAY, RegionShapes.shipped())
            .iterator(),
        Map.of());
    assertThat(
            Duck.single(
                file,
                "WITH geo AS (SELECT decode(value)::JSON g FROM parquet_kv_metadata($path) WHERE"
                    + " decode(key) = 'geo') SELECT g->>'$.version', g->>'$.primary_column',"
                    + " g->>'$.columns.geometry.encoding',"
                    + " g->>'$.columns.geometry.geometry_types',"
                    + " g->>'$.columns.geometry.crs.id.code',"
                    + " g->>'$.columns.geometry.bbox' FROM geo"))
        .isEqualTo("1.1.0|geometry|WKB|[\"MultiPolygon\"]|CRS84|[46.493,40.577,87.303,55.442]");
    double area = 0;
    for (String hex :
        Duck.query(
            file, "SELECT hex(ST_AsWKB(geometry)) FROM $file WHERE region_kind = 'region'")) {
      Geometry shape = new WKBReader().read(WKBReader.hexToBytes(hex));
      assertThat(shape.isValid()).isTrue();
      area += shape.getArea();
    }
    // Regions do not overlap: together they cover what their union covers (square degrees).
    assertThat(area).isBetween(330.0, 350.0);
    assertThat(Duck.single(file, "SELECT count(*), count(geometry) FROM $file")).isEqualTo("22|20");
  }

  private static Row site(String from, String to) {
    return TableRows.row(
        CoreTables.REGISTER_SITES,
        to.isEmpty()
            ? Map.of(Columns.SITE_ID, "K-1", Columns.VALID_FROM, LocalDate.parse(from))
            : Map.of(
                Columns.SITE_ID, "K-1",
                Columns.VALID_FROM, LocalDate.parse(from),
                MinerColumns.VALID_TO, LocalDate.parse(to)));
  }

  private static List<String> sites(Row... register) {
    return shown(
        SiteDimension.rows(List.of(register), DAY),
        Columns.VALID_FROM,
        DimensionTables.VALID_TO,
        DimensionTables.IS_CURRENT);
  }

  @Test
  void aSitesRowEndsOnItsLastDayOrBeforeTheNextRow() {
    assertThat(
            sites(site("2023-02-01", ""), site("2022-01-01", "2022-03-31"), site("2022-07-01", "")))
        .containsExactly(
            "2022-01-01 2022-03-31 false", "2022-07-01 2023-01-31 true", "2023-02-01 null false");
    assertThat(sites(site("2022-01-01", "2022-12-31"), site("2022-07-01", "")))
        .containsExactly("2022-01-01 2022-06-30 false", "2022-07-01 null true");
  }

  @Test
  void aSiteThatEndedOrHasNotBegunHasACurrentRowToo() {
    assertThat(sites(site("2022-01-01", "2022-03-31")))
        .containsExactly("2022-01-01 2022-03-31 true");
    assertThat(sites(site("2023-01-01", ""))).containsExactly("2023-01-01 null true");
  }

  private static Row listedDay(String date, String kind) {
    return TableRows.row(
        CoreTables.CALENDAR_DAYS,
        Map.of(CoreTables.CALENDAR_DATE, LocalDate.parse(date), CoreTables.DAY_KIND, kind));
  }

  private static String date(String date, ColumnSpec... columns) {
    List<Row> rows =
        new DateDimension(
                List.of(
                    listedDay("2021-12-16", "holiday"),
                    listedDay("2022-10-22", "working"),
                    listedDay("2022-10-24", "holiday")),
                MARKET,
                Map.of("KZ-39", ZoneId.of("Asia/Qostanay"), "KZ-23", ZoneId.of("Asia/Atyrau")),
                DAY)
            .rows(LocalDate.parse("2021-03-01"));
    return shown(
            rows.stream()
                .filter(row -> date.equals(DimensionTables.DATE.from(row).toString()))
                .toList(),
            columns)
        .get(0);
  }

  @Test
  void holidaysAndMovedWorkingDaysAreTold() {
    ColumnSpec[] told = {DimensionTables.DAY_CODE, DimensionTables.IS_WORKING_DAY};
    assertThat(date("2022-10-21", told)).isEqualTo("working true");
    assertThat(date("2022-10-22", told)).isEqualTo("working_moved true");
    assertThat(date("2022-10-23", told)).isEqualTo("weekend false");
    assertThat(date("2022-10-24", told)).isEqualTo("holiday false");
  }

  @Test
  void aDayThatNoCalendarCoversIsNotKnown() {
    ColumnSpec[] told = {DimensionTables.DAY_CODE, DimensionTables.IS_WORKING_DAY};
    assertThat(date("2021-12-15", told)).isEqualTo("null null");
    assertThat(date("2021-12-17", told)).isEqualTo("working true");
    assertThat(date("2023-01-09", told)).isEqualTo("null null");
  }

  @Test
  void clockChangesAndHoursOfTheDayAreTold() {
    List<Row> rows =
        new DateDimension(
                List.of(),
                MARKET,
                Map.of("KZ-39", ZoneId.of("Asia/Qostanay"), "KZ-23", ZoneId.of("Asia/Atyrau")),
                LocalDate.parse("2024-02-28"))
            .rows(LocalDate.parse("2024-01-01"));
    assertThat(
            shown(
                rows.subList(58, 61),
                DimensionTables.DATE,
                DimensionTables.HOURS_IN_DAY,
                DimensionTables.UTC_OFFSET_MINUTES,
                DimensionTables.CLOCK_CHANGE_MINUTES,
                DimensionTables.CLOCK_CHANGE_UTC,
                DimensionTables.REGION_CLOCK_CHANGES))
        .containsExactly(
            "2024-02-28 24 360 0 null null",
            "2024-02-29 25 360 -60 2024-02-29 18:00:00.0 KZ-39=-60",
            "2024-03-01 24 300 0 null null");
  }

  @Test
  void datesReachFromTheFirstYearToTheEndOfTheNext() {
    List<Row> rows =
        new DateDimension(List.of(), MARKET, Map.of(), DAY).rows(LocalDate.parse("2021-11-02"));
    assertThat(rows).hasSize(3 * 365);
    assertThat(
            shown(
                List.of(rows.get(0), rows.get(rows.size() - 1)),
                DimensionTables.DATE,
                DimensionTables.ISO_WEEK,
                DimensionTables.ISO_WEEKDAY))
        .containsExactly("2021-01-01 2020-W53 5", "2023-12-31 2023-W52 7");
    assertThat(rows.stream().filter(DimensionTables.IS_DELIVERY_DAY::from)).hasSize(1);
  }
}
