package kz.quat.leads.score;

import java.util.Set;

/**
 * A mine that is known to have been on a feeder.
 *
 * @param points codes of the meters; empty if it was not on a meter
 * @param startHour first hour, since 1970-01-01T00:00Z
 */
public record KnownMine(Set<String> points, long startHour) {
  public KnownMine {
    points = Set.copyOf(points);
  }
}
