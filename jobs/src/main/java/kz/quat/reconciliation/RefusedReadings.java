package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Readings of reports that were refused for their value, by site and month: an amendment that came
 * later does not undo that they were filed.
 */
final class RefusedReadings {

  private static final String REFUSED = "refused";
  private static final String FILED = "filed";
  private static final String VALUE = "refused_value";
  private static final String MONTH_LIMIT = "month_limit";
  private static final String SITE_OF_MONTH = "site_of_month";
  private static final String MONTH = "month_of_reading";
  private static final int PLAUSIBLE_TIMES = 3;

  /** A hall that rests in the evening still draws a twentieth of its mean. */
  private static final int PLAUSIBLE_PART = 20;

  private static final long WH_PER_KWH = 1000;

  private RefusedReadings() {}

  /**
   * One row a site and month with such readings: negative ones, and those beyond the connection,
   * among them the ones whose thousandth is plausible: between a twentieth and three times the
   * site's mean metered hour of the month (without a meter, of the connection, up to all of it).
   * What the report called MWh is taken as kWh where its number would fit the connection as kWh,
   * else what it called kWh as Wh.
   *
   * @param rejected {@link CoreTables#REJECTED}
   * @param filings {@link CoreTables#FILINGS}: names the site of a reading's report
   * @param months site, month, hours expected, connection limit, metered hours and energy
   */
  static Dataset<Row> of(
      Dataset<Row> rejected, Dataset<Row> filings, Dataset<Row> months, String marketZone) {
    Dataset<Row> readings =
        rejected
            .where(Columns.SOURCE.col().equalTo(RawTables.REPORTS.folder()))
            .where(Columns.REASON_CODE.col().isin("negative", "impossible_energy"));
    Column same =
        Columns.SOURCE_FILE
            .in(REFUSED)
            .equalTo(Columns.SOURCE_FILE.in(FILED))
            .and(Columns.LINE_NO.in(REFUSED).equalTo(Columns.LINE_NO.in(FILED)));
    Column hour = get_json_object(Columns.RECORD_TEXT.col(), "$.hour");
    Column day =
        coalesce(
            left(hour, lit("2022-12-07".length())).try_cast(DataTypes.DateType),
            from_utc_timestamp(MinerColumns.PERIOD_FROM.col(), marketZone)
                .cast(DataTypes.DateType));
    Dataset<Row> placed =
        readings
            .as(REFUSED)
            .join(filings.as(FILED), same, "inner")
            .select(
                Columns.SITE_ID.in(FILED).as(SITE_OF_MONTH),
                trunc(day, "MM").as(MONTH),
                Columns.REASON_CODE.col(),
                MinerColumns.VALUE_TEXT.col().try_cast(DataTypes.DoubleType).as(VALUE));
    return placed
        .join(
            months,
            col(SITE_OF_MONTH)
                .equalTo(Columns.SITE_ID.col())
                .and(col(MONTH).equalTo(SiteMonthColumns.MONTH.col())),
            "inner")
        .withColumn(MONTH_LIMIT, limitKwh())
        .groupBy(Columns.SITE_ID.col(), SiteMonthColumns.MONTH.col())
        .agg(
            SiteMonthColumns.REFUSED_NEGATIVE.as(count(is("negative"))),
            SiteMonthColumns.REFUSED_UNIT_HOURS.as(
                count(is("impossible_energy").and(isThousandfold()))),
            SiteMonthColumns.REFUSED_OVER.as(
                count(is("impossible_energy").and(isThousandfold().notEqual(true)))));
  }

  private static Column is(String reason) {
    return Columns.REASON_CODE.col().equalTo(reason);
  }

  private static Column count(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  /** The connection for an hour, kWh: the mean over the month. */
  private static Column limitKwh() {
    return SiteMonthColumns.CONNECTION_LIMIT_WH
        .col()
        .divide(SiteMonthColumns.HOURS_EXPECTED.col())
        .divide(lit(WH_PER_KWH));
  }

  private static Column isThousandfold() {
    Column kwh =
        when(col(VALUE).leq(col(MONTH_LIMIT)), col(VALUE))
            .otherwise(col(VALUE).divide(lit(WH_PER_KWH)));
    Column meanKwh =
        MinerColumns.METERED_WH
            .col()
            .divide(SiteMonthColumns.METERED_HOURS.col())
            .divide(lit(WH_PER_KWH));
    Column nearMeter =
        kwh.multiply(lit(PLAUSIBLE_PART))
            .geq(meanKwh)
            .and(kwh.leq(meanKwh.multiply(lit(PLAUSIBLE_TIMES))));
    Column inConnection =
        kwh.leq(col(MONTH_LIMIT)).and(kwh.multiply(lit(PLAUSIBLE_PART)).geq(col(MONTH_LIMIT)));
    return coalesce(
        when(SiteMonthColumns.METERED_HOURS.col().gt(0), nearMeter).otherwise(inConnection),
        lit(false));
  }
}
