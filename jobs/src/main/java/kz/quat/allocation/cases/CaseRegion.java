package kz.quat.allocation.cases;

/**
 * A region of a case: a row of {@code regions.csv} (docs/spec/quotas.md, section 5).
 *
 * @param region its name, unique in the case
 * @param zone the zone to whose hub it is connected
 * @param importCapMw the most that it can draw from the hub
 * @param exportCapMw the most that it can give to the hub
 * @param miningCapMw the most that non-exempt mining may take in it
 */
public record CaseRegion(
    String region, String zone, Limit importCapMw, Limit exportCapMw, Limit miningCapMw) {
  static final String FILE = "regions.csv";

  /** Throws {@link BadCaseException} if a name is not valid. */
  public CaseRegion {
    Rules rules = new Rules(FILE);
    rules.name("region", region);
    rules.name("zone", zone);
  }
}
