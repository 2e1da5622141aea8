package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.mwh;
import static kz.quat.schema.ColumnSpec.text;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/** Tables that {@code quat backtest} writes; they belong to a study, not to the warehouse. */
public final class BacktestTables {

  private BacktestTables() {}

  public static final ColumnSpec FORECAST =
      text("forecast", "Forecast from which the cases were cut: similar_day or ridge");
  public static final ColumnSpec DAYS = count("days", "Delivery days scored");
  public static final ColumnSpec HOURS =
      count("hours", "Hours of which load and capacity are known by now");
  public static final ColumnSpec SHORT_HOURS =
      count("short_hours", "Hours in which native load alone exceeded what could be supplied");
  public static final ColumnSpec UNSERVED_MWH =
      mwh("unserved_mwh", "Native load in excess of what could be supplied; no reserve is counted");
  public static final ColumnSpec GRANTED_MWH =
      mwh("granted_mwh", "Quotas of tier 1 and above in the hours known");
  public static final ColumnSpec GRANTED_IN_SHORT_HOURS_MWH =
      mwh("granted_in_short_hours_mwh", "Of it, what was granted in short hours, wherever");
  public static final ColumnSpec GRANTED_IN_DEFICIT_MWH =
      mwh("granted_in_deficit_mwh", "Of that, what was granted in the regions that were short");
  public static final ColumnSpec BREACH_HOURS =
      count("breach_hours", "Hours in which the quotas could not all be served after native load");
  public static final ColumnSpec UNSERVABLE_MWH =
      mwh("unservable_mwh", "What of the quotas could not have been served");
  public static final ColumnSpec USABLE_MWH =
      mwh(
          "usable_mwh",
          "Most that licensed sites could have had, native load first, within the mining caps");
  public static final ColumnSpec NOT_GRANTED_MWH =
      mwh("not_granted_mwh", "Real surplus that the quotas did not grant");
  public static final ColumnSpec QUOTA_OF_KNOWN_USE_MWH =
      mwh(
          "quota_of_known_use_mwh",
          "Quotas, exempt power included, of site-hours whose consumption is known");
  public static final ColumnSpec USED_WITHIN_MWH =
      mwh("used_within_mwh", "Consumption up to the quota in them; over it stands the uptake");
  public static final ColumnSpec EXCEEDED_SITE_HOURS =
      count("exceeded_site_hours", "Site-hours with more consumption than quota");
  public static final ColumnSpec EXCEEDED_MWH = mwh("exceeded_mwh", "Consumption beyond the quota");
  public static final ColumnSpec UNKNOWN_MWH =
      mwh("unknown_mwh", "Quotas in regions whose load or capacity is not known: not scored");

  private static final List<ColumnSpec> FIGURES =
      List.of(
          HOURS,
          SHORT_HOURS,
          UNSERVED_MWH,
          GRANTED_MWH,
          GRANTED_IN_SHORT_HOURS_MWH,
          GRANTED_IN_DEFICIT_MWH,
          BREACH_HOURS,
          UNSERVABLE_MWH,
          USABLE_MWH,
          NOT_GRANTED_MWH,
          QUOTA_OF_KNOWN_USE_MWH,
          USED_WITHIN_MWH,
          EXCEEDED_SITE_HOURS,
          EXCEEDED_MWH,
          UNKNOWN_MWH);

  public static final TableSpec QUOTA_DAYS =
      new TableSpec(
          "backtest_quota__days",
          "Quotas of past days, from what then was known, against what then happened",
          columns(QuotaColumns.POLICY, FORECAST, Columns.MARKET_DATE),
          List.of(QuotaColumns.POLICY, FORECAST, Columns.MARKET_DATE),
          Partitioning.NONE,
          Audience.INTERNAL,
          0);

  public static final TableSpec QUOTA_TOTALS =
      new TableSpec(
          "backtest_quota__totals",
          "The same over the whole span, policy by policy",
          columns(QuotaColumns.POLICY, FORECAST, DAYS),
          List.of(QuotaColumns.POLICY, FORECAST),
          Partitioning.NONE,
          Audience.INTERNAL,
          0);

  private static List<ColumnSpec> columns(ColumnSpec... first) {
    List<ColumnSpec> columns = new ArrayList<>(List.of(first));
    columns.addAll(FIGURES);
    return columns;
  }
}
