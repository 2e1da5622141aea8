package kz.quat.leads.score;

import java.util.Set;

/**
 * Mining that is known to have been on a feeder.
 *
 * @param points codes of the meters; empty where it was on none
 * @param startHour first hour, since 1970-01-01T00:00Z
 */
public record KnownMine(Set<String> points, long startHour) {
  /** Copies the set. */
  public KnownMine {
    points = Set.copyOf(points);
  }
}
