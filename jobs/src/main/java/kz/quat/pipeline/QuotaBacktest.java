package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.allocation.cases.Policy;
import kz.quat.backtest.ActualDay;
import kz.quat.backtest.ByDay;
import kz.quat.backtest.DayPlan;
import kz.quat.backtest.DayScore;
import kz.quat.backtest.ForecastChoice;
import kz.quat.backtest.KnownCalendar;
import kz.quat.backtest.KnownNights;
import kz.quat.backtest.KnownRows;
import kz.quat.backtest.PolicyReplays;
import kz.quat.clean.CleanRules;
import kz.quat.config.QuatConfig;
import kz.quat.domain.PseudoRegion;
import kz.quat.domain.UserErrorException;
import kz.quat.grid.StrainInputs;
import kz.quat.publish.run.CommitPoint;
import kz.quat.quota.QuotaSettings;
import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Replays past nights and scores them: {@code quat backtest quota}. It reads the warehouse as it
 * was last published, each table once for the whole span, and changes nothing in it.
 */
public final class QuotaBacktest {

  private final SparkSession spark;
  private final QuatConfig config;
  private final Progress progress;

  public QuotaBacktest(SparkSession spark, QuatConfig config, Progress progress) {
    this.spark = spark;
    this.config = config;
    this.progress = progress;
  }

  /**
   * The span and policies to replay.
   *
   * @param to the last delivery day, inclusive
   */
  public record Request(
      LocalDate from, LocalDate to, List<Policy> policies, ForecastChoice forecast) {
    public Request {
      policies = List.copyOf(policies);
    }
  }

  /**
   * The result.
   *
   * @param scores by day and policy
   * @param withheld days that a night would not have published, with the reason
   */
  public record Result(List<DayScore> scores, List<String> withheld) {
    public Result {
      scores = List.copyOf(scores);
      withheld = List.copyOf(withheld);
    }
  }

  /**
   * Replays the span.
   *
   * @throws UserErrorException (input) if no run was ever published
   */
  public Result run(Request request) {
    Map<String, Long> snapshots =
        CommitPoint.read(config.paths())
            .map(CommitPoint::snapshots)
            .orElseThrow(
                () ->
                    new UserErrorException(
                        UserErrorException.Kind.INPUT,
                        "No run is published yet: there is no history to play again"));
    try (Warehouse warehouse = Warehouse.openForReading(spark, config, snapshots)) {
      return new Replay(warehouse, request).run();
    }
  }

  private final class Replay {
    private final Warehouse warehouse;
    private final Request request;
    private final List<DayPlan> days;
    private final KnownNights nights;
    private final KnownRows regions;
    private final KnownRows ties;
    private final KnownRows sites;
    private final Dataset<Row> regionsNow;

    Replay(Warehouse warehouse, Request request) {
      this.warehouse = warehouse;
      this.request = request;
      days = DayPlan.span(request.from(), request.to(), config.market());
      regionsNow = local(CoreTables.REGIONS);
      Dataset<Row> rejected =
          warehouse
              .read(CoreTables.REJECTED)
              .select(
                  Columns.SOURCE.col(),
                  Columns.SOURCE_FILE.col(),
                  Columns.LINE_NO.col(),
                  Columns.ITEM_NO.col())
              .persist(StorageLevel.MEMORY_AND_DISK());
      nights =
          new KnownNights(
              source -> warehouse.read(source.table()),
              rejected,
              local(CoreTables.REGISTER_SITES),
              regionsNow,
              warehouse.holds(CoreTables.METERING_POINTS)
                  ? local(CoreTables.METERING_POINTS)
                  : null,
              CleanRules.of(config),
              clocks());
      regions = versions(RawTables.GRID_REGIONS, CoreTables.REGIONS, Columns.REGION);
      ties = versions(RawTables.GRID_TIES, CoreTables.TIES, GridColumns.TIE);
      sites = versions(RawTables.REGISTER, CoreTables.REGISTER_SITES, Columns.SITE_ID);
    }

    /** A small table, read once and held by the driver. */
    private Dataset<Row> local(TableSpec table) {
      return spark.createDataFrame(warehouse.read(table).collectAsList(), table.structType());
    }

    private KnownRows versions(RawTables.Source source, TableSpec table, ColumnSpec key) {
      return new KnownRows(table, key, nights.small(source).collectAsList());
    }

    Result run() {
      KnownNights.Span span =
          new KnownNights.Span(
              days,
              new KnownCalendar(nights.small(RawTables.CALENDAR).collectAsList()),
              config.forecast().historyDays(),
              request.forecast());
      Dataset<Row> inputs =
          nights.strainInputs(
              span,
              spark.createDataFrame(KnownNights.dayRows(days), KnownNights.daysType()),
              areas(),
              DayRules.reserve(config.rules()),
              config.grid().availableFactorPct());
      long regionHours = warehouse.rows(CoreTables.REGION_HOURS).atMost();
      ByDay known = progress.stage("known", () -> byDay(inputs, regionHours));
      ByDay measured = progress.stage("measured", () -> byDay(measured(), regionHours));
      long siteHours = warehouse.rows(CoreTables.SITE_HOURS).atMost();
      ByDay used = progress.stage("used", () -> byDay(used(), siteHours));
      PolicyReplays replays =
          new PolicyReplays(
              request.policies(), (day, without) -> DayRules.missing(config, day, without));
      progress.stage(
          "replay",
          () -> {
            days.forEach(day -> replay(replays, day, known, measured, used));
            return true;
          });
      nights.rejected().unpersist();
      return new Result(replays.scores(), replays.withheld());
    }

    private void replay(
        PolicyReplays replays, DayPlan day, ByDay known, ByDay measured, ByDay used) {
      LocalDate date = day.date();
      QuotaSettings settings = DayRules.quotaSettings(config.rules(), date);
      PolicyReplays.Known then =
          new PolicyReplays.Known(
              config.market().day(date),
              settings,
              known.of(date),
              regions.inForce(date, day.issuedAt()),
              ties.inForce(date, day.issuedAt()),
              sites.inForce(date, day.issuedAt()));
      ActualDay actual =
          new ActualDay(
              measured.of(date),
              regions.inForce(date, Instant.MAX),
              ties.inForce(date, Instant.MAX),
              settings);
      replays.replay(then, actual, used.of(date));
    }

    private ByDay byDay(Dataset<Row> rows, long atMost) {
      return new ByDay(
          KeyOrderedRows.rows(rows, atMost, Columns.MARKET_DATE.col(), Columns.MARKET_HOUR.col()));
    }

    private Dataset<Row> inSpan(TableSpec table) {
      Column date = Columns.MARKET_DATE.col();
      return warehouse
          .read(table)
          .where(
              date.geq(functions.lit(request.from())).and(date.leq(functions.lit(request.to()))));
    }

    private Dataset<Row> measured() {
      return StrainInputs.measured(
          inSpan(CoreTables.REGION_HOURS),
          inSpan(CoreTables.AVAILABLE_CAPACITY),
          regionsNow,
          DayRules.reserve(config.rules()));
    }

    private Dataset<Row> used() {
      return inSpan(CoreTables.SITE_HOURS)
          .where(MinerColumns.USED_WH.col().isNotNull())
          .select(
              Columns.SITE_ID.col(),
              Columns.MARKET_DATE.col(),
              Columns.MARKET_HOUR.col(),
              MinerColumns.USED_WH.col());
    }

    private Clocks clocks() {
      return DayRules.clocks(spark, config.rules(), config.market().zoneId());
    }

    /** The country's regions in force on the last day, with their zone and clock. */
    private Dataset<Row> areas() {
      Map<String, String> zoneIds = config.rules().regions().zoneIds();
      Map<String, String> zones = new TreeMap<>();
      regions
          .inForce(request.to(), Instant.MAX)
          .forEach(row -> zones.put(Columns.REGION.from(row), Columns.ZONE.from(row)));
      List<Row> rows = new ArrayList<>();
      zones.forEach(
          (region, zone) -> {
            if (!PseudoRegion.is(region)) {
              rows.add(
                  KnownNights.areaRow(
                      region, zone, zoneIds.getOrDefault(region, config.market().zoneId())));
            }
          });
      return spark.createDataFrame(rows, KnownNights.areasType());
    }
  }
}
