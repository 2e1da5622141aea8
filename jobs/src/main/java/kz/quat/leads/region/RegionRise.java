package kz.quat.leads.region;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The strongest lasting rise of a region's native load over what was expected of it.
 *
 * @param since first day of the rise
 * @param loadMw mean native load since then
 * @param expectedMw mean of what was expected since then, at the level of the eight weeks before
 * @param ratio the rise as a share of what was expected, by the median of its days; below 0 where
 *     the load only fell
 * @param limitRatio a smaller rise says nothing in this region
 * @param days days of load that were read
 */
public record RegionRise(
    LocalDate since, double loadMw, double expectedMw, double ratio, double limitRatio, int days)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Whether the rise is more than the region's load does by itself. */
  public boolean isAbove() {
    return ratio >= limitRatio;
  }

  /** Load that was not expected, in MW; below 0 where there was less. */
  public double residualMw() {
    return loadMw - expectedMw;
  }
}
