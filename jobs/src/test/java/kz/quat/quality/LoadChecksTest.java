package kz.quat.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A day of three regions. */
class LoadChecksTest {

  private static final Instant START = Instant.parse("2022-12-04T18:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2022, 12, 5);
  private static final Set<String> REGIONS = Set.of("KZ-10", "KZ-11", "KZ-15");

  private static List<Row> day(String region, int hours, IntUnaryOperator mw) {
    List<Row> rows = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      rows.add(
          TableRows.row(
              CoreTables.LOAD_HOURS,
              Map.of(
                  Columns.REGION,
                  region,
                  Columns.HOUR_START_UTC,
                  START.plusSeconds(3600L * hour),
                  Columns.MARKET_DATE,
                  DAY,
                  GridColumns.LOAD_WH,
                  mw.applyAsInt(hour) * 1_000_000L)));
    }
    return rows;
  }

  private static List<Row> all(List<Row> one, List<Row> other) {
    List<Row> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static List<String> said(List<Finding> findings) {
    return findings.stream().map(finding -> finding.subject() + ": " + finding.detail()).toList();
  }

  @Test
  void aRegionWhoseLoadEndsBeforeThatOfOthersIsReported() {
    LoadChecks checks =
        new LoadChecks(REGIONS, all(day("KZ-10", 24, h -> 100 + h), day("KZ-11", 20, h -> 90 + h)));
    assertThat(said(checks.behind()))
        .containsExactly(
            "KZ-11: its last hour is 2022-12-05T13:00:00Z, that of others 2022-12-05T17:00:00Z",
            "KZ-15: no hour in a week, that of others 2022-12-05T17:00:00Z");
    assertThat(new LoadChecks(REGIONS, List.of()).behind()).isEmpty();
  }

  @Test
  void aDayThatEqualsAnotherRegionsIsQuestioned() {
    List<Row> copied = all(day("KZ-10", 24, h -> 100 + h), day("KZ-11", 24, h -> 100 + h));
    assertThat(said(new LoadChecks(REGIONS, copied).copied()))
        .containsExactly(
            "KZ-10: 2022-12-05: the load equals that of KZ-11 hour by hour; was one sent for"
                + " both?");
    List<Row> flat = all(day("KZ-10", 24, h -> 100), day("KZ-11", 24, h -> 100));
    assertThat(new LoadChecks(REGIONS, flat).copied()).isEmpty();
    List<Row> oneHour =
        all(day("KZ-10", 24, h -> 100 + h), day("KZ-11", 24, h -> h == 7 ? 0 : 100 + h));
    assertThat(new LoadChecks(REGIONS, oneHour).copied()).isEmpty();
  }

  @Test
  void aLicenceAboveTheLoadOfItsRegionIsQuestioned() {
    LoadChecks checks = new LoadChecks(REGIONS, day("KZ-10", 24, h -> 100 + h));
    assertThat(
            said(
                checks.licences(
                    List.of(site("KZ-10", "5000"), site("KZ-10", "123"), site("KZ-15", "9")))))
        .containsExactly(
            "KZ-10: a site is licensed for 5000.0 MW, the region's highest load of the week is"
                + " 123.0 MW: is the unit right?");
  }

  private static Row site(String region, String licensedMw) {
    return TableRows.row(
        CoreTables.REGISTER_SITES,
        Map.of(Columns.REGION, region, Columns.LICENSED_MW, new BigDecimal(licensedMw)));
  }
}
