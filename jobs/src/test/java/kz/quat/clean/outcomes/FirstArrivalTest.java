package kz.quat.clean.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.sources.CleanRegister;
import kz.quat.clean.sources.CleanReports;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.Extension.class)
class FirstArrivalTest {

  private static final String BIN = "000000000017";
  private static final LocalDate DAY = LocalDate.of(2022, 11, 20);

  private static String site(String id) {
    return TinyLanding.site(id, BIN, "KZ-35", 10).strip();
  }

  private static String ended(String id, String validTo) {
    return site(id).replace("\"valid_from\"", "\"valid_to\":\"" + validTo + "\",\"valid_from\"");
  }

  private static Checked register(Spark spark, String at, int run, String... rows) {
    return CleanRegister.sites(
        new RawRows(spark, RawTables.REGISTER).json("r" + run + ".jsonl", at, run, rows).rows(),
        CleanFixture.RULES);
  }

  private static Checked reports(Spark spark, Dataset<Row> register, String at, int run, int kwh) {
    String report = TinyLanding.report("R-1", "S1", BIN, run, DAY, kwh);
    return CleanReports.hours(
        CleanReports.documents(
            new RawRows(spark, RawTables.REPORTS).json("b" + run + ".json", at, run, report).rows(),
            register,
            CleanFixture.RULES));
  }

  @Test
  void aRegisterRowSentAgainKeepsItsFirstArrivalAndANewEndDoesNot(Spark spark) {
    Dataset<Row> first =
        register(
                spark,
                "2022-01-01T00:00:00Z",
                1,
                site("OPEN"),
                site("ENDS"),
                ended("ENDED", "2022-10-20"))
            .alone()
            .accepted();
    Dataset<Row> again =
        register(
                spark,
                "2022-11-01T00:00:00Z",
                2,
                site("OPEN"),
                ended("ENDS", "2022-10-20"),
                ended("ENDED", "2022-10-20"))
            .against(first)
            .accepted();
    assertThat(
            CleanFixture.values(
                again,
                List.of(Columns.SITE_ID),
                Columns.SITE_ID,
                MinerColumns.VALID_TO,
                Columns.RECEIVED_AT,
                Columns.FIRST_RECEIVED_AT))
        .containsExactly(
            "ENDED|2022-10-20|2022-11-01 00:00:00|2022-01-01 00:00:00",
            "ENDS|2022-10-20|2022-11-01 00:00:00|2022-11-01 00:00:00",
            "OPEN|null|2022-11-01 00:00:00|2022-01-01 00:00:00");
  }

  @Test
  void anAmendedHourKeepsTheArrivalOfItsFirstValue(Spark spark) {
    Dataset<Row> register =
        register(spark, "2022-01-01T00:00:00Z", 1, site("S1")).alone().accepted();
    Dataset<Row> first =
        reports(spark, register, "2022-11-22T00:00:00Z", 1, 5000).alone().accepted();
    Dataset<Row> amended =
        reports(spark, register, "2022-12-07T00:00:00Z", 2, 8000).against(first).accepted();
    assertThat(
            CleanFixture.values(
                amended
                    .select(
                        MinerColumns.ENERGY_WH.col(),
                        Columns.RECEIVED_AT.col(),
                        Columns.FIRST_RECEIVED_AT.col())
                    .distinct(),
                List.of(MinerColumns.ENERGY_WH),
                MinerColumns.ENERGY_WH,
                Columns.RECEIVED_AT,
                Columns.FIRST_RECEIVED_AT))
        .containsExactly("8000000|2022-12-07 00:00:00|2022-11-22 00:00:00");
    assertThat(amended.columns()).isEqualTo(CoreTables.REPORTED_HOURS.structType().names());
  }
}
