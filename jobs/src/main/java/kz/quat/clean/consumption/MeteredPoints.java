package kz.quat.clean.consumption;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import kz.quat.clean.sources.CleanMetering;
import kz.quat.domain.MeterSpans;
import kz.quat.domain.MeteredSpans;
import kz.quat.domain.NamedPoints;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.HourColumns;
import kz.quat.schema.InForce;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RowType;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Which readings of a site's metering points count, and which are required. These tables are
 * broadcast to every task, since they have only a row or two per point. If a site's points have
 * been named ({@link NamedPoints}), only those count from the first day of the first of them on.
 * Before that day, and for other sites, it is determined from the readings ({@link MeterSpans}).
 *
 * @param spans one row for each point and span of hours in which its readings count
 * @param demand one row for each site and span of hours, with the number of points that must have a
 *     reading
 * @param questionedPoints number of points with too few readings to be required
 * @param questionedSites number of sites with such a point
 * @param unnamedPoints number of points that sent readings although they are not among the named
 *     points of their site
 * @param scaled true if any reading is multiplied by a factor other than 1
 */
public record MeteredPoints(
    Dataset<Row> spans,
    Dataset<Row> demand,
    long questionedPoints,
    long questionedSites,
    long unnamedPoints,
    boolean scaled) {

  private static final int FACTOR_DECIMALS = 6;
  private static final ColumnSpec FROM = hours("from_hour", "First hour from 1970");
  private static final ColumnSpec UNTIL = hours("until_hour", "First hour after it");
  private static final ColumnSpec POINTS = hours("points", "Points demanded");
  private static final ColumnSpec FACTOR =
      new ColumnSpec(
          "factor", ColumnType.DECIMAL_18_6, Unit.NONE, true, "What a reading is multiplied by");
  private static final ColumnSpec ANSWERS =
      new ColumnSpec(
          "answers", ColumnType.BOOL, Unit.NONE, true, "Whether a reading is one that is demanded");
  private static final RowType SPANS =
      RowType.of(
          "counted span", Columns.SITE_ID, MinerColumns.POINT_ID, FROM, UNTIL, FACTOR, ANSWERS);
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
   * One row for each site, point and market day, with its first and last hour and the number of
   * readings: the input of {@link #of}.
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
   * Determines what counts and what is required, one stretch of time after the other.
   *
   * @param frame creates a dataset from rows
   * @param stretches rows of {@link #days}, one iterable for each unbroken stretch of time
   * @param named the spans of named points
   */
  public static MeteredPoints of(
      BiFunction<List<Row>, StructType, Dataset<Row>> frame,
      List<List<Row>> stretches,
      MeterSpans.Rule rule,
      Collection<NamedPoints.Span> named) {
    MeteredSpans found = new MeteredSpans(named);
    for (List<Row> days : stretches) {
      bySite(days).forEach((site, ofSite) -> found.add(site, ofSite, rule));
    }
    List<Row> spans = new ArrayList<>();
    found.spans().forEach(span -> spans.add(row(span)));
    List<Row> demand = new ArrayList<>();
    for (Map.Entry<String, List<MeterSpans.Demand>> site : found.demand().entrySet()) {
      site.getValue().forEach(wanted -> demand.add(row(site.getKey(), wanted)));
    }
    return new MeteredPoints(
        frame.apply(spans, SPANS.structType()),
        frame.apply(demand, DEMAND.structType()),
        found.questionedPoints(),
        found.questionedSites(),
        found.unnamedPoints(),
        found.spans().stream().anyMatch(span -> span.factor().compareTo(BigDecimal.ONE) != 0));
  }

  private static Row row(NamedPoints.Span span) {
    return SPANS
        .row()
        .set(Columns.SITE_ID, span.site())
        .set(MinerColumns.POINT_ID, span.point())
        .set(FROM, span.from())
        .set(UNTIL, span.until())
        .set(FACTOR, span.factor().setScale(FACTOR_DECIMALS))
        .set(ANSWERS, span.answers())
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

  /**
   * Spans of the named points.
   *
   * @param rows all rows of {@link CoreTables#METERING_POINTS}
   */
  public static List<NamedPoints.Span> named(List<Row> rows, ZoneId marketZone) {
    Map<String, List<Row>> byPoint = new TreeMap<>();
    rows.forEach(
        row ->
            byPoint
                .computeIfAbsent(MinerColumns.POINT_ID.from(row), p -> new ArrayList<>())
                .add(row));
    Map<String, List<NamedPoints.Point>> bySite = new TreeMap<>();
    for (List<Row> ofPoint : byPoint.values()) {
      ofPoint.sort(Comparator.comparing(InForce::validFrom));
      for (int i = 0; i < ofPoint.size(); i++) {
        Row next = i + 1 < ofPoint.size() ? ofPoint.get(i + 1) : null;
        NamedPoints.Point point = point(ofPoint.get(i), next);
        bySite.computeIfAbsent(point.site(), site -> new ArrayList<>()).add(point);
      }
    }
    return bySite.values().stream()
        .flatMap(points -> NamedPoints.of(points, marketZone).stream())
        .toList();
  }

  /**
   * A row holds until its own last day or the day before the point's next row, whichever is
   * earlier.
   */
  private static NamedPoints.Point point(Row row, @Nullable Row next) {
    Date to = MinerColumns.VALID_TO.from(row);
    LocalDate last = to == null ? null : to.toLocalDate();
    LocalDate before = next == null ? null : InForce.validFrom(next).minusDays(1);
    if (before != null && (last == null || before.isBefore(last))) {
      last = before;
    }
    double multiplier = MinerColumns.MULTIPLIER.<Double>from(row);
    BigDecimal factor =
        BigDecimal.valueOf(multiplier).setScale(FACTOR_DECIMALS, RoundingMode.HALF_UP);
    boolean outward = CleanMetering.OUTWARD.equals(MinerColumns.DIRECTION.from(row));
    return new NamedPoints.Point(
        MinerColumns.POINT_ID.from(row),
        Columns.SITE_ID.from(row),
        InForce.validFrom(row),
        last,
        outward ? factor.negate() : factor);
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
   * The energy of each site and hour: the sum over its points, or null if a required point has no
   * reading. The reading of a questioned point cannot replace a required one. The inner join drops
   * readings outside every span, which are those of questioned points and of unnamed points at
   * sites with named ones.
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
                energy().as(MinerColumns.METERED_WH.name()), count(when(ANSWERS.col(), 1)).as(HAD));
    Column demanded =
        Columns.SITE_ID.in(READINGS).equalTo(Columns.SITE_ID.in(WANTED)).and(within(READINGS));
    // Left outer, many to one: where no point is required, the readings of new meters are all there
    // is.
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

  /**
   * Energy taken in minus energy given out, but at least 0, since a site that gives out more than
   * it takes in consumes nothing from the grid.
   */
  private Column energy() {
    Column wattHours = MinerColumns.ENERGY_WH.col();
    if (!scaled) {
      return sum(wattHours);
    }
    Column exact = wattHours.cast("decimal(18,0)").multiply(FACTOR.in(WANTED));
    return greatest(lit(0L), sum(round(exact).cast("bigint")));
  }

  private static Column within(String rows) {
    Column hour = col(rows + "." + EPOCH_HOUR);
    return hour.geq(FROM.in(WANTED)).and(hour.lt(UNTIL.in(WANTED)));
  }
}
