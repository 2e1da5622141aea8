package kz.quat.quota;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.UtilisationColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares published quotas with metered consumption, by site and hour. */
public final class Utilisation {

  private static final String QUOTAS = "quotas";
  private static final String METERS = "meters";
  private static final String DAYS = "days_with_use";
  private static final String SHARE = "habitual_share";
  static final long WH_PER_MWH = 1_000_000;

  private Utilisation() {}

  /**
   * The excess over quota and interruptible power that is attributed to metering error.
   *
   * @param validFrom ISO date
   * @param pct percent of quota, exempt and interruptible power together
   * @param leastMw the smallest tolerance, MW
   */
  public record Tolerance(String validFrom, double pct, double leastMw) {}

  /**
   * Rows of {@link OutTables#QUOTA_UTILISATION}: every quota of days for which at least one meter
   * reading has arrived (many to one). Where the site's metered energy is missing, use is null and
   * the code is {@code no_meter}.
   *
   * @param quotas {@link OutTables#QUOTA_SITE_HOURS}
   * @param siteHours {@link CoreTables#SITE_HOURS} of the same partitions
   * @param tolerances days before the first one use the first one
   */
  public static Dataset<Row> of(
      Dataset<Row> quotas, Dataset<Row> siteHours, List<Tolerance> tolerances) {
    Dataset<Row> metered =
        siteHours
            .where(MinerColumns.METERED_WH.col().isNotNull())
            .select(
                Columns.SITE_ID.col(),
                Columns.HOUR_START_UTC.col(),
                Columns.MARKET_DATE.col(),
                MinerColumns.METERED_WH.col());
    String days = "days";
    Dataset<Row> arrived = metered.select(Columns.MARKET_DATE.col()).distinct();
    Column sameHour =
        Columns.SITE_ID
            .in(QUOTAS)
            .equalTo(Columns.SITE_ID.in(METERS))
            .and(Columns.HOUR_START_UTC.in(QUOTAS).equalTo(Columns.HOUR_START_UTC.in(METERS)));
    Dataset<Row> joined =
        quotas
            .as(QUOTAS)
            .join(
                broadcast(arrived.as(days)),
                Columns.MARKET_DATE.in(QUOTAS).equalTo(Columns.MARKET_DATE.in(days)),
                "left_semi")
            .join(metered.drop(Columns.MARKET_DATE.name()).as(METERS), sameHour, "left_outer")
            .drop(Columns.SITE_ID.in(METERS))
            .drop(Columns.HOUR_START_UTC.in(METERS));
    return figures(joined, tolerances).select(OutTables.QUOTA_UTILISATION.select());
  }

  private static Dataset<Row> figures(Dataset<Row> joined, List<Tolerance> tolerances) {
    Column zero = lit(0L);
    Column allowed = UtilisationColumns.QUOTA_WH.col().plus(UtilisationColumns.EXEMPT_WH.col());
    Column extra = UtilisationColumns.INTERRUPTIBLE_WH.col();
    Column metered = MinerColumns.METERED_WH.col();
    Column over = greatest(metered.minus(allowed), zero);
    Column exceeded = UtilisationColumns.EXCEEDED_WH.col();
    return joined
        .withColumn(UtilisationColumns.QUOTA_WH.name(), wattHours(QuotaColumns.QUOTA_MW.col()))
        .withColumn(UtilisationColumns.EXEMPT_WH.name(), wattHours(QuotaColumns.EXEMPT_MW.col()))
        .withColumn(
            UtilisationColumns.INTERRUPTIBLE_WH.name(),
            coalesce(wattHours(QuotaColumns.INTERRUPTIBLE_MW.col()), zero))
        .withColumn(UtilisationColumns.TOLERANCE_WH.name(), tolerance(tolerances))
        .withColumn(UtilisationColumns.FIRM_USED_WH.name(), known(metered, least(metered, allowed)))
        .withColumn(
            UtilisationColumns.INTERRUPTIBLE_USED_WH.name(), known(metered, least(over, extra)))
        .withColumn(
            UtilisationColumns.UNUSED_WH.name(),
            known(metered, greatest(allowed.minus(metered), zero)))
        .withColumn(
            UtilisationColumns.EXCEEDED_WH.name(),
            known(metered, greatest(metered.minus(allowed).minus(extra), zero)))
        .withColumn(
            UtilisationColumns.UTILISATION_CODE.name(),
            when(metered.isNull(), UtilisationColumns.NO_METER)
                .when(
                    exceeded.gt(UtilisationColumns.TOLERANCE_WH.col()), UtilisationColumns.EXCEEDED)
                .when(exceeded.gt(0), UtilisationColumns.WITHIN_TOLERANCE)
                .otherwise(UtilisationColumns.WITHIN));
  }

  /** greatest() and least() skip nulls, but what is not metered must stay unknown. */
  private static Column known(Column metered, Column value) {
    return when(metered.isNotNull(), value);
  }

  private static Column wattHours(Column megawatts) {
    return megawatts.multiply(lit(WH_PER_MWH)).cast("bigint");
  }

  private static Column tolerance(List<Tolerance> tolerances) {
    List<Tolerance> ascending =
        tolerances.stream().sorted(Comparator.comparing(Tolerance::validFrom)).toList();
    Column inForce = tolerance(ascending.get(0));
    for (Tolerance rule : ascending) {
      Column from = Columns.MARKET_DATE.col().geq(lit(rule.validFrom()).cast("date"));
      inForce = when(from, tolerance(rule)).otherwise(inForce);
    }
    return inForce.cast("bigint");
  }

  private static Column tolerance(Tolerance rule) {
    Column allowed =
        UtilisationColumns.QUOTA_WH
            .col()
            .plus(UtilisationColumns.EXEMPT_WH.col())
            .plus(UtilisationColumns.INTERRUPTIBLE_WH.col());
    return greatest(allowed.multiply(lit(rule.pct() / 100)), lit(rule.leastMw() * WH_PER_MWH));
  }

  /**
   * The share of its quota and exempt power that each site habitually uses: a high percentile over
   * metered hours with a quota. A site with fewer metered days than required has no entry.
   *
   * @param uptake {@link OutTables#QUOTA_UTILISATION} of the window
   */
  public static Map<String, Double> habitualShare(
      Dataset<Row> uptake, double percentilePct, int leastDays) {
    Column allowed =
        UtilisationColumns.QUOTA_WH
            .col()
            .plus(coalesce(UtilisationColumns.EXEMPT_WH.col(), lit(0L)));
    Column share =
        UtilisationColumns.FIRM_USED_WH.col().cast("double").divide(allowed.cast("double"));
    Map<String, Double> shares = new TreeMap<>();
    uptake
        .where(allowed.gt(0))
        .where(UtilisationColumns.FIRM_USED_WH.col().isNotNull())
        .groupBy(Columns.SITE_ID.col())
        .agg(
            countDistinct(Columns.MARKET_DATE.col()).as(DAYS),
            percentile(share, lit(percentilePct / 100)).as(SHARE))
        .collectAsList()
        .forEach(
            row -> {
              if (row.<Long>getAs(DAYS) >= leastDays) {
                shares.put(Columns.SITE_ID.from(row), row.<Double>getAs(SHARE));
              }
            });
    return shares;
  }
}
