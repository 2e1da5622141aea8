package kz.quat.allocation.cases;

/**
 * A tie between the hubs of two zones: a row of {@code ties.csv} (docs/spec/quotas.md, section 5).
 *
 * @param tie its name, unique in the case
 * @param fromZone the zone where a positive flow starts
 * @param toZone the zone where a positive flow ends
 * @param capForwardMw limit from {@code fromZone} to {@code toZone}
 * @param capBackwardMw limit in the other direction
 */
public record CaseTie(
    String tie, String fromZone, String toZone, Limit capForwardMw, Limit capBackwardMw) {
  static final String FILE = "ties.csv";

  /** Throws {@link BadCaseException} if a name is not valid or both ends are in the same zone. */
  public CaseTie {
    Rules rules = new Rules(FILE);
    rules.name("tie", tie);
    rules.name("from_zone", fromZone);
    rules.name("to_zone", toZone);
    if (fromZone.equals(toZone)) {
      throw rules.refusal("to_zone", toZone, "must differ from from_zone");
    }
  }
}
