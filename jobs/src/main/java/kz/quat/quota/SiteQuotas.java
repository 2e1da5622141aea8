package kz.quat.quota;

import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link OutTables#QUOTA_SITE_HOURS}, whatever version of the schema kept them. */
public final class SiteQuotas {

  private SiteQuotas() {}

  /** Whether no row is one of schema 1, so that {@link #asMeantNow} would change none. */
  public static boolean areMeantNow(List<Row> rows) {
    return rows.stream().allMatch(row -> QuotaColumns.ALLOWED_MW.from(row) != null);
  }

  /**
   * The rows with {@code quota_mw} as it is meant now. A night of schema 1 kept the exempt power in
   * it and knew no {@code allowed_mw}: of its rows the old figure is the allowed power, and what is
   * left of it without the exempt part the quota.
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
