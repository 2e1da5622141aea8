package kz.quat.allocation;

/**
 * The quotas of a region together.
 *
 * @param region its name
 * @param hour the hour's number
 * @param quotaMw of tier 1 and more
 * @param exemptMw of tier 0
 */
public record RegionQuota(String region, int hour, double quotaMw, double exemptMw) {}
