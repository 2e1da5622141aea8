package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.reconciliation.rules.QualityRule;
import kz.quat.reconciliation.rules.QualityRules;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums over all sites what the rules question: one line per rule, side and month. */
public final class QuestionedHours {

  private QuestionedHours() {}

  /**
   * One line.
   *
   * @param count the count's column name in the table
   * @param items number of hours, or of reports if the rule counts those
   */
  public record Line(LocalDate month, QualityRule rule, String count, long sites, long items) {}

  /**
   * The lines of some months, sorted by month and rule; a rule that questions nothing has none.
   * Their number is bounded by rules and months.
   *
   * @param months {@link ReconciliationTables#QUALITY_SITE_MONTHS}
   */
  public static List<Line> of(Dataset<Row> months) {
    List<Column> sums = new ArrayList<>();
    for (QualityRule rule : QualityRules.ALL) {
      for (ColumnSpec count : rule.columns()) {
        sums.add(sum(when(count.col().gt(0), lit(1L)).otherwise(lit(0L))).as(sites(count)));
        sums.add(sum(count.col()).as(count.name()));
      }
    }
    List<Line> lines = new ArrayList<>();
    months
        .groupBy(SiteMonthColumns.MONTH.col())
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .orderBy(SiteMonthColumns.MONTH.col())
        .collectAsList()
        .forEach(row -> lines.addAll(lines(row)));
    return lines;
  }

  private static String sites(ColumnSpec count) {
    return "sites_with_" + count.name();
  }

  private static List<Line> lines(Row row) {
    List<Line> lines = new ArrayList<>();
    LocalDate month = SiteMonthColumns.MONTH.<Date>from(row).toLocalDate();
    for (QualityRule rule : QualityRules.ALL) {
      for (ColumnSpec count : rule.columns()) {
        long items = count.<Long>from(row);
        if (items > 0) {
          long sites = row.<Long>getAs(sites(count));
          lines.add(new Line(month, rule, count.name(), sites, items));
        }
      }
    }
    return lines;
  }
}
