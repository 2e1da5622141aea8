package kz.quat.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Determines from a site's readings alone when each of its metering points counts, for sites whose
 * points have not been named. Meters are replaced and added, and a point's code is sometimes
 * mistyped. Therefore it is wrong both to require every point that the site ever had and to accept
 * whatever points send readings.
 *
 * <ul>
 *   <li>Readings of a point with no gap longer than {@link Rule#gapHours} between them form one
 *       run. Every hour within a run is required: if the point's reading is missing, the site's
 *       hour is unknown.
 *   <li>After the last reading of a run, its point stays required for the length of a gap, since it
 *       may be late. It is no longer required if another point of the site began at about that time
 *       (the meter was replaced), or if the site's other readings have continued for longer than a
 *       gap (the meter was removed).
 *   <li>A run of fewer readings than {@link Rule#leastReadings} is questioned. It is never
 *       required, and counts only while it is new, because every new meter begins this way. It
 *       never replaces a point that is required.
 * </ul>
 */
public final class MeterSpans {

  /** A new meter may overlap the meter that it replaces by this many hours. */
  private static final int OVERLAP_HOURS = 24;

  private MeterSpans() {}

  /**
   * The limits.
   *
   * @param gapHours longest gap within a run, in hours
   * @param leastReadings number of readings from which a run is required
   */
  public record Rule(int gapHours, int leastReadings) {}

  /**
   * Readings of a point on one day.
   *
   * @param firstHour hours from 1970-01-01T00:00Z to the start of the earliest reading
   * @param lastHour hours from 1970-01-01T00:00Z to the start of the latest reading
   * @param readings number of readings
   */
  public record Day(String point, long firstHour, long lastHour, long readings) {}

  /**
   * A run of a point's readings. Hours are counted from 1970-01-01T00:00Z.
   *
   * @param from first hour that counts
   * @param until first hour that no longer counts
   * @param demandedUntil first hour that is no longer required; equal to {@code from} if none is
   * @param questioned true if the run has too few readings to be required
   */
  public record Span(String point, long from, long until, long demandedUntil, boolean questioned) {}

  /**
   * The spans of one site's points over one unbroken stretch of time, ordered by point and time.
   */
  public static List<Span> of(Collection<Day> days, Rule rule) {
    List<Run> runs = runs(days, rule);
    long newest = runs.stream().mapToLong(Run::last).max().orElse(0);
    return runs.stream().map(run -> span(run, runs, newest, rule)).toList();
  }

  private record Run(String point, long first, long last, long readings) {
    Run and(Day day) {
      return new Run(point, first, Math.max(last, day.lastHour()), readings + day.readings());
    }
  }

  private static List<Run> runs(Collection<Day> days, Rule rule) {
    Map<String, List<Run>> byPoint = new TreeMap<>();
    days.stream()
        .sorted(Comparator.comparing(Day::firstHour))
        .forEach(
            day -> {
              List<Run> runs = byPoint.computeIfAbsent(day.point(), point -> new ArrayList<>());
              Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
              if (last != null && day.firstHour() - last.last() - 1 <= rule.gapHours()) {
                runs.set(runs.size() - 1, last.and(day));
              } else {
                runs.add(new Run(day.point(), day.firstHour(), day.lastHour(), day.readings()));
              }
            });
    return byPoint.values().stream().flatMap(List::stream).toList();
  }

  private static Span span(Run run, List<Run> all, long newest, Rule rule) {
    long end = run.last() + 1;
    if (run.readings() < rule.leastReadings()) {
      boolean isNew = newest - run.last() < OVERLAP_HOURS;
      return new Span(run.point(), run.first(), isNew ? end : run.first(), run.first(), true);
    }
    boolean ended = newest - run.last() > rule.gapHours() || isReplaced(run, all, rule);
    long demandedUntil = ended ? end : Math.max(end, newest + 1);
    return new Span(run.point(), run.first(), end, demandedUntil, false);
  }

  private static boolean isReplaced(Run run, List<Run> all, Rule rule) {
    return all.stream()
        .anyMatch(
            other ->
                !other.point().equals(run.point())
                    && other.first() > run.last() - OVERLAP_HOURS
                    && other.first() > run.first()
                    && other.first() <= run.last() + rule.gapHours());
  }

  /**
   * The number of points required in the hours from {@code from} to before {@code until}.
   *
   * @param points at least 1
   */
  public record Demand(long from, long until, int points) {}

  /**
   * The required number of points over time, as intervals that do not overlap; hours in which no
   * point is required are left out.
   */
  public static List<Demand> demand(Collection<Span> spans) {
    TreeMap<Long, Integer> steps = new TreeMap<>();
    for (Span span : spans) {
      if (span.from() < span.demandedUntil()) {
        steps.merge(span.from(), 1, Integer::sum);
        steps.merge(span.demandedUntil(), -1, Integer::sum);
      }
    }
    List<Demand> demand = new ArrayList<>();
    int points = 0;
    long from = 0;
    for (Map.Entry<Long, Integer> step : steps.entrySet()) {
      if (points > 0 && step.getKey() > from) {
        demand.add(new Demand(from, step.getKey(), points));
      }
      points += step.getValue();
      from = step.getKey();
    }
    return demand;
  }
}
