package kz.quat.clean;

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
import kz.quat.domain.MeterSpans;
import kz.quat.domain.MeteredSpans;
import kz.quat.domain.NamedPoints;
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
import org.jspecify.annotations.Nullable;

/**
 * Which readings of a site's metering points count, and which it must have: small enough to be
 * beside every task, a row or two a point. Where somebody has named a site's points ({@link
 * NamedPoints}), they count from the first day of the first of them; before that, and for other
 * sites, the readings themselves say it ({@link MeterSpans}).
 *
 * @param spans a row a point and span of hours in which its readings count
 * @param demand a row a site and span of hours, with the number of points that must have a reading
 * @param questionedPoints points with too few readings to be demanded
 * @param questionedSites sites that have such a point
 * @param unnamedPoints points with readings at a site whose points are named, they not among them
 * @param scaled whether a reading is multiplied by anything but 1
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
   * @param named points that somebody has named
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
   * @param rows {@link CoreTables#METERING_POINTS}, all of them
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
      ofPoint.sort(Comparator.comparing(MeteredPoints::validFrom));
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

  /** A row holds to its own end or to the day before the point's next row, whichever is earlier. */
  private static NamedPoints.Point point(Row row, @Nullable Row next) {
    Date to = MinerColumns.VALID_TO.from(row);
    LocalDate last = to == null ? null : to.toLocalDate();
    LocalDate before = next == null ? null : validFrom(next).minusDays(1);
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
        validFrom(row),
        last,
        outward ? factor.negate() : factor);
  }

  private static LocalDate validFrom(Row row) {
    return Columns.VALID_FROM.<Date>from(row).toLocalDate();
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
   * lacks its reading; that of a questioned point does not stand in for it. Readings outside every
   * span (inner join) are those of questioned points and of points that are not named where others
   * are.
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

  /** In less what went out; never below 0: a site that gives more than it takes consumes none. */
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
