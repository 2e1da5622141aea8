package kz.quat.quota;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.UptakeColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The compliance factor of a site's weight, and why it is that. Of the grounds that hold, the one
 * with the smallest factor counts.
 *
 * @param factor above 0, at most 1
 * @param reasonCode no_record, compliant, not_reported, mismatch or exceeded
 * @param detail the figures behind it, as {@code name=value} joined by {@code ;}; empty without a
 *     record
 */
public record Compliance(double factor, String reasonCode, String detail) {

  /** Without a record nothing is held against a site. */
  public static final Compliance NO_RECORD = new Compliance(1, SiteShare.NO_RECORD, "");

  public Compliance {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException(
          "Invalid compliance factor: " + factor + " (must be above 0, at most 1)");
    }
  }

  /** A share above which a factor applies. */
  public record Ground(double abovePct, double factor) {}

  /**
   * When which factor applies.
   *
   * @param leastMeteredHours with fewer there is no record
   * @param notReported share of metered hours without an accepted report
   * @param mismatch share of the metered energy by which reports differ, up or down
   * @param exceeded share of metered hours in which quotas were exceeded beyond the tolerance
   */
  public record Rule(int leastMeteredHours, Ground notReported, Ground mismatch, Ground exceeded) {}

  /**
   * The record of a site.
   *
   * @param mismatchPct null where no hour has both a report and a reading
   * @param exceededPct null where no metered hour had a quota
   */
  public record Figures(
      long meteredHours,
      double notReportedPct,
      @Nullable Double mismatchPct,
      @Nullable Double exceededPct) {

    String detail() {
      return "metered_hours=%d;not_reported_pct=%s;mismatch_pct=%s;exceeded_pct=%s"
          .formatted(meteredHours, text(notReportedPct), text(mismatchPct), text(exceededPct));
    }

    private static String text(@Nullable Double pct) {
      return pct == null ? "unknown" : String.format(Locale.ROOT, "%.3f", pct);
    }
  }

  /** The factor of a record. */
  public static Compliance of(Figures figures, Rule rule) {
    if (figures.meteredHours() < rule.leastMeteredHours()) {
      return NO_RECORD;
    }
    Compliance worst = new Compliance(1, "compliant", figures.detail());
    worst = worst.orWorse(figures, "not_reported", figures.notReportedPct(), rule.notReported());
    worst = worst.orWorse(figures, "mismatch", figures.mismatchPct(), rule.mismatch());
    return worst.orWorse(figures, "exceeded", figures.exceededPct(), rule.exceeded());
  }

  private Compliance orWorse(Figures figures, String code, @Nullable Double pct, Ground ground) {
    return pct != null && pct > ground.abovePct() && ground.factor() < factor
        ? new Compliance(ground.factor(), code, figures.detail())
        : this;
  }

  /**
   * The record of every site with a meter reading in the window.
   *
   * @param siteHours {@link CoreTables#SITE_HOURS} of the window
   * @param uptake {@link OutTables#QUOTA_UPTAKE} of the window
   */
  public static Map<String, Figures> records(Dataset<Row> siteHours, Dataset<Row> uptake) {
    Column metered = MinerColumns.METERED_WH.col();
    Column reported = MinerColumns.REPORTED_WH.col();
    Column both = reported.isNotNull();
    Map<String, Double> exceeded = exceeded(uptake);
    Map<String, Figures> records = new TreeMap<>();
    siteHours
        .where(metered.isNotNull())
        .groupBy(Columns.SITE_ID.col())
        .agg(
            count(lit(1)),
            count(when(reported.isNull(), lit(1))),
            coalesce(sum(when(both, abs(reported.minus(metered)))), lit(0L)),
            coalesce(sum(when(both, metered)), lit(0L)))
        .collectAsList()
        .forEach(
            row -> {
              String site = row.getString(0);
              long hours = row.getLong(1);
              long comparedWh = row.getLong(4);
              records.put(
                  site,
                  new Figures(
                      hours,
                      100.0 * row.getLong(2) / hours,
                      comparedWh == 0 ? null : (Double) (100.0 * row.getLong(3) / comparedWh),
                      exceeded.get(site)));
            });
    return records;
  }

  /** Per cent of the metered hours of each site in which its quota was exceeded. */
  private static Map<String, Double> exceeded(Dataset<Row> uptake) {
    Column code = UptakeColumns.UPTAKE_CODE.col();
    Map<String, Double> shares = new TreeMap<>();
    uptake
        .where(code.notEqual(UptakeColumns.NO_METER))
        .groupBy(Columns.SITE_ID.col())
        .agg(count(lit(1)), count(when(code.equalTo(UptakeColumns.EXCEEDED), lit(1))))
        .collectAsList()
        .forEach(row -> shares.put(row.getString(0), 100.0 * row.getLong(2) / row.getLong(1)));
    return shares;
  }
}
