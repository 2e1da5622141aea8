package kz.quat.compliance;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.HourColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Determines how every site kept its filing obligations, period by period. */
public final class FilingRecord {

  private static final String DUE = "due";
  private static final String SENT = "sent";
  private static final String SOMETHING_ACCEPTED = "something_accepted";
  private static final List<String> KEY =
      List.of(
          Columns.SITE_ID.name(),
          ComplianceTables.DUTY_ID.name(),
          ComplianceTables.DUTY_PERIOD_FROM.name());

  private FilingRecord() {}

  /**
   * The tables from which the record is derived.
   *
   * @param register {@link CoreTables#REGISTER_SITES}
   * @param reported {@link CoreTables#REPORTED_HOURS} of the watched periods
   * @param totals {@link ReconciliationTables#REPORTED_TOTALS} that overlap them
   * @param submissions {@link CoreTables#FILINGS} that arrived since they began
   * @param declarations {@link ReconciliationTables#FEE_DECLARATIONS}; empty if none ever came
   * @param periods of {@link ObligationRows#periods}
   * @param closings of {@link ObligationRows#closings}
   */
  public record Inputs(
      Dataset<Row> register,
      Dataset<Row> reported,
      Dataset<Row> totals,
      Dataset<Row> submissions,
      Dataset<Row> declarations,
      Dataset<Row> periods,
      Dataset<Row> closings) {}

  /**
   * The terms by which filings are judged.
   *
   * @param issuedAt deadlines after it have not passed
   * @param watchedFrom first arrival of any report; null if none ever came
   * @param declarationsWatchedFrom first arrival of any declaration of the fee; null if none ever
   *     came
   * @param leastCoveredPct percentage of a period's hours that makes a filing complete
   */
  public record Terms(
      Clocks clocks,
      Instant issuedAt,
      @Nullable Instant watchedFrom,
      @Nullable Instant declarationsWatchedFrom,
      double leastCoveredPct) {}

  /**
   * Whether filings were not watched yet at an instant, so that none could have been taken in
   * before it.
   */
  static Column unwatched(@Nullable Instant watchedFrom, Column until) {
    return watchedFrom == null ? lit(true) : until.leq(lit(watchedFrom));
  }

  /** Rows of {@link ComplianceTables#FILINGS}. */
  public static Dataset<Row> of(Inputs inputs, Terms terms) {
    Dataset<Row> sites = ObligatedSites.of(inputs.register(), terms.clocks());
    Dataset<Row> periods = inputs.periods().where(not(ObligationRows.isKeptByFeeDeclarations()));
    Dataset<Row> due = ObligatedSites.bound(sites, periods);
    Column hoursOnly = ObligationRows.HOURS_ONLY.col();
    Dataset<Row> hours =
        arrivals(FiledHours.of(inputs.reported()), sites, periods.where(hoursOnly))
            .unionByName(
                arrivals(
                    FiledHours.of(inputs.reported(), inputs.totals()),
                    sites,
                    periods.where(not(hoursOnly))));
    Dataset<Row> filed =
        whole(due, hours, terms)
            .join(submissions(due, inputs.submissions()), on(KEY), "left_outer");
    return judged(filed, terms)
        .unionByName(ClosingRecord.of(sites, inputs, terms))
        .unionByName(DeclarationRecord.of(sites, inputs, terms));
  }

  /**
   * Number of hours of a site, obligation and period by the arrival of their first value.
   *
   * @param filed of {@link FiledHours}
   */
  private static Dataset<Row> arrivals(
      Dataset<Row> filed, Dataset<Row> sites, Dataset<Row> periods) {
    Dataset<Row> days =
        periods.select(
            explode(
                    sequence(
                        ComplianceTables.DUTY_PERIOD_FROM.col(),
                        ComplianceTables.DUTY_PERIOD_TO.col()))
                .as(Columns.LOCAL_DATE.name()),
            ComplianceTables.DUTY_ID.col(),
            ComplianceTables.DUTY_PERIOD_FROM.col(),
            ObligationRows.DUE_AT.col());
    Dataset<Row> clocks =
        sites.where(ObligatedSites.isLast()).select(Columns.SITE_ID.col(), Clocks.ZONE_ID.col());
    Column received = Columns.RECEIVED_AT.col();
    Column first = Columns.FIRST_RECEIVED_AT.col();
    Column dueAt = ObligationRows.DUE_AT.col();
    return filed
        .join(broadcast(clocks), on(List.of(Columns.SITE_ID.name())), "inner")
        .withColumn(Columns.LOCAL_DATE.name(), HourColumns.localDate(Clocks.ZONE_ID.col()))
        .join(broadcast(days), on(List.of(Columns.LOCAL_DATE.name())), "inner")
        .groupBy(
            Stream.concat(KEY.stream(), Stream.of(Columns.FIRST_RECEIVED_AT.name()))
                .map(functions::col)
                .toArray(Column[]::new))
        .agg(
            ComplianceTables.COVERED_HOURS.as(count(lit(1))),
            ComplianceTables.AMENDED_HOURS.as(hours(received.gt(first))),
            ComplianceTables.AMENDED_LATE_HOURS.as(hours(first.lt(dueAt).and(received.geq(dueAt)))),
            ComplianceTables.LAST_FILED_AT.as(max(received)),
            ComplianceTables.REVISIONS.as(max(MinerColumns.REVISION.col())));
  }

  private static Column hours(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }

  /**
   * Every obligation with its arrived hours (left outer join of many arrivals to one obligation,
   * then grouped into one row).
   */
  private static Dataset<Row> whole(Dataset<Row> due, Dataset<Row> arrivals, Terms terms) {
    Column first = Columns.FIRST_RECEIVED_AT.col();
    Column soFar =
        sum(ComplianceTables.COVERED_HOURS.col())
            .over(
                Window.partitionBy(KEY.stream().map(functions::col).toArray(Column[]::new))
                    .orderBy(first)
                    .rowsBetween(Window.unboundedPreceding(), Window.currentRow()));
    Column needed =
        ceil(ComplianceTables.EXPECTED_HOURS.col().multiply(lit(terms.leastCoveredPct() / 100)));
    String hoursSoFar = "hours_so_far";
    Column inTime = first.lt(ObligationRows.DUE_AT.col());
    return due.join(arrivals, on(KEY), "left_outer")
        .withColumn(hoursSoFar, soFar)
        .groupBy(Stream.of(due.columns()).map(functions::col).toArray(Column[]::new))
        .agg(
            total(ComplianceTables.COVERED_HOURS),
            ComplianceTables.ON_TIME_HOURS.as(
                coalesce(sum(when(inTime, ComplianceTables.COVERED_HOURS.col())), lit(0L))),
            total(ComplianceTables.AMENDED_HOURS),
            total(ComplianceTables.AMENDED_LATE_HOURS),
            ComplianceTables.REVISIONS.as(max(ComplianceTables.REVISIONS.col())),
            ComplianceTables.COMPLETED_AT.as(
                min(when(functions.col(hoursSoFar).geq(needed), first))),
            ComplianceTables.LAST_FILED_AT.as(max(ComplianceTables.LAST_FILED_AT.col())));
  }

  private static Column total(ColumnSpec column) {
    return column.as(coalesce(sum(column.col()), lit(0L)));
  }

  /** Reports that overlap a period, including refused ones. */
  private static Dataset<Row> submissions(Dataset<Row> due, Dataset<Row> submissions) {
    Column touches =
        Columns.SITE_ID
            .in(DUE)
            .equalTo(Columns.SITE_ID.in(SENT))
            .and(MinerColumns.PERIOD_FROM.col().lt(functions.col(ObligatedSites.END_UTC)))
            .and(MinerColumns.PERIOD_TO.col().gt(functions.col(ObligatedSites.START_UTC)));
    return due.as(DUE)
        .join(
            submissions
                .select(
                    Columns.SITE_ID.col(),
                    MinerColumns.PERIOD_FROM.col(),
                    MinerColumns.PERIOD_TO.col(),
                    Columns.RECEIVED_AT.col(),
                    MinerColumns.READINGS_REJECTED
                        .col()
                        .lt(MinerColumns.READINGS.col())
                        .as(SOMETHING_ACCEPTED))
                .as(SENT),
            touches,
            "inner")
        .groupBy(
            Columns.SITE_ID.in(DUE),
            ComplianceTables.DUTY_ID.in(DUE),
            ComplianceTables.DUTY_PERIOD_FROM.in(DUE))
        .agg(
            ComplianceTables.SUBMISSIONS.as(count(lit(1))),
            max(functions.col(SOMETHING_ACCEPTED)).as(SOMETHING_ACCEPTED),
            ComplianceTables.FIRST_FILED_AT.as(min(Columns.RECEIVED_AT.col())));
  }

  /**
   * Values of the columns about hours for filings that have none; each kind of filing may set more.
   */
  static final Map<String, Column> NO_HOURS =
      Map.of(
          ComplianceTables.EXPECTED_HOURS.name(), ComplianceTables.EXPECTED_HOURS.asNull(),
          ComplianceTables.COVERED_HOURS.name(), lit(0L),
          ComplianceTables.ON_TIME_HOURS.name(), lit(0L),
          ComplianceTables.AMENDED_HOURS.name(), lit(0L),
          ComplianceTables.AMENDED_LATE_HOURS.name(), lit(0L),
          ComplianceTables.REVISIONS.name(), ComplianceTables.REVISIONS.asNull());

  /**
   * The status of a filing by time: on time, late, not due or not watched; null otherwise, when the
   * caller decides.
   *
   * @param unwatched whether it fell due before filings of its kind were watched
   */
  static Column byTime(Terms terms, Column unwatched) {
    Column completed = ComplianceTables.COMPLETED_AT.col();
    Column dueAt = ObligationRows.DUE_AT.col();
    return when(completed.lt(dueAt), ComplianceTables.ON_TIME)
        .when(completed.isNotNull(), ComplianceTables.LATE)
        .when(dueAt.gt(lit(terms.issuedAt())), ComplianceTables.NOT_DUE)
        .when(unwatched, ComplianceTables.NOT_WATCHED);
  }

  private static Dataset<Row> judged(Dataset<Row> filed, Terms terms) {
    Column submissions = coalesce(ComplianceTables.SUBMISSIONS.col(), lit(0L));
    Column code =
        byTime(terms, unwatched(terms.watchedFrom(), functions.col(ObligatedSites.END_UTC)))
            .when(
                ComplianceTables.COVERED_HOURS.col().gt(0).or(functions.col(SOMETHING_ACCEPTED)),
                ComplianceTables.PARTIAL)
            .when(submissions.gt(0), ComplianceTables.REFUSED)
            .otherwise(ComplianceTables.MISSING);
    return filed
        .withColumn(ComplianceTables.SUBMISSIONS.name(), submissions)
        .withColumn(ComplianceTables.FILING_CODE.name(), code)
        .withColumn(ComplianceTables.LATE_BY_DAYS.name(), lateByDays(terms))
        .withColumn(Columns.MARKET_DATE.name(), ComplianceTables.DUTY_PERIOD_TO.col())
        .select(ComplianceTables.FILINGS.select());
  }

  /** Days, in market time, from the deadline to the arrival that completed it. */
  static Column lateByDays(Terms terms) {
    Column completed = ComplianceTables.COMPLETED_AT.col();
    Column day = to_date(from_utc_timestamp(completed, terms.clocks().marketZone()));
    return ComplianceTables.LATE_BY_DAYS.as(
        when(
            completed.geq(ObligationRows.DUE_AT.col()),
            datediff(day, ComplianceTables.DUE_ON.col())));
  }

  static scala.collection.immutable.Seq<String> on(List<String> names) {
    return CollectionConverters.asScala(names).toSeq();
  }
}
