package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/**
 * The rules that question hours of a site: docs/data-quality.md has their thresholds; what was done
 * with the hours is said by the messages of findings, under the rule's id.
 */
public enum QualityRule {
  MISSING_HOURS(Severity.INFO, SiteMonthColumns.REPORTED_MISSING, SiteMonthColumns.METERED_MISSING),
  ZERO_BLOCK(Severity.INFO, SiteMonthColumns.REPORTED_ZERO, SiteMonthColumns.METERED_ZERO),
  FLAT_LINE(Severity.WARNING, SiteMonthColumns.REPORTED_FLAT, SiteMonthColumns.METERED_FLAT),
  COPIED_DAY(Severity.WARNING, SiteMonthColumns.REPORTED_COPIED),
  SPIKE(Severity.WARNING, SiteMonthColumns.REPORTED_SPIKES, SiteMonthColumns.METERED_SPIKES),
  SIGN_ERROR(Severity.WARNING, SiteMonthColumns.REFUSED_NEGATIVE),
  UNIT_FACTOR_1000(
      Severity.ERROR, SiteMonthColumns.REPORTED_UNIT_HOURS, SiteMonthColumns.REFUSED_UNIT_HOURS),
  SHIFTED_HOURS(Severity.ERROR, SiteMonthColumns.REPORTED_SHIFTED),
  OVER_CONNECTION(
      Severity.WARNING,
      SiteMonthColumns.REPORTED_OVER,
      SiteMonthColumns.REFUSED_OVER,
      SiteMonthColumns.METERED_OVER),
  TOTAL_MISMATCH(Severity.WARNING, SiteMonthColumns.TOTALS_MISMATCHED);

  /** How bad it is, worst last. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  private final Severity severity;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<ColumnSpec> counts;

  QualityRule(Severity severity, ColumnSpec... counts) {
    this.severity = severity;
    this.counts = List.of(counts);
  }

  /** The rule's id, lower snake_case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** The columns that count what it questions. */
  public List<ColumnSpec> counts() {
    return counts;
  }

  private Column isBroken() {
    return counts.stream().map(column -> column.col().gt(0)).reduce(Column::or).orElse(lit(false));
  }

  /** Ids of the rules that question something in a row with all counts, joined by a semicolon. */
  static Column broken() {
    return concat_ws(
        ";",
        Arrays.stream(values())
            .map(rule -> when(rule.isBroken(), rule.id()))
            .toArray(Column[]::new));
  }

  /** The worst severity among them; none where there is none. */
  static Column worst() {
    Column worst = lit("none");
    for (Severity severity : Severity.values()) {
      Column any =
          Arrays.stream(values())
              .filter(rule -> rule.severity == severity)
              .map(QualityRule::isBroken)
              .reduce(Column::or)
              .orElse(lit(false));
      worst = when(any, severity.name().toLowerCase(Locale.ROOT)).otherwise(worst);
    }
    return worst;
  }
}
