package kz.quat.leads.night;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.IntStream;
import kz.quat.domain.MarketDay;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Stores the hours of feeders and customers as one row per day, so that a night reads 442 rows per
 * meter instead of 10,608.
 */
public final class LeadDays {

  /** Hours of a day on which the clock goes back. */
  private static final int MOST_HOURS = 25;

  private static final int USUAL_HOURS = 24;
  private static final long HOUR_SECONDS = 3600;
  private static final long WH_PER_KWH = 1000;
  private static final String MISSING = "-";
  private static final String AT = "at";
  private static final String WH = "wh";
  private static final String HOUR = "hour_";

  private LeadDays() {}

  /** Receives the energy of hours. */
  @FunctionalInterface
  public interface Hours {
    /**
     * Receives an hour that was read.
     *
     * @param hour since 1970-01-01T00:00Z
     */
    void take(long hour, double kwh);
  }

  /**
   * Rows of {@link LeadTables#DAYS}; the rows of the feeder itself have a blank point.
   *
   * @param feederHours rows of {@link LeadTables#FEEDER_HOURS}
   * @param customerHours rows of {@link LeadTables#CUSTOMER_HOURS}
   */
  public static Dataset<Row> of(
      Dataset<Row> feederHours, Dataset<Row> customerHours, ZoneId marketZone) {
    Dataset<Row> hours =
        hours(feederHours, LeadColumns.POINT_ID.as(lit("")), LeadColumns.ENERGY_IN_WH, marketZone)
            .unionByName(
                hours(
                    customerHours,
                    LeadColumns.POINT_ID.col(),
                    LeadColumns.CUSTOMER_WH,
                    marketZone));
    Column[] byHour =
        IntStream.range(0, MOST_HOURS)
            .mapToObj(
                i ->
                    max(when(hours.col(AT).equalTo(lit(i)), hours.col(WH)))
                        .cast("string")
                        .as(HOUR + i))
            .toArray(Column[]::new);
    Column[] texts =
        IntStream.range(0, MOST_HOURS)
            .mapToObj(i -> i < USUAL_HOURS ? coalesce(col(HOUR + i), lit(MISSING)) : col(HOUR + i))
            .toArray(Column[]::new);
    return hours
        .groupBy(LeadColumns.FEEDER_ID.col(), LeadColumns.POINT_ID.col(), Columns.MARKET_DATE.col())
        .agg(byHour[0], Arrays.copyOfRange(byHour, 1, MOST_HOURS))
        .select(
            LeadColumns.FEEDER_ID.col(),
            LeadColumns.POINT_ID.col(),
            Columns.MARKET_DATE.col(),
            LeadColumns.DAY_WH.as(concat_ws(" ", texts)));
  }

  private static Dataset<Row> hours(
      Dataset<Row> rows, Column point, ColumnSpec energy, ZoneId marketZone) {
    Column midnight =
        to_utc_timestamp(Columns.MARKET_DATE.col().cast("timestamp"), marketZone.getId());
    Column seconds = unix_seconds(Columns.HOUR_START_UTC.col()).minus(unix_seconds(midnight));
    return rows.where(energy.col().isNotNull())
        .select(
            LeadColumns.FEEDER_ID.col(),
            point,
            Columns.MARKET_DATE.col(),
            seconds.divide(lit(HOUR_SECONDS)).cast("int").as(AT),
            energy.col().as(WH));
  }

  /** Reads the hours of a day back; missing hours are skipped. */
  static void read(LocalDate day, ZoneId marketZone, String dayWh, Hours hours) {
    Instant start = new MarketDay(day, marketZone).start();
    long hour = start.getEpochSecond() / HOUR_SECONDS;
    int from = 0;
    while (from < dayWh.length()) {
      int blank = dayWh.indexOf(' ', from);
      int to = blank < 0 ? dayWh.length() : blank;
      if (!isMissing(dayWh, from, to)) {
        hours.take(hour, Long.parseLong(dayWh, from, to, 10) / (double) WH_PER_KWH);
      }
      hour++;
      from = to + 1;
    }
  }

  private static boolean isMissing(String text, int from, int to) {
    return to - from == 1 && text.charAt(from) == MISSING.charAt(0);
  }
}
