package kz.quat.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kz.quat.config.CheckingRules.Machines;
import kz.quat.config.ConfigReader;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Power of the machines in a register row, by conf/rules/machines.yaml. */
@ExtendWith(Spark.Extension.class)
class EquipmentTest {

  private static final Machines MACHINES =
      ConfigReader.read(Path.of("conf/quat.yaml")).rules().checking().machines();

  private static List<String> power(Spark spark, String... machines) {
    var rows =
        java.util.stream.Stream.of(machines).map(list -> RowFactory.create(list, 1L)).toList();
    return Equipment.with(
            spark.rows(
                ColumnSpec.struct(List.of(MinerColumns.MACHINES, SiteMonthColumns.HOURS_EXPECTED)),
                rows),
            MACHINES)
        .select(
            SiteMonthColumns.EQUIPMENT_REASON_CODE.col(),
            SiteMonthColumns.EQUIPMENT_MW.col().cast("double"))
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  @Test
  void aModelByItsWholeNameOrByItsFamilyAndHashRateHasAPower(Spark spark) {
    assertThat(
            power(
                spark,
                "[{\"model\":\"Antminer S19 95T\",\"count\":1000}]",
                "[{\"model\":\"S19J  Pro 104T\",\"count\":1000}]",
                "[{\"model\":\"Whatsminer M30S++\",\"count\":1000,\"hashrate_ths\":112}]",
                "[{\"model\":\"M20S 68 TH/s\",\"count\":10},{\"model\":\"T21\",\"count\":10,"
                    + "\"hashrate_ths\":190}]"))
        .as("3,250 W as listed; 29.5 x 104; 31 x 112; 48 x 68 and 19 x 190")
        .containsExactly("known 3.25", "known 3.068", "known 3.472", "known 0.06874");
  }

  @Test
  void aFamilyWithoutAHashRateAndAnUnknownModelHaveNone(Spark spark) {
    assertThat(
            power(
                spark,
                "[{\"model\":\"Antminer S19\",\"count\":5}]",
                "[{\"model\":\"Foo 95T\",\"count\":5}]",
                "[{\"model\":\"S19\",\"count\":5,\"hashrate_ths\":-1}]"))
        .containsExactly("unknown_model null", "unknown_model null", "unknown_model null");
  }
}
