package kz.quat.store;

import kz.quat.schema.TableSpec;

/**
 * Rows break a rule of the table they are written to. This is a fault of the program and ends the
 * run before anything is published.
 */
public final class TableRuleException extends IllegalStateException {

  private final String table;
  private final String column;

  TableRuleException(TableSpec table, String column, String rule) {
    this(table, column, rule, null);
  }

  TableRuleException(
      TableSpec table,
      String column,
      String rule,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super("Refused by table %s, column %s: %s".formatted(table.name(), column, rule), cause);
    this.table = table.name();
    this.column = column;
  }

  /** Name of the table. */
  public String table() {
    return table;
  }

  /** Name of the column; for a key, the names of all its columns joined by commas. */
  public String column() {
    return column;
  }
}
