package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Minimum technical loads (docs/spec/quotas.md, section 2): who could not reach its minimum even
 * alone is shut off first; then, fill after fill, exactly one miner that ends below its minimum.
 */
final class MinimumLoads {

  /** 1e-6 MW in mW. */
  private static final long HAIR = 1_000L;

  private MinimumLoads() {}

  /** A miner that was shut off and what it had got in the fill before. */
  record Off(TierMiner miner, long lost) {}

  /** Fills the tier, shutting off miners until all that are on reach their minimum. */
  static List<Off> fill(
      HourState state,
      List<TierMiner> miners,
      List<CaseMiner> rows,
      Consumer<List<TierMiner>> filler) {
    List<Off> off = new ArrayList<>();
    for (TierMiner miner : miners) {
      if (miner.minLoad > HAIR) {
        long alone = Math.min(miner.bound, state.standAlone(miner.region, miner.bound));
        if (alone < miner.minLoad - HAIR) {
          miner.on = false;
          off.add(new Off(miner, alone));
        }
      }
    }
    filler.accept(miners);
    TierMiner next = nextOff(miners, rows);
    while (next != null) {
      next.on = false;
      off.add(new Off(next, next.granted));
      filler.accept(miners);
      next = nextOff(miners, rows);
    }
    return off;
  }

  private static @Nullable TierMiner nextOff(List<TierMiner> miners, List<CaseMiner> rows) {
    Comparator<TierMiner> order =
        Comparator.comparingDouble(MinimumLoads::reached)
            .thenComparingDouble(m -> rows.get(m.index).shutoffCreditMwh())
            .thenComparing(m -> m.minLoad, Comparator.reverseOrder())
            .thenComparing(m -> rows.get(m.index).miner(), Comparator.reverseOrder());
    return miners.stream()
        .filter(m -> m.on && m.granted < m.minLoad - HAIR)
        .min(order)
        .orElse(null);
  }

  private static double reached(TierMiner miner) {
    return Watts.sixDecimals((double) miner.granted / miner.minLoad);
  }
}
