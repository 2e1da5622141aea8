package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.InForce;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Lists which site was registered in which month, for how many hours and with what connection. */
final class RegisteredSiteMonths {

  /** First day of the month on which the site was registered; not a column of any table. */
  static final String FIRST_DAY = "first_day";

  /** The day after the last day of the month on which the site was registered. */
  static final String END_DAY = "end_day";

  private static final String UNTIL = "row_until";
  private static final String FROM_DAY = "from_day";
  private static final String TO_DAY = "to_day";
  private static final String HOURS = "row_hours";
  private static final int SECONDS_AN_HOUR = 3600;

  private RegisteredSiteMonths() {}

  /**
   * One row per site and month in which it was registered for at least an hour. Region, miner,
   * supply and machines are those of its last register row of the month. Hours are counted in
   * market time, so that a day has 23, 24 or 25 of them. The connection limit is summed over its
   * register rows.
   *
   * @param register {@link CoreTables#REGISTER_SITES}
   */
  static Dataset<Row> of(Dataset<Row> register, Span span) {
    if (span.months().isEmpty()) {
      return of(register, new Span(List.of(span.until()), span.until(), "UTC")).where(lit(false));
    }
    Column months = array(span.months().stream().map(functions::lit).toArray(Column[]::new));
    Column month = SiteMonthColumns.MONTH.col();
    Dataset<Row> rows =
        register
            .withColumn(UNTIL, InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID))
            .withColumn(SiteMonthColumns.MONTH.name(), explode(months))
            .withColumn(FROM_DAY, greatest(Columns.VALID_FROM.col(), month))
            .withColumn(
                TO_DAY,
                least(functions.col(UNTIL), functions.add_months(month, lit(1)), lit(span.until())))
            .where(functions.col(FROM_DAY).lt(functions.col(TO_DAY)))
            .withColumn(
                HOURS,
                start(functions.col(TO_DAY), span)
                    .minus(start(functions.col(FROM_DAY), span))
                    .divide(lit(SECONDS_AN_HOUR))
                    .cast("bigint"));
    Column limit =
        Columns.CONNECTION_MW
            .col()
            .multiply(lit(1_000_000))
            .cast("bigint")
            .multiply(functions.col(HOURS));
    return rows.groupBy(Columns.SITE_ID.col(), month)
        .agg(
            SiteMonthColumns.HOURS_EXPECTED.as(sum(functions.col(HOURS))),
            SiteMonthColumns.CONNECTION_LIMIT_WH.as(sum(limit)),
            min(functions.col(FROM_DAY)).as(FIRST_DAY),
            max(functions.col(TO_DAY)).as(END_DAY),
            last(Columns.MINER_BIN),
            last(Columns.REGION),
            last(MinerColumns.SUPPLY),
            last(Columns.CONNECTION_MW),
            last(MinerColumns.MACHINES))
        .withColumn(ReconciliationTables.QUARTER.name(), quarterOf(month));
  }

  private static Column start(Column day, Span span) {
    return unix_seconds(to_utc_timestamp(day.cast("timestamp"), span.marketZone()));
  }

  /** The value of the register row in force last; null if that row has none. */
  private static Column last(ColumnSpec column) {
    return max_by(column.col(), Columns.VALID_FROM.col()).as(column.name());
  }

  /** A date's quarter, such as 2022-Q4. */
  static Column quarterOf(Column date) {
    return when(
        date.isNotNull(),
        concat(year(date).cast("string"), lit("-Q"), quarter(date).cast("string")));
  }
}
