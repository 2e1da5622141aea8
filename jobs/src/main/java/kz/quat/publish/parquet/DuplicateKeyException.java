package kz.quat.publish.parquet;

import java.util.Arrays;
import kz.quat.schema.TableSpec;

/**
 * Two rows of a table have the same key. This is a fault of the program, and nothing may be
 * published.
 */
public final class DuplicateKeyException extends IllegalStateException {

  DuplicateKeyException(TableSpec table, Object[] key) {
    super("Duplicate key in " + table.name() + ": " + Arrays.toString(key));
  }
}
