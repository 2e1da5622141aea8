package kz.quat.publish.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.schema.Columns;
import kz.quat.schema.QuotaColumns;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive hours in which a site's quota and its reason do not change.
 *
 * @param fromHour first market hour
 * @param toHour end, exclusive; 24 is midnight
 * @param quotaMw power that the site may take from the common surplus in each hour
 * @param exemptMw additional power of its own supply
 * @param interruptibleMw additional power while the load stays at its median; null = not known
 * @param reofferMw additional power that others leave unused; null = not offered
 */
record QuotaBlock(
    String siteId,
    String minerBin,
    String region,
    long tier,
    BigDecimal licensedMw,
    int fromHour,
    int toHour,
    BigDecimal quotaMw,
    BigDecimal exemptMw,
    @Nullable BigDecimal interruptibleMw,
    @Nullable BigDecimal reofferMw,
    String bindingKind) {

  QuotaBlock {
    if (toHour <= fromHour) {
      throw new IllegalArgumentException(
          "Invalid block of %s: %d to %d".formatted(siteId, fromHour, toHour));
    }
  }

  /** Number of hours; each market hour lasts one hour, also on a day with 25 of them. */
  int hours() {
    return toHour - fromHour;
  }

  /** Quota and exempt power together. */
  BigDecimal allowedMw() {
    return quotaMw.add(exemptMw);
  }

  /** Energy from the common surplus that the block allows. */
  BigDecimal quotaMwh() {
    return quotaMw.multiply(BigDecimal.valueOf(hours()));
  }

  /** Energy of a power over the block; null if the power is not known. */
  @Nullable BigDecimal mwh(@Nullable BigDecimal mw) {
    return mw == null ? null : mw.multiply(BigDecimal.valueOf(hours()));
  }

  /** The block's times of the clock, such as 08:00–17:00. */
  String clock() {
    return "%02d:00\u2013%02d:00".formatted(fromHour, toHour);
  }

  /**
   * The blocks of a day.
   *
   * @param rows sorted by site and hour
   */
  static List<QuotaBlock> of(List<PublishedRow> rows) {
    List<QuotaBlock> blocks = new ArrayList<>();
    @Nullable QuotaBlock open = null;
    for (PublishedRow row : rows) {
      QuotaBlock hour = hour(row);
      if (open != null && open.goesOnWith(hour)) {
        open = open.until(hour.toHour());
        continue;
      }
      if (open != null) {
        blocks.add(open);
      }
      open = hour;
    }
    if (open != null) {
      blocks.add(open);
    }
    return blocks;
  }

  private static QuotaBlock hour(PublishedRow row) {
    int hour = (int) row.whole(Columns.MARKET_HOUR);
    return new QuotaBlock(
        row.text(Columns.SITE_ID),
        row.text(Columns.MINER_BIN),
        row.text(Columns.REGION),
        row.whole(Columns.TIER),
        row.decimal(Columns.LICENSED_MW),
        hour,
        hour + 1,
        row.decimal(QuotaColumns.QUOTA_MW),
        row.decimal(QuotaColumns.EXEMPT_MW),
        (BigDecimal) row.find(QuotaColumns.INTERRUPTIBLE_MW),
        (BigDecimal) row.find(QuotaColumns.REOFFER_MW),
        row.text(QuotaColumns.BINDING_KIND));
  }

  private boolean goesOnWith(QuotaBlock next) {
    return next.fromHour == toHour
        && next.until(toHour + 1).equals(from(next.fromHour, toHour + 1));
  }

  private QuotaBlock until(int hour) {
    return from(fromHour, hour);
  }

  private QuotaBlock from(int first, int end) {
    return new QuotaBlock(
        siteId,
        minerBin,
        region,
        tier,
        licensedMw,
        first,
        end,
        quotaMw,
        exemptMw,
        interruptibleMw,
        reofferMw,
        bindingKind);
  }
}
