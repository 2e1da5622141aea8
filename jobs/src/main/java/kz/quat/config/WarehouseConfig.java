package kz.quat.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the tables of the warehouse are kept and, on several machines, the runs and the inputs.
 *
 * @param catalog options of an Iceberg catalog that several machines share, with secrets filled in;
 *     empty for a catalog in a file inside paths.warehouse, on one machine
 * @param catalogName the catalog's name; part of a table's identity in a JDBC catalog
 * @param runs location in the catalog's file store where runs are kept for other machines, such as
 *     {@code s3://bucket/runs}; empty to keep them in paths.published and paths.restricted only
 * @param landing location in the catalog's file store that sources deliver into; empty for
 *     paths.landing
 */
public record WarehouseConfig(
    Map<String, String> catalog, String catalogName, String runs, String landing) {

  public WarehouseConfig {
    if (!catalogName.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "warehouse.catalog_name is "
              + catalogName
              + " (must be small letters, digits and _, a letter first)");
    }
    if (catalog.isEmpty() && !(runs.isEmpty() && landing.isEmpty())) {
      throw new IllegalArgumentException(
          "warehouse.runs and warehouse.landing need warehouse.catalog: they lie in its file"
              + " store");
    }
    catalog = resolved(catalog);
    runs = runs.replaceFirst("/+$", "");
    landing = landing.replaceFirst("/+$", "");
  }

  private static Map<String, String> resolved(Map<String, String> options) {
    Map<String, String> plain = new TreeMap<>();
    options.forEach(
        (key, value) -> plain.put(key, Secrets.resolve("warehouse.catalog." + key, value)));
    return Map.copyOf(plain);
  }

  /** Leaves the options out, because they may hold passwords, which no message or log may show. */
  @Override
  public String toString() {
    return "WarehouseConfig[catalog="
        + catalog.keySet()
        + ", catalogName="
        + catalogName
        + ", runs="
        + runs
        + ", landing="
        + landing
        + "]";
  }
}
