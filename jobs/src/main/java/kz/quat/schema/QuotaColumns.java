package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.mwh;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.ratio;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;

import java.util.List;

/** Columns of quotas, their reasons and the run's findings. */
public final class QuotaColumns {

  private QuotaColumns() {}

  public static final ColumnSpec POLICY = text("policy", "max_min, pro_rata, lifo or auction");
  public static final ColumnSpec QUOTA_MW =
      mw(
          "quota_mw",
          "Power that the site may take from the common surplus in the hour, without exempt power");
  public static final ColumnSpec EXEMPT_MW =
      mw(
          "exempt_mw",
          "Additional power that own generation, a renewable source or an import contract supplies;"
              + " not part of quota_mw");
  public static final ColumnSpec ALLOWED_MW =
      mw(
              "allowed_mw",
              "quota_mw and exempt_mw together, without interruptible and re-offered power; null ="
                  + " kept by a night of schema 1, whose quota_mw was that sum")
          .nullable();
  public static final ColumnSpec REGION_QUOTA_MW =
      mw(
          "quota_mw",
          "Power that the region's sites may take from the common surplus, without exempt power");
  public static final ColumnSpec REGION_EXEMPT_MW =
      mw("exempt_mw", "Additional exempt power of the region's sites");
  public static final ColumnSpec INTERRUPTIBLE_MW =
      mw(
              "interruptible_mw",
              "Additional power that is available at the median load and may have to be given up at"
                  + " any time; not part of quota_mw; null = written before it existed")
          .nullable();
  public static final ColumnSpec REOFFER_MW =
      mw(
              "reoffer_mw",
              "Further power that others habitually leave unused and that has to be given up first;"
                  + " null = not offered (conf/rules/quota.yaml, reoffer)")
          .nullable();
  public static final ColumnSpec SITES = count("sites", "Licensed sites");
  public static final ColumnSpec BINDING_KIND =
      text("binding_kind", "What bound the quota: docs/spec/quotas.md, section 3");
  public static final ColumnSpec BINDING_ELEMENTS =
      text("binding_elements", "Elements of the blocking cut as kind:name=MW, joined by ;")
          .nullable();
  public static final ColumnSpec FILL_LEVEL =
      ratio("fill_level", "Quota divided by weight").nullable();
  public static final ColumnSpec TIER_FILL_MW =
      mw("tier_fill_mw", "Power that the site's tier got in the region up to then").nullable();
  public static final ColumnSpec MARGINAL_LEFT =
      ratio("marginal_left", "MW of quota per MW taken from the binding element").nullable();
  public static final ColumnSpec MARGINAL_RIGHT =
      ratio("marginal_right", "MW of quota per MW added to the binding element").nullable();

  public static final ColumnSpec DECIDES =
      typed(
          "decides", ColumnType.BOOL, Unit.NONE, "True for the policy whose quotas are published");
  public static final ColumnSpec EXACTNESS =
      text(
          "exactness",
          "day_optimum, minimum_load_rule or forward_rule: which part of the result is an optimum"
              + " and which follows a rule (docs/spec/quotas.md, section 2)");
  public static final ColumnSpec GRANTED_MWH =
      mwh("granted_mwh", "Quotas of the day from the surplus, without exempt power");
  public static final ColumnSpec INTERRUPTIBLE_MWH =
      mwh("interruptible_mwh", "Interruptible power of the day; not in granted_mwh");
  public static final ColumnSpec REOFFER_MWH =
      mwh(
          "reoffer_mwh",
          "Habitually unused power that could be offered to others, whether it is offered or not");
  public static final ColumnSpec UNUSED_SURPLUS_MWH =
      mwh(
          "unused_surplus_mwh",
          "Additional surplus that mining could use without harm to native load, ignoring caps");
  public static final ColumnSpec BINDING_HOURS =
      text(
          "binding_hours",
          "Hours in which each element (kind:name) or a deficit bound a site, as element=hours,"
              + " joined by ;");
  public static final ColumnSpec JAIN_INDEX =
      ratio(
              "jain_index",
              "Evenness (Jain index) of the sites' mean quota divided by weight, 1 = all equal;"
                  + " null = nobody got any")
          .nullable();
  public static final ColumnSpec LOWEST_LEVEL =
      ratio("lowest_level", "Smallest mean of a site's quota divided by weight; null = no site")
          .nullable();
  public static final ColumnSpec COMPETING_SITES =
      count("sites", "Sites that compete for the surplus");
  public static final ColumnSpec SITES_CUT_TO_ZERO =
      count("sites_cut_to_zero", "Competing sites without any quota on the day");
  public static final ColumnSpec SHUT_OFF_SITE_HOURS =
      count(
          "shut_off_site_hours",
          "Site-hours shut off because the quota was below the minimum load");
  public static final ColumnSpec RAISED_MWH =
      mwh(
              "raised_mwh",
              "Sum by which sites get more than in the quotas published for the day before, hour by"
                  + " hour; null = no day before")
          .nullable();
  public static final ColumnSpec LOWERED_MWH =
      mwh("lowered_mwh", "Sum by which sites get less; null = no day before").nullable();
  public static final ColumnSpec COST_AT_BID_KZT =
      typed(
          "cost_at_bid_kzt",
          ColumnType.DECIMAL_18_6,
          Unit.KZT,
          "Cost of granted_mwh at the sites' bids (pay as bid)");
  public static final ColumnSpec WITHOUT_BID_MWH =
      mwh(
          "without_bid_mwh",
          "Energy granted to sites without a bid, which is not in cost_at_bid_kzt");
  public static final ColumnSpec SHUTOFF_HOURS =
      count(
          "shutoff_hours",
          "Hours in which the site was shut off because its quota was below the minimum load");
  public static final ColumnSpec HOST_LICENSED_MW =
      mw("host_licensed_mw", "Licensed power of the tenant's host");
  public static final ColumnSpec TENANT_SHARE_PCT =
      pct(
          "tenant_share_pct",
          "Licensed power of the tenant in % of its host's, or of all the host's tenants' if that"
              + " is more");
  public static final ColumnSpec TENANT_QUOTA_MWH =
      mwh(
          "tenant_quota_mwh",
          "The tenant's share of its host's quota of the day; it is part of that quota");
  public static final ColumnSpec TENANT_ALLOWED_MWH =
      mwh(
          "tenant_allowed_mwh",
          "The tenant's share of what its host may draw on the day, exempt power included");

  public static final ColumnSpec LOST_MWH =
      mwh("lost_mwh", "Energy that the shut-offs of the day cost the site");
  public static final ColumnSpec SHUTOFF_CREDIT_MWH =
      mwh(
          "shutoff_credit_mwh",
          "Energy that shut-offs cost the site so far, this day included; the next case's"
              + " shutoff_credit");

  public static final ColumnSpec CHECK_ID = text("check_id", "Check that found it");
  public static final ColumnSpec SEVERITY = text("severity", "info, warning, error or fatal");
  public static final ColumnSpec SUBJECT = text("subject", "Table, region, site or file concerned");
  public static final ColumnSpec DETAIL = text("detail", "What was found, in English words");
  public static final ColumnSpec PARAMETERS =
      text(
              "parameters",
              "Key and values of the finding's message, as a JSON object; null = found by an older"
                  + " version")
          .nullable();
  public static final ColumnSpec VALUE =
      typed("value", ColumnType.DOUBLE, Unit.NONE, "Figure found").nullable();
  public static final ColumnSpec THRESHOLD =
      typed("threshold", ColumnType.DOUBLE, Unit.NONE, "Limit that it broke").nullable();

  public static final ColumnSpec MODEL = text("model", "Forecast method and version");
  public static final ColumnSpec FORECAST_REASON_CODE =
      text(
          "forecast_reason_code",
          "own_history, borrowed_from_zone, share_of_divided_region or no_history");

  /** The quantiles of the native load that a forecast states, in per cent, ascending. */
  public static final List<Integer> QUANTILES_PCT =
      List.of(1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99);

  /** The column of one quantile: {@code load_p90_mw}. Null where no history allows a forecast. */
  public static ColumnSpec quantile(int pct) {
    return mw(
            "load_p%02d_mw".formatted(pct),
            "Native load that is not exceeded with probability %d %%".formatted(pct))
        .nullable();
  }
}
