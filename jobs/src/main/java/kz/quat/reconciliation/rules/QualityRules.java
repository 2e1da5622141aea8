package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Expression;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.ColumnSpec;
import org.apache.spark.sql.Column;

/** Every rule of data quality, in display order. */
public final class QualityRules {

  public static final List<QualityRule> ALL =
      List.of(
          MissingHours.RULE,
          ZeroBlock.RULE,
          FlatLine.RULE,
          CopiedDay.RULE,
          RegisterIndex.RULE,
          Spike.RULE,
          SignError.RULE,
          UnitFactor1000.RULE,
          ShiftedHours.RULE,
          OverConnection.RULE,
          TotalMismatch.RULE);

  private QualityRules() {}

  /** The columns of all counts. */
  public static ColumnSpec[] columns() {
    return ALL.stream().flatMap(rule -> rule.columns().stream()).toArray(ColumnSpec[]::new);
  }

  /** The counts over rows of one kind, named like their columns. */
  public static List<Column> counts(Of of, DataQuality thresholds) {
    return ALL.stream()
        .flatMap(rule -> rule.counts(of).stream())
        .map(count -> count.column().as(count.expression().of(thresholds)))
        .toList();
  }

  /** Columns that the counts need in addition to those of {@link SiteHourRows}, by name. */
  public static Map<String, Column> hourColumns(DataQuality thresholds) {
    return all(QualityRule::hourColumns, thresholds);
  }

  /** Columns with lengths of runs that the counts need, by name; they use {@link #hourColumns}. */
  public static Map<String, Column> runs(DataQuality thresholds) {
    return all(QualityRule::runs, thresholds);
  }

  private static Map<String, Column> all(
      Function<QualityRule, Map<String, Expression>> columns, DataQuality thresholds) {
    Map<String, Column> all = new LinkedHashMap<>();
    for (QualityRule rule : ALL) {
      columns.apply(rule).forEach((name, column) -> all.put(name, column.of(thresholds)));
    }
    return all;
  }

  /** Ids of the rules that question something in a row with all counts, joined by semicolons. */
  public static Column broken() {
    return concat_ws(
        ";", ALL.stream().map(rule -> when(rule.isBroken(), rule.id())).toArray(Column[]::new));
  }

  /** The worst severity among them; null if no rule questions anything. */
  public static Column worst() {
    Column worst = lit("none");
    for (Severity severity : Severity.values()) {
      Column any =
          ALL.stream()
              .filter(rule -> rule.severity() == severity)
              .map(QualityRule::isBroken)
              .reduce(Column::or)
              .orElse(lit(false));
      worst = when(any, severity.name().toLowerCase(Locale.ROOT)).otherwise(worst);
    }
    return worst;
  }
}
