package kz.quat.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.PolicyDay;
import kz.quat.allocation.solution.Solution;
import kz.quat.schema.DayClock;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * A solution as rows of the quota tables: one row for every licensed site and hour, whether it
 * stands in the case or not.
 */
public final class QuotaRows {

  private static final String NO_DATA = "no_data";
  private static final String OWN_GENERATION = "own_generation";

  private final CaseOfDay caseOfDay;
  private final Solution solution;
  private final DayClock clock;
  private final Map<String, String> zones;
  private final Map<String, Double> quotas = new HashMap<>();
  private final Map<String, Double> extras = new HashMap<>();
  private final Map<String, Double> offered = new HashMap<>();
  private final boolean offersOn;
  private final Map<String, Solution.Explanation> reasons = new HashMap<>();
  private final List<SiteOfDay> sites;

  /**
   * Rows of one solution.
   *
   * @param offersOn whether what is habitually left unused is offered to others
   * @param zones zone of every region that has one
   */
  public QuotaRows(
      CaseOfDay caseOfDay,
      PolicyDay given,
      boolean offersOn,
      DayClock clock,
      Map<String, String> zones) {
    this.caseOfDay = caseOfDay;
    this.solution = given.firm();
    this.offersOn = offersOn;
    this.clock = clock;
    this.zones = Map.copyOf(zones);
    given.firm().quotas().forEach(q -> quotas.put(key(q.miner(), q.hour()), q.quotaMw()));
    given.interruptible().quotas().forEach(q -> extras.put(key(q.miner(), q.hour()), q.quotaMw()));
    given.reoffer().quotas().forEach(q -> offered.put(key(q.miner(), q.hour()), q.quotaMw()));
    given.firm().explanations().forEach(e -> reasons.put(key(e.miner(), e.hour()), e));
    this.sites =
        caseOfDay.sites().stream()
            .map(SiteOfDay::of)
            .sorted(Comparator.comparing(SiteOfDay::siteId))
            .toList();
  }

  private static String key(String miner, int hour) {
    return miner + ' ' + hour;
  }

  /** Rows of {@link OutTables#QUOTA_SITE_HOURS}. */
  public List<Row> siteHours() {
    List<Row> rows = new ArrayList<>();
    for (SiteOfDay site : sites) {
      for (int hour = 0; hour < clock.hours(); hour++) {
        Solution.Explanation reason = reason(site, hour);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(site.siteId());
        clock.addMarket(row, hour);
        clock.addLocal(row, hour, site.region());
        row.add(site.region());
        row.add(zones.get(site.region()));
        row.add(site.minerBin());
        row.add(solution.policy().id());
        row.add(reason.tier());
        row.add(decimal(site.licensedMw()));
        row.add(decimal(granted(site, hour)));
        row.add(decimal(site.exemptMw()));
        row.add(decimal(interruptible(site, hour)));
        row.add(offersOn ? decimal(offered.getOrDefault(key(site.siteId(), hour), 0.0)) : null);
        row.add(reason.bindingKind());
        row.add(decimal(granted(site, hour)).add(decimal(site.exemptMw())));
        rows.add(RowFactory.create(row.toArray()));
      }
    }
    return rows;
  }

  /** What the site got of the surplus. */
  private double granted(SiteOfDay site, int hour) {
    return site.competingMw() > 0 ? quotas.getOrDefault(key(site.siteId(), hour), 0.0) : 0;
  }

  /** What it may draw beside it while load stays at its median. */
  private double interruptible(SiteOfDay site, int hour) {
    return site.competingMw() > 0 ? extras.getOrDefault(key(site.siteId(), hour), 0.0) : 0;
  }

  /** The reason of the part that competes; of the exempt part where nothing competes. */
  private Solution.Explanation reason(SiteOfDay site, int hour) {
    Solution.Explanation found = reasons.get(key(site.siteId(), hour));
    if (found != null) {
      return found;
    }
    boolean exempt = site.competingMw() <= 0 && site.exemptMw() > 0;
    int tier = exempt ? 0 : site.competingTier(1);
    return new Solution.Explanation(
        site.siteId(),
        hour,
        exempt ? OWN_GENERATION : NO_DATA,
        "",
        exempt ? 1 : 0,
        tier,
        exempt ? site.exemptMw() : 0,
        null,
        null);
  }

  /** Rows of {@link OutTables#QUOTA_EXPLANATIONS}. */
  public List<Row> explanations() {
    List<Row> rows = new ArrayList<>();
    for (SiteOfDay site : sites) {
      for (int hour = 0; hour < clock.hours(); hour++) {
        Solution.Explanation e = reason(site, hour);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(site.siteId());
        clock.addMarket(row, hour);
        row.add(solution.policy().id());
        row.add(e.bindingKind());
        row.add(e.bindingElements());
        row.add(e.fillLevel());
        row.add(e.tier());
        row.add(decimal(e.tierFillMw()));
        row.add(e.marginalLeft());
        row.add(e.marginalRight());
        rows.add(RowFactory.create(row.toArray()));
      }
    }
    return rows;
  }

  /**
   * Rows of {@link OutTables#QUOTA_CREDITS}: every site that ever lost something, or did on this
   * day, also where the day does not know it.
   *
   * @param carried what the day before left
   */
  public List<Row> credits(Carried carried) {
    Map<String, Double> lostMwh = new HashMap<>();
    Map<String, Integer> hours = new HashMap<>();
    for (Solution.ShutOff shutOff : solution.shutOffs()) {
      lostMwh.merge(shutOff.miner(), shutOff.lostMw(), Double::sum);
      hours.merge(shutOff.miner(), 1, Integer::sum);
    }
    List<Row> rows = new ArrayList<>();
    carried
        .after(caseOfDay, solution)
        .creditMwh()
        .forEach(
            (site, credit) -> {
              int shutOffHours = hours.getOrDefault(site, 0);
              if (credit > 0 || shutOffHours > 0) {
                rows.add(
                    RowFactory.create(
                        site,
                        java.sql.Date.valueOf(caseOfDay.date()),
                        solution.policy().id(),
                        (long) shutOffHours,
                        decimal(lostMwh.getOrDefault(site, 0.0)),
                        decimal(credit)));
              }
            });
    return rows;
  }

  /**
   * Rows of {@link OutTables#QUOTA_REGION_HOURS}: every region that has a site or is in the case.
   */
  public List<Row> regionHours() {
    Map<String, Solution.RegionQuota> solved = new HashMap<>();
    solution.regionQuotas().forEach(q -> solved.put(key(q.region(), q.hour()), q));
    List<Row> rows = new ArrayList<>();
    zones.keySet().stream()
        .filter(region -> !region.startsWith("X-"))
        .sorted()
        .forEach(
            region -> {
              List<SiteOfDay> here =
                  sites.stream().filter(site -> site.region().equals(region)).toList();
              double licensed = here.stream().mapToDouble(SiteOfDay::licensedMw).sum();
              double exempt = here.stream().mapToDouble(SiteOfDay::exemptMw).sum();
              for (int hour = 0; hour < clock.hours(); hour++) {
                Solution.RegionQuota quota = solved.get(key(region, hour));
                List<@Nullable Object> row = new ArrayList<>();
                row.add(region);
                clock.addMarket(row, hour);
                clock.addLocal(row, hour, region);
                row.add(zones.get(region));
                row.add(solution.policy().id());
                row.add((long) here.size());
                row.add(decimal(licensed));
                row.add(decimal(quota == null ? 0 : quota.quotaMw()));
                row.add(decimal(exempt));
                int at = hour;
                row.add(decimal(here.stream().mapToDouble(site -> interruptible(site, at)).sum()));
                rows.add(RowFactory.create(row.toArray()));
              }
            });
    return rows;
  }

  private static BigDecimal decimal(double mw) {
    return BigDecimal.valueOf(mw).setScale(6, RoundingMode.HALF_EVEN);
  }

  /** The case that was solved. */
  public CaseOfDay caseOfDay() {
    return caseOfDay;
  }
}
