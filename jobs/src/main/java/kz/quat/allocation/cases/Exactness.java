package kz.quat.allocation.cases;

/**
 * How far a solution is an optimum, and where it follows a rule (docs/spec/quotas.md, section 2).
 */
public enum Exactness {
  /** Each hour and the whole day are optimal: the forward pass equals the joint optimum. */
  DAY_OPTIMUM("each hour and the whole day are the exact optimum"),
  /** Which sites are shut off under their minimum load is decided by a rule, one site at a time. */
  MINIMUM_LOAD_RULE(
      "each fill is the exact optimum for the miners left on; which miners are shut off under"
          + " their minimum load, and hence the day, follows a rule"),
  /** Each hour follows the policy exactly; how ramps are passed on from hour to hour is a rule. */
  FORWARD_RULE(
      "each hour follows the policy exactly; the forward pass over the hours is a rule, not an"
          + " optimum of the day");

  private final String text;

  Exactness(String text) {
    this.text = text;
  }

  /** A sentence that describes it, for the output. */
  public String text() {
    return text;
  }
}
