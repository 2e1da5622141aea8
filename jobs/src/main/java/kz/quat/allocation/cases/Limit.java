package kz.quat.allocation.cases;

import org.jspecify.annotations.Nullable;

/**
 * An upper limit of power in MW, or no limit. Only {@link #UNLIMITED} means that there is none; a
 * limit that is unknown must never be passed as unlimited.
 *
 * @param watts whole watts (six decimals of a MW); {@link Long#MAX_VALUE} means unlimited
 */
public record Limit(long watts) {
  /** No limit, written as a blank in files. */
  public static final Limit UNLIMITED = new Limit(Long.MAX_VALUE);

  /** Refuses a negative limit. */
  public Limit {
    if (watts < 0) {
      throw new IllegalArgumentException("Invalid limit: " + watts + " W (must be >= 0)");
    }
  }

  /** A limit in MW, rounded to six decimals. It must be finite and not negative. */
  public static Limit ofMw(double mw) {
    if (!(mw >= 0 && mw <= Watts.GREATEST_MW)) {
      throw new IllegalArgumentException(
          "Invalid limit: " + mw + " MW (must be between 0 and " + Watts.GREATEST_MW + ")");
    }
    return new Limit(Watts.of(mw));
  }

  /** A limit in MW; unlimited if {@code mw} is null. */
  public static Limit ofNullable(@Nullable Double mw) {
    return mw == null ? UNLIMITED : ofMw(mw);
  }

  /** True if there is no limit. */
  public boolean isUnlimited() {
    return watts == Long.MAX_VALUE;
  }

  /** The limit in MW; positive infinity if unlimited. */
  public double mw() {
    return isUnlimited() ? Double.POSITIVE_INFINITY : Watts.mw(watts);
  }

  /** The limit with six decimals; blank if unlimited. */
  public String text() {
    return isUnlimited() ? "" : Watts.text(watts);
  }
}
