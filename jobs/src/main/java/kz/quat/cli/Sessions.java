package kz.quat.cli;

import java.util.Map;
import kz.quat.pipeline.SparkSettings;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The Spark session of a command: embedded on one machine, the cluster's under spark-submit. One
 * that was there before the command stays when it ends.
 */
final class Sessions implements AutoCloseable {

  private final SparkSession spark;
  private final boolean own;

  private Sessions(SparkSession spark, boolean own) {
    this.spark = spark;
    this.own = own;
  }

  static Sessions open() {
    Option<SparkSession> before = SparkSession.getDefaultSession();
    if (before.isDefined()) {
      return new Sessions(before.get(), false);
    }
    SparkSession.Builder builder = SparkSession.builder().appName("quat");
    for (Map.Entry<String, String> setting : SparkSettings.all().entrySet()) {
      builder = builder.config(setting.getKey(), setting.getValue());
    }
    if (System.getProperty("spark.master") == null) {
      builder = builder.master("local[*]");
    }
    return new Sessions(builder.getOrCreate(), true);
  }

  SparkSession spark() {
    return spark;
  }

  @Override
  public void close() {
    if (own) {
      spark.stop();
    }
  }
}
