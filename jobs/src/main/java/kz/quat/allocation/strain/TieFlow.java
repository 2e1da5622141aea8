package kz.quat.allocation.strain;

import org.jspecify.annotations.Nullable;

/**
 * What a tie carries in an hour so that every region has the need that the fair share meets: see
 * {@link TieFlows}.
 *
 * @param flowMw scheduled need-driven flow; positive from {@code from_zone} to {@code to_zone};
 *     null where it has not settled: then nothing is said
 * @param limitMw the tie's limit in the direction of the flow (forward where there is none);
 *     infinite where unlimited
 * @param usePct the flow in per cent of that limit; null where the limit is 0 or there is none
 */
public record TieFlow(
    String tie,
    int hour,
    String fromZone,
    String toZone,
    @Nullable Double flowMw,
    double limitMw,
    @Nullable Double usePct) {

  private static final double PERCENT = 100;

  /** The row of a flow over the tie with that index. */
  static TieFlow of(NetworkLimits limits, int tie, int hour, double flowMw) {
    boolean settled = !Double.isNaN(flowMw);
    double limit = flowMw < 0 ? limits.tieBackward[tie] : limits.tieForward[tie];
    boolean hasUse = settled && limit > 0 && !Double.isInfinite(limit);
    return new TieFlow(
        limits.topology.ties.get(tie),
        hour,
        limits.topology.zones.get(limits.topology.tieFrom[tie]),
        limits.topology.zones.get(limits.topology.tieTo[tie]),
        settled ? (Double) flowMw : null,
        limit,
        hasUse ? (Double) (PERCENT * Math.abs(flowMw) / limit) : null);
  }
}
