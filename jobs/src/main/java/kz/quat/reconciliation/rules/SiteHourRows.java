package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.quat.schema.Columns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The hours of a site and month in the form that the rules use, and expressions that several rules
 * share.
 */
public final class SiteHourRows {

  /** Hours since 1970. */
  public static final String INDEX = "hour_index";

  /** Energy of the connection in the hour; BIGINT Wh. */
  public static final String LIMIT = "connection_hour_wh";

  /** Reported energy; BIGINT Wh, null if nothing is reported. */
  public static final String REPORTED = "reported";

  /** Metered energy; BIGINT Wh, null if the meter's hour is incomplete. */
  public static final String METERED = "metered";

  /** First day of the month. */
  public static final String MONTH = "month_of_hour";

  /** The rows of a site and month in the order of time; one sort serves all rules. */
  public static final WindowSpec IN_TIME =
      Window.partitionBy(Columns.SITE_ID.col(), col(MONTH)).orderBy(col(INDEX));

  private static final String CHANGED = "changed_";
  private static final String RUN = "run_";

  private SiteHourRows() {}

  /** Columns that several rules use: whether a side's value differs from the hour before. */
  public static Map<String, Column> changes() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(CHANGED + REPORTED, changed(REPORTED));
    columns.put(CHANGED + METERED, changed(METERED));
    return columns;
  }

  /** Columns that several rules use: for how many hours a side's value has been the same. */
  public static Map<String, Column> runs() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(run(REPORTED), runOf(col(CHANGED + REPORTED), lit(1)));
    columns.put(run(METERED), runOf(col(CHANGED + METERED), lit(1)));
    return columns;
  }

  /**
   * Name of the column with the number of hours, this one included, for which a side's value has
   * been the same.
   */
  static String run(String side) {
    return RUN + side;
  }

  /** Whether the value differs from that of the hour before, or the hour before has no row. */
  private static Column changed(String side) {
    Column before = lag(col(side), 1).over(IN_TIME);
    Column next = col(INDEX).minus(lag(col(INDEX), 1).over(IN_TIME)).equalTo(1);
    return col(side).eqNullSafe(before).and(coalesce(next, lit(false))).notEqual(true);
  }

  /**
   * Hours since the last hour that starts a run.
   *
   * @param first the value in that hour
   */
  static Column runOf(Column starts, Column first) {
    Column start = last(when(starts, col(INDEX)), true);
    return col(INDEX)
        .minus(start.over(IN_TIME.rowsBetween(Window.unboundedPreceding(), Window.currentRow())))
        .plus(first);
  }

  /** Number of rows that meet a condition. */
  public static Column count(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  /**
   * Number of hours in runs of at least that length; the hour that reaches the length counts for
   * the hours before it.
   */
  static Column inRuns(Column condition, String run, int least) {
    return sum(
        when(condition.and(col(run).equalTo(least)), lit((long) least))
            .when(condition.and(col(run).gt(least)), lit(1L))
            .otherwise(lit(0L)));
  }
}
