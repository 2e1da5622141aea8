package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.col;

import kz.quat.schema.Columns;
import org.apache.spark.sql.Column;

/** Columns of readings that were refused for their value, joined with their site's month. */
public final class RefusedRows {

  /** The refused number as written; DOUBLE, in the unit that the report named. */
  public static final String VALUE = "refused_value";

  /** Energy of the connection in an hour, the mean over the month; DOUBLE, kWh. */
  public static final String LIMIT_KWH = "month_limit";

  /** Rejection reasons of the readings that rules look at. */
  public static final String NEGATIVE = "negative";

  public static final String IMPOSSIBLE = "impossible_energy";

  private RefusedRows() {}

  static Column is(String reason) {
    return Columns.REASON_CODE.col().equalTo(reason);
  }

  static Column value() {
    return col(VALUE);
  }

  static Column limitKwh() {
    return col(LIMIT_KWH);
  }
}
