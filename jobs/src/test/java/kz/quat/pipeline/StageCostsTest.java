package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

      Map<String, StageCosts.Cost> found = costs.byStage();

      assertThat(found).containsOnlyKeys("grid_load, one");
      StageCosts.Cost cost = found.get("grid_load, one");
      assertThat(cost.queries()).isEqualTo(2);
      assertThat(cost.jobs()).isGreaterThanOrEqualTo(2);
      assertThat(cost.tasks()).isGreaterThanOrEqualTo(3 + 2);
      assertThat(cost.shuffleBytes()).isPositive();
    }
  }

  @Test
  void stagesSideBySideAreToldApart() throws Exception {
    try (StageCosts costs = StageCosts.watch(spark.sparkContext())) {
      Thread other =
          new Thread(
              () -> {
                try {
                  costs.of("b", () -> spark.range(0, 1000, 1, 2).collectAsList());
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      costs.of(
          "a",
          () -> {
            other.start();
            other.join();
            return spark.range(0, 1000, 1, 1).collectAsList();
          });

      assertThat(costs.byStage().get("b").tasks()).isEqualTo(2);
    }
  }
}
