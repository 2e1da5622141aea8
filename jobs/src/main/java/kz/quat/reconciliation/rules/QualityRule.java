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

  /** How bad it is, worst last. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /** The rows of a site and month that a count is made of. */
  public enum Of {
    /** {@link SiteHourRows}, in the order of time; the expression adds them up. */
    HOURS,
    /** {@link RefusedRows}: readings refused for their value; the expression adds them up. */
    REFUSED_READINGS,
    /** Totals that reports state; the expression adds them up. */
    TOTALS,
    /** The month's own row, with all sums. */
    MONTH
  }

  /** An expression that may depend on thresholds. */
  @FunctionalInterface
  public interface Expression {
    Column of(DataQuality thresholds);
  }

  /**
   * What a rule counts.
   *
   * @param column where the count stands; 0 where nothing is questioned
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
   * A rule that counts nothing yet.
   *
   * @param id lower snake_case
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

  /** Adds a column to the rows of hours that a count uses. */
  QualityRule hourColumn(String name, Expression expression) {
    hourColumns.put(name, expression);
    return this;
  }

  /**
   * Adds the length of a run to the rows of hours, the hour itself included.
   *
   * @param starts true in the hour before the run
   */
  QualityRule run(String name, Expression starts) {
    runs.put(name, thresholds -> SiteHourRows.runOf(starts.of(thresholds), lit(0)));
    return this;
  }

  /** The rule's id, lower snake_case. */
  public String id() {
    return id;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** Keys of conf/rules/data_quality.yaml. */
  public List<String> thresholds() {
    return thresholds;
  }

  /** The columns that count what it questions. */
  public List<ColumnSpec> columns() {
    return counts.stream().map(Count::column).toList();
  }

  /** Its counts over such rows. */
  List<Count> counts(Of of) {
    return counts.stream().filter(count -> count.of() == of).toList();
  }

  /** Columns of the rows of hours by name; read only. */
  Map<String, Expression> hourColumns() {
    return hourColumns;
  }

  /** Columns of runs by name, which may use those of {@link #hourColumns}; read only. */
  Map<String, Expression> runs() {
    return runs;
  }

  /** Of a month's row with all counts: whether the rule questions anything. */
  Column isBroken() {
    return columns().stream()
        .map(column -> column.col().gt(0))
        .reduce(Column::or)
        .orElse(lit(false));
  }
}
