package kz.quat.domain;

/**
 * Supply from abroad, modelled in the network as a region of its own, such as {@code X-RU}. It has
 * its scheduled capacity and no load, and is left out of all published figures of regions.
 */
public final class PseudoRegion {

  /** The prefix of every such code; no code of a real region has it. */
  public static final String PREFIX = "X-";

  private PseudoRegion() {}

  /** True if a code denotes supply from abroad. */
  public static boolean is(String code) {
    return code.startsWith(PREFIX);
  }
}
