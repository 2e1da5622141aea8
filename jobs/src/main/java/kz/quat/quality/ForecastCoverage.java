package kz.quat.quality;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checks how often the measured load of past hours was at or below the P90 that had been published
 * for it; it should be in 90 % of the hours. Quotas are computed from the P90. If it is too high,
 * miners lose power without need; if it is too low, households may lose it.
 */
public final class ForecastCoverage {

  /** Number of days looked at. */
  public static final int DAYS = 30;

  /** A region with fewer hours than two weeks have is not judged. */
  static final long MIN_HOURS = 14 * 24;

  static final double LEAST_PCT = 85;
  static final double MOST_PCT = 95;

  private static final BigDecimal WH_PER_MWH = BigDecimal.valueOf(1_000_000);

  private ForecastCoverage() {}

  /**
   * For each region the number of hours compared and the percentage of them in which the load was
   * at or below the P90.
   *
   * @param forecasts {@link OutTables#FORECAST_REGION_HOURS} of past days; hours without a P90 are
   *     not compared
   * @param measured {@link CoreTables#REGION_HOURS} of the same days (inner join, one to one; hours
   *     not measured yet are not compared)
   */
  public static Dataset<Row> of(Dataset<Row> forecasts, Dataset<Row> measured) {
    String forecast = "forecast_side";
    String actual = "actual_side";
    Column p90Wh =
        QuotaColumns.quantile(90)
            .in(forecast)
            .cast("decimal(18,6)")
            .multiply(lit(WH_PER_MWH).cast("decimal(7,0)"));
    Column below = when(GridColumns.NATIVE_WH.in(actual).leq(p90Wh), lit(100)).otherwise(lit(0));
    return forecasts
        .as(forecast)
        .where(QuotaColumns.quantile(90).in(forecast).isNotNull())
        .join(
            measured.as(actual).where(GridColumns.NATIVE_WH.in(actual).isNotNull()),
            Columns.REGION
                .in(forecast)
                .equalTo(Columns.REGION.in(actual))
                .and(
                    Columns.HOUR_START_UTC.in(forecast).equalTo(Columns.HOUR_START_UTC.in(actual))),
            "inner")
        .groupBy(Columns.REGION.in(forecast).as(Columns.REGION.name()))
        .agg(GridColumns.HOURS.as(count(lit(1))), QuotaColumns.VALUE.as(avg(below.cast("double"))));
  }

  /** A warning for each region whose P90 covered less than 85 % or more than 95 %. */
  public static List<Finding> findings(Collection<Row> coverage) {
    List<Finding> findings = new ArrayList<>();
    for (Row row : coverage) {
      long hours = GridColumns.HOURS.<Long>from(row);
      double pct = QuotaColumns.VALUE.<Double>from(row);
      if (hours >= MIN_HOURS && (pct < LEAST_PCT || pct > MOST_PCT)) {
        findings.add(
            new Finding(
                "forecast_coverage",
                Columns.REGION.from(row),
                Finding.Severity.WARNING,
                FindingWords.of(
                        pct < LEAST_PCT
                            ? "forecast_coverage_too_low"
                            : "forecast_coverage_too_high")
                    .with("pct", pct, 1)
                    .with("hours", hours)
                    .with("days", DAYS),
                pct,
                pct < LEAST_PCT ? LEAST_PCT : MOST_PCT));
      }
    }
    return findings;
  }
}
