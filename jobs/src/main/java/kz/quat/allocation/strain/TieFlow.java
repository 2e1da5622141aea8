package kz.quat.allocation.strain;

import org.jspecify.annotations.Nullable;

/**
 * What a tie carries in an hour so that every region gets the need that the fair share meets; see
 * {@link TieFlows}.
 *
 * @param flowMw flow required by the need; positive from {@code from_zone} to {@code to_zone}; null
 *     if the iteration did not converge
 * @param limitMw the tie's limit in the direction of the flow (forward if the flow is 0); infinite
 *     if unlimited
 * @param usePct the flow as a percentage of that limit; null if the limit is 0 or infinite
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

  /** The row for a flow over the tie with this index. */
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
