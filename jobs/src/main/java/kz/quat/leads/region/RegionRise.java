package kz.quat.leads.region;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The strongest lasting rise of a region's native load above the expected load.
 *
 * @param since first day of the rise
 * @param loadMw mean native load since then
 * @param expectedMw mean expected load since then, at the level of the eight weeks before
 * @param ratio the rise as a share of the expected load, by the median of its days; below 0 if the
 *     load only fell
 * @param limitRatio smaller rises are not significant in this region
 * @param days number of days of load that were read
 */
public record RegionRise(
    LocalDate since, double loadMw, double expectedMw, double ratio, double limitRatio, int days)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Whether the rise exceeds what is usual for the region's load. */
  public boolean isAbove() {
    return ratio >= limitRatio;
  }

  /** Load above the expected one, in MW; below 0 if there was less. */
  public double residualMw() {
    return loadMw - expectedMw;
  }
}
