package kz.quat.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When each metering point of a site counts, read from its readings alone: for sites whose points
 * nobody has named. Meters are replaced and added, and a point's code is mistyped now and then, so
 * that neither "every point that the site ever had" nor "whatever came" is right.
 *
 * <ul>
 *   <li>Readings of a point with no longer gap than {@link Rule#gapHours} between them are one run.
 *       Within a run each hour is demanded: where it is missing, the site's hour is not known.
 *   <li>After a run's last reading its point stays demanded for the length of a gap (it may be
 *       late), unless another point of the site began at about that time (it was replaced) or the
 *       site's readings have gone on for longer than a gap without it (it was taken out).
 *   <li>A run of fewer than {@link Rule#leastReadings} is questioned: it is demanded nowhere, and
 *       counts only while it is new, for so every new meter begins; it never stands in for a point
 *       that is demanded.
 * </ul>
 */
public final class MeterSpans {

  /** A new meter may overlap the old one by so many hours and still replace it. */
  private static final int OVERLAP_HOURS = 24;

  private MeterSpans() {}

  /**
   * The limits.
   *
   * @param gapHours longest gap within a run
   * @param leastReadings of a run that is demanded
   */
  public record Rule(int gapHours, int leastReadings) {}

  /**
   * Readings of a point on one day.
   *
   * @param firstHour hours from 1970 to the start of the earliest
   * @param lastHour the same of the latest
   */
  public record Day(String point, long firstHour, long lastHour, long readings) {}

  /**
   * A run of a point's readings; hours from 1970.
   *
   * @param from first hour that counts
   * @param until first hour that no longer counts
   * @param demandedUntil first hour that is no longer demanded; {@code from} where none is
   * @param questioned whether it has too few readings
   */
  public record Span(String point, long from, long until, long demandedUntil, boolean questioned) {}

  /** The spans of one site's points over one unbroken stretch of time, by point and time. */
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
   * How many points are demanded in the hours from {@code from} to before {@code until}.
   *
   * @param points at least 1
   */
  public record Demand(long from, long until, int points) {}

  /**
   * The demand of spans over time, without overlap; hours in which nothing is demanded are left.
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
