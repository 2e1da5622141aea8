package kz.quat.publish.parquet;

import java.util.Arrays;
import kz.quat.schema.TableSpec;

/** Two rows of a table have the same key: a fault of ours, and a reason to publish nothing. */
public final class DuplicateKeyException extends IllegalStateException {

  DuplicateKeyException(TableSpec table, Object[] key) {
    super("Duplicate key in " + table.name() + ": " + Arrays.toString(key));
  }
}
