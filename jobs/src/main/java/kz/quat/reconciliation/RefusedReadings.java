package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trunc;

import java.util.List;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRules;
import kz.quat.reconciliation.rules.RefusedRows;
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
 * Counts readings of reports that were refused for their value, by site and month. A later
 * amendment does not change that they were filed.
 */
final class RefusedReadings {

  private static final String REFUSED = "refused";
  private static final String FILED = "filed";
  private static final String SITE_OF_MONTH = "site_of_month";
  private static final String MONTH = "month_of_reading";
  private static final long WH_PER_KWH = 1000;

  private RefusedReadings() {}

  /**
   * One row per site and month with such readings, with the rules' counts.
   *
   * @param rejected {@link CoreTables#REJECTED}
   * @param filings {@link CoreTables#FILINGS}, which name the site of a reading's report
   * @param months site, month, hours expected, connection limit, metered hours and energy
   */
  static Dataset<Row> of(
      Dataset<Row> rejected,
      Dataset<Row> filings,
      Dataset<Row> months,
      String marketZone,
      DataQuality rules) {
    Dataset<Row> readings =
        rejected
            .where(Columns.SOURCE.col().equalTo(RawTables.REPORTS.folder()))
            .where(Columns.REASON_CODE.col().isin(RefusedRows.NEGATIVE, RefusedRows.IMPOSSIBLE));
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
                MinerColumns.VALUE_TEXT.col().try_cast(DataTypes.DoubleType).as(RefusedRows.VALUE));
    List<Column> counts = QualityRules.counts(Of.REFUSED_READINGS, rules);
    return placed
        .join(
            months,
            col(SITE_OF_MONTH)
                .equalTo(Columns.SITE_ID.col())
                .and(col(MONTH).equalTo(SiteMonthColumns.MONTH.col())),
            "inner")
        .withColumn(RefusedRows.LIMIT_KWH, limitKwh())
        .groupBy(Columns.SITE_ID.col(), SiteMonthColumns.MONTH.col())
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new));
  }

  /** Energy of the connection in an hour, kWh: the mean over the month. */
  private static Column limitKwh() {
    return SiteMonthColumns.CONNECTION_LIMIT_WH
        .col()
        .divide(SiteMonthColumns.HOURS_EXPECTED.col())
        .divide(lit(WH_PER_KWH));
  }
}
