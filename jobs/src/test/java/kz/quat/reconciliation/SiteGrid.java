package kz.quat.reconciliation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import kz.quat.config.CheckingRules;
import kz.quat.config.ConfigReader;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Builds sites with a connection of 10 MW in Karaganda, hour by hour; all energy in Wh. */
final class SiteGrid {

  static final String ZONE = "Asia/Almaty";
  static final CheckingRules RULES =
      ConfigReader.read(Path.of("conf/quat.yaml")).rules().checking();
  static final long MWH = 1_000_000;

  private final Spark spark;
  private final List<Row> register = new ArrayList<>();
  private final List<Row> hours = new ArrayList<>();
  private final List<Row> purchases = new ArrayList<>();
  private final List<Row> fees = new ArrayList<>();
  private final List<Row> rejected = new ArrayList<>();
  private final List<Row> filings = new ArrayList<>();
  private final List<Row> totals = new ArrayList<>();
  private final List<Row> payouts = new ArrayList<>();
  private final List<Row> network = new ArrayList<>();
  private final Set<String> networkDays = new HashSet<>();

  SiteGrid(Spark spark) {
    this.spark = spark;
  }

  /** Adds a register row of 10 MW from a day on. */
  SiteGrid site(String id, String from, @Nullable String to, @Nullable String machines) {
    return site(id, from, to, machines, "grid");
  }

  SiteGrid site(
      String id, String from, @Nullable String to, @Nullable String machines, String supply) {
    return site(id, "000000000017", from, to, machines, supply);
  }

  SiteGrid site(
      String id,
      String bin,
      String from,
      @Nullable String to,
      @Nullable String machines,
      String supply) {
    Map<ColumnSpec, Object> values = new LinkedHashMap<>();
    values.put(Columns.SITE_ID, id);
    values.put(Columns.VALID_FROM, Date.valueOf(from));
    values.put(Columns.MINER_BIN, bin);
    values.put(Columns.REGION, "KZ-35");
    values.put(Columns.CONNECTION_MW, new BigDecimal("10.000000"));
    values.put(MinerColumns.SUPPLY, supply);
    if (to != null) {
      values.put(MinerColumns.VALID_TO, Date.valueOf(to));
    }
    if (machines != null) {
      values.put(MinerColumns.MACHINES, machines);
    }
    register.add(TableRows.row(CoreTables.REGISTER_SITES, values));
    return this;
  }

  /** Adds hours from midnight of a market day on; a null is missing. */
  SiteGrid hours(String id, String day, long count, Values reported, Values metered) {
    Instant start = LocalDate.parse(day).atStartOfDay(ZoneId.of(ZONE)).toInstant();
    for (long i = 0; i < count; i++) {
      Long r = reported.at(i);
      Long m = metered.at(i);
      if (r == null && m == null) {
        continue;
      }
      Instant hour = start.plusSeconds(3600 * i);
      Map<ColumnSpec, Object> values = new LinkedHashMap<>();
      values.put(Columns.SITE_ID, id);
      values.put(Columns.HOUR_START_UTC, Timestamp.from(hour));
      values.put(Columns.MARKET_DATE, Date.valueOf(hour.atZone(ZoneId.of(ZONE)).toLocalDate()));
      values.put(Columns.CONNECTION_MW, new BigDecimal("10.000000"));
      if (r != null) {
        values.put(MinerColumns.REPORTED_WH, r);
      }
      if (m != null) {
        values.put(MinerColumns.METERED_WH, m);
      }
      hours.add(TableRows.row(CoreTables.SITE_HOURS, values));
    }
    return this;
  }

  /** The value of an hour by its number, from 0; null = missing. */
  interface Values {
    @Nullable Long at(long hour);

    static Values of(LongUnaryOperator values) {
      return hour -> values.applyAsLong(hour);
    }

    static Values none() {
      return hour -> null;
    }
  }

  SiteGrid bought(String id, String hourUtc, long wh, String price) {
    Map<ColumnSpec, Object> values = new LinkedHashMap<>();
    Instant hour = Instant.parse(hourUtc);
    values.put(Columns.SITE_ID, id);
    values.put(Columns.HOUR_START_UTC, Timestamp.from(hour));
    values.put(Columns.MARKET_DATE, Date.valueOf(hour.atZone(ZoneId.of(ZONE)).toLocalDate()));
    values.put(MinerColumns.ENERGY_WH, wh);
    values.put(ReconciliationTables.PRICE_KZT_PER_KWH, new BigDecimal(price));
    purchases.add(TableRows.row(ReconciliationTables.PURCHASES, values));
    return this;
  }

  SiteGrid paid(String id, String quarter, String kzt) {
    Map<ColumnSpec, Object> values = new LinkedHashMap<>();
    values.put(Columns.SITE_ID, id);
    values.put(ReconciliationTables.QUARTER, quarter);
    values.put(ReconciliationTables.PAID_KZT, new BigDecimal(kzt));
    fees.add(TableRows.row(ReconciliationTables.FEES, values));
    return this;
  }

  /** Adds a total of a number of hours from midnight of a market day on. */
  SiteGrid stated(
      String id, String interval, String day, long hours, long wh, @Nullable Long sumOfHours) {
    Instant start = LocalDate.parse(day).atStartOfDay(ZoneId.of(ZONE)).toInstant();
    Map<ColumnSpec, Object> values = new LinkedHashMap<>();
    values.put(Columns.SITE_ID, id);
    values.put(ReconciliationTables.INTERVAL, interval);
    values.put(MinerColumns.PERIOD_FROM, Timestamp.from(start));
    values.put(MinerColumns.PERIOD_TO, Timestamp.from(start.plusSeconds(3600 * hours)));
    values.put(Columns.MARKET_DATE, Date.valueOf(day));
    values.put(ReconciliationTables.TOTAL_WH, wh);
    if (sumOfHours != null) {
      values.put(ReconciliationTables.HOURS_SUM_WH, sumOfHours);
    }
    totals.add(TableRows.row(ReconciliationTables.REPORTED_TOTALS, values));
    return this;
  }

  /** The totals spread over hours. */
  Dataset<Row> spread() {
    return StatedTotals.spread(
        rows(ReconciliationTables.REPORTED_TOTALS, totals),
        rows(CoreTables.SITE_HOURS, hours),
        ZONE);
  }

  /** First and last month of the totals, as texts. */
  List<String> totalMonths() {
    return StatedTotals.months(rows(ReconciliationTables.REPORTED_TOTALS, totals), ZONE)
        .collectAsList()
        .stream()
        .map(Row::mkString)
        .sorted()
        .toList();
  }

  /** Adds a refused reading of a report of the site. */
  SiteGrid refused(String id, String reason, String hour, String value) {
    String file = "reports/" + rejected.size() + ".json";
    Map<ColumnSpec, Object> refusal = new LinkedHashMap<>();
    refusal.put(Columns.SOURCE, "reports");
    refusal.put(Columns.SOURCE_FILE, file);
    refusal.put(Columns.LINE_NO, 1L);
    refusal.put(Columns.REASON_CODE, reason);
    refusal.put(MinerColumns.VALUE_TEXT, value);
    refusal.put(Columns.RECORD_TEXT, "{\"hour\":\"%s\",\"value\":%s}".formatted(hour, value));
    rejected.add(TableRows.row(CoreTables.REJECTED, refusal));
    Map<ColumnSpec, Object> filing = new LinkedHashMap<>();
    filing.put(Columns.SITE_ID, id);
    filing.put(Columns.SOURCE_FILE, file);
    filing.put(Columns.LINE_NO, 1L);
    filings.add(TableRows.row(CoreTables.FILINGS, filing));
    return this;
  }

  /**
   * Adds coins paid out for a day to a site or BIN, and the network's difficulty of that day if it
   * is known.
   */
  SiteGrid coins(String payee, String day, String coins, @Nullable Double difficulty) {
    Map<ColumnSpec, Object> payout = new LinkedHashMap<>();
    payout.put(MarketColumns.PAYEE, payee);
    payout.put(Columns.MARKET_DATE, LocalDate.parse(day));
    payout.put(MarketColumns.COINS, new BigDecimal(coins));
    payouts.add(TableRows.row(MarketTables.POOL_PAYOUTS, payout));
    if (difficulty != null && networkDays.add(day)) {
      Map<ColumnSpec, Object> of = new LinkedHashMap<>();
      of.put(Columns.MARKET_DATE, LocalDate.parse(day));
      of.put(MarketColumns.DIFFICULTY, difficulty);
      of.put(MarketColumns.REWARD_COINS, new BigDecimal("3.2"));
      network.add(TableRows.row(MarketTables.NETWORK_DAYS, of));
    }
    return this;
  }

  /** The months, by the shipped rules. */
  Dataset<Row> months(String until, String... days) {
    Span span =
        Span.of(Arrays.stream(days).map(LocalDate::parse).toList(), LocalDate.parse(until), ZONE);
    return SiteMonths.of(
        new SiteMonths.Inputs(
            rows(CoreTables.REGISTER_SITES, register),
            rows(CoreTables.SITE_HOURS, hours),
            rows(ReconciliationTables.PURCHASES, purchases),
            rows(CoreTables.REJECTED, rejected),
            rows(CoreTables.FILINGS, filings),
            rows(ReconciliationTables.REPORTED_TOTALS, totals),
            payouts.isEmpty()
                ? null
                : PoolWork.of(
                    rows(MarketTables.POOL_PAYOUTS, payouts),
                    rows(MarketTables.NETWORK_DAYS, network))),
        span,
        RULES.dataQualityOn(LocalDate.parse(until)),
        RULES.machines(),
        RULES.reconciliationOn(LocalDate.parse(until)));
  }

  /** The months reconciled, each as site, month, comparison, outcome, cause. */
  List<String> reconciled(String until, String... days) {
    Dataset<Row> reconciled =
        SitesReconciled.of(
            months(until, days),
            rows(ReconciliationTables.FEES, fees),
            new SitesReconciled.Terms(
                RULES.reconciliationOn(LocalDate.parse(until)),
                RULES.fees(),
                LocalDate.parse(until),
                LocalDate.parse(until)));
    return texts(
        reconciled,
        ReconciliationTables.RECONCILIATION,
        Columns.SITE_ID,
        SiteMonthColumns.MONTH,
        ReconciliationColumns.COMPARISON,
        ReconciliationColumns.LEFT_WH,
        ReconciliationColumns.RIGHT_WH,
        ReconciliationColumns.OUTCOME_CODE,
        ReconciliationColumns.CAUSE_CODE);
  }

  /** Columns of rows sorted by key, separated by blanks; null is a dash. */
  static List<String> texts(Dataset<Row> rows, TableSpec table, ColumnSpec... columns) {
    return rows.orderBy(table.keyColumns()).collectAsList().stream()
        .map(
            row ->
                Arrays.stream(columns)
                    .map(column -> row.<@Nullable Object>getAs(column.name()))
                    .map(value -> value == null ? "-" : value.toString())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private Dataset<Row> rows(TableSpec table, List<Row> rows) {
    return spark.rows(table.structType(), rows);
  }
}
