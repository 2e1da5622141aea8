package kz.quat.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.quat.domain.FilingObligation;

/**
 * Who must file what, and by when.
 *
 * @param watchMonths whole months before the month of the delivery day for which the state of
 *     filings is kept up to date
 * @param leastCoveredPct percent of a period's hours that a filing must cover to be complete
 * @param duties filing obligations, effective-dated
 */
public record FilingRules(int watchMonths, double leastCoveredPct, List<FilingObligation> duties) {
  public FilingRules {
    Check.range("watch_months", watchMonths, 1, 60);
    Check.range("least_covered_pct", leastCoveredPct, 0.001, 100);
    duties = List.copyOf(duties);
    Set<String> seen = new HashSet<>();
    for (FilingObligation duty : duties) {
      if (!seen.add(duty.duty() + " " + duty.validFrom())) {
        throw new IllegalArgumentException(
            "duties holds %s of %s twice".formatted(duty.duty(), duty.validFrom()));
      }
    }
  }
}
