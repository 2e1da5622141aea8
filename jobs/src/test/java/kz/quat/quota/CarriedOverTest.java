package kz.quat.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.allocation.PolicyDay;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import kz.quat.domain.MarketDay;
import kz.quat.domain.Tenants;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DayClock;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;

/** 30 MW for two sites of 40 MW that both need at least 20 MW: one runs, the other is shut off. */
class CarriedOverTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 12, 7);

  @Test
  void theSiteThatLostLeastSoFarIsShutOffNext() {
    CarriedOver carried = CarriedOver.NONE;
    CaseOfDay first = day(FIRST, carried, "SITE-A", "SITE-B");
    Solution firstNight = QuotaEngine.solve(first.quotaCase(), Policy.MAX_MIN);
    assertThat(shutOff(firstNight)).containsExactly("SITE-B");

    carried = carried.after(first, firstNight);
    // 15 MW, its half of the surplus, in each of two hours.
    assertThat(carried.creditMwh()).containsEntry("SITE-A", 0.0).containsEntry("SITE-B", 30.0);
    assertThat(carried.previousMw()).containsEntry("SITE-A", 30.0).containsEntry("SITE-B", 0.0);

    CaseOfDay second = day(FIRST.plusDays(1), carried, "SITE-A", "SITE-B");
    Solution secondNight = QuotaEngine.solve(second.quotaCase(), Policy.MAX_MIN);
    assertThat(shutOff(secondNight)).containsExactly("SITE-A");
    carried = carried.after(second, secondNight);
    assertThat(carried.creditMwh()).containsEntry("SITE-A", 30.0).containsEntry("SITE-B", 30.0);
  }

  @Test
  void aSiteThatTheDayDoesNotKnowKeepsItsCredit() {
    CarriedOver before = new CarriedOver(new TreeMap<>(), new TreeMap<>(Map.of("SITE-GONE", 7.5)));
    CaseOfDay day = day(FIRST, before, "SITE-A", "SITE-B");
    Solution night = QuotaEngine.solve(day.quotaCase(), Policy.MAX_MIN);
    assertThat(before.after(day, night).creditMwh()).containsEntry("SITE-GONE", 7.5);
    assertThat(credits(day, night, before))
        .containsExactly("SITE-B|2|30.000000|30.000000", "SITE-GONE|0|0.000000|7.500000");
  }

  @Test
  void whatIsPublishedIsWhatTheNextNightReads() {
    CaseOfDay day = day(FIRST, CarriedOver.NONE, "SITE-A", "SITE-B");
    Solution night = QuotaEngine.solve(day.quotaCase(), Policy.MAX_MIN);
    QuotaRows rows = rows(day, night);
    List<Row> lastHour =
        rows.siteHours().stream()
            .map(row -> named(row, OutTables.QUOTA_SITE_HOURS))
            .filter(row -> row.<Integer>getAs("market_hour") == 1)
            .toList();
    List<Row> lastCredits =
        rows.credits(CarriedOver.NONE).stream()
            .map(row -> named(row, OutTables.QUOTA_CREDITS))
            .toList();
    CarriedOver read = CarriedOver.of(lastHour, lastCredits);
    CarriedOver computed = CarriedOver.NONE.after(day, night);
    assertThat(read.previousMw()).isEqualTo(computed.previousMw());
    assertThat(read.creditMwhOf("SITE-A")).isZero();
    assertThat(read.creditMwhOf("SITE-B")).isEqualTo(30.0);
  }

  private static List<String> shutOff(Solution solution) {
    return solution.shutOffs().stream().map(Solution.ShutOff::miner).distinct().toList();
  }

  private static List<String> credits(CaseOfDay day, Solution night, CarriedOver before) {
    return rows(day, night).credits(before).stream()
        .map(row -> row.get(0) + "|" + row.get(3) + "|" + row.get(4) + "|" + row.get(5))
        .toList();
  }

  private static QuotaRows rows(CaseOfDay day, Solution night) {
    DayClock clock = new DayClock(new MarketDay(FIRST, ZoneId.of("Asia/Almaty")), Map.of());
    return new QuotaRows(
        day,
        PolicyDay.of(day.quotaCase(), night, Map.of()),
        false,
        clock,
        Map.of("KZ-35", "North"));
  }

  /** The case has two hours of the day; the rows of the tables have 24. */
  private static CaseOfDay day(LocalDate date, CarriedOver carried, String... sites) {
    List<Row> register = Arrays.stream(sites).map(CarriedOverTest::site).toList();
    List<CaseMiner> miners =
        register.stream()
            .map(SiteOfDay::of)
            .flatMap(site -> site.caseMiners(1, carried, 1).stream())
            .toList();
    QuotaCase quotaCase =
        new QuotaCase(
            new CaseParams(Limit.UNLIMITED, Policy.MAX_MIN, date, "Asia/Almaty", "1"),
            List.of(
                new CaseRegion("KZ-35", "North", Limit.ofMw(0), Limit.ofMw(0), Limit.UNLIMITED)),
            List.of(
                new CaseRegionHour("KZ-35", 0, 130, 100, 100, 0),
                new CaseRegionHour("KZ-35", 1, 130, 100, 100, 0)),
            List.of(),
            List.of(),
            List.of(),
            miners);
    return new CaseOfDay(
        quotaCase, register, Map.of(), new TenantsOfDay(Tenants.of(List.of()), Map.of()), Set.of());
  }

  private static Row site(String id) {
    TableSpec table = CoreTables.REGISTER_SITES;
    Object[] values = new Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (table.columns().get(i).name()) {
            case "site_id" -> id;
            case "miner_bin" -> "000000000017";
            case "region" -> "KZ-35";
            case "licensed_mw", "connection_mw" -> new BigDecimal("40.000000");
            case "min_load_mw" -> new BigDecimal("20.000000");
            case "supply" -> "grid";
            case "accepted_on", "valid_from" -> Date.valueOf("2021-01-01");
            default -> null;
          };
    }
    return new GenericRowWithSchema(values, table.structType());
  }

  private static Row named(Row row, TableSpec table) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return new GenericRowWithSchema(values, table.structType());
  }
}
