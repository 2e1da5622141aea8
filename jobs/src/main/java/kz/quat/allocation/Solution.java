package kz.quat.allocation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of a case under a policy, with all that explains them. Rows are sorted by key.
 *
 * @param exactness what of it is an optimum and what a rule
 */
public record Solution(
    Policy policy,
    Exactness exactness,
    List<Quota> quotas,
    List<RegionQuota> regionQuotas,
    List<Hour> hours,
    List<StrainRow> strain,
    List<Explanation> explanations,
    List<ShutOff> shutOffs) {

  public Solution {
    quotas = List.copyOf(quotas);
    regionQuotas = List.copyOf(regionQuotas);
    hours = List.copyOf(hours);
    strain = List.copyOf(strain);
    explanations = List.copyOf(explanations);
    shutOffs = List.copyOf(shutOffs);
  }

  /** A miner's quota in an hour. */
  public record Quota(String miner, int hour, double quotaMw) {}

  /** A region's quotas in an hour: tier 1 and above, and exempt. */
  public record RegionQuota(String region, int hour, double quotaMw, double exemptMw) {}

  /**
   * The system in an hour.
   *
   * @param unservedMw U*
   * @param nationalCapBinding true where the quotas reach the national cap
   */
  public record Hour(
      int hour,
      double unservedMw,
      double quotaMw,
      double exemptMw,
      double systemHeadroomMw,
      boolean nationalCapBinding,
      StrainLevel systemLevel) {}

  /**
   * Why a quota is what it is (docs/spec/quotas.md, section 3).
   *
   * @param bindingElements {@code kind:name=MW} joined by {@code ;}, empty for a bound of its own
   * @param marginalLeft MW of quota per MW taken from the outermost element; null for own bounds
   * @param marginalRight the same per MW added
   */
  public record Explanation(
      String miner,
      int hour,
      String bindingKind,
      String bindingElements,
      double fillLevel,
      int tier,
      double tierFillMw,
      @Nullable Double marginalLeft,
      @Nullable Double marginalRight) {}

  /** A miner that was shut off for its minimum load, and what it would have got. */
  public record ShutOff(String miner, int hour, double lostMw) {}
}
