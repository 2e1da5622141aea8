package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.ratio;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;

/** Columns of a site's month: its sums, and the number of hours that each rule questions. */
public final class SiteMonthColumns {

  private SiteMonthColumns() {}

  public static final ColumnSpec MONTH =
      date("market_date", "First day of the month, by the market's clock");
  public static final ColumnSpec HOURS_EXPECTED =
      count(
          "hours_expected",
          "Hours of the month in which the site was registered; of the running month those up to"
              + " two days before the delivery day");
  public static final ColumnSpec CONNECTION_LIMIT_WH =
      wh("connection_limit_wh", "Connection x the hours expected: no more can be drawn");
  public static final ColumnSpec REPORTED_HOURS =
      count("reported_hours", "Hours with an accepted report");
  public static final ColumnSpec METERED_HOURS =
      count("metered_hours", "Hours with a complete meter reading");
  public static final ColumnSpec MATCHED_HOURS = count("matched_hours", "Hours with both");
  public static final ColumnSpec MATCHED_REPORTED_WH =
      wh("matched_reported_wh", "Reported in the hours with both; null = there are none")
          .nullable();
  public static final ColumnSpec MATCHED_METERED_WH =
      wh("matched_metered_wh", "Metered in the hours with both; null = there are none").nullable();
  public static final ColumnSpec STATED_TOTAL_WH =
      wh(
              "stated_total_wh",
              "Energy stated as the total of the month, or else as totals of its days, if no hour"
                  + " of the month is reported; null = none stated")
          .nullable();
  public static final ColumnSpec STATED_HOURS =
      count("stated_hours", "Hours that the stated totals cover");
  public static final ColumnSpec STATED_QUARTER_WH =
      wh(
              "stated_quarter_wh",
              "Energy stated as the total of the quarter that begins with the month; null = none"
                  + " stated, or not the quarter's first month")
          .nullable();
  public static final ColumnSpec REPORTED_SHARE =
      ratio(
              "reported_share",
              "Mean over matched hours of reported over metered; null = nothing metered")
          .nullable();
  public static final ColumnSpec REPORTED_SHARE_SPREAD =
      ratio("reported_share_spread", "Standard deviation of that share").nullable();
  public static final ColumnSpec PURCHASED_WH =
      wh("purchased_wh", "Bought at the central auction; null = nothing known").nullable();
  public static final ColumnSpec PURCHASED_KZT =
      typed(
              "purchased_kzt",
              ColumnType.DECIMAL_18_6,
              Unit.KZT,
              "Price of that energy; null = nothing known")
          .nullable();
  public static final ColumnSpec EQUIPMENT_MW =
      mw(
              "equipment_mw",
              "Machines as registered x the power of their makers' data sheets; null = not stated"
                  + " or a model is not in conf/rules/machines.yaml")
          .nullable();
  public static final ColumnSpec EQUIPMENT_REASON_CODE =
      text("equipment_reason_code", "known, not_stated, unknown_model or unreadable");
  public static final ColumnSpec EQUIPMENT_LIMIT_WH =
      wh("equipment_limit_wh", "equipment_mw x the hours expected; null as equipment_mw")
          .nullable();
  public static final ColumnSpec LEAST_J_PER_TH =
      typed(
              "least_j_per_th",
              ColumnType.DOUBLE,
              Unit.J_PER_TH,
              "Lowest energy per terahash among the registered machines; null = not stated or a"
                  + " model is not in conf/rules/machines.yaml")
          .nullable();
  public static final ColumnSpec MOST_J_PER_TH =
      typed(
              "most_j_per_th",
              ColumnType.DOUBLE,
              Unit.J_PER_TH,
              "Highest energy per terahash among them; null as least_j_per_th")
          .nullable();
  public static final ColumnSpec POOL_COINS =
      typed(
              "pool_coins",
              ColumnType.DECIMAL_18_6,
              Unit.COINS,
              "Coins that pools paid out for days of the month; null = none known")
          .nullable();
  public static final ColumnSpec POOL_LEAST_WH =
      wh(
              "pool_least_wh",
              "Least energy needed for the coins: docs/data-quality.md; null if pool_code is not"
                  + " known")
          .nullable();
  public static final ColumnSpec POOL_MOST_WH =
      wh("pool_most_wh", "Most energy needed for them; null as pool_least_wh").nullable();
  public static final ColumnSpec POOL_CODE =
      text(
              "pool_code",
              "none: no payout; known; several_sites: the BIN that was paid has several;"
                  + " no_network: no difficulty is known for a day; no_efficiency: a machine is not"
                  + " known")
          .nullable();
  public static final ColumnSpec SHIFT_HOURS =
      typed(
              "shift_hours",
              ColumnType.INT,
              Unit.HOURS,
              "Shift of the report's hours after (+) or before (-) the meter's; null = no shift"
                  + " found")
          .nullable();

  public static final ColumnSpec REPORTED_MISSING =
      count("reported_missing_hours", "Rule missing_hours: expected hours without a report");
  public static final ColumnSpec REPORTED_ZERO =
      count("reported_zero_hours", "Rule zero_block: many consecutive reported zeros");
  public static final ColumnSpec REPORTED_FLAT =
      count(
          "reported_flat_hours",
          "Rule flat_line: the same reported value in many consecutive hours");
  public static final ColumnSpec REPORTED_COPIED =
      count(
          "reported_copied_hours",
          "Rule copied_day: reported hours that repeat those of a day or a week before");
  public static final ColumnSpec REPORTED_RISING =
      count(
              "reported_rising_hours",
              "Rule register_index: reported hours that only rise, as the readings of a register"
                  + " do; null = derived before the rule existed")
          .nullable();
  public static final ColumnSpec REPORTED_SPIKES =
      count("reported_spike_hours", "Rule spike: single reported hours far above their neighbours");
  public static final ColumnSpec REPORTED_UNIT_HOURS =
      count(
          "reported_unit_hours",
          "Rule unit_factor_1000: accepted hours about 1000 times above or below the meter, or,"
              + " without a meter, below a five hundredth of the connection");
  public static final ColumnSpec REPORTED_SHIFTED =
      count("reported_shifted_hours", "Rule shifted_hours: hours of a month with a shift");
  public static final ColumnSpec REPORTED_OVER =
      count(
          "reported_over_connection_hours",
          "Rule over_connection: accepted hours above the connection");
  public static final ColumnSpec REFUSED_NEGATIVE =
      count("refused_negative_hours", "Rule sign_error: readings refused for being below 0");
  public static final ColumnSpec REFUSED_UNIT_HOURS =
      count(
          "refused_unit_hours",
          "Rule unit_factor_1000: readings refused as impossible whose thousandth is plausible");
  public static final ColumnSpec REFUSED_OVER =
      count(
          "refused_over_connection_hours",
          "Rule over_connection: other readings refused as impossible for the connection");
  public static final ColumnSpec TOTALS_MISMATCHED =
      count(
          "totals_mismatched",
          "Rule total_mismatch: reports whose hours do not add up to the total that they state");
  public static final ColumnSpec METERED_MISSING =
      count("metered_missing_hours", "Rule missing_hours: expected hours without a reading");
  public static final ColumnSpec METERED_ZERO =
      count("metered_zero_hours", "Rule zero_block: many consecutive metered zeros");
  public static final ColumnSpec METERED_FLAT =
      count(
          "metered_flat_hours", "Rule flat_line: the same metered value in many consecutive hours");
  public static final ColumnSpec METERED_SPIKES =
      count("metered_spike_hours", "Rule spike: single metered hours far above their neighbours");
  public static final ColumnSpec METERED_OVER =
      count(
          "metered_over_connection_hours",
          "Rule over_connection: metered hours above the connection");
  public static final ColumnSpec RULES_BROKEN =
      text("rules_broken", "Ids of the rules that question an hour, joined by ;; empty = none");
  public static final ColumnSpec WORST_SEVERITY =
      text(
          "worst_severity",
          "Worst severity among these rules: info, warning, error; none = no rule");
}
