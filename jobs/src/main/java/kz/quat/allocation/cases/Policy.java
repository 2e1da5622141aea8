package kz.quat.allocation.cases;

import java.util.Locale;
import java.util.Optional;

/**
 * How the power that is available to a tier is shared among its sites (docs/spec/quotas.md, section
 * 2).
 */
public enum Policy {
  /** Maximises lexicographically the ascending vector of quota divided by weight. */
  MAX_MIN,
  /** One common level of quota divided by weight for the whole tier. */
  PRO_RATA,
  /** By the date on which connections were accepted: the last one in is the first one out. */
  LIFO,
  /** Maximises the sum of bid times quota; ties are shared by {@link #MAX_MIN}. */
  AUCTION;

  /** The name used in files and configuration, such as {@code max_min}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The policy with this name; empty if there is none. */
  public static Optional<Policy> find(String id) {
    for (Policy policy : values()) {
      if (policy.id().equals(id)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /**
   * How far the hour-by-hour result is an optimum of the whole day.
   *
   * @param minimumLoads true if any site has a minimum load
   */
  public Exactness exactness(boolean minimumLoads) {
    if (this != MAX_MIN) {
      return Exactness.FORWARD_RULE;
    }
    return minimumLoads ? Exactness.MINIMUM_LOAD_RULE : Exactness.DAY_OPTIMUM;
  }
}
