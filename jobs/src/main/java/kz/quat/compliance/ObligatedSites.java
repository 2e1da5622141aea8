package kz.quat.compliance;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.unix_timestamp;

import java.util.List;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.InForce;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/** Determines which sites have an obligation, and from when to when. */
final class ObligatedSites {

  static final String UNTIL = "row_until";
  private static final String IS_LAST = "is_last_row";
  static final String START_UTC = "start_utc";
  static final String END_UTC = "end_utc";

  private static final String NEWEST_REGION = "newest_region";
  private static final String NEWEST_BIN = "newest_bin";

  private ObligatedSites() {}

  /**
   * Rows of the register, each with the day on which it ends (exclusive) and whether it is its
   * site's last. Region, miner_bin and {@link Clocks#ZONE_ID} are those of the site's newest row,
   * because a site uses one clock.
   *
   * @param register {@link CoreTables#REGISTER_SITES}
   */
  static Dataset<Row> of(Dataset<Row> register, Clocks clocks) {
    WindowSpec inOrder =
        Window.partitionBy(Columns.SITE_ID.col()).orderBy(Columns.VALID_FROM.col());
    WindowSpec whole =
        inOrder.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column next = lead(Columns.VALID_FROM.col(), 1).over(inOrder);
    Dataset<Row> rows =
        register
            .withColumn(UNTIL, InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID))
            .withColumn(IS_LAST, next.isNull())
            .withColumn(NEWEST_REGION, last(Columns.REGION.col()).over(whole))
            .withColumn(NEWEST_BIN, last(Columns.MINER_BIN.col()).over(whole));
    String zones = "zones";
    return rows.as("register")
        .join(
            broadcast(clocks.regionZones().as(zones)),
            functions.col(NEWEST_REGION).equalTo(Columns.REGION.in(zones)),
            "left_outer")
        .select(
            Columns.SITE_ID.col(),
            functions.col(NEWEST_REGION).as(Columns.REGION.name()),
            functions.col(NEWEST_BIN).as(Columns.MINER_BIN.name()),
            coalesce(Clocks.ZONE_ID.col(), lit(clocks.marketZone())).as(Clocks.ZONE_ID.name()),
            greatest(Columns.VALID_FROM.col(), MinerColumns.ACCEPTED_ON.col())
                .as(Columns.VALID_FROM.name()),
            functions.col(UNTIL),
            MinerColumns.VALID_TO.col(),
            functions.col(IS_LAST),
            coalesce(Columns.FIRST_RECEIVED_AT.col(), Columns.RECEIVED_AT.col())
                .as(Columns.FIRST_RECEIVED_AT.name()));
  }

  /** Whether a row of {@link #of} is the newest of its site. */
  static Column isLast() {
    return functions.col(IS_LAST);
  }

  /**
   * A row for every site and period in which it was licensed and connected, with the number of such
   * hours.
   *
   * @param sites of {@link #of}
   * @param periods of {@link ObligationRows#TYPE}
   */
  static Dataset<Row> bound(Dataset<Row> sites, Dataset<Row> periods) {
    Column from = ComplianceTables.DUTY_PERIOD_FROM.col();
    Column end = date_add(ComplianceTables.DUTY_PERIOD_TO.col(), 1);
    Column first = greatest(from, Columns.VALID_FROM.col());
    Column until = least(end, functions.col(UNTIL));
    List<Column> keys =
        List.of(
            Columns.SITE_ID.col(),
            Columns.REGION.col(),
            Columns.MINER_BIN.col(),
            ComplianceTables.DUTY_ID.col(),
            ComplianceTables.REGIME.col(),
            ComplianceTables.DUTY_BASIS.col(),
            ComplianceTables.IN_RECORD.col(),
            from,
            ComplianceTables.DUTY_PERIOD_TO.col(),
            ComplianceTables.DUE_ON.col(),
            ComplianceTables.DUE_BASIS_CODE.col(),
            ObligationRows.DUE_AT.col(),
            midnight(from).as(START_UTC),
            midnight(end).as(END_UTC));
    return sites
        .join(broadcast(periods), first.lt(until), "inner")
        .groupBy(keys.toArray(Column[]::new))
        .agg(
            ComplianceTables.EXPECTED_HOURS.as(
                sum(
                    unix_timestamp(midnight(until))
                        .minus(unix_timestamp(midnight(first)))
                        .divide(lit(3600)))));
  }

  /** The instant at which a day begins in the site's local time. */
  static Column midnight(Column day) {
    return to_utc_timestamp(day.cast("timestamp"), Clocks.ZONE_ID.col());
  }
}
