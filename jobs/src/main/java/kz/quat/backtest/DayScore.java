package kz.quat.backtest;

import java.time.LocalDate;
import java.util.List;

/**
 * A day's quotas by a policy against what happened. Energy in MWh.
 *
 * @param date the delivery day; of a sum its first
 * @param days how many days it sums
 * @param hours hours whose load and capacity are known
 * @param shortHours of them those in which native load alone exceeded what could be supplied
 * @param unservedMwh that excess
 * @param grantedMwh quotas of tier 1 and above in the hours known
 * @param grantedInShortHoursMwh of it, what was granted in short hours, wherever
 * @param grantedInDeficitMwh of that, what was granted in the regions that were short
 * @param breachHours hours in which the quotas could not all have been served after native load
 * @param unservableMwh what of the quotas could not have been served
 * @param usableMwh the most that licensed sites could have had, native load first, within the caps
 * @param notGrantedMwh of it, what the quotas did not grant
 * @param quotaOfKnownUseMwh quotas, exempt power included, of site-hours whose use is known
 * @param usedWithinMwh use up to the quota in them
 * @param exceededSiteHours site-hours with more use than quota
 * @param exceededMwh use beyond the quota
 * @param unknownMwh quotas in regions whose load or capacity is not known: in no other figure
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

  /** Share of quotas that was used, per cent; 0 where no use is known. */
  public double uptakePct() {
    return quotaOfKnownUseMwh > 0 ? 100 * usedWithinMwh / quotaOfKnownUseMwh : 0;
  }

  /** The sum over days of one policy, which must be at least one. */
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
