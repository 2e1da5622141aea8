package kz.quat.allocation;

/**
 * A quota.
 *
 * @param miner the site
 * @param hour the hour's number
 * @param quotaMw MW, rounded down to the watt: quotas together never exceed a limit
 */
public record MinerQuota(String miner, int hour, double quotaMw) {}
