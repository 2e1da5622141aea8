package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows are read in order, in parts that the driver can hold. */
@ExtendWith(Spark.Extension.class)
class KeyOrderedRowsTest {

  @Test
  void aPartHasAtMostTwoMillionRows() {
    assertThat(KeyOrderedRows.parts(0)).isEqualTo(1);
    assertThat(KeyOrderedRows.parts(2_000_000)).isEqualTo(1);
    assertThat(KeyOrderedRows.parts(2_000_001)).isEqualTo(2);
    assertThat(KeyOrderedRows.parts(100_000_000)).isEqualTo(50);
  }

  /** A bound above two million rows divides even these thousand rows by ranges of the order. */
  @Test
  void rowsOfSeveralPartsComeInOneOrderWithNoneLost(Spark spark) {
    Dataset<Row> mixed =
        spark.session().range(1_000).select(functions.expr("id * 7919 % 1000").as("key"));
    List<Long> read = new ArrayList<>();
    KeyOrderedRows.rows(mixed, 7_000_000, functions.col("key"))
        .forEachRemaining(row -> read.add(row.getLong(0)));
    assertThat(read).isEqualTo(LongStream.range(0, 1_000).boxed().toList());
  }

  /** The driver fetches one part at a time, so no part may be nearly all rows. */
  @Test
  void noPartHoldsMostOfTheRows(Spark spark) {
    Dataset<Row> mixed = spark.session().range(1_000).toDF("key");
    List<Long> sizes =
        KeyOrderedRows.inParts(mixed, 4, functions.col("key"))
            .groupBy(functions.spark_partition_id())
            .count()
            .collectAsList()
            .stream()
            .map(row -> row.getLong(1))
            .toList();
    assertThat(sizes).hasSize(4).allMatch(rows -> rows < 500);
  }
}
