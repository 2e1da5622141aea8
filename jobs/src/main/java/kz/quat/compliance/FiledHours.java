package kz.quat.compliance;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.HourColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The hours for which a site filed anything: each hour once, with the arrival of its first value.
 */
final class FiledHours {

  private static final String OF_TOTAL = "of_total";

  private FiledHours() {}

  /** From hourly readings: site, hour, arrivals, revision. */
  static Dataset<Row> of(Dataset<Row> reported) {
    return reported.select(
        Columns.SITE_ID.col(),
        Columns.HOUR_START_UTC.col(),
        Columns.RECEIVED_AT.col(),
        firstArrival(),
        MinerColumns.REVISION.col());
  }

  /**
   * From hourly readings and the hours that totals cover. An hour with both, or in several totals,
   * counts once: its first arrival is the earliest of them, and the hourly value is in force if
   * there is one. Only sites with totals are grouped, since the hours of the others are unique
   * already.
   *
   * @param reported {@link CoreTables#REPORTED_HOURS}
   * @param totals {@link ReconciliationTables#REPORTED_TOTALS}
   */
  static Dataset<Row> of(Dataset<Row> reported, Dataset<Row> totals) {
    Dataset<Row> alone = totals.where(not(isStatedWithHours()));
    Dataset<Row> sites = broadcast(alone.select(Columns.SITE_ID.col()).distinct());
    Dataset<Row> hourly = of(reported);
    Dataset<Row> said =
        hourly
            .join(sites, bySite(), "left_semi")
            .withColumn(OF_TOTAL, lit(false))
            .unionByName(hoursOf(alone).withColumn(OF_TOTAL, lit(true)));
    Column received = Columns.RECEIVED_AT.col();
    Dataset<Row> once =
        said.groupBy(Columns.SITE_ID.col(), Columns.HOUR_START_UTC.col())
            .agg(
                Columns.RECEIVED_AT.as(
                    coalesce(max(when(not(functions.col(OF_TOTAL)), received)), max(received))),
                Columns.FIRST_RECEIVED_AT.as(min(Columns.FIRST_RECEIVED_AT.col())),
                MinerColumns.REVISION.as(max(MinerColumns.REVISION.col())));
    return hourly.join(sites, bySite(), "left_anti").unionByName(once);
  }

  /** Whether a total comes from a report with hours; it adds no information then. */
  private static Column isStatedWithHours() {
    return ReconciliationTables.INTERVAL.col().equalTo("hours");
  }

  private static Dataset<Row> hoursOf(Dataset<Row> totals) {
    Column hours =
        HourColumns.startsBetween(MinerColumns.PERIOD_FROM.col(), MinerColumns.PERIOD_TO.col());
    return of(totals.withColumn(Columns.HOUR_START_UTC.name(), explode(hours)));
  }

  private static Column firstArrival() {
    return Columns.FIRST_RECEIVED_AT.as(
        coalesce(Columns.FIRST_RECEIVED_AT.col(), Columns.RECEIVED_AT.col()));
  }

  private static scala.collection.immutable.Seq<String> bySite() {
    return FilingRecord.on(List.of(Columns.SITE_ID.name()));
  }
}
