package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import kz.quat.quality.Finding;
import kz.quat.quota.Imbalance;
import kz.quat.quota.OfficialQuotas;
import kz.quat.quota.PriceUptake;
import kz.quat.quota.SiteQuotas;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.OutTables;
import kz.quat.schema.ReconciliationTables;
import kz.quat.store.Warehouse;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares the operator's limits and the auction's results with quotas and meters, if they are
 * delivered.
 */
final class MarketStage {

  static final Stage STAGE =
      Stage.named("market", "Compares the operator's limits and the auction with quotas, if any.")
          .reads(
              MarketTables.OPERATOR_LIMITS,
              MarketTables.AUCTION_HOURS,
              ReconciliationTables.PURCHASES,
              OutTables.QUOTA_SITE_HOURS,
              CoreTables.SITE_HOURS,
              MarketTables.IMBALANCE)
          .writes(MarketTables.QUOTA_OFFICIAL, MarketTables.PRICE_UPTAKE, MarketTables.IMBALANCE)
          .needs(Handover.MONTHS)
          .gives(Handover.MARKET)
          .runs(
              state ->
                  state.give(
                      Handover.MARKET,
                      new MarketStage(state.night(), state.get(Handover.MONTHS)).run()));

  private final Night night;
  private final Warehouse warehouse;
  private final SortedSet<LocalDate> months;

  private MarketStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.months = months;
  }

  /** Derives the touched months; runs no query if no limits or results were delivered. */
  private List<Finding> run() {
    boolean sold = warehouse.holds(MarketTables.AUCTION_HOURS);
    if (!sold && !warehouse.holds(MarketTables.OPERATOR_LIMITS)) {
      return List.of();
    }
    Dataset<Row> auction = night.months(MarketTables.AUCTION_HOURS, months);
    Dataset<Row> siteHours = night.months(CoreTables.SITE_HOURS, months);
    warehouse.replacePartitions(
        MarketTables.QUOTA_OFFICIAL,
        OfficialQuotas.of(
            new OfficialQuotas.Inputs(
                night.months(MarketTables.OPERATOR_LIMITS, months),
                auction,
                SiteQuotas.asMeantNow(night.months(OutTables.QUOTA_SITE_HOURS, months)),
                siteHours)),
        months);
    if (!sold) {
      return List.of();
    }
    warehouse.replacePartitions(
        MarketTables.PRICE_UPTAKE, PriceUptake.of(auction, siteHours), months);
    warehouse.replacePartitions(
        MarketTables.IMBALANCE,
        Imbalance.of(auction, night.months(ReconciliationTables.PURCHASES, months), siteHours),
        months);
    return duplicateLots();
  }

  /** Lots that two sources contain: the market's lots may have been delivered as contracts too. */
  private List<Finding> duplicateLots() {
    long hours =
        night
            .months(MarketTables.IMBALANCE, months)
            .where(MarketColumns.IMBALANCE_CODE.col().equalTo(Imbalance.SAME_LOT))
            .count();
    return hours == 0
        ? List.of()
        : List.of(
            Finding.of(
                "auction_in_purchases",
                "purchases",
                Finding.Severity.WARNING,
                FindingWords.of("auction_in_purchases").with("hours", hours)));
  }
}
