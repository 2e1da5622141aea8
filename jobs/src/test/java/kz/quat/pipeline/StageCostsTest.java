package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.quat.publish.run.StageCost;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.Extension.class)
class StageCostsTest {

  private final SparkSession spark;

  StageCostsTest(Spark spark) {
    this.spark = spark.session();
  }

  @Test
  void queriesJobsAndTasksAreCountedForTheStageThatAskedThem() throws Exception {
    try (StageCosts costs = StageCosts.watch(spark.sparkContext())) {
      costs.of("grid_load, one", () -> spark.range(0, 10, 1, 3).collectAsList());
      costs.of("quiet", () -> 1);
      costs.of(
          "grid_load, one",
          () -> spark.range(0, 10, 1, 2).selectExpr("id % 3 AS k").repartition(1).count());
      spark.range(0, 5, 1, 1).collectAsList();

      Map<String, StageCost> found = costs.byStage();

      assertThat(found).containsOnlyKeys("grid_load, one", "quiet");
      StageCost cost = found.getOrDefault("grid_load, one", StageCost.NOTHING);
      assertThat(cost.queries()).isEqualTo(2);
      assertThat(cost.jobs()).isGreaterThanOrEqualTo(2);
      assertThat(cost.tasks()).isGreaterThanOrEqualTo(3 + 2);
      assertThat(cost.shuffleBytes()).isPositive();
    }
  }

  @Test
  void aStepInsideAStageIsCountedByItself() throws Exception {
    try (StageCosts costs = StageCosts.watch(spark.sparkContext())) {
      costs.of(
          "outer",
          () -> {
            costs.of("inner", () -> spark.range(0, 1000, 1, 2).collectAsList());
            return spark.range(0, 1000, 1, 1).collectAsList();
          });

      Map<String, StageCost> found = costs.byStage();
      assertThat(found.getOrDefault("inner", StageCost.NOTHING).tasks()).isEqualTo(2);
      assertThat(found.getOrDefault("outer", StageCost.NOTHING).tasks()).isEqualTo(1);
    }
  }
}
