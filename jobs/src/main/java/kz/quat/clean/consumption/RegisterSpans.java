package kz.quat.clean.consumption;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.Times;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RegisterTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The energy between two readings of a meter's register. If spans of a point together cover exactly
 * one hour, they become that hour, also across two meters if one replaced the other during it.
 * Every other span is kept as a total.
 */
public final class RegisterSpans {

  private static final int IMPOSSIBLE_TIMES = 10;
  private static final long SECONDS_AN_HOUR = 3600;
  private static final String HOUR = "hour_of_span";
  private static final String FOLLOWS = "follows";
  private static final String NEXT_KWH = "next_kwh";
  private static final String NEXT_MULTIPLIER = "next_multiplier";
  private static final String MOST = "most_mw";
  private static final String OF_HOUR = "hour";

  private RegisterSpans() {}

  /**
   * Rows of {@link RegisterTables#SPANS}, each in the partition of its earlier reading.
   *
   * @param readings rows of {@link RegisterTables#READINGS}: those of the partitions concerned and
   *     the first ones after them
   * @param register rows of {@link CoreTables#REGISTER_SITES}; the largest connection that a site
   *     ever had limits what is possible
   */
  public static Dataset<Row> of(Dataset<Row> readings, Dataset<Row> register) {
    WindowSpec ofMeter =
        Window.partitionBy(MinerColumns.POINT_ID.col(), RegisterTables.METER_ID.col())
            .orderBy(RegisterTables.READ_AT_UTC.col());
    Dataset<Row> most =
        register.groupBy(Columns.SITE_ID.col()).agg(max(Columns.CONNECTION_MW.col()).as(MOST));
    Dataset<Row> pairs =
        readings
            .withColumn(
                RegisterTables.TO_UTC.name(),
                lead(RegisterTables.READ_AT_UTC.col(), 1).over(ofMeter))
            .withColumn(NEXT_KWH, lead(RegisterTables.REGISTER_KWH.col(), 1).over(ofMeter))
            .withColumn(
                NEXT_MULTIPLIER, lead(RegisterTables.REGISTER_MULTIPLIER.col(), 1).over(ofMeter))
            .where(RegisterTables.TO_UTC.col().isNotNull())
            .withColumn(RegisterTables.FROM_UTC.name(), RegisterTables.READ_AT_UTC.col())
            .join(
                broadcast(most),
                CollectionConverters.asScala(List.of(Columns.SITE_ID.name())).toSeq(),
                "left_outer");
    return kinds(energies(pairs)).select(RegisterTables.SPANS.select());
  }

  /**
   * The months (market time) in which spans begin that reach into one of the given months: one
   * column with first days, one row per month.
   *
   * @param spans rows of {@link RegisterTables#SPANS}
   * @param months first days of months, at least one
   */
  public static Dataset<Row> beginnings(
      Dataset<Row> spans, Collection<LocalDate> months, String marketZone) {
    Column begins = Times.month(Columns.MARKET_DATE.col());
    Column ends = Times.month(Times.localDate(RegisterTables.TO_UTC.col(), lit(marketZone)));
    Column reaches =
        months.stream()
            .map(month -> begins.leq(lit(month)).and(ends.geq(lit(month))))
            .reduce(Column::or)
            .orElse(lit(false));
    return spans.where(reaches).select(CleanColumns.MONTH.as(begins)).distinct();
  }

  /** Adds the code and the energy of each span. */
  private static Dataset<Row> energies(Dataset<Row> pairs) {
    Column shown = RegisterTables.REGISTER_KWH.col();
    Column next = col(NEXT_KWH);
    Column range = pow(lit(10.0), RegisterTables.DIGITS.col()).cast("decimal(18,6)");
    // A register has rolled over only if it was near the end of its range before and near the
    // beginning after. Any other falling reading is a fault.
    Column rolled =
        coalesce(
            shown.geq(range.multiply(lit(0.9))).and(next.lt(range.multiply(lit(0.1)))), lit(false));
    Column difference = next.minus(shown).plus(when(next.lt(shown), range).otherwise(lit(0)));
    Column wattHours =
        round(
                difference
                    .cast("decimal(24,6)")
                    .multiply(RegisterTables.REGISTER_MULTIPLIER.col().cast("decimal(12,6)"))
                    .multiply(lit(Numbers.WH_PER_KWH).cast("decimal(4,0)")),
                0)
            .cast("bigint");
    Column hours =
        unix_seconds(RegisterTables.TO_UTC.col())
            .minus(unix_seconds(RegisterTables.FROM_UTC.col()))
            .divide(lit((double) SECONDS_AN_HOUR));
    Column mostWh = col(MOST).cast("double").multiply(hours).multiply(lit(IMPOSSIBLE_TIMES * 1e6));
    Column code =
        when(
                col(NEXT_MULTIPLIER).notEqual(RegisterTables.REGISTER_MULTIPLIER.col()),
                "multiplier_changed")
            .when(next.lt(shown).and(rolled.equalTo(false)), "fell")
            .when(coalesce(wattHours.gt(mostWh), lit(false)), "impossible")
            .when(next.lt(shown), "roll_over")
            .otherwise("ordinary");
    Column known = RegisterTables.SPAN_CODE.col().isin("ordinary", "roll_over");
    return pairs
        .withColumn(RegisterTables.SPAN_CODE.name(), code)
        .withColumn(RegisterTables.SPAN_WH.name(), when(known, wattHours))
        .withColumn(RegisterTables.SPAN_MINUTES.name(), hours.multiply(lit(60)).cast("bigint"));
  }

  /** Finds which spans together cover an hour: each must begin where the one before it ends. */
  private static Dataset<Row> kinds(Dataset<Row> spans) {
    Column from = RegisterTables.FROM_UTC.col();
    Column to = RegisterTables.TO_UTC.col();
    Column hour = date_trunc("HOUR", from);
    WindowSpec inTime =
        Window.partitionBy(MinerColumns.POINT_ID.col(), col(HOUR)).orderBy(from, to);
    WindowSpec ofHour = Window.partitionBy(MinerColumns.POINT_ID.col(), col(HOUR));
    Column within = to.leq(col(HOUR).plus(expr("INTERVAL 1 HOUR")));
    Column before = lag(to, 1).over(inTime);
    Dataset<Row> placed =
        spans
            .withColumn(HOUR, hour)
            .withColumn(
                FOLLOWS,
                when(before.isNull(), from.equalTo(col(HOUR))).otherwise(from.equalTo(before)));
    Column covered =
        min(within.and(col(FOLLOWS)).and(RegisterTables.SPAN_WH.col().isNotNull()).cast("int"))
            .over(ofHour)
            .equalTo(1)
            .and(
                sum(unix_micros(to).minus(unix_micros(from)))
                    .over(ofHour)
                    .equalTo(SECONDS_AN_HOUR * 1_000_000));
    return placed.withColumn(
        RegisterTables.SPAN_KIND.name(), when(covered, OF_HOUR).otherwise("total"));
  }

  /**
   * The hours that spans cover exactly, as rows of {@link CoreTables#METER_HOURS}.
   *
   * @param spans rows of {@link RegisterTables#SPANS}
   */
  public static Dataset<Row> hours(Dataset<Row> spans) {
    Dataset<Row> hours =
        spans
            .where(RegisterTables.SPAN_KIND.col().equalTo(OF_HOUR))
            .groupBy(
                MinerColumns.POINT_ID.col(),
                Columns.SITE_ID.col(),
                date_trunc("HOUR", RegisterTables.FROM_UTC.col()).as(Columns.HOUR_START_UTC.name()))
            .agg(
                min(Columns.MARKET_DATE.col()).as(Columns.MARKET_DATE.name()),
                sum(RegisterTables.SPAN_WH.col()).as(MinerColumns.ENERGY_WH.name()),
                max(Columns.RECEIVED_AT.col()).as(Columns.RECEIVED_AT.name()),
                max(Columns.SOURCE_FILE.col()).as(Columns.SOURCE_FILE.name()),
                max(Columns.LINE_NO.col()).as(Columns.LINE_NO.name()),
                max(Columns.RUN_SEQ.col()).as(Columns.RUN_SEQ.name()))
            .withColumn(MinerColumns.METER_STATUS.name(), lit("ok"))
            .withColumn(MinerColumns.MESSAGE_NO.name(), MinerColumns.MESSAGE_NO.asNull())
            .withColumn(MinerColumns.INTERVALS.name(), MinerColumns.INTERVALS.asNull());
    List<Column> columns = new ArrayList<>();
    for (ColumnSpec column : CoreTables.METER_HOURS.columns()) {
      columns.add(column.as(column.col()));
    }
    return hours.select(columns.toArray(Column[]::new));
  }

  /**
   * Interval readings, and hours from registers where a point has no interval reading.
   *
   * @param metered rows of {@link CoreTables#METER_HOURS}
   * @param spans rows of {@link RegisterTables#SPANS} of the same partitions
   */
  public static Dataset<Row> addTo(Dataset<Row> metered, Dataset<Row> spans) {
    Dataset<Row> ofRegisters =
        hours(spans)
            .join(
                metered.select(MinerColumns.POINT_ID.col(), Columns.HOUR_START_UTC.col()),
                CollectionConverters.asScala(
                        List.of(MinerColumns.POINT_ID.name(), Columns.HOUR_START_UTC.name()))
                    .toSeq(),
                "left_anti");
    return metered
        .select(CoreTables.METER_HOURS.select())
        .unionByName(ofRegisters.select(CoreTables.METER_HOURS.select()));
  }
}
