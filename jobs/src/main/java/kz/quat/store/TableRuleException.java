package kz.quat.store;

import kz.quat.schema.TableSpec;

/**
 * Rows that a table must not take: a fault of ours, and a reason to end the run before anything is
 * published.
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

  /** Name of the column; several are joined by commas where the key is meant. */
  public String column() {
    return column;
  }
}
