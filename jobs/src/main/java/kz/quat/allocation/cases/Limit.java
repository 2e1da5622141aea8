package kz.quat.allocation.cases;

import org.jspecify.annotations.Nullable;

/**
 * An upper limit of power: so many MW, or none. "None" is said by {@link #UNLIMITED} and by nothing
 * else; a limit that is not known must never be passed as unlimited.
 *
 * @param watts whole watts (six decimals of a MW); {@link Long#MAX_VALUE} is unlimited
 */
public record Limit(long watts) {
  /** No limit: a blank in the files. */
  public static final Limit UNLIMITED = new Limit(Long.MAX_VALUE);

  /** Refuses a negative limit. */
  public Limit {
    if (watts < 0) {
      throw new IllegalArgumentException("Invalid limit: " + watts + " W (must be >= 0)");
    }
  }

  /** A limit in MW, rounded to six decimals; must be finite and not negative. */
  public static Limit ofMw(double mw) {
    if (!(mw >= 0 && mw <= Watts.GREATEST_MW)) {
      throw new IllegalArgumentException(
          "Invalid limit: " + mw + " MW (must be between 0 and " + Watts.GREATEST_MW + ")");
    }
    return new Limit(Watts.of(mw));
  }

  /** A limit in MW; null where there is none. */
  public static Limit ofNullable(@Nullable Double mw) {
    return mw == null ? UNLIMITED : ofMw(mw);
  }

  /** Whether there is no limit. */
  public boolean isUnlimited() {
    return watts == Long.MAX_VALUE;
  }

  /** MW; positive infinity where unlimited. */
  public double mw() {
    return isUnlimited() ? Double.POSITIVE_INFINITY : Watts.mw(watts);
  }

  /** Six decimals; blank where unlimited. */
  public String text() {
    return isUnlimited() ? "" : Watts.text(watts);
  }
}
