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

/** Status of a lead. Figures never change what inspectors found. */
public enum LeadStatus {
  /** Not visited, the load continues, and no earlier night saw it. */
  NEW,
  /** Not visited, and the load continues. */
  STANDING,
  /** Not visited, and the load has ended. */
  GONE,
  /** Inspectors found mining. */
  CONFIRMED,
  /** Inspectors found none. */
  CLEARED;

  /** Hours of a day. */
  private static final int DAY = 24;

  /** The status as a word in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a visit has decided it. */
  public boolean isDecided() {
    return this == CONFIRMED || this == CLEARED;
  }

  /**
   * The status of a lead. The last visit since its load began decides; earlier visits do not count.
   * A visit to one point clears a lead only if the lead is on no other point.
   *
   * @param visits of any feeders, in any order
   */
  public static LeadStatus of(Lead lead, List<Visit> visits) {
    return deciding(lead, visits)
        .map(LeadStatus::decided)
        .orElse(lead.endHour() == null ? STANDING : GONE);
  }

  /** The status that a deciding visit gives. */
  public static LeadStatus decided(Visit visit) {
    return visit.confirmed() ? CONFIRMED : CLEARED;
  }

  /** The status for a word; refuses any other word. */
  public static LeadStatus ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The visit that decides a lead; empty if none does. */
  public static Optional<Visit> deciding(Lead lead, List<Visit> visits) {
    Set<String> points =
        lead.points().stream().map(PointShare::pointId).collect(Collectors.toSet());
    return deciding(lead.feederId(), points, lead.startHour(), visits);
  }

  /**
   * The visit that decides a load.
   *
   * @param points its meters; empty, or a single one with an empty code, if it is not on a meter
   * @param startHour its first hour
   */
  public static Optional<Visit> deciding(
      String feederId, Set<String> points, long startHour, List<Visit> visits) {
    LocalDate began = LocalDate.ofEpochDay(Math.floorDiv(startHour, DAY));
    return visits.stream()
        .filter(visit -> visit.isTo(feederId, points))
        .filter(visit -> !visit.day().isBefore(began))
        .filter(visit -> visit.confirmed() || visit.pointId().isEmpty() || points.size() == 1)
        .max(Comparator.comparing(Visit::day).thenComparing(Visit::confirmed));
  }
}
