package kz.quat.clean.consumption;

import static kz.quat.clean.CleanFixture.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import kz.quat.clean.RawRows;
import kz.quat.clean.sources.CleanGrid;
import kz.quat.clean.sources.CleanRegister;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The months in which a late row changes data in force; the night is that of 10 December 2022. */
@ExtendWith(Spark.Extension.class)
class RetroactiveChangeTest {

  private static final LocalDate NIGHT = LocalDate.of(2022, 12, 10);
  private static final String LINE =
      TinyLanding.site("SITE-A", "000000000017", "KZ-35", 10).strip();

  private static Dataset<Row> register(Spark spark, String... lines) {
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER)
                .json("r.json", "2022-12-08T03:00:00Z", 1, lines)
                .rows(),
            RULES)
        .alone()
        .accepted();
  }

  private static RetroactiveChange change(Dataset<Row> before, Dataset<Row> after) {
    return new RetroactiveChange(
            CoreTables.REGISTER_SITES, ZoneId.of("Asia/Almaty"), LocalDate.of(2022, 9, 1), NIGHT)
        .of(before, after);
  }

  private static String from(String day) {
    return LINE.replace("\"valid_from\":\"2021-01-01\"", "\"valid_from\":\"" + day + "\"");
  }

  @Test
  void aRegisterSentAgainWithAnotherNameChangesNoMonth(Spark spark) {
    Dataset<Row> renamed = register(spark, LINE.replace("Проба", "Проба 2"));
    assertThat(change(register(spark, LINE), renamed).months()).isEmpty();
  }

  @Test
  void aLateRowChangesTheMonthsFromItsFirstDayOn(Spark spark) {
    Dataset<Row> sold =
        register(spark, LINE, from("2022-10-20").replace("000000000017", "000000000025"));
    RetroactiveChange change = change(register(spark, LINE), sold);
    assertThat(change.months())
        .containsExactly(
            LocalDate.of(2022, 10, 1), LocalDate.of(2022, 11, 1), LocalDate.of(2022, 12, 1));
    assertThat(change.beyond()).isNull();
  }

  @Test
  void aLateEndChangesTheMonthsAfterItAndARowOfTheFutureNone(Spark spark) {
    String ended = LINE.replace("\"valid_from\"", "\"valid_to\":\"2022-11-03\",\"valid_from\"");
    assertThat(change(register(spark, LINE), register(spark, ended)).months())
        .containsExactly(LocalDate.of(2022, 11, 1), LocalDate.of(2022, 12, 1));
    Dataset<Row> announced = register(spark, LINE, from("2023-02-01").replace(":10", ":12"));
    assertThat(change(register(spark, LINE), announced).months()).isEmpty();
  }

  @Test
  void aChangeThatReachesTooFarBackIsDerivedAgainFromTheBoundOnAndReported(Spark spark) {
    Dataset<Row> moved = register(spark, LINE.replace("KZ-35", "KZ-15"));
    RetroactiveChange change = change(register(spark, LINE), moved);
    assertThat(change.months()).hasSize(4).startsWith(LocalDate.of(2022, 9, 1));
    assertThat(change.beyond()).isEqualTo(LocalDate.of(2021, 1, 1));
  }

  @Test
  void anOutageChangesTheMonthsOfItsHours(Spark spark) {
    Dataset<Row> outages =
        CleanGrid.outages(
                new RawRows(spark, RawTables.GRID_OUTAGES)
                    .csv(
                        "o.csv",
                        "2022-12-08T03:00:00Z",
                        1,
                        "O-1,KZ-35,PLANT,2022-10-30T00:00:00Z,2022-10-31T19:00:00Z,100,forced")
                    .rows(),
                RULES)
            .alone()
            .accepted();
    RetroactiveChange change =
        new RetroactiveChange(
                CoreTables.OUTAGES, ZoneId.of("Asia/Almaty"), LocalDate.of(2022, 9, 1), NIGHT)
            .of(null, outages);
    assertThat(change.months())
        .as("its last hour is the first of 1 November in Almaty")
        .containsExactly(LocalDate.of(2022, 10, 1), LocalDate.of(2022, 11, 1));
  }
}
