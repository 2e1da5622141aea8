package kz.quat.leads.evidence;

import java.util.Collection;
import java.util.function.LongPredicate;
import kz.quat.leads.series.FeederSeries;
import org.jspecify.annotations.Nullable;

/**
 * What a step did when orders or inspectors came: machines obey prices and orders and are switched
 * off before a visit, households are not. Not learned from, for no set of known mining has it.
 */
public final class Obedience {

  private static final int DAY = FeederSeries.DAY;
  private static final int WEEK = 7;

  /** A crew's round takes days; whoever heard of it is off for so long. */
  private static final int AFTER_DAYS = 3;

  private static final int LEAST_HOURS = 6;
  private static final double LEAST_SHARE = 0.05;

  private Obedience() {}

  /**
   * Mean rise in curtailed hours over the mean rise in the same hours of other days.
   *
   * @param startHour of the feeder, since 1970-01-01T00:00Z
   * @param curtailed whether such an hour had no quota
   * @return near 0 where it stopped, near 1 where it took no notice; null where fewer than six such
   *     hours were read since the step was whole, or nothing is left to compare with
   */
  public static @Nullable Double underOrders(
      Candidate step, long startHour, LongPredicate curtailed) {
    StepShape shape = step.shape();
    double[] others = new double[DAY];
    int[] otherHours = new int[DAY];
    double[] under = new double[DAY];
    int[] underHours = new int[DAY];
    for (int i = shape.from; i < shape.now; i++) {
      double rise = shape.over(i);
      if (!Double.isNaN(rise)) {
        boolean order = curtailed.test(startHour + i);
        int hour = shape.calendar.hourOfDay(i);
        (order ? under : others)[hour] += rise;
        (order ? underHours : otherHours)[hour]++;
      }
    }
    double sum = 0;
    double usual = 0;
    int hours = 0;
    for (int hour = 0; hour < DAY; hour++) {
      if (underHours[hour] > 0 && otherHours[hour] > 0) {
        sum += under[hour];
        usual += others[hour] / otherHours[hour] * underHours[hour];
        hours += underHours[hour];
      }
    }
    return hours < LEAST_HOURS || usual < LEAST_SHARE * shape.size * hours ? null : sum / usual;
  }

  /**
   * The least of: mean rise in the three days from a visit nearby over the mean of the week before.
   *
   * @param visitDays days since 1970-01-01 of inspections elsewhere on the feeder or in its region
   * @return near 0 where it was switched off; null where nobody was nearby since the step was whole
   */
  public static @Nullable Double whenNeighboursWereVisited(
      Candidate step, long startHour, Collection<Long> visitDays) {
    StepShape shape = step.shape();
    Double least = null;
    for (long day : visitDays) {
      int at = (int) (day * DAY - startHour);
      if (at - WEEK * DAY < shape.from || at + AFTER_DAYS * DAY > shape.now) {
        continue;
      }
      double before = shape.meanOf(at - WEEK * DAY, at);
      double after = shape.meanOf(at, at + AFTER_DAYS * DAY);
      if (before > LEAST_SHARE * shape.size && !Double.isNaN(after)) {
        least = least == null ? after / before : Math.min(least, after / before);
      }
    }
    return least;
  }
}
