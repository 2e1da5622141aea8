package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.schema.ColumnSpec;
import org.apache.spark.sql.Column;

/** A rule that questions hours or reports of a site and month. */
public final class QualityRule {

  /** Severity, worst last. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /** The kind of rows of a site and month from which a count is made. */
  public enum Of {
    /** {@link SiteHourRows} in the order of time; the expression aggregates them. */
    HOURS,
    /** {@link RefusedRows}, readings refused for their value; the expression aggregates them. */
    REFUSED_READINGS,
    /** Totals that reports state; the expression aggregates them. */
    TOTALS,
    /** The month's own row with all sums. */
    MONTH
  }

  /** An expression that may depend on thresholds. */
  @FunctionalInterface
  public interface Expression {
    Column of(DataQuality thresholds);
  }

  /**
   * A count of a rule.
   *
   * @param column the count's column; 0 if nothing is questioned
   */
  public record Count(Of of, ColumnSpec column, Expression expression) {}

  private final String id;
  private final Severity severity;
  private final List<String> thresholds;
  private final List<Count> counts = new ArrayList<>();
  private final Map<String, Expression> hourColumns = new LinkedHashMap<>();
  private final Map<String, Expression> runs = new LinkedHashMap<>();

  private QualityRule(String id, Severity severity, List<String> thresholds) {
    this.id = id;
    this.severity = severity;
    this.thresholds = thresholds;
  }

  /**
   * A rule without counts.
   *
   * @param id in lower snake_case
   * @param thresholds keys of conf/rules/data_quality.yaml that its expressions use
   */
  static QualityRule named(String id, Severity severity, String... thresholds) {
    return new QualityRule(id, severity, List.of(thresholds));
  }

  /** Adds a count. */
  QualityRule counts(Of of, ColumnSpec column, Expression expression) {
    counts.add(new Count(of, column, expression));
    return this;
  }

  /** Adds a column to the hourly rows for use in counts. */
  QualityRule hourColumn(String name, Expression expression) {
    hourColumns.put(name, expression);
    return this;
  }

  /**
   * Adds a column with the length of a run up to and including the hour.
   *
   * @param starts true in the hour before the run
   */
  QualityRule run(String name, Expression starts) {
    runs.put(name, thresholds -> SiteHourRows.runOf(starts.of(thresholds), lit(0)));
    return this;
  }

  /** The rule's id in lower snake_case. */
  public String id() {
    return id;
  }

  /** The rule's severity. */
  public Severity severity() {
    return severity;
  }

  /** Keys of conf/rules/data_quality.yaml. */
  public List<String> thresholds() {
    return thresholds;
  }

  /** The columns of its counts. */
  public List<ColumnSpec> columns() {
    return counts.stream().map(Count::column).toList();
  }

  /** Its counts over rows of that kind. */
  List<Count> counts(Of of) {
    return counts.stream().filter(count -> count.of() == of).toList();
  }

  /** Columns of the hourly rows by name; unmodifiable. */
  Map<String, Expression> hourColumns() {
    return hourColumns;
  }

  /**
   * Columns with lengths of runs by name, which may use those of {@link #hourColumns};
   * unmodifiable.
   */
  Map<String, Expression> runs() {
    return runs;
  }

  /** Whether the rule questions anything, from a month's row with all counts. */
  Column isBroken() {
    return columns().stream()
        .map(column -> column.col().gt(0))
        .reduce(Column::or)
        .orElse(lit(false));
  }
}
