package kz.quat.allocation.adequacy;

import java.util.List;

/**
 * Probability of a shortage of the native load, no reserve (docs/spec/strain.md, section 3). Areas:
 * regions, {@code zone:Z} and {@code ALL}.
 *
 * @param exact whether every state was taken; else states were drawn
 * @param states how many states or draws
 * @param seed what the draws were made from; of no meaning where exact
 * @param hours by area and hour
 * @param days by area
 */
public record Adequacy(boolean exact, int states, long seed, List<Hour> hours, List<Day> days) {

  /** The rule for outages, for the output. */
  public static final String OUTAGE_RULE =
      "a unit is out for the whole day or not, since repairs outlast it: a rule, not a measurement";

  /** Copies the lists. */
  public Adequacy {
    hours = List.copyOf(hours);
    days = List.copyOf(days);
  }

  /**
   * An area in an hour.
   *
   * @param lolp probability that it is short
   * @param lolpSe its standard error; 0 where exact
   * @param eueMwh expected unserved energy
   * @param eueSe its standard error; 0 where exact
   */
  public record Hour(
      String area, int hour, double lolp, double lolpSe, double eueMwh, double eueSe) {}

  /**
   * An area over the day.
   *
   * @param lolpDay probability that any hour is short
   * @param loleHours expected number of hours that are short
   */
  public record Day(String area, double lolpDay, double loleHours, double eueMwh, double eueSe) {}
}
