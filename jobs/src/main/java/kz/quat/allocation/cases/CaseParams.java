package kz.quat.allocation.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a case: {@code params.csv} (docs/spec/quotas.md, section 5).
 *
 * @param nationalCapMw the most that non-exempt mining may take in the country
 * @param policy the policy that the case was made for; null if not stated
 * @param deliveryDate the delivery day; null if not stated
 * @param marketZone IANA name of the market's time zone; null if not stated
 * @param specVersion version of the specification that the case follows; null if not stated
 */
public record CaseParams(
    Limit nationalCapMw,
    @Nullable Policy policy,
    @Nullable LocalDate deliveryDate,
    @Nullable String marketZone,
    @Nullable String specVersion) {
  static final String FILE = "params.csv";

  /** Throws {@link BadCaseException} if a text is not a plain name. */
  public CaseParams {
    Rules rules = new Rules(FILE);
    if (marketZone != null) {
      rules.name("value", marketZone);
    }
    if (specVersion != null) {
      rules.name("value", specVersion);
    }
  }

  /** Parameters with only a national cap. */
  public static CaseParams ofNationalCap(Limit nationalCapMw) {
    return new CaseParams(nationalCapMw, null, null, null, null);
  }
}
