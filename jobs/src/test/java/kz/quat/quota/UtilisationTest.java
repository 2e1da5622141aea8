package kz.quat.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Quotas of 10 MW with 2 MW of interruptible power, compared with meters. */
@ExtendWith(Spark.Extension.class)
class UtilisationTest {

  private static final String DAY = "2022-12-05";
  private static final String NOT_ARRIVED = "2022-12-06";
  private static final List<Utilisation.Tolerance> TWO_PERCENT =
      List.of(new Utilisation.Tolerance("2021-01-01", 2, 0.05));

  private static Timestamp at(String day, int hour) {
    return Timestamp.from(Instant.parse(day + "T00:00:00Z").plusSeconds(3600L * hour));
  }

  private static Row quota(String site, String day, int hour) {
    return RowFactory.create(
        site,
        at(day, hour),
        Date.valueOf(day),
        hour,
        Date.valueOf(day),
        hour,
        "KZ-35",
        "North",
        "000000000017",
        "max_min",
        1,
        mw("40"),
        mw("10"),
        mw("0"),
        mw("2"),
        null,
        "region");
  }

  private static BigDecimal mw(String value) {
    return new BigDecimal(value);
  }

  private static Row used(
      String site, String day, int hour, @Nullable Long reportedWh, @Nullable Long meteredWh) {
    return RowFactory.create(
        site,
        at(day, hour),
        Date.valueOf(day),
        hour,
        Date.valueOf(day),
        hour,
        "KZ-35",
        "North",
        "000000000017",
        null,
        "grid",
        mw("40"),
        mw("40"),
        null,
        reportedWh,
        meteredWh,
        meteredWh,
        "metered");
  }

  private static Dataset<Row> uptake(
      Spark spark, List<Row> quotas, List<Row> used, List<Utilisation.Tolerance> tolerances) {
    return Utilisation.of(
        spark.rows(OutTables.QUOTA_SITE_HOURS.structType(), quotas),
        spark.rows(CoreTables.SITE_HOURS.structType(), used),
        tolerances);
  }

  private static List<String> lines(Dataset<Row> uptake) {
    return uptake
        .selectExpr(
            "concat_ws('|', site_id, coalesce(string(firm_used_wh), '-'),"
                + " coalesce(string(interruptible_used_wh), '-'), coalesce(string(unused_wh), '-'),"
                + " coalesce(string(exceeded_wh), '-'), tolerance_wh, uptake_code)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void useIsSplitIntoFirmInterruptibleUnusedAndExceeded(Spark spark) {
    List<Row> quotas = new ArrayList<>();
    for (String site : List.of("S1", "S2", "S3", "S4", "S5")) {
      quotas.add(quota(site, DAY, 0));
      quotas.add(quota(site, NOT_ARRIVED, 0));
    }
    List<Row> used =
        List.of(
            used("S1", DAY, 0, null, 4_000_000L),
            used("S2", DAY, 0, null, 11_000_000L),
            used("S3", DAY, 0, null, 12_200_000L),
            used("S4", DAY, 0, null, 12_300_000L),
            used("S5", DAY, 0, 3_000_000L, null),
            used("S6", DAY, 0, null, 1_000_000L));
    assertThat(lines(uptake(spark, quotas, used, TWO_PERCENT)))
        .containsExactly(
            "S1|4000000|0|6000000|0|240000|within",
            "S2|10000000|1000000|0|0|240000|within",
            "S3|10000000|2000000|0|200000|240000|within_tolerance",
            "S4|10000000|2000000|0|300000|240000|exceeded",
            "S5|-|-|-|-|240000|no_meter");
  }

  @Test
  void theToleranceInForceOnTheDayCounts(Spark spark) {
    List<Utilisation.Tolerance> rules =
        List.of(
            new Utilisation.Tolerance("2022-12-05", 0, 0.5),
            new Utilisation.Tolerance("2021-01-01", 2, 0.05));
    assertThat(
            lines(
                uptake(
                    spark,
                    List.of(quota("S4", DAY, 0)),
                    List.of(used("S4", DAY, 0, null, 12_300_000L)),
                    rules)))
        .containsExactly("S4|10000000|2000000|0|300000|500000|within_tolerance");
  }

  /** S1 uses 30 % of its quota in every hour but one; S2 has only one day. */
  @Test
  void habitualUseIsAHighPercentileOfManyDays(Spark spark) {
    List<Row> quotas = new ArrayList<>();
    List<Row> used = new ArrayList<>();
    for (int day = 1; day <= 3; day++) {
      String date = "2022-12-0" + day;
      for (int hour = 0; hour < 24; hour++) {
        quotas.add(quota("S1", date, hour));
        used.add(used("S1", date, hour, null, day == 2 && hour == 5 ? 15_000_000L : 3_000_000L));
      }
    }
    quotas.add(quota("S2", "2022-12-01", 0));
    used.add(used("S2", "2022-12-01", 0, null, 1_000_000L));
    Dataset<Row> uptake = uptake(spark, quotas, used, TWO_PERCENT).cache();
    assertThat(Utilisation.habitualShare(uptake, 95, 3)).isEqualTo(Map.of("S1", 0.3));
    assertThat(Utilisation.habitualShare(uptake, 100, 3)).isEqualTo(Map.of("S1", 1.0));
    assertThat(Utilisation.habitualShare(uptake, 95, 4)).isEmpty();
    uptake.unpersist();
  }
}
