package kz.quat.allocation.cases;

import java.util.Locale;
import java.util.Optional;

/** How the feasible power is shared within a tier (docs/spec/quotas.md, section 2). */
public enum Policy {
  /** The lexicographically greatest sorted vector of quota over weight. */
  MAX_MIN,
  /** One common level of quota over weight for the whole tier. */
  PRO_RATA,
  /** By connection acceptance date: the last in is the first out. */
  LIFO,
  /** The greatest sum of bid times quota, ties broken by {@link #MAX_MIN}. */
  AUCTION;

  /** The name used in files and configuration, such as {@code max_min}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The policy of that name; empty where there is none. */
  public static Optional<Policy> find(String id) {
    for (Policy policy : values()) {
      if (policy.id().equals(id)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /** How far the hour-by-hour result is an optimum of the whole day. */
  public Exactness exactness(boolean minimumLoads) {
    if (this != MAX_MIN) {
      return Exactness.FORWARD_RULE;
    }
    return minimumLoads ? Exactness.MINIMUM_LOAD_RULE : Exactness.DAY_OPTIMUM;
  }
}
