package kz.quat.cli;

import java.util.Map;
import kz.quat.pipeline.SparkSettings;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a command: embedded on one machine, the cluster's under spark-submit. */
final class Sessions {

  private Sessions() {}

  static SparkSession open() {
    SparkSession.Builder builder = SparkSession.builder().appName("quat");
    for (Map.Entry<String, String> setting : SparkSettings.all().entrySet()) {
      builder = builder.config(setting.getKey(), setting.getValue());
    }
    if (System.getProperty("spark.master") == null) {
      builder = builder.master("local[*]");
    }
    return builder.getOrCreate();
  }
}
