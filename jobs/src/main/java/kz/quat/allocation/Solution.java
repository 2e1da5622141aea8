package kz.quat.allocation;

import java.util.List;
import java.util.Map;

/**
 * The quotas of a case and all that goes with them; lists sorted by key.
 *
 * @param policy the policy
 * @param exactness what of it is an optimum and what a rule
 * @param quotas by miner and hour
 * @param regionQuotas by region and hour
 * @param hours by hour
 * @param strain by hour
 * @param explanations by miner and hour; empty where they were not asked for
 * @param shutOffs by miner and hour
 * @param shutoffCreditMwh by miner: the credit that the next night's case carries
 */
public record Solution(
    Policy policy,
    Exactness exactness,
    List<MinerQuota> quotas,
    List<RegionQuota> regionQuotas,
    List<HourQuota> hours,
    List<HourStrain> strain,
    List<Explanation> explanations,
    List<ShutOff> shutOffs,
    Map<String, Double> shutoffCreditMwh) {}
