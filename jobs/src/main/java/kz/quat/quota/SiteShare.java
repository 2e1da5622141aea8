package kz.quat.quota;

/**
 * How a site stands in the case.
 *
 * @param tier tier in which its licence competes; 0 where all of it is exempt
 * @param exemptMw MW that own, renewable or imported power serves
 * @param complianceFactor factor of its weight; 1 where there is no record
 * @param reasonCode why the factor is what it is
 * @param weightMw MW by which it shares in its tier
 */
public record SiteShare(
    int tier, double exemptMw, double complianceFactor, String reasonCode, double weightMw) {

  /** {@code reasonCode} of a site without a record. */
  public static final String NO_RECORD = "no_record";
}
