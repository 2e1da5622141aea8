package kz.quat.allocation.adequacy;

/**
 * A counter-based random number generator: each number depends only on seed, draw and position, so
 * that draws can be made in any order and by any thread. The mixing function is that of SplitMix64
 * (Steele, Lea, Flood 2014).
 */
final class Draw {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private Draw() {}

  /** A number uniformly distributed from 0 (inclusive) to 1 (exclusive). */
  static double uniform(long seed, int draw, int place) {
    long key = mix(mix(seed) + GOLDEN * (draw + 1L));
    return (mix(key + GOLDEN * (place + 1L)) >>> 11) * UNIT;
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
