package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which settings can be overridden when a night is submitted, and which cannot. */
class SparkSettingsTest {

  @Test
  void underSparkSubmitOnlyWhatResultsDependOnIsFixed() {
    Map<String, String> settings = SparkSettings.all(true, key -> true);
    assertThat(settings).isEqualTo(SparkSettings.fixed());
    assertThat(settings).containsEntry("spark.sql.session.timeZone", "UTC");
  }

  @Test
  void underSparkSubmitTheDriverIsWhereItIsSubmitted() {
    assertThat(SparkSettings.all(true, key -> false))
        .doesNotContainKeys("spark.driver.host", "spark.driver.bindAddress")
        .containsEntry("spark.sql.shuffle.partitions", "2");
    assertThat(SparkSettings.all(true, "spark.sql.shuffle.partitions"::equals))
        .doesNotContainKey("spark.sql.shuffle.partitions");
  }

  @Test
  void onOneMachineNobodyElseReachesTheDriver() {
    assertThat(SparkSettings.all())
        .containsEntry("spark.driver.host", "localhost")
        .containsEntry("spark.driver.bindAddress", "127.0.0.1")
        .containsAllEntriesOf(SparkSettings.fixed());
  }
}
