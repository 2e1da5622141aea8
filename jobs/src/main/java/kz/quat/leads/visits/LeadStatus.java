package kz.quat.leads.visits;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.leads.Lead;
import kz.quat.leads.PointShare;

/** Where a lead stands. What inspectors found is not changed by any figure. */
public enum LeadStatus {
  /** Nobody looked, and the load goes on. */
  STANDING,
  /** Nobody looked, and the load has ended. */
  GONE,
  /** Inspectors found mining. */
  CONFIRMED,
  /** Inspectors found none. */
  CLEARED;

  /** Hours of a day. */
  private static final int DAY = 24;

  /** The word in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a person has decided it. */
  public boolean isDecided() {
    return this == CONFIRMED || this == CLEARED;
  }

  /**
   * The status of a lead: the last visit since its load began decides; a visit before says nothing
   * of it. A visit to one point clears a lead only where the lead is on no other.
   *
   * @param visits of any feeders, in any order
   */
  public static LeadStatus of(Lead lead, List<Visit> visits) {
    return deciding(lead, visits)
        .map(visit -> visit.confirmed() ? CONFIRMED : CLEARED)
        .orElse(lead.endHour() == null ? STANDING : GONE);
  }

  static Optional<Visit> deciding(Lead lead, List<Visit> visits) {
    Set<String> points =
        lead.points().stream().map(PointShare::pointId).collect(Collectors.toSet());
    LocalDate began = LocalDate.ofEpochDay(Math.floorDiv(lead.startHour(), DAY));
    return visits.stream()
        .filter(visit -> visit.isTo(lead.feederId(), points))
        .filter(visit -> !visit.day().isBefore(began))
        .filter(visit -> visit.confirmed() || visit.pointId().isEmpty() || points.size() == 1)
        .max(Comparator.comparing(Visit::day).thenComparing(Visit::confirmed));
  }
}
