package kz.quat.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import kz.quat.config.QuatConfig;
import org.apache.spark.sql.SparkSession;

/**
 * Settings of Iceberg's catalog, taken from the configuration, and the properties with which every
 * table is created.
 */
final class CatalogSettings {

  /**
   * Properties of new tables. Rows are written as Spark's tasks hold them, without a shuffle before
   * each write: for small writes it would cost more than a few extra files. Spark's check of
   * nullability at planning is switched off because it rejects valid plans when the optimizer
   * infers nullable columns; a null in a required column fails when it is written. Old metadata
   * files are deleted when new ones are written.
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
   * Registers the warehouse's catalog with the session. Without catalog options in the
   * configuration it is a JDBC catalog in a SQLite file inside the warehouse.
   *
   * @return the catalog's name in the session
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

  /** A name derived from the folder, since one session may use several warehouses (tests do). */
  private static String shortName(Path warehouse) {
    CRC32 crc = new CRC32();
    crc.update(warehouse.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
