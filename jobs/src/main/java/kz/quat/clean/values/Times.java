package kz.quat.clean.values;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Times as expressions. A text is matched against one pattern before it is cast, because a cast
 * alone accepts many more forms. The session's time zone must be UTC.
 */
public final class Times {

  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String CLOCK = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?";
  private static final String UTC = CLOCK + "(Z|\\+00:00)";
  private static final long MICROS_AN_HOUR = 3_600_000_000L;
  private static final int TO_MINUTES = "2022-12-06T01:00".length();
  private static final int SECONDS_AN_HOUR = 3600;

  private Times() {}

  /** Parses ISO 8601 with Z or +00:00; null if the text has another form. */
  public static Column utc(Column text) {
    return when(Texts.hasForm(text, UTC), cast(text));
  }

  /** Parses YYYY-MM-DD; null if the text has another form. */
  public static Column date(Column text) {
    return when(Texts.hasForm(text, DATE), text.try_cast(DataTypes.DateType));
  }

  /** Adds seconds where they are missing, because Spark's cast requires them. */
  private static Column cast(Column text) {
    Column rest = substring(text, TO_MINUTES + 1, Integer.MAX_VALUE);
    return when(rest.startsWith(":"), text)
        .otherwise(concat(left(text, lit(TO_MINUTES)), lit(":00"), rest))
        .try_cast(DataTypes.TimestampType);
  }

  static Column isOnTheHour(Column instant) {
    return unix_micros(instant).mod(lit(MICROS_AN_HOUR)).equalTo(lit(0L));
  }

  static Column plusHours(Column instant, int hours) {
    return instant.plus(org.apache.spark.sql.functions.expr("INTERVAL '" + hours + "' HOUR"));
  }

  /** The date that a clock shows at an instant. */
  public static Column localDate(Column instant, Column zoneId) {
    return from_utc_timestamp(instant, zoneId).cast(DataTypes.DateType);
  }

  /** The hour that a clock shows at an instant, 0 to 23. */
  static Column localHour(Column instant, Column zoneId) {
    return date_format(from_utc_timestamp(instant, zoneId), "H").cast(DataTypes.IntegerType);
  }

  /** Hours from the start of the market day to an instant. */
  static Column marketHour(Column instant, Column marketDate, String marketZone) {
    Column start = to_utc_timestamp(marketDate.cast(DataTypes.TimestampType), marketZone);
    return unix_seconds(instant)
        .minus(unix_seconds(start))
        .divide(lit(SECONDS_AN_HOUR))
        .cast(DataTypes.IntegerType);
  }

  /** First day of the month. */
  public static Column month(Column date) {
    return trunc(date, "MM");
  }
}
