package kz.quat.store;

import java.util.Set;
import kz.quat.schema.TableSpec;

/**
 * The tables that a user of the warehouse has declared.
 *
 * @param user name given in a refusal
 */
record TableAccess(String user, Set<TableSpec> reads, Set<TableSpec> writes) {

  TableAccess {
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
  }

  void mayRead(TableSpec table) {
    if (!reads.contains(table)) {
      throw new IllegalStateException(
          user + " reads " + table.name() + " and does not declare that it does");
    }
  }

  void mayWrite(TableSpec table) {
    if (!writes.contains(table)) {
      throw new IllegalStateException(
          user + " writes " + table.name() + " and does not declare that it does");
    }
  }
}
