package kz.quat.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.quat.config.QuatConfig;
import kz.quat.pipeline.SparkSettings;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The Spark session of a command: embedded on one machine, or the cluster's under spark-submit. A
 * session that existed before the command stays open when it ends.
 */
final class Sessions implements AutoCloseable {

  private static final String LOCAL_FOLDER = "spark.local.dir";

  private final SparkSession spark;
  private final boolean own;

  private Sessions(SparkSession spark, boolean own) {
    this.spark = spark;
    this.own = own;
  }

  static Sessions open(QuatConfig config) {
    Option<SparkSession> before = SparkSession.getDefaultSession();
    if (before.isDefined()) {
      return new Sessions(before.get(), false);
    }
    SparkSession.Builder builder = SparkSession.builder().appName("quat");
    for (Map.Entry<String, String> setting : settings(config).entrySet()) {
      builder = builder.config(setting.getKey(), setting.getValue());
    }
    if (System.getProperty("spark.master") == null) {
      builder = builder.master("local[*]");
    }
    return new Sessions(builder.getOrCreate(), true);
  }

  /** The session's settings. Those given to spark-submit are system properties. */
  static Map<String, String> settings(QuatConfig config) {
    boolean submitted = System.getProperty("spark.master") != null;
    Map<String, String> settings =
        new LinkedHashMap<>(SparkSettings.all(submitted, key -> System.getProperty(key) != null));
    if (!submitted && System.getProperty(LOCAL_FOLDER) == null) {
      // Spilled data hold rows of sites and must not go to a folder that everybody can read.
      ScratchFolder.in(config.paths().warehouse())
          .ifPresent(own -> settings.put(LOCAL_FOLDER, own.toString()));
    }
    return settings;
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
