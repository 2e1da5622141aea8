package kz.quat.quota;

/**
 * The place of a site in the case.
 *
 * @param tier tier in which its licence competes; 0 if all of it is exempt
 * @param exemptMw MW served by own, renewable or imported power
 * @param compliance factor of its weight, and the reason
 * @param weightMw the weight with which it shares in its tier, MW
 */
public record SiteShare(int tier, double exemptMw, Compliance compliance, double weightMw) {

  /** The {@code reasonCode} of a site without a record. */
  static final String NO_RECORD = "no_record";
}
