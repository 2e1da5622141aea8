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
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.Columns;
import kz.quat.schema.DayClock;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/**
 * A solution as rows of the quota tables: one row for every licensed site and hour, whether or not
 * the site is in the case.
 */
public final class QuotaRows {

  private static final RowType SITE_HOUR = RowType.of(OutTables.QUOTA_SITE_HOURS);
  private static final RowType REGION_HOUR = RowType.of(OutTables.QUOTA_REGION_HOURS);
  private static final RowType EXPLANATION = RowType.of(OutTables.QUOTA_EXPLANATIONS);
  private static final RowType CREDIT = RowType.of(OutTables.QUOTA_CREDITS);
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
   * Prepares the rows of one solution.
   *
   * @param offersOn true if habitually unused quota is offered to others
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
        BigDecimal quota = decimal(granted(site, hour));
        BigDecimal exempt = decimal(site.exemptMw());
        RowBuilder row = SITE_HOUR.row().set(Columns.SITE_ID, site.siteId());
        clock.market(row, hour);
        clock.local(row, hour, site.region());
        rows.add(
            row.set(Columns.REGION, site.region())
                .set(Columns.ZONE, zones.get(site.region()))
                .set(Columns.MINER_BIN, site.minerBin())
                .set(QuotaColumns.POLICY, solution.policy().id())
                .set(Columns.TIER, reason.tier())
                .set(Columns.LICENSED_MW, decimal(site.licensedMw()))
                .set(QuotaColumns.QUOTA_MW, quota)
                .set(QuotaColumns.EXEMPT_MW, exempt)
                .set(QuotaColumns.INTERRUPTIBLE_MW, decimal(interruptible(site, hour)))
                .set(QuotaColumns.REOFFER_MW, offersOn ? decimal(offered(site, hour)) : null)
                .set(QuotaColumns.BINDING_KIND, reason.bindingKind())
                .set(QuotaColumns.ALLOWED_MW, quota.add(exempt))
                .build());
      }
    }
    return rows;
  }

  /** The site's quota from the surplus, MW. */
  private double granted(SiteOfDay site, int hour) {
    return site.competingMw() > 0 ? quotas.getOrDefault(key(site.siteId(), hour), 0.0) : 0;
  }

  /** What the site may draw in addition while load stays at its median, MW. */
  private double interruptible(SiteOfDay site, int hour) {
    return site.competingMw() > 0 ? extras.getOrDefault(key(site.siteId(), hour), 0.0) : 0;
  }

  /** The power that is re-offered to the site, MW. */
  private double offered(SiteOfDay site, int hour) {
    return offered.getOrDefault(key(site.siteId(), hour), 0.0);
  }

  /**
   * The explanation for the part of the site that competes or, if no part does, for its exempt
   * part.
   */
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
        RowBuilder row = EXPLANATION.row().set(Columns.SITE_ID, site.siteId());
        rows.add(
            clock
                .market(row, hour)
                .set(QuotaColumns.POLICY, solution.policy().id())
                .set(QuotaColumns.BINDING_KIND, e.bindingKind())
                .set(QuotaColumns.BINDING_ELEMENTS, e.bindingElements())
                .set(QuotaColumns.FILL_LEVEL, e.fillLevel())
                .set(Columns.TIER, e.tier())
                .set(QuotaColumns.TIER_FILL_MW, decimal(e.tierFillMw()))
                .set(QuotaColumns.MARGINAL_LEFT, e.marginalLeft())
                .set(QuotaColumns.MARGINAL_RIGHT, e.marginalRight())
                .build());
      }
    }
    return rows;
  }

  /**
   * Rows of {@link OutTables#QUOTA_CREDITS}: every site that has ever lost something, on this day
   * or before, including sites that are not known on this day.
   *
   * @param carried what the day before has left
   */
  public List<Row> credits(CarriedOver carried) {
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
                    CREDIT
                        .row()
                        .set(Columns.SITE_ID, site)
                        .set(Columns.MARKET_DATE, caseOfDay.date())
                        .set(QuotaColumns.POLICY, solution.policy().id())
                        .set(QuotaColumns.SHUTOFF_HOURS, (long) shutOffHours)
                        .set(QuotaColumns.LOST_MWH, decimal(lostMwh.getOrDefault(site, 0.0)))
                        .set(QuotaColumns.SHUTOFF_CREDIT_MWH, decimal(credit))
                        .build());
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
        .filter(region -> !PseudoRegion.is(region))
        .sorted()
        .forEach(
            region -> {
              List<SiteOfDay> here =
                  sites.stream().filter(site -> site.region().equals(region)).toList();
              double licensed = here.stream().mapToDouble(SiteOfDay::licensedMw).sum();
              double exempt = here.stream().mapToDouble(SiteOfDay::exemptMw).sum();
              for (int hour = 0; hour < clock.hours(); hour++) {
                Solution.RegionQuota quota = solved.get(key(region, hour));
                int at = hour;
                double extra = here.stream().mapToDouble(site -> interruptible(site, at)).sum();
                double offeredMw = here.stream().mapToDouble(site -> offered(site, at)).sum();
                RowBuilder row = REGION_HOUR.row().set(Columns.REGION, region);
                clock.market(row, hour);
                clock.local(row, hour, region);
                rows.add(
                    row.set(Columns.ZONE, zones.get(region))
                        .set(QuotaColumns.POLICY, solution.policy().id())
                        .set(QuotaColumns.SITES, (long) here.size())
                        .set(Columns.LICENSED_MW, decimal(licensed))
                        .set(
                            QuotaColumns.REGION_QUOTA_MW,
                            decimal(quota == null ? 0 : quota.quotaMw()))
                        .set(QuotaColumns.REGION_EXEMPT_MW, decimal(exempt))
                        .set(QuotaColumns.INTERRUPTIBLE_MW, decimal(extra))
                        .set(QuotaColumns.REOFFER_MW, offersOn ? decimal(offeredMw) : null)
                        .build());
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
