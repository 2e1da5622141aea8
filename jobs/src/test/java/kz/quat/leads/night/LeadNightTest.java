package kz.quat.leads.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.leads.Lead;
import kz.quat.leads.LeadRanking;
import kz.quat.leads.region.RegionRise;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederBuilder;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.PointSeries;
import kz.quat.leads.visits.Visit;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Small feeders as a night judges them: MINE has 40 kW on its second meter from 2024-03-18 on,
 * BALANCE 30 kW on no meter, CALM nothing; ALONE has no meters, ONE a single one, SUN feeds back.
 */
@ExtendWith(Spark.Extension.class)
class LeadNightTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
  private static final int HOURS = 121 * 24;
  private static final int START = 77 * 24 + 9;
  private static final ZoneId ZONE = ZoneOffset.UTC;

  private final List<Row> days = new ArrayList<>();
  private final List<Row> points = new ArrayList<>();
  private final List<FeederSeries> series = new ArrayList<>();

  private interface Load {
    double kw(int point, int hour);
  }

  private static double office(int point, int hour, Random noise) {
    boolean open = hour / 24 % 7 < 5 && hour % 24 >= 8 + point % 3 && hour % 24 < 17 + point % 3;
    return (open ? 60 : 18) * (1 + 0.015 * noise.nextGaussian());
  }

  /**
   * Adds a feeder.
   *
   * @param added load in addition to the offices; at point -1 the load on no meter
   */
  private void feeder(String id, int meters, Load added) {
    Random noise = new Random(id.hashCode());
    FeederBuilder builder = new FeederBuilder(id);
    for (int p = 0; p < meters; p++) {
      builder.describe(id + "-" + p, "commercial", 200, false);
      points.add(
          TableRows.row(
              LeadTables.CUSTOMER_POINTS,
              Map.of(
                  LeadColumns.POINT_ID,
                  id + "-" + p,
                  LeadColumns.FEEDER_ID,
                  id,
                  LeadColumns.CATEGORY,
                  "commercial",
                  LeadColumns.DECLARED_KW,
                  new BigDecimal("200.000000"),
                  LeadColumns.REGISTERED_MINING,
                  "0",
                  LeadColumns.FEEDER_REGION,
                  "KZ-35")));
    }
    StringBuilder[] texts = new StringBuilder[meters + 1];
    for (int h = 0; h < HOURS; h++) {
      if (h % 24 == 0) {
        Arrays.setAll(texts, p -> new StringBuilder());
      }
      long hour = FIRST.toEpochDay() * 24 + h;
      double in = added.kw(-1, h) + 5;
      for (int p = 0; p < meters; p++) {
        long wh = Math.round(Math.max(0, office(p, h, noise) + added.kw(p, h)) * 10) * 100;
        in += wh / 1000.0;
        if (missing(id, h)) {
          texts[p].append("- ");
        } else {
          builder.reading(id + "-" + p, hour, wh / 1000.0);
          texts[p].append(wh).append(' ');
        }
      }
      long wh = Math.round((meters == 0 ? 40 + added.kw(0, h) : in) * 1.03 * 1000);
      builder.energyIn(hour, wh / 1000.0);
      texts[meters].append(wh).append(' ');
      if (h % 24 == 23) {
        for (int p = 0; p <= meters; p++) {
          days.add(day(id, p == meters ? "" : id + "-" + p, h / 24, texts[p]));
        }
      }
    }
    series.add(builder.build());
  }

  /** Whether the hour is missing: two weeks of GAP were never read. */
  private static boolean missing(String id, int hour) {
    return id.equals("GAP") && hour / 24 >= 60 && hour / 24 < 74;
  }

  private static Row day(String feeder, String point, int day, StringBuilder text) {
    return TableRows.row(
        LeadTables.DAYS,
        Map.of(
            LeadColumns.FEEDER_ID,
            feeder,
            LeadColumns.POINT_ID,
            point,
            Columns.MARKET_DATE,
            FIRST.plusDays(day),
            LeadColumns.DAY_WH,
            text.toString().strip()));
  }

  private void feeders() {
    feeder("MINE", 4, (p, h) -> p == 1 && h >= START ? 40 : 0);
    feeder("BALANCE", 4, (p, h) -> p == -1 && h >= START ? 30 : 0);
    feeder("CALM", 4, (p, h) -> 0);
    feeder("ALONE", 0, (p, h) -> h >= START ? 30 : 0);
    feeder("ONE", 1, (p, h) -> p == 0 && h >= START ? 35 : 0);
    feeder("SUN", 4, (p, h) -> p == -1 && h % 24 >= 9 && h % 24 < 16 ? -400 : 0);
    feeder("GAP", 4, (p, h) -> p == 2 && h >= START ? 40 : 0);
    feeder("ZEROS", 4, (p, h) -> p == 3 && h / 24 == 90 ? -1000 : 0);
  }

  private static NightFacts facts(List<Visit> visits) {
    LeadModel model = LeadModel.shipped();
    return new NightFacts(
        DAY,
        ZONE,
        0,
        model,
        model,
        visits,
        Set.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private Dataset<Row> judged(Spark spark, long daysAtMost, NightFacts facts) {
    return LeadNight.judged(
            spark.rows(LeadTables.DAYS.structType(), days),
            spark.rows(LeadTables.CUSTOMER_POINTS.structType(), points),
            spark.rows(LeadTables.FEEDERS.structType(), List.of()),
            daysAtMost,
            new FeederTask(facts))
        .localCheckpoint();
  }

  private static List<Row> leads(Dataset<Row> judged) {
    return LeadNight.leads(judged).orderBy(LeadColumns.LEAD_ID.col()).collectAsList();
  }

  @Test
  void theNightJudgesAsTheCommandDoesInAnyOrderOfRows(Spark spark) {
    feeders();
    Dataset<Row> judged = judged(spark, 1, facts(List.of()));
    List<Row> leads = leads(judged);
    assertThat(LeadNight.feeders(judged).count()).isEqualTo(8);

    List<Lead> command =
        LeadRanking.of(series, ZONE, LeadModel.shipped(), LeadRanking.Order.CONFIDENCE, 1);
    Map<String, String> byCommand = new TreeMap<>();
    command.stream()
        .filter(lead -> lead.endHour() == null)
        .forEach(
            lead ->
                byCommand.put(
                    lead.feederId(),
                    LeadRows.ratio(lead.confidence())
                        + " "
                        + Instant.ofEpochSecond(lead.startHour() * 3600)));
    Map<String, String> byNight = new TreeMap<>();
    for (Row row : leads) {
      if (LeadColumns.END_UTC.from(row) == null) {
        byNight.put(
            LeadColumns.FEEDER_ID.from(row),
            LeadColumns.CONFIDENCE.<Double>from(row)
                + " "
                + LeadColumns.START_UTC.<Timestamp>from(row).toInstant());
      }
    }
    assertThat(byNight).isEqualTo(byCommand).containsKeys("MINE", "BALANCE", "ALONE", "ONE");
    double honest =
        Stream.of("CALM", "SUN", "ZEROS").mapToDouble(id -> confidence(leads, id)).max().orElse(1);
    assertThat(honest).isLessThan(0.2);
    for (String mine : List.of("MINE", "BALANCE", "GAP")) {
      assertThat(confidence(leads, mine)).as(mine).isGreaterThan(2 * honest);
    }

    Collections.shuffle(days, new Random(1));
    Collections.shuffle(points, new Random(3));
    assertThat(leads(judged(spark, 500_000, facts(List.of())))).isEqualTo(leads);
  }

  private static double confidence(List<Row> leads, String feeder) {
    return leads.stream()
        .filter(row -> LeadColumns.FEEDER_ID.from(row).equals(feeder))
        .mapToDouble(row -> LeadColumns.CONFIDENCE.<Double>from(row))
        .max()
        .orElse(0);
  }

  @Test
  void placesGoToOpenLeadsByEnergyAndByConfidence(Spark spark) {
    feeder("MINE", 4, (p, h) -> p == 1 && h >= START ? 40 : 0);
    feeder("BIG", 4, (p, h) -> p == 1 && h >= START ? 80 : 0);
    feeder("FOUND", 4, (p, h) -> p == 1 && h >= START ? 60 : 0);
    List<Visit> visits = List.of(new Visit("FOUND", "", LocalDate.of(2024, 4, 20), true));
    Dataset<Row> judged = judged(spark, 1, facts(visits));
    List<Row> leads = leads(judged);
    assertThat(leads)
        .filteredOn(row -> LeadColumns.FEEDER_ID.from(row).equals("FOUND"))
        .allSatisfy(
            row -> {
              assertThat(LeadColumns.RANK.<Long>from(row)).isNull();
              assertThat(LeadColumns.LEAD_STATUS.<String>from(row)).isEqualTo("confirmed");
              assertThat(LeadColumns.EXPECTED_MW.<BigDecimal>from(row)).isZero();
            });
    assertThat(leads)
        .filteredOn(row -> LeadColumns.RANK.from(row) != null)
        .extracting(row -> LeadColumns.FEEDER_ID.<String>from(row))
        .containsExactly("BIG", "MINE");
    assertThat(leads.get(0).<Long>getAs(LeadColumns.RANK.name())).isEqualTo(1L);
    assertThat(LeadNight.points(judged).collectAsList())
        .extracting(row -> LeadColumns.POINT_ID.<String>from(row))
        .contains("BIG-1", "MINE-1", "FOUND-1");
    Row visited = LeadNight.visited(judged).first();
    assertThat(LeadColumns.FEEDER_ID.<String>from(visited)).isEqualTo("FOUND");
    assertThat(LeadColumns.LEARNED_CONFIDENCE.<Double>from(visited)).isGreaterThan(0.5);
  }

  @Test
  void aPointOfAnotherFeederIsNotSeen(Spark spark) {
    feeder("MINE", 4, (p, h) -> p == 1 && h >= START ? 40 : 0);
    assertThat(series.get(0).points()).extracting(PointSeries::pointId).hasSize(4);
    Row lead = leads(judged(spark, 1, facts(List.of()))).get(0);
    assertThat(LeadColumns.POINT_IDS.<String>from(lead)).isEqualTo("MINE-1");
    assertThat(LeadColumns.EVIDENCE_EN.<String>from(lead)).contains("meter MINE-1");
    assertThat(LeadColumns.EVIDENCE_RU.<String>from(lead)).contains("MINE-1");
    assertThat(LeadColumns.EVIDENCE_KK.<String>from(lead)).contains("MINE-1");
  }

  @Test
  void whatTheRegionsLoadDidStandsInItsColumnAndItsSentence(Spark spark) {
    feeder("MINE", 4, (p, h) -> p == 1 && h >= START ? 40 : 0);
    NightFacts facts = facts(List.of());
    assertThat(leads(judged(spark, 1, facts)).get(0).<Object>getAs("region_residual_ratio"))
        .isNull();
    facts
        .rises()
        .put("KZ-35", new RegionRise(LocalDate.of(2024, 3, 20), 1120, 1000, 0.12, 0.08, 442));
    Row lead = leads(judged(spark, 1, facts)).get(0);
    assertThat(LeadColumns.REGION_RESIDUAL_RATIO.<Double>from(lead)).isEqualTo(0.12);
    assertThat(LeadColumns.EVIDENCE_EN.<String>from(lead))
        .contains("12.0 % (120.0 MW) above", "since 2024-03-20", "below 8.0 %");
    assertThat(LeadColumns.EVIDENCE_RU.<String>from(lead)).contains("12,0 % (120,0 МВт)");
    assertThat(LeadColumns.EVIDENCE_KK.<String>from(lead)).contains("12,0 % (120,0 МВт)");
  }
}
