package kz.quat.quota;

import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Converts rows of {@link OutTables#QUOTA_SITE_HOURS} that were written under any version of the
 * schema.
 */
public final class SiteQuotas {

  private SiteQuotas() {}

  /** True if no row is of schema 1, so that {@link #asMeantNow} would change nothing. */
  public static boolean areMeantNow(List<Row> rows) {
    return rows.stream().allMatch(row -> QuotaColumns.ALLOWED_MW.from(row) != null);
  }

  /**
   * The rows with {@code quota_mw} in its present meaning. In schema 1 it included the exempt
   * power, and there was no {@code allowed_mw}. For such rows, the old figure becomes the allowed
   * power, and the quota is the old figure minus the exempt power.
   */
  public static Dataset<Row> asMeantNow(Dataset<Row> rows) {
    Column quota = QuotaColumns.QUOTA_MW.col();
    Column allowed = QuotaColumns.ALLOWED_MW.col();
    Column first = allowed.isNull();
    Column ofFirst = quota.minus(QuotaColumns.EXEMPT_MW.col()).cast("decimal(18,6)");
    return rows.withColumns(
        Map.of(
            QuotaColumns.QUOTA_MW.name(),
            when(first, ofFirst).otherwise(quota),
            QuotaColumns.ALLOWED_MW.name(),
            when(first, quota).otherwise(allowed)));
  }
}
