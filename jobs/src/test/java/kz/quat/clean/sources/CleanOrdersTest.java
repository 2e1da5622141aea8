package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.Columns;
import kz.quat.schema.OrderTables;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.Extension.class)
class CleanOrdersTest {

  private static final String ARRIVED = "2022-12-06T05:00:00Z";
  private static final String ORDER = "2022-12-06-0123456789ab-r1";

  private static Dataset<Row> register(Spark spark) {
    String line = TinyLanding.site("SITE-A", "000000000017", "KZ-35", 10).strip();
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER).json("r.json", ARRIVED, 1, line).rows(), RULES)
        .alone()
        .accepted();
  }

  @Test
  void anAcknowledgementNamesAnOrderASiteAndATimeThatHasPassed(Spark spark) {
    Split split =
        CleanOrders.acknowledgements(
                new RawRows(spark, RawTables.ACKNOWLEDGEMENTS)
                    .csv(
                        "f.csv",
                        ARRIVED,
                        1,
                        ORDER + ",SITE-A,2022-12-06T03:00:00Z",
                        ORDER + ",SITE-A,2022-12-06T02:00:00Z",
                        ORDER + ",SITE-B,2022-12-06T03:00:00Z",
                        ORDER + ",SITE-A,2022-12-06T05:00:01Z",
                        ORDER + ",SITE-A,yesterday",
                        "../r1,SITE-A,2022-12-06T03:00:00Z",
                        ",SITE-A,2022-12-06T03:00:00Z")
                    .rows(),
                register(spark),
                RULES)
            .alone();
    assertThat(
            CleanFixture.values(
                split.accepted(),
                List.of(OrderTables.ACKNOWLEDGED_AT),
                Columns.SITE_ID,
                OrderTables.ACKNOWLEDGED_AT))
        .hasSize(2)
        .allMatch(line -> line.startsWith("SITE-A|2022-12-06"));
    assertThat(rejected(split))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:4:0 unknown_site",
            "f.csv:5:0 out_of_range",
            "f.csv:6:0 bad_timestamp",
            "f.csv:7:0 bad_enum",
            "f.csv:8:0 missing_field");
  }
}
