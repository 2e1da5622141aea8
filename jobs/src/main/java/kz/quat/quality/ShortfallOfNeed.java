package kz.quat.quality;

import java.util.List;
import kz.quat.text.FindingWords;

/**
 * The need that cannot be served on the delivery day: U* over its hours, with its four parts
 * (docs/spec/strain.md, section 1).
 *
 * @param hours number of hours with U* above 0
 * @param worstMw the greatest U* of an hour
 * @param expectedMwh the part due to the median load
 * @param uncertaintyMwh the part due to the uncertainty of the forecast
 * @param reserveMwh the part due to the reserve
 * @param networkMwh the part due to ties and limits
 */
public record ShortfallOfNeed(
    long hours,
    double worstMw,
    double expectedMwh,
    double uncertaintyMwh,
    double reserveMwh,
    double networkMwh) {

  /** The finding; none if all need can be served. */
  public List<Finding> findings() {
    if (hours == 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            "shortfall_of_need",
            "nation",
            Finding.Severity.WARNING,
            FindingWords.of("shortfall_of_need")
                .with("hours", hours)
                .with("unserved_mwh", unservedMwh(), 1)
                .with("expected_mwh", expectedMwh, 1)
                .with("uncertainty_mwh", uncertaintyMwh, 1)
                .with("reserve_mwh", reserveMwh, 1)
                .with("network_mwh", networkMwh, 1),
            worstMw,
            0.0));
  }

  private double unservedMwh() {
    return expectedMwh + uncertaintyMwh + reserveMwh + networkMwh;
  }
}
