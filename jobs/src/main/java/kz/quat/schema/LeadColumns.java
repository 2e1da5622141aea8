package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.ratio;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;

/** Columns of leads, of the data from which they are derived, and of inspectors' findings. */
public final class LeadColumns {

  private LeadColumns() {}

  public static final ColumnSpec FEEDER_ID = text("feeder_id", "Feeder of the distribution grid");

  public static final ColumnSpec POINT_ID =
      text(
          "point_id", "Customer's metering point; blank = the feeder itself, that is, on no meter");

  public static final ColumnSpec ENERGY_IN_WH =
      wh(
              "energy_in_wh",
              "Energy fed into the feeder in the hour; below 0 if solar power is fed back")
          .nullable();
  public static final ColumnSpec CUSTOMER_WH =
      wh("energy_wh", "Energy of the hour; null = the reading is missing").nullable();
  public static final ColumnSpec CATEGORY =
      text("category", "Use that the customer declared: commercial, data_centre, cold_store, …")
          .nullable();
  public static final ColumnSpec DECLARED_KW =
      kw("declared_kw", "Power of the contract; null = not known").nullable();
  public static final ColumnSpec REGISTERED_MINING =
      text("registered_mining", "1 if a registered mining site is behind the point, otherwise 0");
  public static final ColumnSpec FEEDER_REGION =
      text("region", "Region of the point, as delivered; null = not stated").nullable();
  public static final ColumnSpec INSPECTED_ON = date("inspected_on", "Day of the inspection");
  public static final ColumnSpec OUTCOME =
      text("visit_outcome", "confirmed: mining was found; cleared: none was found");
  public static final ColumnSpec FOUND_KW =
      kw("estimated_kw", "Power that inspectors saw; null = not stated").nullable();
  public static final ColumnSpec DAY_WH =
      text(
          "day_wh",
          "Energy in Wh of the hours of the market day in their order, separated by blanks; - = the"
              + " reading is missing");

  public static final ColumnSpec LEAD_ID =
      text(
          "lead_id",
          "Id that stays the same from night to night: feeder, @, the day on which the load was"
              + " first thought to begin");
  public static final ColumnSpec LEAD_STATUS =
      text(
          "lead_status",
          "new: first seen tonight; standing: seen before; gone: its load has ended; cleared,"
              + " confirmed: found by inspectors and not changed by later nights");
  public static final ColumnSpec RANK =
      count(
              "rank",
              "Rank by expected_mw, from 1, for visits that bring most energy to light; null = gone"
                  + " or decided")
          .nullable();
  public static final ColumnSpec RANK_BY_CONFIDENCE =
      count(
              "rank_by_confidence",
              "Rank by confidence, from 1, for the fewest visits in vain; null = gone or decided")
          .nullable();
  public static final ColumnSpec CONFIDENCE =
      ratio("confidence", "Probability that it is unreported mining: an indication, never proof");
  public static final ColumnSpec LEARNED_CONFIDENCE =
      ratio("learned_confidence", "The same before recalibration by inspections");
  public static final ColumnSpec MEAN_MW = mw("mean_mw", "Mean power from start to end");
  public static final ColumnSpec POINT_MW =
      mw("mean_mw", "The point's part of the mean power; null = the step is no longer seen")
          .nullable();
  public static final ColumnSpec LOW_MW =
      mw("low_mw", "Lower end of the 80 % interval of the mean power");
  public static final ColumnSpec HIGH_MW =
      mw("high_mw", "Upper end of the 80 % interval of the mean power");
  public static final ColumnSpec EXPECTED_MW =
      mw(
          "expected_mw",
          "Confidence times mean power, the power that a visit is expected to bring to light; 0 if"
              + " gone or decided");
  public static final ColumnSpec START_UTC = instant("start_utc", "First hour of the load");
  public static final ColumnSpec END_UTC =
      instant("end_utc", "First hour after its end; null = it continues").nullable();
  public static final ColumnSpec FIRST_SEEN =
      date("first_seen", "Delivery day of the night that saw this lead first");
  public static final ColumnSpec LAST_JUDGED =
      date("last_judged", "Delivery day of the last night whose readings showed its step");
  public static final ColumnSpec FIRST_ALARM_UTC =
      instant(
              "first_alarm_utc",
              "Midnight of the first night above the alarm level, judged from earlier hours only;"
                  + " null = none")
          .nullable();
  public static final ColumnSpec DECIDED_ON =
      date("inspected_on", "Day of the inspection that decided it; null = none").nullable();

  public static final ColumnSpec POINT_IDS =
      text(
          "point_ids",
          "Its metering points, the largest first, separated by commas; blank = on no meter");
  public static final ColumnSpec POINTS_COUNT =
      count("points", "Number of meters that rose at the same time; 0 if the load is on no meter");
  public static final ColumnSpec BALANCE_RATIO =
      ratio(
          "balance_step_ratio",
          "Rise of the feeder's balance at the same time, divided by the rise");
  public static final ColumnSpec NOISE_RATIO =
      ratio("step_noise_ratio", "Rise divided by the day-to-day noise before it");
  public static final ColumnSpec UNEVEN_RATIO =
      ratio("uneven_ratio", "Unevenness of the rise among the hours of the day; 0 = flat");
  public static final ColumnSpec WEEKEND_RATIO =
      ratio("weekend_ratio", "Rise on days off divided by that on working days; 1 = equal");
  public static final ColumnSpec BLOCK_LOW_RATIO =
      ratio(
          "block_low_ratio",
          "Load in the block of hours with the lower load (such as night or evening peak) divided"
              + " by the load outside it");
  public static final ColumnSpec BLOCK_HOURS =
      typed("block_hours", ColumnType.DOUBLE, Unit.HOURS, "Length of that block in hours");
  public static final ColumnSpec STRETCH_RATIO =
      ratio(
          "stretch_ratio",
          "Factor by which the usual week was stretched; 1 = something constant was added");
  public static final ColumnSpec MACHINE_COUNT =
      count(
          "machine_count", "Number of machines of 3.5 kW that the power can supply, rounded down");
  public static final ColumnSpec LOTS_DAYS =
      typed("lots_days", ColumnType.DOUBLE, Unit.DAYS, "Days until the rise was complete");
  public static final ColumnSpec OVER_CONTRACT_RATIO =
      ratio(
          "over_contract_ratio",
          "High load after the start divided by the contract's power; 0 = not known");
  public static final ColumnSpec PEERS_RATIO =
      ratio("peers_up_ratio", "Share of the feeder's other meters that rose too");
  public static final ColumnSpec CURTAILED_RATIO =
      ratio(
              "curtailed_ratio",
              "Rise in hours without quota in its region, divided by the rise in the same hours of"
                  + " other days; null = not enough such hours, or no region stated")
          .nullable();
  public static final ColumnSpec AFTER_VISIT_RATIO =
      ratio(
              "after_visit_ratio",
              "Least ratio of the rise in the three days from an inspection nearby to the rise in"
                  + " the week before; null = nobody was nearby")
          .nullable();
  public static final ColumnSpec REGION_RESIDUAL_RATIO =
      ratio(
              "region_residual_ratio",
              "Lasting rise of the region's native load in the last twelve weeks above the load"
                  + " expected from calendar, season and temperature, as a share of the expected"
                  + " load; null = not known")
          .nullable();
  public static final ColumnSpec REGION_LIMIT_RATIO =
      ratio(
              "region_limit_ratio",
              "Limit below which a rise is not significant: 0.08, or the greatest rise of the"
                  + " region's load in the year before if that was more; null = not known")
          .nullable();
  public static final ColumnSpec REGION_RESIDUAL_CODE =
      text(
          "region_residual_code",
          "above: the rise reaches its limit; within: it does not; unknown: too few days of load");
  public static final ColumnSpec RISEN_SINCE =
      date("risen_since", "First day of the strongest lasting rise; null = not known").nullable();
  public static final ColumnSpec REGION_LOAD_MW =
      mw("region_load_mw", "Mean native load since that day; null = not known").nullable();
  public static final ColumnSpec REGION_EXPECTED_MW =
      mw(
              "region_expected_mw",
              "Mean expected load since that day, from the year before the last twelve weeks; null"
                  + " = not known")
          .nullable();
  public static final ColumnSpec REGION_DAYS =
      count("region_days", "Number of the last 442 days for which the region's load was read");

  public static final ColumnSpec SITE_RANK =
      count("rank", "Rank by the largest of the three energies, from 1");
  public static final ColumnSpec OVER_FROM =
      date("months_from", "First day of the months examined, which end with the delivery day");
  public static final ColumnSpec OVER_REPORT_WH =
      wh(
          "over_report_wh",
          "Metered less reported energy of months in which the report is lower beyond the tolerance"
              + " and neither its unit nor missing hours explain it");
  public static final ColumnSpec OVER_REPORT_MONTHS =
      count("over_report_months", "Number of those months");
  public static final ColumnSpec OVER_CONTRACT_WH =
      wh("over_contract_wh", "Energy used beyond what the connection can carry in whole months");
  public static final ColumnSpec OVER_CONTRACT_HOURS =
      count("over_contract_hours", "Metered hours above the power of the connection");
  public static final ColumnSpec OVER_QUOTA_WH =
      wh("over_quota_wh", "Metered above quota, exempt and interruptible power in those hours");
  public static final ColumnSpec OVER_QUOTA_HOURS =
      count("over_quota_hours", "Metered hours above them together, beyond the tolerance");

  public static final ColumnSpec EVIDENCE_KK =
      text("evidence_kk", "Evidence for and against it in plain sentences, in Kazakh");
  public static final ColumnSpec EVIDENCE_RU =
      text("evidence_ru", "Evidence for and against it in plain sentences, in Russian");
  public static final ColumnSpec EVIDENCE_EN =
      text("evidence_en", "Evidence for and against it in plain sentences, in English");

  private static ColumnSpec kw(String name, String meaning) {
    return typed(name, ColumnType.DECIMAL_18_6, Unit.KW, meaning);
  }
}
