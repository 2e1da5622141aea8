package kz.quat.allocation.strain;

/**
 * The system in one hour (docs/spec/strain.md, section 1): its status, and its shortage by cause.
 * The four parts are never negative and add up to {@code uncoveredMw}.
 *
 * @param uncoveredMw U*: the need that cannot be covered by any flow
 * @param expectedMw generation that is missing for the median load if the network had no limits
 * @param uncertaintyMw what is missing in addition for the P90 load
 * @param reserveMw what is missing in addition for the reserve
 * @param networkMw what ties and limits do not let through
 * @param level RED if U* is above 0; otherwise by total need divided by total available capacity
 * @param coordinatedStressMax the greatest coordinated ratio of a region
 */
public record SystemRow(
    int hour,
    SystemStatus status,
    StrainLevel level,
    double uncoveredMw,
    double expectedMw,
    double uncertaintyMw,
    double reserveMw,
    double networkMw,
    double coordinatedStressMax) {}
