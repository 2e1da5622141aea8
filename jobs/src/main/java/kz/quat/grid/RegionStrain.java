package kz.quat.grid;

/** Strain of region-hours (docs/spec/quotas.md, section 4). */
public final class RegionStrain {

  /** {@code basis} of hours whose load was metered. */
  public static final String MEASURED = "measured";

  /** {@code basis} of hours to come. */
  public static final String FORECAST = "forecast";

  private RegionStrain() {}
}
