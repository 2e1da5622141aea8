package kz.quat.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import kz.quat.config.QuatConfig;
import org.apache.spark.sql.SparkSession;

/** Iceberg's catalog by configuration alone, and what every table is created with. */
final class CatalogSettings {

  /**
   * Files are written as Spark's tasks have the rows: a shuffle before each small write would cost
   * more than the few extra files. Spark's own check of nullability at planning is left out, for it
   * trips over what its optimizer infers (a null in a required column fails at writing instead).
   * Old metadata files are deleted as new ones come.
   */
  static final Map<String, String> TABLE_PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.format.default", "parquet",
          "write.parquet.compression-codec", "zstd",
          "write.distribution-mode", "none",
          "write.spark.fanout.enabled", "true",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20",
          "write.spark.accept-any-schema", "true");

  private CatalogSettings() {}

  /**
   * Tells the session of the warehouse's catalog; its name is returned. Without options in the
   * configuration: a JDBC catalog in a SQLite file inside the warehouse.
   */
  static String register(SparkSession spark, QuatConfig config) {
    Path warehouse = config.paths().warehouse();
    String name = "quat_" + shortName(warehouse);
    Map<String, String> options = new TreeMap<>();
    if (config.catalog().isEmpty()) {
      options.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
      options.put("uri", "jdbc:sqlite:" + warehouse.resolve("catalog.db"));
      options.put("warehouse", warehouse.toUri().toString().replaceFirst("/$", ""));
      options.put("jdbc.schema-version", "V1");
      options.put("io-impl", LocalFileIO.class.getName());
    } else {
      options.putAll(config.catalog());
    }
    String prefix = "spark.sql.catalog." + name;
    spark.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    options.forEach((key, value) -> spark.conf().set(prefix + "." + key, value));
    return name;
  }

  /** A session may know several warehouses (tests do), so each catalog has a name of its own. */
  private static String shortName(Path warehouse) {
    CRC32 crc = new CRC32();
    crc.update(warehouse.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
