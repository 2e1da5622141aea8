package kz.quat.store;

import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * The catalog of a warehouse in a local folder. A session may use several warehouses, so the
 * catalog's name in the session differs from the name under which the SQLite file lists the tables.
 * Public because Iceberg creates it by its class name.
 */
public final class LocalCatalog extends JdbcCatalog {

  /** Option that gives the name under which the SQLite file lists the tables. */
  static final String NAME = "quat.catalog-name";

  /** Called by Iceberg, by reflection. */
  public LocalCatalog() {}

  @Override
  public void initialize(String name, Map<String, String> options) {
    super.initialize(Objects.requireNonNull(options.get(NAME)), options);
  }
}
