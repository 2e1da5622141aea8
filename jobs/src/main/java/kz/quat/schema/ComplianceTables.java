package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;
import static kz.quat.schema.Columns.MINER_BIN;
import static kz.quat.schema.Columns.REGION;
import static kz.quat.schema.Columns.SITE_ID;

import java.util.List;
import java.util.stream.Stream;
import kz.quat.schema.TableSpec.Partitioning;

/**
 * Tables on how sites keep their filing obligations, and on published figures that amendments
 * changed.
 */
public final class ComplianceTables {

  private ComplianceTables() {}

  /**
   * Number of published days of filing periods: those that conf/rules/filing.yaml keeps watching.
   */
  private static final int PUBLISHED_DAYS = 460;

  public static final ColumnSpec DUTY_ID =
      text("duty_id", "Filing duty: conf/rules/filing.yaml, duties");
  public static final ColumnSpec REGIME =
      text("regime", "Order or law that governs the period; none = none sets the duty");
  public static final ColumnSpec DUTY_BASIS =
      text("duty_basis", "law, or practice where no law sets the duty");
  public static final ColumnSpec IN_RECORD =
      typed("in_record", ColumnType.BOOL, Unit.NONE, "Whether the duty counts in a site's record");
  public static final ColumnSpec DUTY_PERIOD_FROM =
      date("period_from", "First day of the period, on the site's own clock");
  public static final ColumnSpec DUTY_PERIOD_TO =
      date("period_to", "Last day of the period; of a closing: the site's last day");

  /** The column by which the table is partitioned. */
  public static final ColumnSpec PERIOD_MARKET_DATE =
      new ColumnSpec(
          Columns.MARKET_DATE.name(),
          ColumnType.DATE,
          Unit.NONE,
          true,
          "The period's last day again: what the table is cut by");

  public static final ColumnSpec DUE_ON =
      date("due_on", "Last day, on the market's clock, on which a filing is in time");
  public static final ColumnSpec DUE_BASIS_CODE =
      text(
          "due_basis_code",
          "calendar; weekends_only: the calendar source has no day of that year, so holidays are"
              + " not known");
  public static final ColumnSpec EXPECTED_HOURS =
      count("expected_hours", "Hours of the period in which the site was licensed and connected")
          .nullable();
  public static final ColumnSpec COVERED_HOURS =
      count(
          "covered_hours",
          "Hours of the period with a reported value in force, hourly or, where the duty allows it,"
              + " as part of a total; an hour with both counts once");
  public static final ColumnSpec ON_TIME_HOURS =
      count("on_time_hours", "Hours of which a first value had arrived by the deadline");
  public static final ColumnSpec AMENDED_HOURS =
      count("amended_hours", "Hours whose value in force arrived later than their first one");
  public static final ColumnSpec AMENDED_LATE_HOURS =
      count(
          "amended_late_hours",
          "Hours filed in time whose value in force arrived after the deadline");
  public static final ColumnSpec SUBMISSIONS =
      count("submissions", "Reports received that touch the period, refused ones included");
  public static final ColumnSpec REVISIONS =
      typed(
              "revisions",
              ColumnType.INT,
              Unit.NONE,
              "Highest revision among the values in force; null = none")
          .nullable();
  public static final ColumnSpec FIRST_FILED_AT =
      instant("first_filed_at", "When a report that touches the period first arrived; null = never")
          .nullable();
  public static final ColumnSpec COMPLETED_AT =
      instant(
              "completed_at",
              "Arrival with which the filing was whole (conf: least_covered_pct); null = it is not")
          .nullable();
  public static final ColumnSpec LAST_FILED_AT =
      instant("last_filed_at", "Arrival of the newest value in force; null = none").nullable();
  public static final ColumnSpec LATE_BY_DAYS =
      typed(
              "late_by_days",
              ColumnType.INT,
              Unit.NONE,
              "Days from the deadline to the day on which the filing was whole; null = not late or"
                  + " not whole")
          .nullable();
  public static final ColumnSpec FILING_CODE =
      text(
          "filing_code",
          "on_time; late; partial: past due, not whole; refused: past due, something arrived and"
              + " every value of it was refused; missing: past due, nothing arrived;"
              + " closed_without_notice; not_due; not_watched: the period ended before the first"
              + " report of anybody was taken in; of a fee: it was due before the first declaration"
              + " was");

  /** {@link #FILING_CODE}: complete by the deadline. */
  public static final String ON_TIME = "on_time";

  /** {@link #FILING_CODE}: complete after the deadline. */
  public static final String LATE = "late";

  /** {@link #FILING_CODE}: past due and incomplete. */
  public static final String PARTIAL = "partial";

  /** {@link #FILING_CODE}: past due, every value was refused. */
  public static final String REFUSED = "refused";

  /** {@link #FILING_CODE}: past due, nothing arrived. */
  public static final String MISSING = "missing";

  /** {@link #FILING_CODE}: the site closed without giving notice in time. */
  public static final String CLOSED_WITHOUT_NOTICE = "closed_without_notice";

  /** {@link #FILING_CODE}: the deadline has not passed. */
  public static final String NOT_DUE = "not_due";

  /** {@link #FILING_CODE}: due before any filing of its kind could have been taken in. */
  public static final String NOT_WATCHED = "not_watched";

  public static final TableSpec FILINGS =
      new TableSpec(
          "out_compliance__filings",
          "Filing duties of every site and period, and how they were kept",
          List.of(
              SITE_ID,
              DUTY_ID,
              DUTY_PERIOD_FROM,
              DUTY_PERIOD_TO,
              PERIOD_MARKET_DATE,
              REGION,
              MINER_BIN,
              REGIME,
              DUTY_BASIS,
              IN_RECORD,
              DUE_ON,
              DUE_BASIS_CODE,
              EXPECTED_HOURS,
              COVERED_HOURS,
              ON_TIME_HOURS,
              AMENDED_HOURS,
              AMENDED_LATE_HOURS,
              SUBMISSIONS,
              REVISIONS,
              FIRST_FILED_AT,
              COMPLETED_AT,
              LAST_FILED_AT,
              LATE_BY_DAYS,
              FILING_CODE),
          List.of(SITE_ID, DUTY_ID, DUTY_PERIOD_FROM),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          PUBLISHED_DAYS);

  /** First day of the month. */
  public static final ColumnSpec MONTH_MARKET_DATE =
      new ColumnSpec(
          Columns.MARKET_DATE.name(),
          ColumnType.DATE,
          Unit.NONE,
          true,
          "First day of the month; hours by the market's clock, filings by their period's last"
              + " day");

  public static final ColumnSpec FILINGS_DUE =
      count("filings_due", "Filing duties that are past due or already kept");
  public static final ColumnSpec FILINGS_ON_TIME =
      count("filings_on_time", "Filings due that were complete in time");
  public static final ColumnSpec FILINGS_LATE =
      count("filings_late", "Filings due that were completed after the deadline");
  public static final ColumnSpec FILINGS_PARTIAL =
      count("filings_partial", "Filings that are past due and incomplete");
  public static final ColumnSpec FILINGS_MISSING =
      count("filings_missing", "Filings that are past due with nothing accepted");
  public static final ColumnSpec CLOSINGS_UNNOTIFIED =
      count("closings_unnotified", "Closings without notice");
  public static final ColumnSpec READINGS_REFUSED =
      count("readings_refused", "Readings refused in reports whose period began in the month");
  public static final ColumnSpec COMPARISONS =
      count(
          "reconciliation_comparisons",
          "Comparisons of out_compliance__reconciliation that could be judged");
  public static final ColumnSpec DIFFERENCES =
      count("reconciliation_differences", "Comparisons beyond the tolerance, up or down");
  public static final ColumnSpec QUESTIONED_HOURS =
      count(
          "questioned_hours",
          "Reported hours that the rules of data quality question (zeros, flat, copied, spikes,"
              + " unit, shifted, above the connection); an hour that two rules question counts"
              + " twice");
  public static final ColumnSpec RULES_BROKEN =
      count("quality_rules_broken", "Rules of data quality that question an hour of the month");
  public static final ColumnSpec METERED_HOURS = SiteMonthColumns.METERED_HOURS;
  public static final ColumnSpec REPORTED_HOURS = SiteMonthColumns.REPORTED_HOURS;
  public static final ColumnSpec NOT_REPORTED_HOURS =
      count("not_reported_hours", "Metered hours without an accepted report");
  public static final ColumnSpec COMPARED_WH =
      wh("compared_metered_wh", "Metered in hours with both a report and a reading");
  public static final ColumnSpec COMPARED_REPORTED_WH =
      wh("compared_reported_wh", "Reported in the same hours");
  public static final ColumnSpec MISMATCH_WH =
      wh("mismatch_wh", "Sum over those hours of the difference, up or down");
  public static final ColumnSpec QUOTA_HOURS =
      count("quota_hours", "Metered hours for which a quota was published");
  public static final ColumnSpec EXCEEDED_HOURS =
      count(
          "exceeded_hours",
          "Metered hours in which quota and interruptible power were exceeded beyond tolerance");
  public static final ColumnSpec QUOTA_EXCEEDED_WH =
      wh("quota_exceeded_wh", "Energy above quota and interruptible power in those hours");
  public static final ColumnSpec QUOTA_ALLOWED_WH =
      wh(
              "quota_allowed_wh",
              "Quota and exempt power of the metered hours with a quota; null = there was none, or"
                  + " counted before the column was there")
          .nullable();
  public static final ColumnSpec QUOTA_USED_WH =
      wh("quota_used_wh", "Of it, used: metered up to it; null as quota_allowed_wh").nullable();

  /** Figures of a site's month that are derived from its hours and change only with them. */
  public static final List<ColumnSpec> HOUR_FIGURES =
      List.of(
          METERED_HOURS,
          REPORTED_HOURS,
          NOT_REPORTED_HOURS,
          COMPARED_WH,
          COMPARED_REPORTED_WH,
          MISMATCH_WH,
          QUOTA_HOURS,
          EXCEEDED_HOURS,
          QUOTA_EXCEEDED_WH,
          QUOTA_ALLOWED_WH,
          QUOTA_USED_WH);

  /** All figures of a site's month, each a sum. */
  public static final List<ColumnSpec> SITE_MONTH_FIGURES =
      Stream.concat(
              Stream.of(
                  FILINGS_DUE,
                  FILINGS_ON_TIME,
                  FILINGS_LATE,
                  FILINGS_PARTIAL,
                  FILINGS_MISSING,
                  CLOSINGS_UNNOTIFIED,
                  READINGS_REFUSED,
                  COMPARISONS,
                  DIFFERENCES,
                  QUESTIONED_HOURS,
                  RULES_BROKEN),
              HOUR_FIGURES.stream())
          .toList();

  public static final TableSpec SITES =
      new TableSpec(
          "out_compliance__sites",
          "The record of every site and month: filings, reconciliation, data quality, reports"
              + " against meters, quotas; what the compliance factor rests on",
          Stream.concat(
                  Stream.of(SITE_ID, MONTH_MARKET_DATE, REGION, MINER_BIN),
                  SITE_MONTH_FIGURES.stream())
              .toList(),
          List.of(SITE_ID, MONTH_MARKET_DATE),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          PUBLISHED_DAYS);

  public static final ColumnSpec RESTATING_DATE =
      new ColumnSpec(
          Columns.MARKET_DATE.name(),
          ColumnType.DATE,
          Unit.NONE,
          true,
          "Delivery day of the run that restated the figure");
  public static final ColumnSpec RESTATED_TABLE =
      text(
          "restated_table",
          "Published table whose figure changed, summed over the day; of out_compliance__sites: the"
              + " month");
  public static final ColumnSpec RESTATED_SUBJECT =
      text("restated_subject", "Region or site whose figure changed");
  public static final ColumnSpec RESTATED_DATE =
      date(
          "restated_date",
          "Market day of the figure, which an earlier run had published; of a month its first");
  public static final ColumnSpec RESTATED_FIGURE =
      text("restated_figure", "The figure, its unit in its name");
  public static final ColumnSpec BEFORE_VALUE =
      typed(
              "before_value",
              ColumnType.DOUBLE,
              Unit.NONE,
              "Value that the run before published, in the figure's unit; null = was not known")
          .nullable();
  public static final ColumnSpec AFTER_VALUE =
      typed(
              "after_value",
              ColumnType.DOUBLE,
              Unit.NONE,
              "Value that this run publishes; null = is no longer known")
          .nullable();
  public static final ColumnSpec RESTATEMENT_CODE =
      text(
          "restatement_code",
          "amended: the same hours with other values; more_hours, fewer_hours: hours of the day"
              + " came in or were taken out; withdrawn: the day is no longer there");

  public static final TableSpec RESTATEMENTS =
      new TableSpec(
          "out_compliance__restatements",
          "What each run changed in figures of past days that an earlier run had published;"
              + " quotas themselves never change",
          List.of(
              RESTATING_DATE,
              Columns.RUN_SEQ,
              RESTATED_TABLE,
              RESTATED_SUBJECT,
              RESTATED_DATE,
              RESTATED_FIGURE,
              BEFORE_VALUE,
              AFTER_VALUE,
              RESTATEMENT_CODE),
          List.of(
              RESTATING_DATE,
              Columns.RUN_SEQ,
              RESTATED_TABLE,
              RESTATED_SUBJECT,
              RESTATED_DATE,
              RESTATED_FIGURE),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  /** Every table of compliance. */
  public static final List<TableSpec> ALL = List.of(FILINGS, SITES, RESTATEMENTS);
}
