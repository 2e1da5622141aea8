package kz.quat.allocation.adequacy;

import java.util.List;

/**
 * Probability that the native load, without reserve, cannot be met (docs/spec/strain.md, section
 * 3). Areas are regions, {@code zone:Z} and {@code ALL}.
 *
 * @param exact true if every state was evaluated, false if states were drawn at random
 * @param states the number of states or draws
 * @param seed the seed of the draws; meaningless if exact
 * @param hours by area and hour
 * @param days by area
 */
public record Adequacy(boolean exact, int states, long seed, List<Hour> hours, List<Day> days) {

  /** The rule for outages, as stated in the output. */
  public static final String OUTAGE_RULE =
      "a unit is out for the whole day or not, since repairs outlast it: a rule, not a measurement";

  public Adequacy {
    hours = List.copyOf(hours);
    days = List.copyOf(days);
  }

  /**
   * An area in an hour.
   *
   * @param lolp probability that it is short
   * @param lolpSe its standard error; 0 if exact
   * @param eueMwh expected unserved energy
   * @param eueSe its standard error; 0 if exact
   */
  public record Hour(
      String area, int hour, double lolp, double lolpSe, double eueMwh, double eueSe) {}

  /**
   * An area over the whole day.
   *
   * @param lolpDay probability that at least one hour is short
   * @param loleHours expected number of hours that are short
   */
  public record Day(String area, double lolpDay, double loleHours, double eueMwh, double eueSe) {}
}
