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

/** Clock columns derived from {@code hour_start_utc}. The expressions need a session in UTC. */
public final class HourColumns {

  private HourColumns() {}

  /** Whole hours from 1970 to the start of the hour. */
  public static Column epochHour() {
    return unix_timestamp(Columns.HOUR_START_UTC.col()).divide(lit(3600)).cast("bigint");
  }

  /** The starts of the whole hours from an instant to an end, exclusive. */
  public static Column startsBetween(Column from, Column end) {
    Column anHour = expr("INTERVAL 1 HOUR");
    return sequence(from, end.minus(anHour), anHour);
  }

  /** {@code market_date}: the market day that contains the hour. */
  public static Column marketDate(String marketZone) {
    return Columns.MARKET_DATE.as(to_date(marketTime(marketZone)));
  }

  /** {@code market_hour}: whole hours since the market day began; 24 occurs on a 25-hour day. */
  public static Column marketHour(String marketZone) {
    Column midnightUtc = to_utc_timestamp(date_trunc("DAY", marketTime(marketZone)), marketZone);
    Column seconds =
        unix_timestamp(Columns.HOUR_START_UTC.col()).minus(unix_timestamp(midnightUtc));
    return Columns.MARKET_HOUR.as(seconds.divide(lit(3600)));
  }

  /** {@code local_date} in the zone that a column names, such as the region's. */
  public static Column localDate(Column zoneId) {
    return Columns.LOCAL_DATE.as(to_date(from_utc_timestamp(Columns.HOUR_START_UTC.col(), zoneId)));
  }

  /** {@code local_hour} in that zone. */
  public static Column localHour(Column zoneId) {
    return Columns.LOCAL_HOUR.as(hour(from_utc_timestamp(Columns.HOUR_START_UTC.col(), zoneId)));
  }

  /** Mean power of an hour in MW from its energy in watt-hours, exact to the microwatt. */
  public static Column megawatts(ColumnSpec target, Column wattHours) {
    return target.as(wattHours.cast("decimal(18,0)").divide(expr("cast(1000000 as decimal(7,0))")));
  }

  private static Column marketTime(String marketZone) {
    return from_utc_timestamp(Columns.HOUR_START_UTC.col(), marketZone);
  }
}
