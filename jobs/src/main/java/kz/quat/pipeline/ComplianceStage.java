package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.compliance.FilingRecord;
import kz.quat.compliance.ObligationRows;
import kz.quat.compliance.SiteRecords;
import kz.quat.config.FilingRules;
import kz.quat.domain.FilingPeriod;
import kz.quat.domain.PeriodKind;
import kz.quat.domain.WorkingDays;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Records how the sites keep their obligations. It runs before the quotas, which may take
 * compliance into account.
 */
final class ComplianceStage {

  static final Stage STAGE =
      Stage.named("compliance", "Determines how sites kept filing obligations, period by period.")
          .reads(
              CoreTables.REGISTER_SITES,
              CoreTables.REPORTED_HOURS,
              CoreTables.SITE_HOURS,
              CoreTables.FILINGS,
              CoreTables.CALENDAR_DAYS,
              OutTables.QUOTA_UTILISATION,
              ReconciliationTables.REPORTED_TOTALS,
              ReconciliationTables.FEE_DECLARATIONS,
              ReconciliationTables.RECONCILIATION,
              ReconciliationTables.QUALITY_SITE_MONTHS,
              ComplianceTables.FILINGS,
              ComplianceTables.SITES)
          .writes(ComplianceTables.FILINGS, ComplianceTables.SITES)
          .needs(Handover.MONTHS)
          .runs(state -> new ComplianceStage(state.night(), state.get(Handover.MONTHS)).run());

  /**
   * An upper bound that lets the driver write the rows: obligations and site-months are few however
   * long the history.
   */
  private static final long BY_LAW = 0;

  private final Night night;
  private final Warehouse warehouse;
  private final FilingRules rules;
  private final ZoneId marketZone;

  private final SortedSet<LocalDate> months;

  /**
   * The stage for one night.
   *
   * @param months the months whose hours this run may have changed
   */
  private ComplianceStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.months = months;
    this.warehouse = night.warehouse();
    this.rules = night.config().rules().filing();
    this.marketZone = ZoneId.of(night.config().market().zoneId());
  }

  /** First day of the watched period. */
  private LocalDate watchedFrom() {
    return night.day().withDayOfMonth(1).minusMonths(rules.watchMonths());
  }

  /** Derives the filing record, then from it the record of the sites that the quotas may use. */
  private void run() {
    filings();
    sites();
  }

  /** Derives the watched periods again even without new input, because deadlines pass. */
  private void filings() {
    LocalDate from = watchedFrom();
    WorkingDays calendar = CalendarDays.of(warehouse.rows(CoreTables.CALENDAR_DAYS).list());
    List<FilingPeriod> periods = FilingPeriod.of(rules.duties(), calendar, from, night.day());
    LocalDate earliest =
        periods.stream().map(FilingPeriod::from).min(LocalDate::compareTo).orElse(from);
    Set<LocalDate> partitions = watchedMonths();
    periods.forEach(period -> partitions.add(period.to().withDayOfMonth(1)));
    Dataset<Row> record =
        FilingRecord.of(
            new FilingRecord.Inputs(
                warehouse.read(CoreTables.REGISTER_SITES),
                night.days(
                    CoreTables.REPORTED_HOURS, earliest.minusDays(1), night.day().plusDays(1)),
                night.days(
                    ReconciliationTables.REPORTED_TOTALS,
                    PeriodKind.QUARTER.first(earliest).minusDays(1),
                    night.day().plusDays(1)),
                submissionsSince(earliest),
                warehouse.read(ReconciliationTables.FEE_DECLARATIONS),
                duties(ObligationRows.periods(periods, calendar, marketZone)),
                duties(
                    ObligationRows.closings(
                        rules.duties(), calendar, from, night.day(), marketZone))),
            new FilingRecord.Terms(
                night.clocks(),
                night.issuedAt(),
                firstArrival(CoreTables.FILINGS),
                firstArrival(ReconciliationTables.FEE_DECLARATIONS),
                rules.leastCoveredPct()));
    warehouse.replacePartitions(ComplianceTables.FILINGS, record, partitions, BY_LAW);
  }

  private SortedSet<LocalDate> watchedMonths() {
    SortedSet<LocalDate> watched = new TreeSet<>();
    for (LocalDate month = watchedFrom();
        !month.isAfter(night.day());
        month = month.plusMonths(1)) {
      watched.add(month);
    }
    return watched;
  }

  /**
   * Derives the sites' record: counts of the touched months from their hours, counts of the other
   * months from the existing rows.
   */
  private void sites() {
    LocalDate from = watchedFrom();
    LocalDate until = night.day().withDayOfMonth(1).plusMonths(1);
    boolean isNew = !warehouse.holds(ComplianceTables.SITES);
    SortedSet<LocalDate> watched = watchedMonths();
    SortedSet<LocalDate> counted = new TreeSet<>(isNew ? watched : months);
    counted.retainAll(watched);
    SortedSet<LocalDate> others = new TreeSet<>(watched);
    others.removeAll(counted);
    Dataset<Row> sites =
        SiteRecords.of(
            new SiteRecords.Inputs(
                warehouse.read(CoreTables.REGISTER_SITES),
                night.days(ComplianceTables.FILINGS, from, until),
                night.months(CoreTables.SITE_HOURS, counted),
                night.months(OutTables.QUOTA_UTILISATION, counted),
                night.months(ComplianceTables.SITES, others),
                submissionsSince(from),
                night.days(ReconciliationTables.RECONCILIATION, from, until),
                night.days(ReconciliationTables.QUALITY_SITE_MONTHS, from, until)),
            night.clocks(),
            from,
            until);
    warehouse.replacePartitions(ComplianceTables.SITES, sites, watched, BY_LAW);
  }

  private Dataset<Row> duties(List<Row> rows) {
    return night.spark().createDataFrame(rows, ObligationRows.TYPE);
  }

  /**
   * Reports that arrived since a day. A report cannot arrive before its period begins; one day is
   * added for the difference of the clocks.
   */
  private Dataset<Row> submissionsSince(LocalDate first) {
    Instant since = first.minusDays(1).atStartOfDay(marketZone).toInstant();
    return warehouse
        .read(CoreTables.FILINGS)
        .where(Columns.RECEIVED_AT.col().geq(functions.lit(since)))
        .where(MinerColumns.READINGS.col().gt(0));
  }

  private @Nullable Instant firstArrival(TableSpec table) {
    return warehouse.rows(table).earliest(Columns.RECEIVED_AT);
  }
}
