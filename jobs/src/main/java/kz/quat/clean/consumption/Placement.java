package kz.quat.clean.consumption;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.Hosting;
import kz.quat.schema.InForce;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * Joins accepted hours with the register row in force on their day, and counts the outcomes in the
 * same pass, which continues the records equation. An hour for which no row was in force is not
 * placed; it stays in the table of readings and is counted by reason. Use a new instance for each
 * write.
 */
public final class Placement {

  /** Reason for not placing an hour: its site was never in the register. */
  public static final String UNKNOWN_SITE = "unknown_site";

  /** Reason for not placing an hour: the site's first row begins later. */
  public static final String BEFORE_REGISTER = "before_register";

  /** Reason for not placing an hour: the row that was in force had ended. */
  public static final String AFTER_END = "after_end";

  private static final String IN = "hours_in";
  private static final String PLACED = "hours_placed";
  private static final String HOURS = "hours";
  private static final String REGISTER = "register";
  private static final String SITES = "sites";
  private static final String UNTIL = "row_until";
  private static final String FIRST = "first_valid_from";

  private final Observation before = new Observation("hours_to_place");
  private final Observation after = new Observation("hours_placed");

  /**
   * How many hours were placed and how many were not.
   *
   * @param in site-hours with an accepted reading or report
   * @param placed those of them in {@link CoreTables#SITE_HOURS}
   * @param nowhere the others, by reason; reasons without hours are left out
   */
  public record Counts(long in, long placed, SortedMap<String, Long> nowhere) {

    /** Hours that the equation leaves unexplained; 0 where it holds. */
    public long missing() {
      return in - placed - nowhere.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The counts. Call this only after the write has finished; before it, the call blocks. */
  public Counts counts() {
    SortedMap<String, Long> nowhere = new TreeMap<>();
    Map<String, Object> seen = read(after);
    for (String reason : new String[] {UNKNOWN_SITE, BEFORE_REGISTER, AFTER_END}) {
      if (seen.get(reason) instanceof Long hours && hours > 0) {
        nowhere.put(reason, hours);
      }
    }
    return new Counts(number(read(before).get(IN)), number(seen.get(PLACED)), nowhere);
  }

  private static Map<String, Object> read(Observation observation) {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the hours were counted", e);
    }
  }

  private static long number(@org.jspecify.annotations.Nullable Object count) {
    return count instanceof Long number ? number : 0;
  }

  /** The hours with the register row of their site on that day. Left outer, many to one. */
  Dataset<Row> placed(Dataset<Row> hours, Dataset<Row> register) {
    Dataset<Row> rows =
        register.select(
            Columns.SITE_ID.col(),
            Columns.VALID_FROM.col(),
            InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID).as(UNTIL),
            Columns.REGION.col(),
            Columns.MINER_BIN.col(),
            MinerColumns.HOST_SITE_ID.col(),
            MinerColumns.SUPPLY.col(),
            Columns.LICENSED_MW.col(),
            Columns.CONNECTION_MW.col(),
            MinerColumns.OWN_GEN_MW.col());
    Dataset<Row> sites =
        register.groupBy(Columns.SITE_ID.col()).agg(min(Columns.VALID_FROM.col()).as(FIRST));
    Column inForce =
        Columns.SITE_ID
            .in(HOURS)
            .equalTo(Columns.SITE_ID.in(REGISTER))
            .and(
                InForce.on(
                    Columns.MARKET_DATE.in(HOURS),
                    Columns.VALID_FROM.in(REGISTER),
                    col(REGISTER + "." + UNTIL)));
    Column region = Columns.REGION.col();
    Column first = col(FIRST);
    Column day = Columns.MARKET_DATE.in(HOURS);
    Dataset<Row> placed =
        hours
            .observe(before, count(lit(1)).as(IN))
            .as(HOURS)
            .join(broadcast(rows.as(REGISTER)), inForce, "left_outer")
            .drop(Columns.SITE_ID.in(REGISTER))
            .join(
                broadcast(sites.as(SITES)),
                Columns.SITE_ID.in(HOURS).equalTo(Columns.SITE_ID.in(SITES)),
                "left_outer")
            .drop(Columns.SITE_ID.in(SITES))
            .observe(
                after,
                ofThem(region.isNotNull()).as(PLACED),
                ofThem(first.isNull()).as(UNKNOWN_SITE),
                ofThem(region.isNull().and(day.lt(first))).as(BEFORE_REGISTER),
                ofThem(region.isNull().and(day.geq(first))).as(AFTER_END))
            .where(region.isNotNull());
    return Hosting.inForce(placed, register);
  }

  private static Column ofThem(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }
}
