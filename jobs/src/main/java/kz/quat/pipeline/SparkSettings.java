package kz.quat.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Settings of Spark sessions. On a cluster only those are fixed on which results depend. */
public final class SparkSettings {

  private SparkSettings() {}

  /** Settings on which results depend; they cannot be overridden. */
  public static Map<String, String> fixed() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.ansi.enabled", "true");
    settings.put("spark.sql.timestampType", "TIMESTAMP_LTZ");
    settings.put("spark.sql.caseSensitive", "true");

    // ICU would first spend seconds on a table of title cases, which codes do not need.
    settings.put("spark.sql.icu.caseMappings.enabled", "false");
    return settings;
  }

  /** Settings that only affect speed; whoever submits the night may override them. */
  public static Map<String, String> preferred() {
    Map<String, String> settings = new LinkedHashMap<>();
    // Cached rows live for a minute, so compressing them costs more than it saves.
    settings.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
    settings.put("spark.sql.shuffle.partitions", "2");
    settings.put("spark.sql.adaptive.enabled", "true");
    settings.put("spark.sql.files.openCostInBytes", "65536");
    settings.put("spark.sql.catalogImplementation", "in-memory");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    return settings;
  }

  /** Makes the embedded session of one machine listen on the local interface only. */
  public static Map<String, String> oneMachine() {
    return Map.of(
        "spark.driver.host",
        "localhost",
        "spark.driver.bindAddress",
        "127.0.0.1",
        // Adaptive planning turns each shuffle into a job of its own; with two partitions on one
        // machine it gains nothing.
        "spark.sql.adaptive.enabled",
        "false");
  }

  /** All settings of the embedded session of one machine. */
  public static Map<String, String> all() {
    return all(false, key -> false);
  }

  /**
   * The settings of a session.
   *
   * @param submitted true under spark-submit, which sets the driver's address
   * @param given true for a key that was set by whoever submits the night
   */
  public static Map<String, String> all(boolean submitted, Predicate<String> given) {
    Map<String, String> settings = new LinkedHashMap<>(preferred());
    if (!submitted) {
      settings.putAll(oneMachine());
    }
    settings.keySet().removeIf(given);
    settings.putAll(fixed());
    return settings;
  }
}
