package kz.quat.clean.outcomes;

import static kz.quat.clean.CleanFixture.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.sources.CleanRegister;
import kz.quat.clean.sources.CleanReports;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The filing of a total in November, and its amendment in December. */
@ExtendWith(Spark.Extension.class)
class FilingsTest {

  private static final String ZONE = RULES.marketZone();
  private static final LocalDate OCTOBER = LocalDate.of(2022, 10, 1);
  private static final ColumnSpec[] OUTCOME = {
    Columns.SOURCE_FILE,
    MinerColumns.FILING_STATUS,
    MinerColumns.READINGS,
    MinerColumns.READINGS_ACCEPTED,
    MinerColumns.READINGS_SUPERSEDED,
    CoreTables.ARRIVAL_DATE
  };

  private static Dataset<Row> documents(Spark spark, String at, int run, int mwh) {
    Dataset<Row> register =
        CleanRegister.sites(
                new RawRows(spark, RawTables.REGISTER)
                    .json(
                        "r.json",
                        at,
                        run,
                        TinyLanding.site("S1", "000000000017", "KZ-35", 10).strip())
                    .rows(),
                RULES)
            .alone()
            .accepted();
    String total =
        TinyLanding.total("T", "S1", "000000000017", run, OCTOBER, OCTOBER.plusMonths(1), mwh);
    return CleanReports.documents(
        new RawRows(spark, RawTables.REPORTS).json("t" + run + ".json", at, run, total).rows(),
        register,
        RULES);
  }

  private static List<String> outcomes(Dataset<Row> filings) {
    return CleanFixture.values(filings, CoreTables.FILINGS.key(), OUTCOME);
  }

  @Test
  void aTotalThatIsAmendedIsFiledAgainAndItsFirstFilingIsSupersededInItsMonth(Spark spark) {
    Dataset<Row> first = documents(spark, "2022-11-05T20:00:00Z", 1, 4000);
    Split filed = CleanReports.totals(first).alone();
    Dataset<Row> filings = Filings.of(first, CleanReports.filedAlone(filed), ZONE);
    assertThat(outcomes(filings)).containsExactly("t1.json|accepted|1|1|0|2022-11-06");
    Dataset<Row> second = documents(spark, "2022-12-01T01:00:00Z", 2, 5000);
    Split amended = CleanReports.filedAlone(CleanReports.totals(second).against(filed.accepted()));
    assertThat(outcomes(Filings.of(second, amended, ZONE)))
        .containsExactly("t2.json|accepted|1|1|0|2022-12-01");
    assertThat(Filings.amendedMonths(amended, ZONE).collectAsList())
        .extracting(row -> row.get(0).toString())
        .containsExactly("2022-11-01");
    assertThat(outcomes(Filings.amended(filings, amended)))
        .containsExactly("t1.json|superseded|1|0|1|2022-11-06");
    assertThat(
            CleanFixture.values(
                amended.accepted(),
                List.of(Columns.SITE_ID),
                Columns.RECEIVED_AT,
                Columns.FIRST_RECEIVED_AT))
        .containsExactly("2022-12-01 01:00:00|2022-11-05 20:00:00");
  }

  @Test
  void filingsOfBeforeTheTableWasCutArePlacedByTheirArrival(Spark spark) {
    Dataset<Row> first = documents(spark, "2022-11-30T19:00:00Z", 1, 4000);
    Dataset<Row> filings =
        Filings.of(first, CleanReports.totals(first).alone(), ZONE)
            .withColumn(CoreTables.ARRIVAL_DATE.name(), functions.lit(null).cast("date"));
    assertThat(outcomes(Filings.placed(filings, ZONE)))
        .containsExactly("t1.json|accepted|1|1|0|2022-12-01");
  }
}
