package kz.quat.allocation.auction;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.fills.LevelFill;
import kz.quat.allocation.fills.MinerTable;
import kz.quat.allocation.fills.RegionCurve;
import kz.quat.allocation.network.Cut;
import kz.quat.allocation.network.CutPool;

/**
 * Fills one tier by bids (docs/spec/quotas.md, section 2, {@code auction}), by a min-cost flow of
 * its own on about thirty nodes. It uses whole numbers, so that the winning bids, the tied bids and
 * the value of an element are exact. Tied bids then share by {@code max_min} among all optimal
 * solutions.
 */
final class AuctionTier {
  private final HourState hour;
  private final MinerTable.Tier tier;
  private final BidLevels[] levels;
  private final long[] bid;

  private AuctionTier(HourState hour, int tierIndex) {
    this.hour = hour;
    tier = hour.miners.tiers.get(tierIndex);
    levels = new BidLevels[hour.base.length];
    bid = new long[hour.miners.count()];
  }

  static void fill(HourState hour, int tierIndex) {
    new AuctionTier(hour, tierIndex).run(tierIndex);
  }

  private void run(int tierIndex) {
    hour.flow.route(hour.routed());
    collectBids();
    AuctionFlow auction = new AuctionFlow(hour, levels);
    auction.sell();
    hour.prices.addAll(AuctionPrices.of(hour, tierIndex, auction));
    share(new OptimalFace(auction), hour.order[tierIndex]);
  }

  private void collectBids() {
    List<SortedMap<Long, Long>> asked = new ArrayList<>();
    for (int r = 0; r < levels.length; r++) {
      asked.add(new TreeMap<>());
    }
    for (int m : tier.miners()) {
      int region = hour.miners.region[m];
      Double offered = hour.miners.rows.get(m).bidKztPerKwh();
      bid[m] = offered == null ? -1 : Watts.of(offered);
      hour.excluded[m] = bid[m] < hour.miners.floorPrice[region] || offered == null;
      if (!hour.excluded[m] && !hour.flow.inDeficit(region)) {
        asked.get(region).merge(bid[m], (long) hour.bound[m], Long::sum);
      }
    }
    for (int r = 0; r < levels.length; r++) {
      long room = AuctionFlow.room(hour.limits.miningCap[r], hour.base[r]);
      levels[r] = new BidLevels(asked.get(r), room);
    }
  }

  private void share(OptimalFace face, int[][] order) {
    int regions = levels.length;
    CutPool pool = new CutPool();
    RegionCurve[] curves = new RegionCurve[regions];
    long[] margin = new long[regions];
    for (int r = 0; r < regions; r++) {
      boolean fixed = levels[r].cutShort() > face.marginBid(r);
      margin[r] = fixed ? levels[r].cutShort() : face.marginBid(r);
      double room = fixed ? levels[r].askedAt(margin[r]) : face.asked(r);
      pool.add(Cut.over(null, new int[] {r}), room);
      curves[r] = curve(order[r], margin[r], r);
    }
    LevelFill fill = new LevelFill(curves, new double[regions], pool);
    long[] wanted = new long[regions];
    boolean routable = false;
    while (!routable) {
      fill.run(false);
      for (int r = 0; r < regions; r++) {
        wanted[r] = margin[r] == face.marginBid(r) ? (long) fill.taken[r] : 0;
      }
      routable = face.route(wanted) <= regions || !face.addCuts(pool);
    }
    for (int m : tier.miners()) {
      int region = hour.miners.region[m];
      if (hour.excluded[m] || hour.flow.inDeficit(region)) {
        hour.granted[m] = 0;
      } else if (bid[m] == margin[region]) {
        hour.granted[m] = Math.min(hour.bound[m], fill.level[region] * hour.miners.weight[m]);
      } else {
        hour.granted[m] = bid[m] > margin[region] ? hour.bound[m] : 0;
      }
    }
  }

  private RegionCurve curve(int[] order, long margin, int region) {
    RegionCurve curve = new RegionCurve();
    boolean[] off = new boolean[bid.length];
    for (int m : order) {
      off[m] = hour.excluded[m] || bid[m] != margin;
    }
    if (hour.flow.inDeficit(region)) {
      curve.clear();
    } else {
      curve.build(order, hour.bound, hour.miners.weight, off);
    }
    return curve;
  }
}
