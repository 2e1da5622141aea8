package kz.quat.quality;

import java.util.List;
import kz.quat.text.FindingWords;

/**
 * Need that cannot be served on the delivery day: what U* of its hours comes to, in the four parts
 * of docs/spec/strain.md, section 1.
 *
 * @param hours with U* above 0
 * @param worstMw the greatest U* of an hour
 * @param expectedMwh part of the median load
 * @param uncertaintyMwh part of the forecast's uncertainty
 * @param reserveMwh part of the reserve
 * @param networkMwh part of ties and limits
 */
public record ShortfallOfNeed(
    long hours,
    double worstMw,
    double expectedMwh,
    double uncertaintyMwh,
    double reserveMwh,
    double networkMwh) {

  /** The finding; none where all need can be served. */
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
