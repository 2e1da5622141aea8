package kz.quat.allocation.strain;

import org.jspecify.annotations.Nullable;

/**
 * What a tie carries in an hour so that every region has the need that the fair share meets: see
 * {@link TieFlows}.
 *
 * @param flowMw scheduled need-driven flow; positive from {@code from_zone} to {@code to_zone}
 * @param limitMw the tie's limit in the direction of the flow (forward where there is none);
 *     infinite where unlimited
 * @param usePct the flow in per cent of that limit; null where the limit is 0 or there is none
 */
public record TieFlow(
    String tie,
    int hour,
    String fromZone,
    String toZone,
    double flowMw,
    double limitMw,
    @Nullable Double usePct) {

  private static final double PERCENT = 100;

  /** The row of a flow over the tie with that index. */
  static TieFlow of(NetworkLimits limits, int tie, int hour, double flowMw) {
    double limit = flowMw < 0 ? limits.tieBackward[tie] : limits.tieForward[tie];
    boolean hasUse = limit > 0 && !Double.isInfinite(limit);
    return new TieFlow(
        limits.topology.ties.get(tie),
        hour,
        limits.topology.zones.get(limits.topology.tieFrom[tie]),
        limits.topology.zones.get(limits.topology.tieTo[tie]),
        flowMw,
        limit,
        hasUse ? (Double) (PERCENT * Math.abs(flowMw) / limit) : null);
  }
}
