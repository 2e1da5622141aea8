package kz.quat.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.List;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.Extension.class)
class TablesTest {

  @Test
  void everyTableHasANameOfItsOwn() {
    assertThat(Tables.WITH_DIMENSIONS).extracting(TableSpec::name).doesNotHaveDuplicates();
  }

  @Test
  void everyColumnOfPowerOrEnergySaysSoInItsName() {
    for (TableSpec table : Tables.WITH_DIMENSIONS) {
      for (ColumnSpec column : table.columns()) {
        switch (column.unit()) {
          case MW -> assertThat(column.name()).endsWith("_mw");
          case MWH -> assertThat(column.name()).contains("mwh");
          case WH -> assertThat(column.name()).endsWith("_wh");
          case NONE -> assertThat(column.type()).isNotEqualTo(ColumnType.DECIMAL_18_6);
          default -> assertThat(column.name()).doesNotEndWith("_mw").doesNotEndWith("_wh");
        }
      }
    }
  }

  @Test
  void oneNameMeansOneTypeEverywhere() {
    for (TableSpec table : Tables.WITH_DIMENSIONS) {
      for (ColumnSpec column : table.columns()) {
        for (TableSpec other : Tables.WITH_DIMENSIONS) {
          other.columns().stream()
              .filter(c -> c.name().equals(column.name()) && !table.name().startsWith("raw_"))
              .filter(c -> !other.name().startsWith("raw_"))
              .forEach(c -> assertThat(c.type()).as(c.name()).isEqualTo(column.type()));
        }
      }
    }
  }

  @Test
  void energyInsideIsPublishedAsMegawattHours() {
    assertThat(GridColumns.LOAD_WH.published().name()).isEqualTo("load_mwh");
    assertThat(GridColumns.LOAD_WH.published().type()).isEqualTo(ColumnType.DECIMAL_18_6);
  }

  @Test
  void sparkTakesRowsOfATable(Spark spark) {
    TableSpec table = OutTables.QUALITY_RECORDS;
    Dataset<Row> rows =
        spark.rows(
            table.structType(),
            List.of(RowFactory.create(Date.valueOf("2022-12-07"), "reports", 3L, 1L, 1L, 1L)));
    spark.assertSame(rows, rows.select(table.select()));
  }
}
