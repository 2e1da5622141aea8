package kz.quat.schema;

import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.unix_timestamp;

import org.apache.spark.sql.Column;

/** The clock columns that stand beside {@code hour_start_utc}. They need a session in UTC. */
public final class HourColumns {

  private HourColumns() {}

  /** Whole hours from 1970 to the hour's start. */
  public static Column epochHour() {
    return unix_timestamp(Columns.HOUR_START_UTC.col()).divide(lit(3600)).cast("bigint");
  }

  /** The starts of the whole hours from an instant to an end, which is no longer one of them. */
  public static Column startsBetween(Column from, Column end) {
    Column anHour = expr("INTERVAL 1 HOUR");
    return sequence(from, end.minus(anHour), anHour);
  }

  /** {@code market_date}: the market day in which the hour lies. */
  public static Column marketDate(String marketZone) {
    return Columns.MARKET_DATE.as(to_date(marketTime(marketZone)));
  }

  /** {@code market_hour}: whole hours since the market day began, so 24 exists on a 25-hour day. */
  public static Column marketHour(String marketZone) {
    Column midnightUtc = to_utc_timestamp(date_trunc("DAY", marketTime(marketZone)), marketZone);
    Column seconds =
        unix_timestamp(Columns.HOUR_START_UTC.col()).minus(unix_timestamp(midnightUtc));
    return Columns.MARKET_HOUR.as(seconds.divide(lit(3600)));
  }

  /** {@code local_date} on the clock that the column names, e.g. the region's own. */
  public static Column localDate(Column zoneId) {
    return Columns.LOCAL_DATE.as(to_date(from_utc_timestamp(Columns.HOUR_START_UTC.col(), zoneId)));
  }

  /** {@code local_hour} on that clock. */
  public static Column localHour(Column zoneId) {
    return Columns.LOCAL_HOUR.as(hour(from_utc_timestamp(Columns.HOUR_START_UTC.col(), zoneId)));
  }

  /** MW of a mean over the hour, from the hour's watt-hours: exact to the microwatt. */
  public static Column megawatts(ColumnSpec target, Column wattHours) {
    return target.as(wattHours.cast("decimal(18,0)").divide(expr("cast(1000000 as decimal(7,0))")));
  }

  private static Column marketTime(String marketZone) {
    return from_utc_timestamp(Columns.HOUR_START_UTC.col(), marketZone);
  }
}
