package kz.quat.leads.evidence;

import java.util.Collection;
import java.util.function.LongPredicate;
import kz.quat.leads.series.FeederSeries;
import org.jspecify.annotations.Nullable;

/**
 * How a step behaved when orders or inspectors came. Machines follow prices and orders and are
 * switched off before a visit; households are not. The model does not use it, because no data set
 * of known mining includes it.
 */
public final class ResponseToOrders {

  private static final int DAY = FeederSeries.DAY;
  private static final int WEEK = 7;

  /** A crew's round takes days; whoever has heard of it stays off for this many days. */
  private static final int AFTER_DAYS = 3;

  private static final int LEAST_HOURS = 6;
  private static final double LEAST_SHARE = 0.05;

  private ResponseToOrders() {}

  /**
   * Mean rise in curtailed hours over the mean rise in the same hours of other days.
   *
   * @param startHour of the feeder, since 1970-01-01T00:00Z
   * @param curtailed whether such an hour had no quota
   * @return near 0 if the load stopped, near 1 if it took no notice; null if fewer than six such
   *     hours were read since the step was complete, or there is nothing to compare with
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
   * The least ratio of the mean rise in the three days from a visit nearby to the mean rise in the
   * week before.
   *
   * @param visitDays days since 1970-01-01 of inspections elsewhere on the feeder or in its region
   * @return near 0 if the load was switched off; null if nobody was nearby since the step was
   *     complete
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
