package kz.quat.compliance;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Determines whether sites declared their fee (form 880.00), quarter by quarter. The tax
 * authorities receive the form; only what they pass on in {@code fee_declarations/} is known.
 */
final class DeclarationRecord {

  /** Day of the latest declaration for a site's quarter. */
  private static final String LAST_DECLARED = "last_declared_on";

  private static final String DECLARED_QUARTER = "declared_quarter";

  private DeclarationRecord() {}

  /**
   * Rows of {@link ComplianceTables#FILINGS}, one per site and period.
   *
   * @param sites of {@link ObligatedSites#of}
   */
  static Dataset<Row> of(Dataset<Row> sites, FilingRecord.Inputs inputs, FilingRecord.Terms terms) {
    Dataset<Row> due =
        ObligatedSites.bound(
            sites, inputs.periods().where(ObligationRows.isKeptByFeeDeclarations()));
    return judged(
        due.withColumn(DECLARED_QUARTER, quarterOf(ComplianceTables.DUTY_PERIOD_TO.col()))
            .join(
                declared(inputs.declarations(), terms),
                FilingRecord.on(List.of(Columns.SITE_ID.name(), DECLARED_QUARTER)),
                "left_outer"),
        terms);
  }

  /** A day's quarter in the form that declarations use. */
  private static Column quarterOf(Column day) {
    return concat_ws("-Q", year(day).cast("string"), quarter(day).cast("string"));
  }

  /** One row per site and quarter. A declaration counts from the beginning of its day. */
  private static Dataset<Row> declared(Dataset<Row> declarations, FilingRecord.Terms terms) {
    return declarations
        .groupBy(Columns.SITE_ID.col(), ReconciliationTables.QUARTER.col().as(DECLARED_QUARTER))
        .agg(
            ComplianceTables.SUBMISSIONS.as(count(lit(1))),
            ComplianceTables.COMPLETED_AT.as(
                min(atMidnight(ReconciliationTables.DECLARED_ON.col(), terms))),
            max(atMidnight(ReconciliationTables.DECLARED_ON.col(), terms)).as(LAST_DECLARED));
  }

  private static Column atMidnight(Column day, FilingRecord.Terms terms) {
    return to_utc_timestamp(day.cast("timestamp"), terms.clocks().marketZone());
  }

  private static Dataset<Row> judged(Dataset<Row> filed, FilingRecord.Terms terms) {
    Column dueAt = ObligationRows.DUE_AT.col();
    Column completed = ComplianceTables.COMPLETED_AT.col();
    Column unwatched = FilingRecord.unwatched(terms.declarationsWatchedFrom(), dueAt);
    Column code = FilingRecord.byTime(terms, unwatched).otherwise(ComplianceTables.MISSING);
    return filed
        .withColumn(ComplianceTables.FILING_CODE.name(), code)
        .withColumn(ComplianceTables.LATE_BY_DAYS.name(), FilingRecord.lateByDays(terms))
        .withColumn(
            ComplianceTables.SUBMISSIONS.name(),
            coalesce(ComplianceTables.SUBMISSIONS.col(), lit(0L)))
        .withColumn(ComplianceTables.FIRST_FILED_AT.name(), completed)
        .withColumn(ComplianceTables.LAST_FILED_AT.name(), col(LAST_DECLARED))
        .withColumns(FilingRecord.NO_HOURS)
        .withColumn(Columns.MARKET_DATE.name(), ComplianceTables.DUTY_PERIOD_TO.col())
        .select(ComplianceTables.FILINGS.select());
  }
}
