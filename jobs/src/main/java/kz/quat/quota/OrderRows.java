package kz.quat.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.whatif.Reissue;
import kz.quat.domain.MarketDay;
import kz.quat.schema.Columns;
import kz.quat.schema.OrderTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/** The orders of a reissue as rows of {@link OrderTables#ORDERS}, sorted by its key. */
public final class OrderRows {

  private static final RowType ORDER = RowType.of(OrderTables.ORDERS);

  /** Six decimals of a MW are kept, although three would give whole kilowatts. */
  private static final int DECIMALS = 6;

  private OrderRows() {}

  /**
   * Rows of the orders to sites that compete for the surplus. There are no orders about exempt
   * power, which is the sites' own.
   *
   * @param bins BIN of each site's miner, by the site's id
   */
  public static List<Row> of(
      String orderId, MarketDay day, Reissue reissue, Map<String, String> bins) {
    Map<String, CaseMiner> miners = new HashMap<>();
    reissue.original().miners().forEach(miner -> miners.put(miner.miner(), miner));
    List<Instant> hours = day.hours();
    List<Row> rows = new ArrayList<>();
    for (Reissue.Order order : reissue.orders()) {
      CaseMiner miner = miners.get(order.miner());
      if (miner == null || miner.tier() == 0) {
        continue;
      }
      rows.add(
          ORDER
              .row()
              .set(OrderTables.ORDER_ID, orderId)
              .set(Columns.SITE_ID, order.miner())
              .set(Columns.MARKET_DATE, day.date())
              .set(OrderTables.FROM_HOUR, order.fromHour())
              .set(OrderTables.UNTIL_HOUR, order.untilHour())
              .set(OrderTables.FROM_UTC, hours.get(order.fromHour()))
              .set(Columns.REGION, miner.region())
              .set(Columns.MINER_BIN, bins.getOrDefault(order.miner(), ""))
              .set(OrderTables.QUOTA_BEFORE_MW, mw(order.quotaBeforeMw()))
              .set(OrderTables.ORDERED_QUOTA_MW, mw(order.quotaMw()))
              .set(OrderTables.INTERRUPTIBLE_BEFORE_MW, mw(order.interruptibleBeforeMw()))
              .set(OrderTables.ORDERED_INTERRUPTIBLE_MW, mw(order.interruptibleMw()))
              .set(QuotaColumns.BINDING_KIND, order.bindingKind())
              .set(QuotaColumns.BINDING_ELEMENTS, order.bindingElements())
              .build());
    }
    return rows;
  }

  private static BigDecimal mw(double mw) {
    return BigDecimal.valueOf(mw).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
