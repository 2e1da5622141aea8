package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;

/** Columns that compare two sources of a site's consumption. */
public final class ReconciliationColumns {

  private ReconciliationColumns() {}

  public static final ColumnSpec COMPARISON =
      text(
          "comparison",
          "Left against right side: report_meter, fee_meter, fee_report, purchase_meter,"
              + " purchase_report, used_connection, used_equipment, used_pool (the right side is"
              + " the middle of the band of energy that the coins took, the tolerance half its"
              + " width)");
  public static final ColumnSpec PERIOD =
      text(
          "period",
          "month, or quarter: then every month of the quarter shows the quarter's figures, which"
              + " must not be added up");
  public static final ColumnSpec QUARTER =
      text("quarter", "Calendar quarter by the market's clock, as 2022-Q4");
  public static final ColumnSpec PERIOD_HOURS =
      count("period_hours", "Hours of the period in which the site was registered");
  public static final ColumnSpec LEFT_WH =
      wh("left_wh", "Energy of the left side in the period; null = that side is missing")
          .nullable();
  public static final ColumnSpec LEFT_HOURS =
      count("left_hours", "Hours known to the left side; null = it knows no hours").nullable();
  public static final ColumnSpec RIGHT_WH =
      wh("right_wh", "Energy of the right side in the period; null = that side is missing")
          .nullable();
  public static final ColumnSpec RIGHT_HOURS =
      count("right_hours", "Hours known to the right side; null = it knows no hours").nullable();
  public static final ColumnSpec DIFFERENCE_WH =
      wh("difference_wh", "Left minus right; null = a side is missing").nullable();
  public static final ColumnSpec DIFFERENCE_PCT =
      pct(
              "difference_pct",
              "Difference in % of the right side; null = a side is missing or the right one is 0")
          .nullable();
  public static final ColumnSpec TOLERANCE_WH =
      wh("tolerance_wh", "Difference up to which the sides agree; null = the right side is missing")
          .nullable();
  public static final ColumnSpec OUTCOME_CODE =
      text(
          "outcome_code",
          "agrees; higher or lower: the left side, beyond the tolerance; incomplete: a side lacks"
              + " too many hours to be judged; missing");
  public static final ColumnSpec MISSING_SIDE =
      text("missing_side", "Side without any data: none, left or right");
  public static final ColumnSpec CAUSE_CODE =
      text(
              "cause_code",
              "Likely cause, as far as the evidence goes (docs/data-quality.md); null = nothing to"
                  + " explain")
          .nullable();
  public static final ColumnSpec FEE_KZT =
      typed(
              "fee_kzt",
              ColumnType.DECIMAL_18_6,
              Unit.KZT,
              "Fee paid for the quarter; null = none known, or no fee is compared")
          .nullable();
  public static final ColumnSpec FEE_RATE =
      typed(
              "fee_rate_kzt_per_kwh",
              ColumnType.DECIMAL_18_6,
              Unit.KZT_PER_KWH,
              "Rate by which the fee was converted into energy, the highest that applies; null ="
                  + " not known, or no fee is compared")
          .nullable();
  public static final ColumnSpec FEE_RATE_DOUBTFUL =
      typed(
              "fee_rate_doubtful",
              ColumnType.BOOL,
              Unit.NONE,
              "True if the rate was not verified in the text of the law; null as the rate")
          .nullable();
}
