package kz.quat.leads.visits;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;

/**
 * One inspection.
 *
 * @param feederId code of the feeder; empty if only a point was named
 * @param pointId code of the point; empty if the whole feeder was inspected
 * @param day day of the visit
 * @param confirmed whether mining was found
 */
public record Visit(String feederId, String pointId, LocalDate day, boolean confirmed)
    implements Serializable {

  /** Whether the visit was to this feeder or to one of the given points. */
  public boolean isTo(String feeder, Collection<String> points) {
    boolean byFeeder = feederId.isEmpty() || feederId.equals(feeder);
    return pointId.isEmpty() ? feederId.equals(feeder) : byFeeder && points.contains(pointId);
  }
}
