package kz.quat.forecast.areas;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark's own hash puts each number into a partition of its own. */
@ExtendWith(Spark.Extension.class)
class TaskNumbersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 24, 37})
  void everyNumberHasAPartitionToItself(int count, Spark spark) {
    List<Row> rows =
        Arrays.stream(TaskNumbers.of(count)).mapToObj(number -> RowFactory.create(number)).toList();

    List<Integer> partitions =
        spark
            .rows(StructType.fromDDL("task int"), rows)
            .repartition(count, col("task"))
            .select(spark_partition_id())
            .collectAsList()
            .stream()
            .map(row -> row.getInt(0))
            .toList();

    assertThat(partitions).hasSize(count).doesNotHaveDuplicates();
  }
}
