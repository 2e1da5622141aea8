package kz.quat.allocation.cases;

import org.jspecify.annotations.Nullable;

/**
 * A generating unit: a row of {@code units.csv} (docs/spec/strain.md, section 3).
 *
 * @param unit its name
 * @param region a region of the case
 * @param hour the hour to which the row applies; null for every hour
 * @param availableMw what the region's available generation loses while the unit is out
 * @param forcedOutageRate probability that the unit is out, for the whole day
 */
public record CaseUnit(
    String unit,
    String region,
    @Nullable Integer hour,
    double availableMw,
    double forcedOutageRate) {
  static final String FILE = "units.csv";

  /** Throws {@link BadCaseException} naming the column and the rule if a value breaks a rule. */
  public CaseUnit {
    Rules rules = new Rules(FILE);
    rules.name("unit", unit);
    rules.name("region", region);
    availableMw = rules.notNegative("available_mw", availableMw);
    if (!(forcedOutageRate >= 0 && forcedOutageRate <= 1)) {
      throw rules.refusal("forced_outage_rate", forcedOutageRate, "must be from 0 to 1");
    }
  }
}
