package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.stream.Stream;
import kz.quat.config.CheckingRules.FeeRules;
import kz.quat.config.CheckingRules.Reconciliation;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares every two sources of a site's consumption that can be compared. */
public final class SitesReconciled {

  private static final String PAIR = "pair";
  private static final int PCT_DIGITS = 4;

  private SitesReconciled() {}

  /**
   * The rules and dates of the night.
   *
   * @param issueDate day on which the quotas are issued: fees due before it are overdue
   * @param until first day for which nothing is expected yet
   */
  public record Terms(Reconciliation rules, FeeRules fees, LocalDate issueDate, LocalDate until) {}

  /**
   * Rows of {@link ReconciliationTables#RECONCILIATION}. A pair has no row if both sides are
   * missing, nor has a pair with purchases if the site bought nothing.
   *
   * @param months site months with their quality, whole quarters
   * @param fees {@link ReconciliationTables#FEES}
   */
  public static Dataset<Row> of(Dataset<Row> months, Dataset<Row> fees, Terms terms) {
    Comparisons comparisons = new Comparisons(terms.rules());
    Dataset<Row> quarters =
        Quarters.with(
            months, fees, terms.fees(), terms.rules().feePct(), terms.issueDate(), terms.until());
    Column pairs = array(comparisons.all().toArray(Column[]::new));
    Dataset<Row> rows =
        quarters
            .select(
                Stream.concat(
                        Stream.of(Comparisons.site()).map(ColumnSpec::col),
                        Stream.of(explode(pairs).as(PAIR)))
                    .toArray(Column[]::new))
            .select(
                Stream.concat(
                        Stream.of(Comparisons.site()).map(ColumnSpec::col),
                        Stream.of(col(PAIR + ".*")))
                    .toArray(Column[]::new))
            .where(col(Comparisons.IS_KEPT));
    return judged(rows, comparisons).select(ReconciliationTables.RECONCILIATION.select());
  }

  private static Dataset<Row> judged(Dataset<Row> rows, Comparisons comparisons) {
    Column left = ReconciliationColumns.LEFT_WH.col();
    Column right = ReconciliationColumns.RIGHT_WH.col();
    Column difference = ReconciliationColumns.DIFFERENCE_WH.col();
    Column apart = when(col(Comparisons.IS_BOUND), difference).otherwise(abs(difference));
    Column missing = when(left.isNull(), "left").when(right.isNull(), "right").otherwise("none");
    Column outcome =
        when(difference.isNull(), "missing")
            .when(col(Comparisons.IS_JUDGED).notEqual(true), "incomplete")
            .when(apart.leq(ReconciliationColumns.TOLERANCE_WH.col()), "agrees")
            .when(difference.gt(0), "higher")
            .otherwise("lower");
    Column code = ReconciliationColumns.OUTCOME_CODE.col();
    Column cause =
        when(left.isNull(), col(Comparisons.IF_LEFT_MISSING))
            .when(right.isNull(), col(Comparisons.IF_RIGHT_MISSING))
            .when(code.equalTo("agrees"), col(Comparisons.IF_AGREED))
            .when(code.equalTo("lower"), col(Comparisons.IF_LOWER))
            .when(code.equalTo("higher"), col(Comparisons.IF_HIGHER));
    return rows.where(left.isNotNull().or(right.isNotNull()))
        .withColumn(
            ReconciliationColumns.DIFFERENCE_WH.name(),
            ReconciliationColumns.DIFFERENCE_WH.as(left.minus(right)))
        .withColumn(
            ReconciliationColumns.DIFFERENCE_PCT.name(),
            when(
                right.gt(0),
                round(
                    difference.cast("double").multiply(lit(100.0)).divide(right.cast("double")),
                    PCT_DIGITS)))
        .withColumn(
            ReconciliationColumns.TOLERANCE_WH.name(),
            comparisons.toleranceWh(right, col(Comparisons.TOLERANCE_PCT)))
        .withColumn(ReconciliationColumns.OUTCOME_CODE.name(), outcome)
        .withColumn(ReconciliationColumns.MISSING_SIDE.name(), missing)
        .withColumn(ReconciliationColumns.CAUSE_CODE.name(), cause);
  }
}
