package kz.quat.allocation.solution;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.cases.Exactness;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.StrainLevel;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.allocation.strain.TieFlow;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of a case under a policy, with everything that explains them. Rows are sorted by key.
 *
 * @param policy the policy
 * @param exactness how far it is an optimum, and where it follows a rule
 * @param quotas by miner and hour
 * @param regionQuotas by region and hour
 * @param hours by hour
 * @param strain by region and hour
 * @param coordinated strain through the network, by region and hour
 * @param systemHours the system's status and shortage, by hour
 * @param tieFlows what each tie carries, by tie and hour
 * @param explanations by miner and hour; empty if they were not requested
 * @param shutOffs by miner and hour
 * @param prices what an element is worth in the auction, by hour, tier and element; empty under
 *     other policies
 * @param shutoffCreditMwh by miner of tier 1 and above: the {@code shutoff_credit} for the case of
 *     the next night
 */
public record Solution(
    Policy policy,
    Exactness exactness,
    List<Quota> quotas,
    List<RegionQuota> regionQuotas,
    List<Hour> hours,
    List<StrainRow> strain,
    List<CoordinatedRow> coordinated,
    List<SystemRow> systemHours,
    List<TieFlow> tieFlows,
    List<Explanation> explanations,
    List<ShutOff> shutOffs,
    List<Price> prices,
    SortedMap<String, Double> shutoffCreditMwh) {

  public Solution {
    quotas = List.copyOf(quotas);
    regionQuotas = List.copyOf(regionQuotas);
    hours = List.copyOf(hours);
    strain = List.copyOf(strain);
    coordinated = List.copyOf(coordinated);
    systemHours = List.copyOf(systemHours);
    tieFlows = List.copyOf(tieFlows);
    explanations = List.copyOf(explanations);
    shutOffs = List.copyOf(shutOffs);
    prices = List.copyOf(prices);
    shutoffCreditMwh = Collections.unmodifiableSortedMap(new TreeMap<>(shutoffCreditMwh));
  }

  /**
   * A miner's quota in an hour.
   *
   * @param quotaMw MW, rounded down to the watt, so that quotas together never exceed a limit
   */
  public record Quota(String miner, int hour, double quotaMw) {}

  /** The quotas of a region in an hour: those of tier 1 and above, and exempt power. */
  public record RegionQuota(String region, int hour, double quotaMw, double exemptMw) {}

  /**
   * The whole system in an hour.
   *
   * @param unservedMw U*
   * @param nationalCapBinding true if the quotas reach the national cap
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
   * Why a quota has its value (docs/spec/quotas.md, section 3).
   *
   * @param bindingElements {@code kind:name=MW} joined by {@code ;}; empty if the quota was limited
   *     by a bound of the site itself
   * @param marginalLeft change of the quota in MW per MW taken from the outermost element; null for
   *     a bound of the site itself
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

  /**
   * A miner that was shut off because of its minimum load.
   *
   * @param lostMw its share in the fill after which it was shut off; 0 if it could not have run
   *     even alone
   */
  public record ShutOff(String miner, int hour, double lostMw) {}

  /**
   * What an element is worth in the auction: the revenue that is lost per unit taken from it, in
   * KZT per kWh.
   *
   * @param element {@code kind:name}, as in {@code bindingElements}
   */
  public record Price(int hour, int tier, String element, double kztPerKwh) {}
}
