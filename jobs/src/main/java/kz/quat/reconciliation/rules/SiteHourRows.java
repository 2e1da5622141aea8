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

/** The hours of a site and month as the rules see them, and the parts that several rules share. */
public final class SiteHourRows {

  /** Hour from 1970. */
  public static final String INDEX = "hour_index";

  /** Energy of the connection in the hour; BIGINT Wh. */
  public static final String LIMIT = "connection_hour_wh";

  /** Reported energy; BIGINT Wh, null where nothing is reported. */
  public static final String REPORTED = "reported";

  /** Metered energy; BIGINT Wh, null where the meter is not complete. */
  public static final String METERED = "metered";

  /** First day of the month. */
  public static final String MONTH = "month_of_hour";

  /** The rows of a site and month in the order of time: one sort serves all rules. */
  public static final WindowSpec IN_TIME =
      Window.partitionBy(Columns.SITE_ID.col(), col(MONTH)).orderBy(col(INDEX));

  private static final String CHANGED = "changed_";
  private static final String RUN = "run_";

  private SiteHourRows() {}

  /** Columns that several rules use: whether the value of a side changed. */
  public static Map<String, Column> changes() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(CHANGED + REPORTED, changed(REPORTED));
    columns.put(CHANGED + METERED, changed(METERED));
    return columns;
  }

  /** Columns that several rules use: for how many hours the value of a side has stood. */
  public static Map<String, Column> runs() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(run(REPORTED), runOf(col(CHANGED + REPORTED), lit(1)));
    columns.put(run(METERED), runOf(col(CHANGED + METERED), lit(1)));
    return columns;
  }

  /** For how many hours a side's value has stood, the hour itself included. */
  static String run(String side) {
    return RUN + side;
  }

  /** The value is another one than an hour before, or the hour before has no row. */
  private static Column changed(String side) {
    Column before = lag(col(side), 1).over(IN_TIME);
    Column next = col(INDEX).minus(lag(col(INDEX), 1).over(IN_TIME)).equalTo(1);
    return col(side).eqNullSafe(before).and(coalesce(next, lit(false))).notEqual(true);
  }

  /** Hours since the last hour that starts a run, that hour counted as {@code first}. */
  static Column runOf(Column starts, Column first) {
    Column start = last(when(starts, col(INDEX)), true);
    return col(INDEX)
        .minus(start.over(IN_TIME.rowsBetween(Window.unboundedPreceding(), Window.currentRow())))
        .plus(first);
  }

  /** How many rows meet a condition. */
  public static Column count(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  /** Hours in runs of so many at least: the hour that completes one counts for all before it. */
  static Column inRuns(Column condition, String run, int least) {
    return sum(
        when(condition.and(col(run).equalTo(least)), lit((long) least))
            .when(condition.and(col(run).gt(least)), lit(1L))
            .otherwise(lit(0L)));
  }
}
