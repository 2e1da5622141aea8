package kz.quat.backtest;

import java.time.LocalDate;
import java.util.List;

/**
 * A day's quotas under a policy compared with what actually happened. Energy is in MWh.
 *
 * @param date the delivery day; for a sum, the first day
 * @param days number of days in the sum
 * @param hours number of hours with known load and capacity
 * @param shortHours those of these hours in which the native load alone exceeded what could be
 *     supplied
 * @param unservedMwh the energy by which it did
 * @param grantedMwh quotas of tier 1 and above in hours with known load and capacity
 * @param grantedInShortHoursMwh the part of it in short hours, in any region
 * @param grantedInDeficitMwh the part of that in the regions that were short
 * @param breachHours hours in which the quotas could not all have been served after the native load
 * @param unservableMwh the part of the quotas that could not have been served
 * @param usableMwh the most that licensed sites could have had within the caps, after the native
 *     load
 * @param notGrantedMwh the part of it for which there were no quotas that could have been served
 * @param quotaOfKnownUseMwh quotas, exempt power included, of site-hours with known consumption
 * @param usedWithinMwh consumption in these site-hours up to the quota
 * @param exceededSiteHours number of site-hours with more consumption than quota
 * @param exceededMwh consumption beyond the quota
 * @param unknownMwh quotas in regions whose load or capacity is unknown; not included in any other
 *     figure
 */
public record DayScore(
    String policy,
    LocalDate date,
    long days,
    long hours,
    long shortHours,
    double unservedMwh,
    double grantedMwh,
    double grantedInShortHoursMwh,
    double grantedInDeficitMwh,
    long breachHours,
    double unservableMwh,
    double usableMwh,
    double notGrantedMwh,
    double quotaOfKnownUseMwh,
    double usedWithinMwh,
    long exceededSiteHours,
    double exceededMwh,
    double unknownMwh) {

  /** Share of the quotas that was used, percent; 0 if no consumption is known. */
  public double uptakePct() {
    return quotaOfKnownUseMwh > 0 ? 100 * usedWithinMwh / quotaOfKnownUseMwh : 0;
  }

  /** The sum over days of one policy, of which there must be at least one. */
  public static DayScore sum(List<DayScore> days) {
    return days.stream().reduce(DayScore::plus).orElseThrow();
  }

  private DayScore plus(DayScore other) {
    return new DayScore(
        policy,
        date,
        days + other.days,
        hours + other.hours,
        shortHours + other.shortHours,
        unservedMwh + other.unservedMwh,
        grantedMwh + other.grantedMwh,
        grantedInShortHoursMwh + other.grantedInShortHoursMwh,
        grantedInDeficitMwh + other.grantedInDeficitMwh,
        breachHours + other.breachHours,
        unservableMwh + other.unservableMwh,
        usableMwh + other.usableMwh,
        notGrantedMwh + other.notGrantedMwh,
        quotaOfKnownUseMwh + other.quotaOfKnownUseMwh,
        usedWithinMwh + other.usedWithinMwh,
        exceededSiteHours + other.exceededSiteHours,
        exceededMwh + other.exceededMwh,
        unknownMwh + other.unknownMwh);
  }
}
