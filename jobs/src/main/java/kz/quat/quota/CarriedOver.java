package kz.quat.quota;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.solution.Solution;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Row;

/**
 * What one night passes on to the next, by site: the quotas of the day's last hour, from which
 * ramps start, and the credit for shut-offs (docs/spec/quotas.md, section 2).
 *
 * @param previousMw the site's quota from the surplus in the last hour; a site without an entry
 *     starts from its licence
 * @param creditMwh MWh that earlier shut-offs have cost the site; a site without an entry has none
 */
public record CarriedOver(
    SortedMap<String, Double> previousMw, SortedMap<String, Double> creditMwh) {

  /** What the first night starts with. */
  public static final CarriedOver NONE =
      new CarriedOver(Collections.emptySortedMap(), Collections.emptySortedMap());

  public CarriedOver {
    previousMw = Collections.unmodifiableSortedMap(new TreeMap<>(previousMw));
    creditMwh = Collections.unmodifiableSortedMap(new TreeMap<>(creditMwh));
  }

  /**
   * What the most recent published day before the delivery day has left.
   *
   * @param lastQuotas its rows of {@link OutTables#QUOTA_SITE_HOURS} for its last hour
   * @param lastCredits its rows of {@link OutTables#QUOTA_CREDITS}
   */
  public static CarriedOver of(List<Row> lastQuotas, List<Row> lastCredits) {
    SortedMap<String, Double> previous = new TreeMap<>();
    for (Row row : lastQuotas) {
      previous.put(Columns.SITE_ID.from(row), number(row, QuotaColumns.QUOTA_MW));
    }
    SortedMap<String, Double> credit = new TreeMap<>();
    for (Row row : lastCredits) {
      credit.put(Columns.SITE_ID.from(row), number(row, QuotaColumns.SHUTOFF_CREDIT_MWH));
    }
    return new CarriedOver(previous, credit);
  }

  /**
   * What a day passes on to the next. A site that is not in the case, because data are missing or
   * because it is temporarily not in the register, keeps its credit.
   */
  public CarriedOver after(CaseOfDay day, Solution solution) {
    SortedMap<String, Double> previous = new TreeMap<>();
    day.sites().stream()
        .map(SiteOfDay::of)
        .filter(site -> site.competingMw() > 0)
        .forEach(site -> previous.put(site.siteId(), 0.0));
    int lastHour = solution.hours().get(solution.hours().size() - 1).hour();
    for (Solution.Quota quota : solution.quotas()) {
      if (quota.hour() == lastHour && previous.containsKey(quota.miner())) {
        previous.put(quota.miner(), quota.quotaMw());
      }
    }
    SortedMap<String, Double> credit = new TreeMap<>(creditMwh);
    credit.putAll(solution.shutoffCreditMwh());
    return new CarriedOver(previous, credit);
  }

  /** The credit with which the site enters the night; 0 if it never lost anything. */
  double creditMwhOf(String siteId) {
    return creditMwh.getOrDefault(siteId, 0.0);
  }

  private static double number(Row row, ColumnSpec column) {
    BigDecimal value = column.from(row);
    return value.doubleValue();
  }
}
