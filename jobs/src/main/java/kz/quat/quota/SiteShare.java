package kz.quat.quota;

/**
 * How a site stands in the case.
 *
 * @param tier tier in which its licence competes; 0 where all of it is exempt
 * @param exemptMw MW that own, renewable or imported power serves
 * @param compliance factor of its weight, and why
 * @param weightMw MW by which it shares in its tier
 */
public record SiteShare(int tier, double exemptMw, Compliance compliance, double weightMw) {

  /** {@code reasonCode} of a site without a record. */
  static final String NO_RECORD = "no_record";
}
