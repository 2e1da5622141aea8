package kz.quat.demo.world;

/**
 * Seeded noise without state: a value depends only on the seed, a name and a number, so a shorter
 * span has the same values as a longer one. It uses the finalizer of SplitMix64, and StrictMath
 * because the last bit of Math.cos may differ between machines.
 */
public record Noise(long seed) {
  private static final double TO_UNIT = 0x1.0p-53;

  /** Uniform in [0, 1). */
  public double unit(String name, long n) {
    long z = seed + name.hashCode() * 0x9E3779B97F4A7C15L + n * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z = z ^ (z >>> 31);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return ((z ^ (z >>> 29)) >>> 11) * TO_UNIT;
  }

  /** Uniform in [-1, 1). */
  public double centred(String name, long n) {
    return 2.0 * unit(name, n) - 1.0;
  }

  public double between(String name, long n, double low, double high) {
    return low + (high - low) * unit(name, n);
  }

  /**
   * A smooth function of t within [-1, 1]: random values every {@code period}, joined by half
   * cosines.
   */
  public double smooth(String name, long t, int period) {
    long knot = Math.floorDiv(t, (long) period);
    double part = Math.floorMod(t, (long) period) / (double) period;
    double blend = (1.0 - StrictMath.cos(StrictMath.PI * part)) / 2.0;
    return centred(name, knot) * (1.0 - blend) + centred(name, knot + 1) * blend;
  }
}
