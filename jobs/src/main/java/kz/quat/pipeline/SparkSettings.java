package kz.quat.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What a session is set to. On a cluster only what results depend on is fixed. */
public final class SparkSettings {

  private SparkSettings() {}

  /** What results depend on; nobody may set it otherwise. */
  public static Map<String, String> fixed() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.ansi.enabled", "true");
    settings.put("spark.sql.timestampType", "TIMESTAMP_LTZ");
    settings.put("spark.sql.caseSensitive", "true");

    // ICU builds a table of all title cases first, for seconds; names of machines need none.
    settings.put("spark.sql.icu.caseMappings.enabled", "false");
    return settings;
  }

  /** What only costs or saves time; whoever submits the night may know better. */
  public static Map<String, String> preferred() {
    Map<String, String> settings = new LinkedHashMap<>();
    // Rows are kept for a minute, not for a day: compressing them costs more than it saves.
    settings.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
    settings.put("spark.sql.shuffle.partitions", "2");
    settings.put("spark.sql.adaptive.enabled", "true");
    settings.put("spark.sql.files.openCostInBytes", "65536");
    settings.put("spark.sql.catalogImplementation", "in-memory");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    return settings;
  }

  /** Where the embedded session of one machine listens: nowhere that others reach. */
  public static Map<String, String> oneMachine() {
    return Map.of(
        "spark.driver.host",
        "localhost",
        "spark.driver.bindAddress",
        "127.0.0.1",
        // A query planned again after each shuffle is a job a shuffle; with two partitions on one
        // machine there is nothing to gain by it.
        "spark.sql.adaptive.enabled",
        "false");
  }

  /** All of them, as the embedded session of one machine has them. */
  public static Map<String, String> all() {
    return all(false, key -> false);
  }

  /**
   * The settings of a session.
   *
   * @param submitted true under spark-submit, which says where the driver is
   * @param given true for a key that whoever submits has set
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
