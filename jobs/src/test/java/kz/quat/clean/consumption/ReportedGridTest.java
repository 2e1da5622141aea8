package kz.quat.clean.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.Plausible;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.sources.CleanGrid;
import kz.quat.clean.sources.CleanMetering;
import kz.quat.clean.sources.CleanRegister;
import kz.quat.clean.values.CleanColumns;
import kz.quat.config.CheckingRules.Plausibility;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import kz.quat.schema.RowType;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures of the operator as they were delivered, judged as a night would. */
@ExtendWith(Spark.Extension.class)
class ReportedGridTest {

  private static final Path FOLDER = Path.of("jobs/src/test/resources/reported");
  private static final String BEFORE = "2022-12-04T00:30:00Z";
  private static final String ARRIVED = "2022-12-06T01:00:00Z";
  private static final Plausibility RULES =
      CleanFixture.RULES.believedOn(LocalDate.of(2022, 12, 7));

  private static Dataset<Row> raw(Spark spark, RawTables.Source source, String file)
      throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(file));
    return new RawRows(spark, source)
        .csv(file, ARRIVED, 2, lines.subList(1, lines.size()).toArray(String[]::new))
        .rows();
  }

  /** Number of rows by reason and note, for each region or tie. */
  private static Map<String, Integer> counts(Checked checked, String subject) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Row row : checked.rows().collectAsList()) {
      String key = row.getAs(subject) + " " + row.getAs("reason_code") + " " + row.getAs("note");
      counts.merge(key, 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void aTieInGigawattsAndANegativeOneLeaveTheOldLimitInForce(Spark spark) throws IOException {
    Dataset<Row> before =
        CleanGrid.ties(
                new RawRows(spark, RawTables.GRID_TIES)
                    .csv("old.csv", BEFORE, 1, "T-NS,North,South,2100,2100,2021-01-01,x")
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    for (String file :
        List.of("48_tie_in_gw/ties.csv", "60_one_bad_tie_row_stops_the_night/ties.csv")) {
      Checked arrived = CleanGrid.ties(raw(spark, RawTables.GRID_TIES, file), CleanFixture.RULES);
      Split split = Plausible.of(arrived, before, RULES).against(before);
      assertThat(split.accepted().collectAsList())
          .extracting(row -> row.getAs("valid_from").toString())
          .containsExactly("2021-01-01");
      assertThat(split.rejected().count()).isEqualTo(1);
    }
  }

  /**
   * Both rows come together, for instance after a night that was withheld. A change from 0 is no
   * step whose unit could be asked for, and must not end the night.
   */
  @Test
  void aTieTakenOutOfServiceAndReturnedInOneDeliveryIsBelieved(Spark spark) {
    RawRows raw = new RawRows(spark, RawTables.GRID_TIES);
    raw.csv("out.csv", BEFORE, 1, "T-NS,North,South,0,0,2022-01-10,x");
    raw.csv("back.csv", BEFORE, 1, "T-NS,North,South,2100,2100,2022-01-13,x");
    Checked arrived = CleanGrid.ties(raw.rows(), CleanFixture.RULES);
    Dataset<Row> before =
        CleanGrid.ties(
                new RawRows(spark, RawTables.GRID_TIES)
                    .csv("old.csv", BEFORE, 1, "T-NS,North,South,2100,2100,2021-01-01,x")
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    Split split = Plausible.of(arrived, before, RULES).against(before);
    assertThat(split.accepted().collectAsList())
        .extracting(row -> row.getAs("valid_from").toString())
        .containsExactlyInAnyOrder("2021-01-01", "2022-01-10", "2022-01-13");
    assertThat(split.rejected().count()).isZero();
    assertThat(split.judged().collectAsList())
        .as("with their notes, for which every figure is compared with the one before")
        .hasSize(3)
        .extracting(row -> row.<String>getAs(CleanColumns.NOTE.name()))
        .containsOnlyNulls();
  }

  @Test
  void capacityInKilowattsIsLeftOut(Spark spark) throws IOException {
    Checked arrived =
        CleanGrid.capacity(
            raw(spark, RawTables.GRID_CAPACITY, "46_capacity_in_kw/capacity_2022-12-07.csv"),
            CleanFixture.RULES);
    Checked judged = Plausible.of(arrived, null, RULES);
    assertThat(counts(judged, "region"))
        .isNotEmpty()
        .allSatisfy((what, rows) -> assertThat(what).endsWith(" null available_above_installed"));
    assertThat(judged.rows().collectAsList()).allMatch(row -> row.getAs("available_mw") == null);
  }

  @Test
  void loadsOfZeroInGigawattsAndOfOneHourTenfoldAreRefused(Spark spark) throws IOException {
    Map<String, Double> usual = Map.of("KZ-43", 120.0);
    String file = "50_load_zero_gw_spike_in_history/load_2022-12-05.csv";
    List<String> history = new ArrayList<>();
    List<String> delivered = Files.readAllLines(FOLDER.resolve(file));
    for (String region :
        delivered.stream().skip(1).map(line -> line.substring(0, 5)).distinct().toList()) {
      double level =
          delivered.stream()
              .filter(line -> line.startsWith(region))
              .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
              .sorted()
              .skip(12)
              .findFirst()
              .orElseThrow();
      double mw = usual.getOrDefault(region, level > 0 && level < 10 ? level * 1000 : level);
      Instant start = Instant.parse("2022-12-01T00:00:00Z");
      for (int hour = 0; hour < 48; hour++) {
        history.add(region + "," + start.plus(hour, ChronoUnit.HOURS) + "," + mw);
      }
    }
    Dataset<Row> before =
        CleanGrid.load(
                new RawRows(spark, RawTables.GRID_LOAD)
                    .csv("old.csv", BEFORE, 1, history.toArray(String[]::new))
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    Checked arrived = CleanGrid.load(raw(spark, RawTables.GRID_LOAD, file), CleanFixture.RULES);
    Map<String, Integer> counts = counts(Plausible.of(arrived, before, RULES), "region");
    int refused =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey().contains("implausible_load"))
            .mapToInt(Map.Entry::getValue)
            .sum();
    assertThat(counts).containsEntry("KZ-43 implausible_load null", 24);
    assertThat(counts.keySet()).noneMatch(what -> what.contains("step_of_level"));
    // A day of zeros, a day in gigawatts, and one hour.
    assertThat(refused).isEqualTo(49);
  }

  private static Dataset<Row> register(Spark spark, String... lines) {
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER).json("register.json", BEFORE, 1, lines).rows(),
            CleanFixture.RULES)
        .alone()
        .accepted();
  }

  @Test
  void anInvisibleBlankInTheRegisterMakesNoOtherSite(Spark spark) throws IOException {
    String array =
        Files.readString(FOLDER.resolve("63_invisible_blank_in_register/register.json")).strip();
    assertThat(array).contains("\u00A0");
    Dataset<Row> sites = register(spark, array.substring(1, array.length() - 1));
    assertThat(sites.collectAsList())
        .singleElement()
        .satisfies(
            site -> {
              assertThat(site.<String>getAs("site_id")).isEqualTo("ZK-10");
              assertThat(site.<String>getAs("region")).isEqualTo("KZ-27");
            });
  }

  /** Two days of the site's right point, and the one row whose point has letters for zeros. */
  @Test
  void oneMistypedPointTakesNoHourFromItsSite(Spark spark) throws IOException {
    Dataset<Row> register =
        register(spark, TinyLanding.site("KZM-0005", "000000000017", "KZ-35", 10).strip());
    List<String> right = new ArrayList<>();
    Instant first = Instant.parse("2022-11-19T18:00:00Z");
    for (int hour = 0; hour < 48; hour++) {
      right.add("P-0005-1,KZM-0005," + first.plus(hour, ChronoUnit.HOURS) + ",6000,ok");
    }
    String file = "54_one_mistyped_point/meters.csv";
    Dataset<Row> raw =
        new RawRows(spark, RawTables.METERING)
            .csv("right.csv", BEFORE, 2, right.toArray(String[]::new))
            .rows()
            .unionByName(raw(spark, RawTables.METERING, file));
    Dataset<Row> readings =
        CleanMetering.hours(raw, register, CleanFixture.RULES).alone().accepted().localCheckpoint();
    assertThat(readings.count()).isEqualTo(49);
    MeteredPoints points =
        MeteredPoints.of(
            (rows, type) -> spark.rows(type, rows),
            List.of(MeteredPoints.days(readings).collectAsList()),
            CleanFixture.RULES.meterSpans(),
            List.of());
    RowType zones = RowType.of("zone", Columns.REGION, Columns.ZONE);
    RowType clocks = RowType.of("clock", Columns.REGION, Clocks.ZONE_ID);
    Row zone = zones.row().set(Columns.REGION, "KZ-35").set(Columns.ZONE, "North").build();
    Row clock =
        clocks.row().set(Columns.REGION, "KZ-35").set(Clocks.ZONE_ID, "Asia/Almaty").build();
    Dataset<Row> hours =
        SiteHours.of(
            spark.rows(CoreTables.REPORTED_HOURS.structType(), List.of()),
            readings,
            points,
            register,
            spark.rows(zones.structType(), List.of(zone)),
            new Clocks("Asia/Almaty", spark.rows(clocks.structType(), List.of(clock))),
            new Placement());
    assertThat(hours.collectAsList())
        .hasSize(48)
        .allMatch(row -> row.<Long>getAs("metered_wh") == 6_000_000L)
        .allMatch(row -> row.<String>getAs("used_reason_code").equals("metered"));
  }
}
