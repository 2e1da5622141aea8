package kz.quat.allocation;

/** Fills one hour, tier after tier, under a policy. */
final class HourSolver {
  private final HourState.Network network;
  private final Policy policy;

  HourSolver(Topology topology, MinerTable miners, Policy policy) {
    this.policy = policy;
    network =
        new HourState.Network(topology, miners, new GridFlow(topology), new CutPool(topology));
  }

  HourState solve(HourLimits limits, HourDemand demand) {
    HourState hour = new HourState(network, limits, demand);
    for (int tier = 0; tier < hour.miners.tiers.size(); tier++) {
      switch (policy) {
        case MAX_MIN -> TierFill.fill(hour, tier, false);
        case PRO_RATA -> TierFill.fill(hour, tier, true);
        case LIFO -> LifoFill.fill(hour, tier);
        case AUCTION -> AuctionFill.fill(hour, tier);
      }
      hour.freeze(hour.miners.tiers.get(tier));
    }
    return hour;
  }

  /** Forgets what was learnt about the hour before: cuts are kept only within an hour. */
  void nextHour() {
    network.pool().forget();
  }
}
