package kz.quat.store;

import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * The catalog in the warehouse's own folder. A session may know several warehouses, so its name
 * there differs from the one under which the tables stand in the file. Public because Iceberg makes
 * it by its name.
 */
public final class LocalCatalog extends JdbcCatalog {

  /** Option with the name under which the tables stand in the file. */
  static final String NAME = "quat.catalog-name";

  /** Made by Iceberg, by name. */
  public LocalCatalog() {}

  @Override
  public void initialize(String name, Map<String, String> options) {
    super.initialize(Objects.requireNonNull(options.get(NAME)), options);
  }
}
