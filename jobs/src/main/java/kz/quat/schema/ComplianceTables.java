package kz.quat.schema;

import static kz.quat.schema.Column.count;
import static kz.quat.schema.Column.date;
import static kz.quat.schema.Column.instant;
import static kz.quat.schema.Column.text;
import static kz.quat.schema.Column.typed;
import static kz.quat.schema.Columns.MINER_BIN;
import static kz.quat.schema.Columns.REGION;
import static kz.quat.schema.Columns.SITE_ID;

import java.util.List;
import kz.quat.schema.Table.Partitioning;

/** How sites keep their duties, and what amendments changed in what was published. */
public final class ComplianceTables {

  private ComplianceTables() {}

  /**
   * Days of filing periods that are published: those that conf/rules/filing.yaml keeps watching.
   */
  private static final int PUBLISHED_DAYS = 460;

  public static final Column DUTY_ID =
      text("duty_id", "Filing duty: conf/rules/filing.yaml, duties");
  public static final Column REGIME =
      text("regime", "Order or law that governs the period; none = none sets the duty");
  public static final Column DUTY_BASIS =
      text("duty_basis", "law, or practice where no law sets the duty");
  public static final Column IN_RECORD =
      typed("in_record", ColumnType.BOOL, Unit.NONE, "Whether the duty counts in a site's record");
  public static final Column DUTY_PERIOD_FROM =
      date("period_from", "First day of the period, on the site's own clock");
  public static final Column DUTY_PERIOD_TO =
      date("period_to", "Last day of the period; of a closing: the site's last day");

  /** What the table is cut by. */
  public static final Column PERIOD_MARKET_DATE =
      new Column(
          Columns.MARKET_DATE.name(),
          ColumnType.DATE,
          Unit.NONE,
          true,
          "The period's last day again: what the table is cut by");

  public static final Column DUE_ON =
      date("due_on", "Last day, on the market's clock, on which a filing is in time");
  public static final Column DUE_BASIS_CODE =
      text(
          "due_basis_code",
          "calendar; weekends_only: the calendar source has no day of that year, so holidays are"
              + " not known");
  public static final Column EXPECTED_HOURS =
      count("expected_hours", "Hours of the period in which the site was licensed and connected")
          .nullable();
  public static final Column COVERED_HOURS =
      count("covered_hours", "Hours of the period with a reported value in force");
  public static final Column ON_TIME_HOURS =
      count("on_time_hours", "Hours of which a first value had arrived by the deadline");
  public static final Column AMENDED_HOURS =
      count("amended_hours", "Hours whose value in force arrived later than their first one");
  public static final Column AMENDED_LATE_HOURS =
      count("amended_late_hours", "Hours in time whose value in force arrived after the deadline");
  public static final Column SUBMISSIONS =
      count("submissions", "Reports received that touch the period, refused ones included");
  public static final Column REVISIONS =
      typed(
              "revisions",
              ColumnType.INT,
              Unit.NONE,
              "Highest revision among the values in force; null = none")
          .nullable();
  public static final Column FIRST_FILED_AT =
      instant("first_filed_at", "When a report that touches the period first arrived; null = never")
          .nullable();
  public static final Column COMPLETED_AT =
      instant(
              "completed_at",
              "Arrival with which the filing was whole (conf: least_covered_pct); null = it is not")
          .nullable();
  public static final Column LAST_FILED_AT =
      instant("last_filed_at", "Arrival of the newest value in force; null = none").nullable();
  public static final Column LATE_BY_DAYS =
      typed(
              "late_by_days",
              ColumnType.INT,
              Unit.NONE,
              "Days from the deadline to the day on which the filing was whole; null = not late or"
                  + " not whole")
          .nullable();
  public static final Column FILING_CODE =
      text(
          "filing_code",
          "on_time; late; partial: past due, not whole; refused: past due, something arrived and"
              + " every value of it was refused; missing: past due, nothing arrived;"
              + " closed_without_notice; not_due; not_watched: the period ended before the first"
              + " report of anybody was taken in");

  /** {@link #FILING_CODE}: whole by the deadline. */
  public static final String ON_TIME = "on_time";

  /** {@link #FILING_CODE}: whole after the deadline. */
  public static final String LATE = "late";

  /** {@link #FILING_CODE}: past due, not whole. */
  public static final String PARTIAL = "partial";

  /** {@link #FILING_CODE}: past due, every value refused. */
  public static final String REFUSED = "refused";

  /** {@link #FILING_CODE}: past due, nothing arrived. */
  public static final String MISSING = "missing";

  /** {@link #FILING_CODE}: a site that ended and did not say so in time. */
  public static final String CLOSED_WITHOUT_NOTICE = "closed_without_notice";

  /** {@link #FILING_CODE}: the deadline has not passed. */
  public static final String NOT_DUE = "not_due";

  /** {@link #FILING_CODE}: nothing could have been taken in. */
  public static final String NOT_WATCHED = "not_watched";

  public static final Table FILINGS =
      new Table(
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

  /** Every table of compliance. */
  public static final List<Table> ALL = List.of(FILINGS);
}
