package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the rules question, added up over the sites: one line a rule, side and month. */
public final class QuestionedHours {

  private QuestionedHours() {}

  /**
   * One line.
   *
   * @param count what was counted, as the columns of the table name it
   * @param items hours, or reports where a rule counts those
   */
  public record Line(LocalDate month, QualityRule rule, String count, long sites, long items) {}

  /**
   * The lines of some months, in the order of month and rule; a rule that questions nothing has
   * none. Bounded by rules and months.
   *
   * @param months {@link ReconciliationTables#QUALITY_SITE_MONTHS}
   */
  public static List<Line> of(Dataset<Row> months) {
    List<Column> sums = new ArrayList<>();
    for (QualityRule rule : QualityRule.values()) {
      for (kz.quat.schema.Column count : rule.counts()) {
        sums.add(sum(when(count.col().gt(0), lit(1L)).otherwise(lit(0L))));
        sums.add(sum(count.col()));
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

  private static List<Line> lines(Row row) {
    List<Line> lines = new ArrayList<>();
    LocalDate month = row.getDate(0).toLocalDate();
    int at = 1;
    for (QualityRule rule : QualityRule.values()) {
      for (kz.quat.schema.Column count : rule.counts()) {
        if (row.getLong(at + 1) > 0) {
          lines.add(new Line(month, rule, count.name(), row.getLong(at), row.getLong(at + 1)));
        }
        at += 2;
      }
    }
    return lines;
  }
}
