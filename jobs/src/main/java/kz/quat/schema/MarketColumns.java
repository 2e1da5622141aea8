package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;

/** Columns of the operator's balance and limits, of the market's results and of mining pools. */
public final class MarketColumns {

  private MarketColumns() {}

  public static final ColumnSpec BALANCE_AREA =
      text("area", "Region or zone of the balance, as its file names it");
  public static final ColumnSpec GENERATION_WH = wh("generation_wh", "Generated in the hour");
  public static final ColumnSpec NET_IMPORT_WH =
      wh("net_import_wh", "Import from other areas less export to them");
  public static final ColumnSpec LOSSES_WH = wh("losses_wh", "Lost in the network");

  public static final ColumnSpec BALANCE_HOURS =
      count("balance_hours", "Hours with a balance and the load of all regions of the area");
  public static final ColumnSpec HOURS_APART =
      count("hours_apart", "Of these, hours in which the sides differ beyond the tolerance");
  public static final ColumnSpec SUPPLIED_WH =
      wh("supplied_wh", "Generation and net import less losses, in the compared hours");
  public static final ColumnSpec BALANCE_LOAD_WH =
      wh("load_wh", "Load of the area's regions in the compared hours");
  public static final ColumnSpec BALANCE_DIFFERENCE_PCT =
      pct("difference_pct", "Sum of the hourly differences, signs left out, in % of the load")
          .nullable();
  public static final ColumnSpec BALANCE_SHIFT_HOURS =
      typed(
              "shift_hours",
              ColumnType.INT,
              Unit.HOURS,
              "Shift of the balance's hours after (+) or before (-) the load's; null = no shift"
                  + " found")
          .nullable();
  public static final ColumnSpec BALANCE_CODE =
      text(
          "balance_code",
          "balanced, unbalanced, hour_shift (by one hour: hours named by their end on one side),"
              + " zone_clock (by the offset of the area's clock: local time given as UTC) or"
              + " other_shift");

  public static final ColumnSpec LIMIT_AREA =
      text("area", "North, South, West, North+South (one limit for both) or ALL");
  public static final ColumnSpec LIMIT_MW =
      mw("limit_mw", "Limit for miners that the operator gives to the market for the hour");

  public static final ColumnSpec SCOPE = text("scope", "area or site");
  public static final ColumnSpec SUBJECT_ID =
      text("subject_id", "The area of the operator's limit, or the site");
  public static final ColumnSpec RECOMMENDED_MW =
      mw("recommended_mw", "Quota that Quat recommended; null = no night published one").nullable();
  public static final ColumnSpec OFFICIAL_MW =
      mw("official_mw", "Limit of the operator for the area; null = none delivered, or a site")
          .nullable();
  public static final ColumnSpec BOUGHT_MW =
      mw("bought_mw", "Bought at the auction, mean over the hour; null = no result delivered")
          .nullable();
  public static final ColumnSpec OFFICIAL_USED_MW =
      mw(
              "used_mw",
              "Metered mean over the hour of the sites that bought; null = a site lacks a complete"
                  + " meter")
          .nullable();
  public static final ColumnSpec OFFICIAL_DIFFERENCE_MW =
      mw("difference_mw", "recommended_mw less the limit, or for a site less what it bought")
          .nullable();
  public static final ColumnSpec PAID_KZT_PER_KWH =
      typed(
              "price_kzt_per_kwh",
              ColumnType.DECIMAL_18_6,
              Unit.KZT_PER_KWH,
              "Price at the auction; of an area weighted by energy; null = nothing bought")
          .nullable();

  public static final ColumnSpec PRICE_FROM_KZT =
      typed(
          "price_from_kzt",
          ColumnType.INT,
          Unit.KZT_PER_KWH,
          "Lower end of the band of prices, one tenge wide");
  public static final ColumnSpec BUYERS = count("sites", "Sites that bought in the band");
  public static final ColumnSpec BOUGHT_HOURS = count("bought_hours", "Site-hours bought");
  public static final ColumnSpec BOUGHT_WH = wh("bought_wh", "Bought in the band");
  public static final ColumnSpec KNOWN_BOUGHT_WH =
      wh("known_bought_wh", "Part of bought_wh for site-hours with a complete meter");
  public static final ColumnSpec TAKEN_WH =
      wh("taken_wh", "Metered energy of these site-hours, each at most what was bought for it");
  public static final ColumnSpec TAKEN_PCT =
      pct("taken_pct", "taken in % of what was bought with a meter; null = no meter").nullable();

  public static final ColumnSpec AUCTION_WH =
      wh("auction_wh", "Bought at the auction for the hour; null = nothing").nullable();
  public static final ColumnSpec CONTRACT_WH =
      wh("contract_wh", "Bought by contracts (purchases/) for the hour; null = nothing").nullable();
  public static final ColumnSpec IMBALANCE_WH =
      wh(
              "imbalance_wh",
              "Metered less auction less contracts: above 0 taken from the balancing market; null ="
                  + " no complete meter")
          .nullable();
  public static final ColumnSpec IMBALANCE_KZT =
      typed(
              "imbalance_kzt",
              ColumnType.DECIMAL_18_6,
              Unit.KZT,
              "The imbalance at the price that the site paid in the hour: an order of magnitude, no"
                  + " settlement; null = no price known")
          .nullable();
  public static final ColumnSpec PRICE_CODE =
      text("price_code", "auction, contract, or none: where the price is from");
  public static final ColumnSpec IMBALANCE_CODE =
      text(
          "imbalance_code",
          "known; no_meter; same_lot: auction and contract state the same energy for the hour, it"
              + " may have been delivered twice");

  public static final ColumnSpec POOL = text("pool", "Pool that paid out");
  public static final ColumnSpec PAYEE = text("payee", "Site or BIN that the payout names");
  public static final ColumnSpec COINS =
      typed("coins", ColumnType.DECIMAL_18_6, Unit.COINS, "Coins paid out for the day");
  public static final ColumnSpec DIFFICULTY =
      typed("difficulty", ColumnType.DOUBLE, Unit.NONE, "Difficulty of the network");
  public static final ColumnSpec REWARD_COINS =
      typed(
          "reward_coins",
          ColumnType.DECIMAL_18_6,
          Unit.COINS,
          "Coins per block: subsidy and fees, mean of the day");
}
