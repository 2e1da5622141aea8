package kz.quat.clean;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import kz.quat.domain.MeterSpans;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.HourColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RowType;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Which readings of a site's metering points count, and which it must have: small enough to be
 * beside every task, a row or two a point.
 *
 * @param spans a row a point and span of hours in which its readings count
 * @param demand a row a site and span of hours, with the number of points that must have a reading
 * @param questionedPoints points with too few readings to be demanded
 * @param questionedSites sites that have such a point
 */
public record MeteredPoints(
    Dataset<Row> spans, Dataset<Row> demand, long questionedPoints, long questionedSites) {

  private static final ColumnSpec FROM = hours("from_hour", "First hour from 1970");
  private static final ColumnSpec UNTIL = hours("until_hour", "First hour after it");
  private static final ColumnSpec POINTS = hours("points", "Points demanded");
  private static final RowType SPANS =
      RowType.of("counted span", Columns.SITE_ID, MinerColumns.POINT_ID, FROM, UNTIL);
  private static final RowType DEMAND =
      RowType.of("demanded span", Columns.SITE_ID, FROM, UNTIL, POINTS);
  private static final ColumnSpec FIRST_HOUR = hours("first_hour", "First hour read, from 1970");
  private static final ColumnSpec LAST_HOUR = hours("last_hour", "Last hour read, from 1970");
  private static final ColumnSpec HOURS_READ = hours("readings", "How many hours were read");
  private static final String READINGS = "readings";
  private static final String WANTED = "wanted";
  private static final String HAD = "points_had";
  private static final String EPOCH_HOUR = "epoch_hour";

  private static ColumnSpec hours(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.BIGINT, Unit.NONE, true, meaning);
  }

  /**
   * One row a site, point and market day, with its first and last hour and how many there are: what
   * {@link #of} reads.
   *
   * @param metered {@link CoreTables#METER_HOURS}
   */
  public static Dataset<Row> days(Dataset<Row> metered) {
    Column hour = HourColumns.epochHour();
    return metered
        .groupBy(Columns.SITE_ID.col(), MinerColumns.POINT_ID.col(), Columns.MARKET_DATE.col())
        .agg(FIRST_HOUR.as(min(hour)), LAST_HOUR.as(max(hour)), HOURS_READ.as(count(lit(1))))
        .drop(Columns.MARKET_DATE.name());
  }

  /**
   * Reckons what counts and what is demanded, stretch by stretch.
   *
   * @param frame makes a dataset of rows
   * @param stretches rows of {@link #days} of each unbroken stretch of time; apart from each other
   */
  public static MeteredPoints of(
      BiFunction<List<Row>, StructType, Dataset<Row>> frame,
      List<List<Row>> stretches,
      MeterSpans.Rule rule) {
    List<Row> spans = new ArrayList<>();
    List<Row> demand = new ArrayList<>();
    long questionedPoints = 0;
    long questionedSites = 0;
    for (List<Row> days : stretches) {
      for (Map.Entry<String, List<MeterSpans.Day>> site : bySite(days).entrySet()) {
        List<MeterSpans.Span> found = MeterSpans.of(site.getValue(), rule);
        for (MeterSpans.Span span : found) {
          if (span.from() < span.until()) {
            spans.add(row(site.getKey(), span));
          }
        }
        for (MeterSpans.Demand wanted : MeterSpans.demand(found)) {
          demand.add(row(site.getKey(), wanted));
        }
        long questioned = found.stream().filter(MeterSpans.Span::questioned).count();
        questionedPoints += questioned;
        questionedSites += questioned > 0 ? 1 : 0;
      }
    }
    return new MeteredPoints(
        frame.apply(spans, SPANS.structType()),
        frame.apply(demand, DEMAND.structType()),
        questionedPoints,
        questionedSites);
  }

  private static Row row(String site, MeterSpans.Span span) {
    return SPANS
        .row()
        .set(Columns.SITE_ID, site)
        .set(MinerColumns.POINT_ID, span.point())
        .set(FROM, span.from())
        .set(UNTIL, span.until())
        .build();
  }

  private static Row row(String site, MeterSpans.Demand wanted) {
    return DEMAND
        .row()
        .set(Columns.SITE_ID, site)
        .set(FROM, wanted.from())
        .set(UNTIL, wanted.until())
        .set(POINTS, (long) wanted.points())
        .build();
  }

  private static Map<String, List<MeterSpans.Day>> bySite(List<Row> days) {
    Map<String, List<MeterSpans.Day>> bySite = new TreeMap<>();
    for (Row row : days) {
      bySite
          .computeIfAbsent(Columns.SITE_ID.from(row), site -> new ArrayList<>())
          .add(
              new MeterSpans.Day(
                  MinerColumns.POINT_ID.from(row),
                  FIRST_HOUR.<Long>from(row),
                  LAST_HOUR.<Long>from(row),
                  HOURS_READ.<Long>from(row)));
    }
    return bySite;
  }

  /**
   * What each site metered in an hour: the sum over its points, null where a point that is demanded
   * lacks its reading. Readings outside every span (inner join) are those of questioned points.
   *
   * @param metered {@link CoreTables#METER_HOURS}
   * @return site_id, hour_start_utc, market_date, {@link MinerColumns#METERED_WH}
   */
  Dataset<Row> siteHours(Dataset<Row> metered) {
    Column counts =
        Columns.SITE_ID
            .in(READINGS)
            .equalTo(Columns.SITE_ID.in(WANTED))
            .and(MinerColumns.POINT_ID.in(READINGS).equalTo(MinerColumns.POINT_ID.in(WANTED)))
            .and(within(READINGS));
    Dataset<Row> sums =
        metered
            .withColumn(EPOCH_HOUR, HourColumns.epochHour())
            .as(READINGS)
            .join(broadcast(spans.as(WANTED)), counts, "inner")
            .groupBy(
                Columns.SITE_ID.in(READINGS),
                Columns.HOUR_START_UTC.in(READINGS),
                Columns.MARKET_DATE.in(READINGS),
                col(EPOCH_HOUR))
            .agg(
                sum(MinerColumns.ENERGY_WH.col()).as(MinerColumns.METERED_WH.name()),
                count(lit(1)).as(HAD));
    Column demanded =
        Columns.SITE_ID.in(READINGS).equalTo(Columns.SITE_ID.in(WANTED)).and(within(READINGS));
    // Left outer, many to one: where nothing is demanded, what new meters show is all there is.
    return sums.as(READINGS)
        .join(broadcast(demand.as(WANTED)), demanded, "left_outer")
        .select(
            Columns.SITE_ID.in(READINGS),
            Columns.HOUR_START_UTC.col(),
            Columns.MARKET_DATE.col(),
            MinerColumns.METERED_WH.as(
                when(
                    POINTS.col().isNull().or(col(HAD).geq(POINTS.col())),
                    MinerColumns.METERED_WH.col())));
  }

  private static Column within(String rows) {
    Column hour = col(rows + "." + EPOCH_HOUR);
    return hour.geq(FROM.in(WANTED)).and(hour.lt(UNTIL.in(WANTED)));
  }
}
