package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.config.CheckingRules;
import kz.quat.domain.PeriodKind;
import kz.quat.quality.Finding;
import kz.quat.reconciliation.ImputedHours;
import kz.quat.reconciliation.PoolWork;
import kz.quat.reconciliation.QuestionedHours;
import kz.quat.reconciliation.SiteMonths;
import kz.quat.reconciliation.SitesReconciled;
import kz.quat.reconciliation.Span;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MarketTables;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Compares the different sources of each site's consumption with each other, and looks for
 * implausible values.
 */
final class ReconciliationStage {

  static final Stage STAGE =
      Stage.named(
              "reconciliation",
              "Compares each site's meters, reports, fees and purchases; finds odd values.")
          .reads(
              CoreTables.REGISTER_SITES,
              CoreTables.SITE_HOURS,
              CoreTables.REJECTED,
              CoreTables.FILINGS,
              ReconciliationTables.PURCHASES,
              ReconciliationTables.REPORTED_TOTALS,
              ReconciliationTables.FEES,
              MarketTables.POOL_PAYOUTS,
              MarketTables.NETWORK_DAYS,
              ReconciliationTables.SITE_MONTHS,
              ReconciliationTables.QUALITY_SITE_MONTHS)
          .writes(
              ReconciliationTables.SITE_MONTHS,
              ReconciliationTables.QUALITY_SITE_MONTHS,
              ReconciliationTables.IMPUTED_HOURS,
              ReconciliationTables.STATED_HOURS,
              ReconciliationTables.RECONCILIATION)
          .needs(Handover.MONTHS)
          .gives(Handover.QUESTIONED)
          .runs(
              state ->
                  state.give(
                      Handover.QUESTIONED,
                      new ReconciliationStage(state.night(), state.get(Handover.MONTHS)).run()));

  /** An upper bound that lets the driver write the rows: there is one per site and month. */
  private static final long BY_LAW = 0;

  private final Night night;
  private final Warehouse warehouse;
  private final CheckingRules rules;
  private final SortedSet<LocalDate> touched = new TreeSet<>();

  /**
   * The stage for one night.
   *
   * @param touched months whose hours this run may have changed
   */
  private ReconciliationStage(Night night, SortedSet<LocalDate> touched) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.rules = night.config().rules().checking();
    touched.forEach(day -> this.touched.add(day.withDayOfMonth(1)));
    // Further hours become due as days pass, even if nothing arrives.
    this.touched.add(runningMonth());
    this.touched.add(runningMonth().minusMonths(1));
  }

  /**
   * Derives the touched months again, and the reconciliation of its whole window, because a fee may
   * arrive or fall due without any new hour.
   *
   * @return findings of the data quality rules, summed over the sites
   */
  private List<Finding> run() {
    siteMonths();
    reconcile();
    return findings();
  }

  /**
   * End of the expected hours, exclusive: the hours of the day before the delivery day are not
   * complete yet.
   */
  private LocalDate until() {
    return night.day().minusDays(1);
  }

  private LocalDate runningMonth() {
    return until().withDayOfMonth(1);
  }

  private void siteMonths() {
    String zone = night.config().market().zoneId();
    Span span = Span.of(touched, until(), zone);
    Instant since = touched.first().atStartOfDay(ZoneId.of(zone)).toInstant();
    Dataset<Row> months =
        SiteMonths.of(
            new SiteMonths.Inputs(
                warehouse.read(CoreTables.REGISTER_SITES),
                night.months(CoreTables.SITE_HOURS, touched),
                night.months(ReconciliationTables.PURCHASES, touched),
                arrivedSince(CoreTables.REJECTED, since),
                arrivedSince(CoreTables.FILINGS, since),
                night.months(ReconciliationTables.REPORTED_TOTALS, touched),
                pools()),
            span,
            rules.dataQualityOn(night.day()),
            rules.machines(),
            rules.reconciliationOn(night.day()));
    // The law bounds their number: one row per site and month.
    List<Row> held = months.collectAsList();
    months = night.spark().createDataFrame(held, months.schema());
    for (TableSpec table :
        List.of(ReconciliationTables.SITE_MONTHS, ReconciliationTables.QUALITY_SITE_MONTHS)) {
      warehouse.replaceRows(table, SiteMonths.rows(held, table), touched);
    }
    warehouse.replacePartitions(
        ReconciliationTables.IMPUTED_HOURS,
        ImputedHours.of(months, night.months(CoreTables.SITE_HOURS, touched), zone).coalesce(1),
        touched,
        night.atMost(CoreTables.SITE_HOURS, touched));
    new SpreadTotals(night).run(touched);
  }

  /** Work that pools paid for; null, without a query, if no pool reports. */
  private @Nullable Dataset<Row> pools() {
    return warehouse.holds(MarketTables.POOL_PAYOUTS)
        ? PoolWork.of(
            night.months(MarketTables.POOL_PAYOUTS, touched),
            night.months(MarketTables.NETWORK_DAYS, touched))
        : null;
  }

  /**
   * Rows of a table that arrived since a moment. A reading cannot arrive before its hour began, so
   * none is missed.
   */
  private Dataset<Row> arrivedSince(TableSpec table, Instant since) {
    return warehouse.read(table).where(Columns.RECEIVED_AT.col().geq(functions.lit(since)));
  }

  private void reconcile() {
    CheckingRules.Reconciliation tolerances = rules.reconciliationOn(night.day());
    SortedSet<LocalDate> window = monthsBefore(tolerances.months());
    LocalDate first = window.first();
    LocalDate quarterStart = PeriodKind.QUARTER.first(first);
    LocalDate end = runningMonth().plusMonths(1);
    Dataset<Row> months =
        night
            .days(ReconciliationTables.SITE_MONTHS, quarterStart, end)
            .join(
                night
                    .days(ReconciliationTables.QUALITY_SITE_MONTHS, quarterStart, end)
                    .drop(Columns.REGION.name(), SiteMonthColumns.HOURS_EXPECTED.name()),
                scala.jdk.javaapi.CollectionConverters.asScala(
                        List.of(Columns.SITE_ID.name(), SiteMonthColumns.MONTH.name()))
                    .toSeq(),
                "inner");
    Dataset<Row> reconciled =
        SitesReconciled.of(
                months,
                warehouse.read(ReconciliationTables.FEES),
                new SitesReconciled.Terms(tolerances, rules.fees(), until(), until()))
            .where(SiteMonthColumns.MONTH.col().geq(functions.lit(first)))
            .coalesce(1);
    warehouse.replacePartitions(ReconciliationTables.RECONCILIATION, reconciled, window, BY_LAW);
  }

  /** The running month and the given number of full months before it. */
  private SortedSet<LocalDate> monthsBefore(int full) {
    SortedSet<LocalDate> months = new TreeSet<>();
    for (int back = 0; back <= full; back++) {
      months.add(runningMonth().minusMonths(back));
    }
    return months;
  }

  private List<Finding> findings() {
    LocalDate first = runningMonth().minusMonths(rules.dataQualityOn(night.day()).findingMonths());
    List<Finding> findings = new ArrayList<>();
    QuestionedHours.of(
            night.days(
                ReconciliationTables.QUALITY_SITE_MONTHS, first, runningMonth().plusMonths(1)))
        .forEach(line -> findings.add(finding(line)));
    return findings;
  }

  /**
   * The finding without the names of sites, since more people may read findings than sites' data.
   */
  private static Finding finding(QuestionedHours.Line line) {
    String month = line.month().toString().substring(0, "2022-12".length());
    return new Finding(
        line.rule().id(),
        line.count() + " " + month,
        Finding.Severity.valueOf(line.rule().severity().name()),
        FindingWords.of(line.rule().id())
            .with("items", line.items())
            .with("sites", line.sites())
            .with("month", month),
        (double) line.items(),
        null);
  }
}
