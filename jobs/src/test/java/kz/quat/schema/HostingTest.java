package kz.quat.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.Tenants;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rule for tenants gives the same result on datasets and on records, day by day. */
@ExtendWith(Spark.Extension.class)
class HostingTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final int DAYS = 12;
  private static final RowType DAY =
      RowType.of("day", Columns.SITE_ID, MinerColumns.HOST_SITE_ID, Columns.MARKET_DATE);

  private final List<Row> register = new ArrayList<>();

  private void site(
      String id, int from, @Nullable Integer lastDay, String kind, @Nullable String host) {
    Map<ColumnSpec, Object> row = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
    row.put(Columns.SITE_ID, id);
    row.put(Columns.VALID_FROM, FIRST.plusDays(from));
    row.put(MinerColumns.LICENCE_KIND, kind);
    if (lastDay != null) {
      row.put(MinerColumns.VALID_TO, FIRST.plusDays(lastDay));
    }
    if (host != null) {
      row.put(MinerColumns.HOST_SITE_ID, host);
    }
    register.add(TableRows.row(CoreTables.REGISTER_SITES, row));
  }

  /** A host that ends, one that becomes a tenant, and a tenant that moves. */
  @Test
  void columnsAndRecordsAgreeOnEveryDay(Spark spark) {
    site("H1", 0, 4, "I", null);
    site("H2", 2, null, "I", null);
    site("H3", 0, null, "I", null);
    site("H3", 6, null, "II", "H2");
    site("T", 0, null, "II", "H1");
    site("T", 8, null, "II", "H3");
    site("U", 0, null, "II", "H2");
    List<String> expected = new ArrayList<>();
    List<Row> days = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      List<Row> inForce = InForce.on(day, register, Columns.SITE_ID);
      Tenants tenants =
          Tenants.of(
              inForce.stream()
                  .map(
                      row ->
                          new Tenants.Licence(
                              Columns.SITE_ID.from(row),
                              MinerColumns.LICENCE_KIND.from(row),
                              MinerColumns.HOST_SITE_ID.from(row)))
                  .toList());
      tenants.hostOf().forEach((site, host) -> expected.add(day + " " + site + " " + host));
      for (Row row : inForce) {
        days.add(
            DAY.row()
                .set(Columns.SITE_ID, Columns.SITE_ID.<String>from(row))
                .set(MinerColumns.HOST_SITE_ID, MinerColumns.HOST_SITE_ID.<String>from(row))
                .set(Columns.MARKET_DATE, day)
                .build());
      }
    }
    Dataset<Row> hosted =
        Hosting.inForce(
            spark.rows(DAY.structType(), days),
            spark.rows(CoreTables.REGISTER_SITES.structType(), register));
    List<String> found = new ArrayList<>();
    for (Row row : hosted.collectAsList()) {
      String host = MinerColumns.HOST_SITE_ID.from(row);
      if (host != null) {
        Date day = Columns.MARKET_DATE.from(row);
        found.add(day + " " + Columns.SITE_ID.from(row) + " " + host);
      }
    }
    assertThat(hosted.count()).isEqualTo(days.size());
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(new TreeSet<>(expected))
        .contains("2022-01-01 T H1", "2022-01-03 U H2", "2022-01-07 H3 H2")
        .doesNotContain("2022-01-06 T H1", "2022-01-09 T H3");
  }
}
