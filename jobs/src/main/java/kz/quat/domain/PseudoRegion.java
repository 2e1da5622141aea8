package kz.quat.domain;

/**
 * Supply from abroad stands in the network as a region of its own, such as {@code X-RU}: it has
 * capacity as scheduled and no load, and is left out of all figures of regions.
 */
public final class PseudoRegion {

  /** What every such code begins with, and no region's does. */
  public static final String PREFIX = "X-";

  private PseudoRegion() {}

  /** Whether a code names supply from abroad. */
  public static boolean is(String code) {
    return code.startsWith(PREFIX);
  }
}
