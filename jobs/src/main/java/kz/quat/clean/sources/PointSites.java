package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import kz.quat.clean.CleanRules;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.Times;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;

/**
 * Finds the site for readings whose file names none, as XML messages of meters never do: it is the
 * site of the metering point on the reading's day. In a message the point is named by its code, a
 * colon and the channel: 01 for energy taken in, 02 for energy given out.
 */
final class PointSites {

  private static final String CHANNEL = ":0[12]\\z";
  private static final String READINGS = "readings";
  private static final String POINTS = "points";
  private static final String SITE = "site_of_point";
  private static final String LAST = "last_day";

  private PointSites() {}

  /** True if a reading comes from a message. */
  static Column isOfMessage() {
    return Field.raw(MinerColumns.POINT_ID.name()).rlike(CHANNEL);
  }

  /**
   * The raw readings, in which those without a site get the site of their point. Left outer, many
   * to one.
   *
   * @param points rows of metering_points/ in force; null where there are none
   */
  static Dataset<Row> of(Dataset<Row> raw, @Nullable Dataset<Row> points, CleanRules rules) {
    if (points == null) {
      return raw;
    }
    String site = Columns.SITE_ID.name();
    Column day =
        Times.localDate(
            Times.utc(Field.raw(Columns.HOUR_START_UTC.name())), lit(rules.marketZone()));
    Column holds =
        col(READINGS + "." + MinerColumns.POINT_ID.name())
            .equalTo(col(POINTS + "." + MinerColumns.POINT_ID.name()))
            .and(Field.raw(site).isNull())
            .and(day.geq(Columns.VALID_FROM.col()))
            .and(col(LAST).isNull().or(day.leq(col(LAST))));
    return raw.as(READINGS)
        .join(broadcast(spans(points).as(POINTS)), holds, "left_outer")
        .select(col(READINGS + ".*"), col(SITE))
        .withColumn(site, coalesce(Field.raw(site), col(SITE)))
        .drop(SITE);
  }

  /** A row holds until its own last day or the day before the point's next row. */
  private static Dataset<Row> spans(Dataset<Row> points) {
    Column next =
        lead(Columns.VALID_FROM.col(), 1)
            .over(
                Window.partitionBy(MinerColumns.POINT_ID.col()).orderBy(Columns.VALID_FROM.col()));
    return points.select(
        MinerColumns.POINT_ID.col(),
        Columns.SITE_ID.col().as(SITE),
        Columns.VALID_FROM.col(),
        least(MinerColumns.VALID_TO.col(), date_sub(next, 1)).as(LAST));
  }
}
