package kz.quat.allocation.fills;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.quat.allocation.cases.CaseMiner;

/**
 * Fills one tier in the order in which connections were accepted, earliest first
 * (docs/spec/quotas.md, section 2, {@code lifo}). Each site takes the most that is possible after
 * those before it, or nothing if that is less than its minimum load. Sites without a date come
 * last; sites with equal dates are ordered by id.
 */
final class LifoTier {
  private final HourState hour;
  private final long[] start;

  private LifoTier(HourState hour) {
    this.hour = hour;
    start = new long[hour.flow.stateSize()];
  }

  static void fill(HourState hour, int tierIndex) {
    LifoTier fill = new LifoTier(hour);
    double[] before = hour.base.clone();
    hour.flow.route(hour.routed());
    for (int m : byAcceptance(hour.miners, hour.miners.tiers.get(tierIndex))) {
      fill.take(m);
    }
    System.arraycopy(before, 0, hour.base, 0, before.length);
  }

  /** The tier's miners, the earliest accepted first. */
  static int[] byAcceptance(MinerTable miners, MinerTable.Tier tier) {
    List<CaseMiner> rows = miners.rows;
    return Arrays.stream(tier.miners())
        .boxed()
        .sorted(
            Comparator.comparing(
                m -> rows.get(m).acceptedOn(), Comparator.nullsLast(LocalDate::compareTo)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void take(int miner) {
    int region = hour.miners.region[miner];
    long most = (long) Math.min(hour.bound[miner], hour.capRoom(region));
    boolean limited = hour.minLoad[miner] > 0;
    if (limited) {
      hour.flow.save(start);
    }
    long granted = hour.flow.grow(region, most);
    if (granted < hour.minLoad[miner] - HourState.TOLERANCE) {
      hour.flow.restore(start);
      hour.shut[miner] = true;
      hour.lost[miner] = granted;
      granted = 0;
    }
    hour.granted[miner] = granted;
    hour.base[region] += granted;
  }
}
