package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.config.CheckingRules.Machines;
import kz.quat.config.CheckingRules.Reconciliation;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRules;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.RowType;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Derives every site's month: its sums, and what the rules of data quality question in it. */
public final class SiteMonths {

  private static final List<ColumnSpec> KEY = List.of(Columns.SITE_ID, SiteMonthColumns.MONTH);

  private SiteMonths() {}

  /**
   * The tables from which the months are derived.
   *
   * @param register {@link CoreTables#REGISTER_SITES}
   * @param siteHours {@link CoreTables#SITE_HOURS} of the months
   * @param purchases {@link ReconciliationTables#PURCHASES} of the months
   * @param rejected {@link CoreTables#REJECTED}, at least what arrived since the first month began
   * @param filings {@link CoreTables#FILINGS}, likewise
   * @param totals {@link ReconciliationTables#REPORTED_TOTALS} that begin in the months
   * @param pools {@link PoolWork#of} of the months; null if no pool reports
   */
  public record Inputs(
      Dataset<Row> register,
      Dataset<Row> siteHours,
      Dataset<Row> purchases,
      Dataset<Row> rejected,
      Dataset<Row> filings,
      Dataset<Row> totals,
      @Nullable Dataset<Row> pools) {}

  /**
   * One row for every site and month in which it was registered, even if nothing was reported,
   * metered or bought: the columns of {@link ReconciliationTables#SITE_MONTHS} and of {@link
   * ReconciliationTables#QUALITY_SITE_MONTHS}. Persist it before reading it twice.
   */
  public static Dataset<Row> of(
      Inputs inputs, Span span, DataQuality rules, Machines machines, Reconciliation pools) {
    Column isOver = Columns.MARKET_DATE.col().lt(lit(span.until()));
    Dataset<Row> known =
        with(
            RegisteredSiteMonths.of(inputs.register(), span),
            HourChecks.of(inputs.siteHours().where(isOver), rules));
    Dataset<Row> counted =
        zeroWhereNull(
            known,
            SiteMonthColumns.REPORTED_HOURS,
            SiteMonthColumns.METERED_HOURS,
            SiteMonthColumns.MATCHED_HOURS);
    Dataset<Row> refused =
        RefusedReadings.of(inputs.rejected(), inputs.filings(), counted, span.marketZone(), rules);
    Dataset<Row> sides =
        with(
            with(with(counted, refused), bought(inputs.purchases().where(isOver))),
            StatedTotals.byMonth(inputs.totals(), rules));
    Dataset<Row> equipped = Equipment.with(stated(sides), machines);
    return questioned(PoolWork.with(equipped, inputs.pools(), pools), rules);
  }

  /** Adds stated totals, which count for a month only if none of its hours is reported. */
  private static Dataset<Row> stated(Dataset<Row> rows) {
    Column none = SiteMonthColumns.REPORTED_HOURS.col().equalTo(0);
    Column hours = when(none, SiteMonthColumns.STATED_HOURS.col());
    return rows.withColumn(
            SiteMonthColumns.STATED_TOTAL_WH.name(),
            when(none, SiteMonthColumns.STATED_TOTAL_WH.col()))
        .withColumn(SiteMonthColumns.STATED_HOURS.name(), coalesce(hours, lit(0L)));
  }

  /** A table's rows from such rows held by the driver. */
  public static List<Row> rows(List<Row> months, TableSpec table) {
    RowType type = RowType.of(table);
    return months.stream().map(type::narrowed).toList();
  }

  private static Dataset<Row> questioned(Dataset<Row> rows, DataQuality rules) {
    List<Column> columns = new ArrayList<>(List.of(functions.col("*")));
    columns.addAll(QualityRules.counts(Of.MONTH, rules));
    return zeroWhereNull(rows.select(columns.toArray(Column[]::new)), QualityRules.columns())
        .withColumn(SiteMonthColumns.RULES_BROKEN.name(), QualityRules.broken())
        .withColumn(SiteMonthColumns.WORST_SEVERITY.name(), QualityRules.worst());
  }

  private static Dataset<Row> zeroWhereNull(Dataset<Row> rows, ColumnSpec... counts) {
    Dataset<Row> filled = rows;
    for (ColumnSpec count : counts) {
      filled = filled.withColumn(count.name(), coalesce(count.col(), lit(0L)));
    }
    return filled;
  }

  /**
   * Adds columns (left outer join, one to one); they are null for months that are missing there.
   */
  private static Dataset<Row> with(Dataset<Row> months, Dataset<Row> more) {
    return months.join(
        broadcast(more),
        scala.jdk.javaapi.CollectionConverters.asScala(KEY.stream().map(ColumnSpec::name).toList())
            .toSeq(),
        "left_outer");
  }

  private static Dataset<Row> bought(Dataset<Row> purchases) {
    Column kzt =
        MinerColumns.ENERGY_WH
            .col()
            .cast("decimal(15,0)")
            .multiply(ReconciliationTables.PRICE_KZT_PER_KWH.col())
            .multiply(lit(new BigDecimal("0.001")));
    return purchases
        .groupBy(
            Columns.SITE_ID.col(),
            trunc(Columns.MARKET_DATE.col(), "MM").as(SiteMonthColumns.MONTH.name()))
        .agg(
            SiteMonthColumns.PURCHASED_WH.as(sum(MinerColumns.ENERGY_WH.col())),
            SiteMonthColumns.PURCHASED_KZT.as(functions.round(sum(kzt), 6)));
  }
}
