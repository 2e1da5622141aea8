package kz.quat.allocation.auction;

import java.util.ArrayList;
import java.util.List;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.fills.TierPrice;
import kz.quat.allocation.network.BindingElement;
import kz.quat.allocation.network.Element;
import kz.quat.allocation.network.ElementKind;
import kz.quat.allocation.network.Topology;

/**
 * What each element is worth in a tier's auction, in KZT per kWh: the revenue that is lost if a
 * little is taken from the element (docs/spec/quotas.md, section 2). If one unit is taken from an
 * arc that is full, that unit must go another way, or its revenue is lost. The price is therefore
 * the cost of the cheapest way around the arc in the network that the auction left. This is the
 * left derivative of the revenue, which is unique, unlike the dual prices.
 */
final class AuctionPrices {
  private static final double PER_TENGE = 1e6;

  private final HourState hour;
  private final AuctionFlow auction;
  private final int tier;
  private final List<TierPrice> prices = new ArrayList<>();

  private AuctionPrices(HourState hour, int tierIndex, AuctionFlow auction) {
    this.hour = hour;
    this.auction = auction;
    this.tier = hour.miners.tiers.get(tierIndex).number();
  }

  /** The prices above 0, after the auction has sold. */
  static List<TierPrice> of(HourState hour, int tierIndex, AuctionFlow auction) {
    AuctionPrices prices = new AuctionPrices(hour, tierIndex, auction);
    prices.collect();
    return prices.prices;
  }

  private void collect() {
    Topology topology = auction.topology;
    full(ElementKind.NATIONAL_CAP, 0, 2 * auction.national(), 0);
    for (int z = 0; z < topology.zoneCount(); z++) {
      full(ElementKind.ZONE, z, 2 * auction.zone(z), 0);
    }
    for (int r = 0; r < topology.regionCount(); r++) {
      if (auction.levels[r].roomIsFull()) {
        full(ElementKind.MINING_CAP, r, 2 * auction.bids(r), auction.levels[r].lastBid());
      }
      full(ElementKind.EXPORT, r, 2 * auction.link(r), 0);
      full(ElementKind.IMPORT, r, 2 * auction.link(r) + 1, 0);
      full(ElementKind.SURPLUS, r, 2 * auction.supply(r), 0);
    }
    for (int l = 0; l < topology.tieCount(); l++) {
      full(ElementKind.TIE, l, 2 * auction.tie(l), 0);
      full(ElementKind.TIE, l, 2 * auction.tie(l) + 1, 0);
    }
  }

  /**
   * Adds the price of an arc if it is full; {@code earned} is what the arc itself earns per unit.
   */
  private void full(ElementKind kind, int index, int arc, long earned) {
    MinCostNetwork network = auction.network;
    int from = network.tail(arc);
    int to = network.head(arc);
    boolean outside =
        kind != ElementKind.NATIONAL_CAP
            && kind != ElementKind.ZONE
            && (isInDeficit(from) || isInDeficit(to));
    boolean backward = kind == ElementKind.TIE && arc % 2 == 1;
    boolean empty =
        kind != ElementKind.SURPLUS && hour.limits.get(new Element(kind, index, backward)) == 0;
    if (network.residual[arc] > 0 || outside || empty) {
      return;
    }
    long around = network.shortest(from, to);
    if (around < MinCostNetwork.FAR && around + earned > 0) {
      String element = BindingElement.of(auction.topology, kind, index, 0).label();
      prices.add(new TierPrice(tier, element, (around + earned) / PER_TENGE));
    }
  }

  private boolean isInDeficit(int node) {
    return node < auction.topology.regionCount() + auction.topology.zoneCount()
        && hour.flow.inDeficit(node);
  }
}
