package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.quat.allocation.MinimumLoads.Off;

/** How one tier is filled in one hour under a policy (docs/spec/quotas.md, section 2). */
final class TierFill {

  /** 1e-6 MW in mW. */
  private static final long HAIR = 1_000L;

  private TierFill() {}

  /** Fills the tier; who was shut off for its minimum load is returned. */
  static List<Off> fill(
      Policy policy, HourState state, List<TierMiner> miners, List<CaseMiner> rows) {
    MaxMinFill maxMin = new MaxMinFill(state);
    return switch (policy) {
      case MAX_MIN -> MinimumLoads.fill(state, miners, rows, maxMin::fill);
      case PRO_RATA -> MinimumLoads.fill(state, miners, rows, tier -> proRata(state, tier, maxMin));
      case LIFO -> lifo(state, miners, rows);
      case AUCTION ->
          throw new IllegalArgumentException("The auction is not available in this version");
    };
  }

  /** One common level for the whole tier; who could get nothing even alone takes no part. */
  private static void proRata(HourState state, List<TierMiner> miners, MaxMinFill search) {
    List<TierMiner> active = new ArrayList<>();
    for (TierMiner miner : miners) {
      miner.granted = 0;
      miner.atOwnBound = false;
      if (miner.on && state.standAlone(miner.region, miner.bound) >= HAIR) {
        active.add(miner);
      }
    }
    if (active.isEmpty()) {
      return;
    }
    active.sort(MaxMinFill.BY_SATURATION);
    MaxMinFill.Level found = search.greatestLevel(active, state.granted.clone());
    for (TierMiner miner : active) {
      miner.granted = miner.at(found.level());
      miner.atOwnBound = found.level() >= miner.saturation;
    }
  }

  /** One at a time, the earliest connection first; who cannot reach its minimum gets nothing. */
  private static List<Off> lifo(HourState state, List<TierMiner> miners, List<CaseMiner> rows) {
    Comparator<TierMiner> earliestFirst =
        Comparator.comparing(
                (TierMiner m) -> rows.get(m.index).acceptedOn(),
                Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(m -> rows.get(m.index).miner());
    List<Off> off = new ArrayList<>();
    long[] before = state.granted.clone();
    for (TierMiner miner : miners.stream().sorted(earliestFirst).toList()) {
      long most = state.standAlone(miner.region, miner.bound);
      miner.atOwnBound = most >= miner.bound;
      if (most < miner.minLoad - HAIR) {
        miner.on = false;
        miner.granted = 0;
        off.add(new Off(miner, most));
      } else {
        miner.granted = most;
        state.granted[miner.region] += most;
      }
    }
    System.arraycopy(before, 0, state.granted, 0, before.length);
    return off;
  }
}
