package kz.quat.schema;

import java.util.List;

/**
 * A reference from a published table to another: every row that knows all of the columns has its
 * values in some row of the target.
 *
 * @param columns columns of the table that refers
 * @param target the table referred to
 * @param targetColumns its columns, in the same order
 */
public record ForeignKey(
    List<ColumnSpec> columns, TableSpec target, List<ColumnSpec> targetColumns) {

  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
    if (columns.isEmpty() || columns.size() != targetColumns.size()) {
      throw new IllegalArgumentException("A reference to " + target.name() + " has no columns");
    }
  }
}
