package kz.quat.quota;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The factor by which a site's weight is multiplied because of its compliance record, and the
 * reason. Of the grounds that apply, the one with the smallest factor counts.
 *
 * @param factor above 0, at most 1
 * @param reasonCode no_record, compliant, not_weighed (the ground that applies has the factor 1),
 *     not_reported, mismatch, difference, exceeded, missing or late
 * @param detail the figures behind it, {@code name=value} joined by {@code ;}; empty without a
 *     record
 */
public record Compliance(double factor, String reasonCode, String detail) {

  /** A site without a record has the factor 1. */
  public static final Compliance NO_RECORD = new Compliance(1, SiteShare.NO_RECORD, "");

  public Compliance {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException(
          "Invalid compliance factor: " + factor + " (must be above 0, at most 1)");
    }
  }

  private static final String JUDGED = "is_judged";
  private static final String JUDGED_MONTH = "judged_month";
  private static final String JUDGED_METERED_HOURS = "judged_metered_hours";

  /** If the share is above {@code abovePct} percent, the factor applies. */
  public record Ground(double abovePct, double factor) {}

  /**
   * Which factor applies when.
   *
   * @param leastMeteredHours with fewer metered hours, the grounds that count hours are left out
   * @param leastFilings with fewer filings due, the grounds that count filings are left out
   * @param notReported share of metered hours without an accepted report
   * @param mismatch share of the metered energy by which reports differ from it, hour by hour
   * @param difference share of the reconciliation's comparisons that differ by more than the
   *     tolerance
   * @param exceeded share of metered hours in which the quota was exceeded by more than the
   *     tolerance
   * @param missing share of the filings due that never arrived complete
   * @param late share of the filings due that arrived complete only after the deadline
   */
  public record Rule(
      int leastMeteredHours,
      int leastFilings,
      Ground notReported,
      Ground mismatch,
      Ground difference,
      Ground exceeded,
      Ground missing,
      Ground late) {}

  /**
   * The record of a site.
   *
   * @param notReportedPct null if no metered hour had to be reported by now
   * @param mismatchPct null if no hour has both a report and a reading
   * @param differencePct null if nothing could be compared
   * @param exceededPct null if no metered hour had a quota
   * @param missingPct null if no filing was due; the same holds for the next
   */
  public record Figures(
      long meteredHours,
      long filingsDue,
      @Nullable Double notReportedPct,
      @Nullable Double mismatchPct,
      @Nullable Double differencePct,
      @Nullable Double exceededPct,
      @Nullable Double missingPct,
      @Nullable Double latePct) {

    String detail() {
      return ("metered_hours=%d;not_reported_pct=%s;mismatch_pct=%s;difference_pct=%s;"
              + "exceeded_pct=%s;filings_due=%d;missing_pct=%s;late_pct=%s")
          .formatted(
              meteredHours,
              text(notReportedPct),
              text(mismatchPct),
              text(differencePct),
              text(exceededPct),
              filingsDue,
              text(missingPct),
              text(latePct));
    }

    private static String text(@Nullable Double pct) {
      return pct == null ? "unknown" : String.format(Locale.ROOT, "%.3f", pct);
    }
  }

  /** The factor that follows from a record. */
  public static Compliance of(Figures figures, Rule rule) {
    boolean metered = figures.meteredHours() >= rule.leastMeteredHours();
    boolean due = figures.filingsDue() >= rule.leastFilings();
    if (!metered && !due) {
      return NO_RECORD;
    }
    Compliance worst = new Compliance(1, "compliant", figures.detail());
    if (metered) {
      worst = worst.orWorse(figures, "not_reported", figures.notReportedPct(), rule.notReported());
      worst = worst.orWorse(figures, "mismatch", figures.mismatchPct(), rule.mismatch());
      worst = worst.orWorse(figures, "difference", figures.differencePct(), rule.difference());
      worst = worst.orWorse(figures, "exceeded", figures.exceededPct(), rule.exceeded());
    }
    if (due) {
      worst = worst.orWorse(figures, "missing", figures.missingPct(), rule.missing());
      worst = worst.orWorse(figures, "late", figures.latePct(), rule.late());
    }
    return worst;
  }

  private Compliance orWorse(Figures figures, String code, @Nullable Double pct, Ground ground) {
    if (pct == null || pct <= ground.abovePct()) {
      return this;
    }
    if (ground.factor() < factor) {
      return new Compliance(ground.factor(), code, figures.detail());
    }
    return factor < 1 ? this : new Compliance(1, "not_weighed", figures.detail());
  }

  /**
   * The record of every site over some months.
   *
   * <p>An hour without a report counts against a site only in months of a period whose filing has
   * been judged. Before reports were required, and before a deadline has passed, nothing is
   * missing.
   *
   * @param siteMonths rows of {@link ComplianceTables#SITES}; this method collects one row per site
   * @param filings rows of {@link ComplianceTables#FILINGS} whose periods overlap these months
   */
  public static Map<String, Figures> records(Dataset<Row> siteMonths, Dataset<Row> filings) {
    Map<String, Figures> records = new TreeMap<>();
    Column judged = col(JUDGED).eqNullSafe(true);
    withJudged(siteMonths, filings)
        .groupBy(Columns.SITE_ID.col())
        .agg(
            total(ComplianceTables.METERED_HOURS),
            ComplianceTables.NOT_REPORTED_HOURS.as(
                sum(when(judged, ComplianceTables.NOT_REPORTED_HOURS.col()).otherwise(0L))),
            total(ComplianceTables.COMPARED_WH),
            total(ComplianceTables.MISMATCH_WH),
            total(ComplianceTables.DIFFERENCES),
            total(ComplianceTables.QUOTA_HOURS),
            total(ComplianceTables.EXCEEDED_HOURS),
            total(ComplianceTables.FILINGS_DUE),
            ComplianceTables.FILINGS_MISSING.as(
                sum(
                    ComplianceTables.FILINGS_MISSING
                        .col()
                        .plus(ComplianceTables.FILINGS_PARTIAL.col())
                        .plus(ComplianceTables.CLOSINGS_UNNOTIFIED.col()))),
            total(ComplianceTables.FILINGS_LATE),
            total(ComplianceTables.COMPARISONS),
            sum(when(judged, ComplianceTables.METERED_HOURS.col()).otherwise(0L))
                .as(JUDGED_METERED_HOURS))
        .collectAsList()
        .forEach(
            row ->
                records.put(
                    Columns.SITE_ID.from(row),
                    new Figures(
                        number(row, ComplianceTables.METERED_HOURS),
                        number(row, ComplianceTables.FILINGS_DUE),
                        pct(
                            number(row, ComplianceTables.NOT_REPORTED_HOURS),
                            row.<Long>getAs(JUDGED_METERED_HOURS)),
                        pct(
                            number(row, ComplianceTables.MISMATCH_WH),
                            number(row, ComplianceTables.COMPARED_WH)),
                        pct(
                            number(row, ComplianceTables.DIFFERENCES),
                            number(row, ComplianceTables.COMPARISONS)),
                        pct(
                            number(row, ComplianceTables.EXCEEDED_HOURS),
                            number(row, ComplianceTables.QUOTA_HOURS)),
                        pct(
                            number(row, ComplianceTables.FILINGS_MISSING),
                            number(row, ComplianceTables.FILINGS_DUE)),
                        pct(
                            number(row, ComplianceTables.FILINGS_LATE),
                            number(row, ComplianceTables.FILINGS_DUE)))));
    return records;
  }

  /**
   * Adds to each month of a site whether a filing for it has been judged. Left outer, one to one.
   */
  private static Dataset<Row> withJudged(Dataset<Row> siteMonths, Dataset<Row> filings) {
    Column open =
        ComplianceTables.FILING_CODE
            .col()
            .isin(ComplianceTables.NOT_DUE, ComplianceTables.NOT_WATCHED);
    Column ofHours = ComplianceTables.EXPECTED_HOURS.col().isNotNull();
    Column month = col(JUDGED_MONTH);
    Dataset<Row> judged =
        filings
            .where(ComplianceTables.IN_RECORD.col().and(not(open)).and(ofHours))
            .select(
                Columns.SITE_ID.col(),
                explode(
                        sequence(
                            trunc(ComplianceTables.DUTY_PERIOD_FROM.col(), "MM"),
                            trunc(ComplianceTables.DUTY_PERIOD_TO.col(), "MM"),
                            expr("INTERVAL 1 MONTH")))
                    .as(JUDGED_MONTH))
            .distinct()
            .withColumn(JUDGED, lit(true));
    return siteMonths
        .as("months")
        .join(
            broadcast(judged.as("filings")),
            Columns.SITE_ID
                .in("months")
                .equalTo(Columns.SITE_ID.in("filings"))
                .and(Columns.MARKET_DATE.in("months").equalTo(month)),
            "left_outer")
        .drop(Columns.SITE_ID.in("filings"));
  }

  private static Column total(ColumnSpec counted) {
    return counted.as(sum(counted.col()));
  }

  private static long number(Row row, ColumnSpec counted) {
    return counted.<Long>from(row);
  }

  private static @Nullable Double pct(long part, long whole) {
    return whole == 0 ? null : (Double) (100.0 * part / whole);
  }
}
