package kz.quat.allocation.cases;

/** What of a solution is an optimum and what is a rule (docs/spec/quotas.md, section 2). */
public enum Exactness {
  /** Hour by hour and over the whole day: the forward pass equals the joint optimum. */
  DAY_OPTIMUM("each hour and the whole day are the exact optimum"),
  /** Shut-offs under minimum technical loads are chosen by a rule, one at a time. */
  MINIMUM_LOAD_RULE(
      "each fill is the exact optimum for the miners left on; which miners are shut off under"
          + " their minimum load, and hence the day, follows a rule"),
  /** Each hour follows the policy; passing ramps from hour to hour is a rule. */
  FORWARD_RULE(
      "each hour follows the policy exactly; the forward pass over the hours is a rule, not an"
          + " optimum of the day");

  private final String text;

  Exactness(String text) {
    this.text = text;
  }

  /** A sentence for the output. */
  public String text() {
    return text;
  }
}
