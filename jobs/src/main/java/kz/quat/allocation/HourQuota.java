package kz.quat.allocation;

/**
 * The quotas of an hour together.
 *
 * @param hour the hour's number
 * @param unservedMw U*
 * @param quotaMw of tier 1 and more
 * @param exemptMw of tier 0
 * @param systemHeadroomMw the greatest mining without caps and miners
 * @param nationalCapBinding whether the national cap is reached
 */
public record HourQuota(
    int hour,
    double unservedMw,
    double quotaMw,
    double exemptMw,
    double systemHeadroomMw,
    boolean nationalCapBinding) {}
