package kz.quat.clean.values;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;

/**
 * Faults as Spark expressions: a struct of reason, column and value, or null where the rule holds.
 */
public final class Faults {

  private Faults() {}

  /** The fault where the condition holds. A condition that is null does not hold. */
  public static Column broken(Column broken, RejectReason reason, String column, Column value) {
    return when(broken, fault(lit(reason.code()), lit(column), value));
  }

  /** The fault that extraction found in the text. */
  public static Column ofProblem() {
    Column problem = Columns.PROBLEM.col();
    return when(problem.isNotNull(), fault(problem, lit(null), lit(null)));
  }

  /** The first of these faults that is not null. */
  public static Column first(List<Column> faults) {
    return coalesce(faults.toArray(Column[]::new));
  }

  public static Column reason(Column fault) {
    return fault.getField(Columns.REASON_CODE.name());
  }

  public static Column column(Column fault) {
    return fault.getField(MinerColumns.COLUMN_NAME.name());
  }

  public static Column value(Column fault) {
    return fault.getField(MinerColumns.VALUE_TEXT.name());
  }

  static Column fault(Column reason, Column column, Column value) {
    return struct(
        Columns.REASON_CODE.as(reason),
        MinerColumns.COLUMN_NAME.as(column),
        MinerColumns.VALUE_TEXT.as(value));
  }
}
