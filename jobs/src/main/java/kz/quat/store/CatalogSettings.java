package kz.quat.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
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
   * Tells the session of the warehouse's catalog; its name there is returned. Without options in
   * the configuration: a JDBC catalog in a SQLite file inside the warehouse.
   */
  static String register(SparkSession spark, QuatConfig config) {
    boolean shared = !config.catalog().isEmpty();
    Path warehouse = config.paths().warehouse();
    String catalogName = config.warehouse().catalogName();
    String name = shared ? catalogName : catalogName + "_" + shortName(warehouse);
    Map<String, String> options =
        shared ? config.catalog() : new WarehouseFolder(warehouse).catalogOptions(catalogName);
    String prefix = "spark.sql.catalog." + name;
    spark.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    options.forEach((key, value) -> spark.conf().set(prefix + "." + key, value));
    return name;
  }

  /** A session may know several folders (tests do), so each has a name of its own in it. */
  private static String shortName(Path warehouse) {
    CRC32 crc = new CRC32();
    crc.update(warehouse.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
