package kz.quat.allocation.cases;

/**
 * The load of a region in an hour under one of several equally likely scenarios of the day: a row
 * of {@code load_scenarios.csv} (docs/spec/strain.md, section 3).
 *
 * @param scenario the scenario's name
 * @param region a region of the case
 * @param hour an hour of the case
 * @param loadMw native load
 */
public record CaseScenarioLoad(String scenario, String region, int hour, double loadMw) {
  static final String FILE = "load_scenarios.csv";

  /** Throws {@link BadCaseException} naming the column and the rule if a value breaks a rule. */
  public CaseScenarioLoad {
    Rules rules = new Rules(FILE);
    rules.name("scenario", scenario);
    rules.name("region", region);
    loadMw = rules.number("load_mw", loadMw);
  }
}
