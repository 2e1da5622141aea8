package kz.quat.compliance;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.schema.UtilisationColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The record of every site and month: obligations, reports compared with meters, quotas. */
public final class SiteRecords {

  private static final String SITES = "sites";
  private static final String FIGURES = "figures";
  private static final List<ColumnSpec> FIGURES_OF_MONTH = ComplianceTables.SITE_MONTH_FIGURES;

  private SiteRecords() {}

  /**
   * The tables from which the months are derived.
   *
   * @param register {@link CoreTables#REGISTER_SITES}
   * @param filings {@link ComplianceTables#FILINGS} of the watched months
   * @param siteHours {@link CoreTables#SITE_HOURS} of the months whose hours changed
   * @param uptake {@link OutTables#QUOTA_UTILISATION} of the same months
   * @param before {@link ComplianceTables#SITES} of the other months, whose hours did not change
   * @param submissions {@link CoreTables#FILINGS} that arrived since the watched months began
   * @param reconciled {@link ReconciliationTables#RECONCILIATION} of the watched months
   * @param questioned {@link ReconciliationTables#QUALITY_SITE_MONTHS} of the watched months
   */
  public record Inputs(
      Dataset<Row> register,
      Dataset<Row> filings,
      Dataset<Row> siteHours,
      Dataset<Row> uptake,
      Dataset<Row> before,
      Dataset<Row> submissions,
      Dataset<Row> reconciled,
      Dataset<Row> questioned) {}

  /**
   * Rows of {@link ComplianceTables#SITES}, one for every site and month about which anything is
   * known. Every source gives the same columns of sums by site and month, and the table is the sum
   * over all sources, so no source needs to know the months of the others.
   *
   * @param from first day of the first month
   * @param until first day after the last month
   */
  public static Dataset<Row> of(Inputs inputs, Clocks clocks, LocalDate from, LocalDate until) {
    Dataset<Row> sums =
        Stream.of(
                duties(inputs.filings()),
                hours(inputs.siteHours()),
                quotas(inputs.uptake()),
                inputs.before().select(columns(kept())),
                refused(inputs.submissions(), clocks.marketZone()),
                differences(inputs.reconciled()),
                questions(inputs.questioned()))
            .reduce(Dataset::unionByName)
            .orElseThrow()
            .where(Columns.MARKET_DATE.col().geq(lit(from)))
            .where(Columns.MARKET_DATE.col().lt(lit(until)))
            .groupBy(Columns.SITE_ID.col(), Columns.MARKET_DATE.col())
            .agg(total(FIGURES_OF_MONTH.get(0)), rest());
    Dataset<Row> sites =
        ObligatedSites.of(inputs.register(), clocks)
            .where(ObligatedSites.isLast())
            .select(Columns.SITE_ID.col(), Columns.REGION.col(), Columns.MINER_BIN.col());
    return sums.as(FIGURES)
        .join(
            broadcast(sites.as(SITES)),
            Columns.SITE_ID.in(FIGURES).equalTo(Columns.SITE_ID.in(SITES)),
            "inner")
        .drop(Columns.SITE_ID.in(SITES))
        .select(ComplianceTables.SITES.select());
  }

  private static Column[] rest() {
    return FIGURES_OF_MONTH.stream().skip(1).map(SiteRecords::total).toArray(Column[]::new);
  }

  /** Nothing known of a figure that may be unknown is no 0. */
  private static Column total(ColumnSpec column) {
    Column sum = sum(column.col());
    return column.as(column.required() ? coalesce(sum, lit(0L)) : sum);
  }

  /**
   * The select list of site, month and every figure: the given ones, and nothing for the others.
   */
  private static Column[] columns(Map<ColumnSpec, Column> given) {
    List<Column> columns =
        new ArrayList<>(List.of(Columns.SITE_ID.col(), Columns.MARKET_DATE.col()));
    for (ColumnSpec figure : FIGURES_OF_MONTH) {
      Column nothing = figure.required() ? lit(0L) : lit(null);
      columns.add(figure.as(given.getOrDefault(figure, nothing)));
    }
    return columns.toArray(Column[]::new);
  }

  /**
   * Figures kept from before: those derived from hours. The other figures come from their sources
   * every night.
   */
  private static Map<ColumnSpec, Column> kept() {
    return FIGURES_OF_MONTH.stream()
        .filter(ComplianceTables.HOUR_FIGURES::contains)
        .collect(Collectors.toMap(figure -> figure, ColumnSpec::col));
  }

  /** Filing figures by the month of the period's last day. */
  private static Dataset<Row> duties(Dataset<Row> filings) {
    Column code = ComplianceTables.FILING_CODE.col();
    Column open = code.isin(ComplianceTables.NOT_DUE, ComplianceTables.NOT_WATCHED);
    return filings
        .where(ComplianceTables.IN_RECORD.col())
        .where(not(open))
        .withColumn(Columns.MARKET_DATE.name(), month(Columns.MARKET_DATE.col()))
        .select(
            columns(
                Map.of(
                    ComplianceTables.FILINGS_DUE, lit(1L),
                    ComplianceTables.FILINGS_ON_TIME, one(code.equalTo(ComplianceTables.ON_TIME)),
                    ComplianceTables.FILINGS_LATE, one(code.equalTo(ComplianceTables.LATE)),
                    ComplianceTables.FILINGS_PARTIAL, one(code.equalTo(ComplianceTables.PARTIAL)),
                    ComplianceTables.FILINGS_MISSING,
                        one(code.isin(ComplianceTables.MISSING, ComplianceTables.REFUSED)),
                    ComplianceTables.CLOSINGS_UNNOTIFIED,
                        one(code.equalTo(ComplianceTables.CLOSED_WITHOUT_NOTICE)))));
  }

  private static Dataset<Row> hours(Dataset<Row> siteHours) {
    Column metered = MinerColumns.METERED_WH.col();
    Column reported = MinerColumns.REPORTED_WH.col();
    Column both = metered.isNotNull().and(reported.isNotNull());
    return siteHours
        .withColumn(Columns.MARKET_DATE.name(), month(Columns.MARKET_DATE.col()))
        .select(
            columns(
                Map.of(
                    ComplianceTables.METERED_HOURS, one(metered.isNotNull()),
                    ComplianceTables.REPORTED_HOURS, one(reported.isNotNull()),
                    ComplianceTables.NOT_REPORTED_HOURS,
                        one(metered.isNotNull().and(reported.isNull())),
                    ComplianceTables.COMPARED_WH, when(both, metered).otherwise(0L),
                    ComplianceTables.COMPARED_REPORTED_WH, when(both, reported).otherwise(0L),
                    ComplianceTables.MISMATCH_WH,
                        when(both, abs(reported.minus(metered))).otherwise(0L))));
  }

  private static Dataset<Row> quotas(Dataset<Row> uptake) {
    Column code = UtilisationColumns.UTILISATION_CODE.col();
    return uptake
        .where(code.notEqual(UtilisationColumns.NO_METER))
        .withColumn(Columns.MARKET_DATE.name(), month(Columns.MARKET_DATE.col()))
        .select(
            columns(
                Map.of(
                    ComplianceTables.QUOTA_HOURS, lit(1L),
                    ComplianceTables.EXCEEDED_HOURS, one(code.equalTo(UtilisationColumns.EXCEEDED)),
                    ComplianceTables.QUOTA_EXCEEDED_WH,
                        when(
                                code.equalTo(UtilisationColumns.EXCEEDED),
                                UtilisationColumns.EXCEEDED_WH.col())
                            .otherwise(0L),
                    ComplianceTables.QUOTA_ALLOWED_WH,
                        UtilisationColumns.QUOTA_WH
                            .col()
                            .plus(coalesce(UtilisationColumns.EXEMPT_WH.col(), lit(0L))),
                    ComplianceTables.QUOTA_USED_WH, UtilisationColumns.FIRM_USED_WH.col())));
  }

  /** Refused reports by the month, in market time, in which their period began. */
  private static Dataset<Row> refused(Dataset<Row> submissions, String marketZone) {
    Column began = to_date(from_utc_timestamp(MinerColumns.PERIOD_FROM.col(), marketZone));
    return submissions
        .where(Columns.SITE_ID.col().isNotNull().and(MinerColumns.PERIOD_FROM.col().isNotNull()))
        .withColumn(Columns.MARKET_DATE.name(), month(began))
        .select(
            columns(
                Map.of(ComplianceTables.READINGS_REFUSED, MinerColumns.READINGS_REJECTED.col())));
  }

  /**
   * Differences found by reconciliation. A quarter's comparison is in each of its months and counts
   * only in the last.
   */
  private static Dataset<Row> differences(Dataset<Row> reconciled) {
    Column code = ReconciliationColumns.OUTCOME_CODE.col();
    Column quarterly = ReconciliationColumns.PERIOD.col().equalTo("quarter");
    Column lastMonth = pmod(functions.month(Columns.MARKET_DATE.col()), lit(3)).equalTo(0);
    return reconciled
        .where(code.isin("agrees", "higher", "lower"))
        .where(not(quarterly).or(lastMonth))
        .select(
            columns(
                Map.of(
                    ComplianceTables.COMPARISONS, lit(1L),
                    ComplianceTables.DIFFERENCES, one(code.isin("higher", "lower")))));
  }

  private static Dataset<Row> questions(Dataset<Row> questioned) {
    Column hours =
        Stream.of(
                SiteMonthColumns.REPORTED_ZERO,
                SiteMonthColumns.REPORTED_FLAT,
                SiteMonthColumns.REPORTED_COPIED,
                SiteMonthColumns.REPORTED_SPIKES,
                SiteMonthColumns.REPORTED_UNIT_HOURS,
                SiteMonthColumns.REPORTED_SHIFTED,
                SiteMonthColumns.REPORTED_OVER)
            .map(ColumnSpec::col)
            .reduce(Column::plus)
            .orElseThrow();
    Column rules = SiteMonthColumns.RULES_BROKEN.col();
    return questioned.select(
        columns(
            Map.of(
                ComplianceTables.QUESTIONED_HOURS,
                hours,
                ComplianceTables.RULES_BROKEN,
                when(rules.equalTo(""), 0L).otherwise(size(split(rules, ";"))))));
  }

  private static Column month(Column date) {
    return trunc(date, "MM");
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
