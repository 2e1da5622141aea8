package kz.quat.allocation.strain;

/**
 * The system in one hour (docs/spec/strain.md, section 1): its status, and its shortage taken
 * apart. The four parts are never negative and add up to {@code uncoveredMw}.
 *
 * @param uncoveredMw U*: the need that cannot be covered whatever flows
 * @param expectedMw what the median load lacks against all generation, without limits
 * @param uncertaintyMw what the load exceeded one time in ten lacks beyond that
 * @param reserveMw what the reserve lacks beyond that
 * @param networkMw what no tie or limit lets through
 * @param level RED where U* is above 0; else by total need over total available capacity
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
