package kz.quat.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a session must be set to for Quat's results to be right and for a night to be cheap. A
 * cluster may add to it, never change the first group.
 */
public final class SparkSettings {

  private SparkSettings() {}

  /** Settings on which results depend, then those that only cost or save time. */
  public static Map<String, String> all() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.ansi.enabled", "true");
    settings.put("spark.sql.timestampType", "TIMESTAMP_LTZ");
    settings.put("spark.sql.caseSensitive", "true");

    // ICU builds a table of all title cases first, for seconds; names of machines need none.
    settings.put("spark.sql.icu.caseMappings.enabled", "false");

    // Rows are kept for a minute, not for a day: compressing them costs more than it saves.
    settings.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.sql.shuffle.partitions", "2");
    settings.put("spark.sql.adaptive.enabled", "true");
    settings.put("spark.sql.files.openCostInBytes", "65536");
    settings.put("spark.sql.catalogImplementation", "in-memory");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put("spark.driver.host", "localhost");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    return settings;
  }
}
