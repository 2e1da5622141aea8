package kz.quat.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which points of which sites count, and when. From the day of a site's first row of named points
 * on, only its named points count; before it, its points are determined from their readings.
 */
public final class MeteredSpans {

  private final Map<String, List<NamedPoints.Span>> namedBySite;
  private final Map<String, List<MeterSpans.Demand>> demand = new TreeMap<>();
  private final List<NamedPoints.Span> spans = new ArrayList<>();
  private final Set<String> unnamed = new HashSet<>();
  private long questionedPoints;
  private long questionedSites;

  /** Starts with the spans of named points; readings are added afterwards. */
  public MeteredSpans(Collection<NamedPoints.Span> named) {
    namedBySite =
        named.stream()
            .collect(
                Collectors.groupingBy(NamedPoints.Span::site, TreeMap::new, Collectors.toList()));
    namedBySite.forEach(
        (site, ofSite) -> {
          spans.addAll(ofSite);
          demand.put(
              site, new ArrayList<>(MeterSpans.demand(ofSite.stream().map(this::asRun).toList())));
        });
  }

  private MeterSpans.Span asRun(NamedPoints.Span span) {
    return new MeterSpans.Span(
        span.point(), span.from(), span.until(), span.demandedUntil(), false);
  }

  /** Adds an unbroken stretch of one site's readings, one entry per point and day. */
  public void add(String site, List<MeterSpans.Day> days, MeterSpans.Rule rule) {
    List<NamedPoints.Span> ofSite = namedBySite.getOrDefault(site, List.of());
    long namedFrom = ofSite.stream().mapToLong(NamedPoints.Span::from).min().orElse(Long.MAX_VALUE);
    List<MeterSpans.Span> found =
        MeterSpans.of(days.stream().filter(day -> day.lastHour() < namedFrom).toList(), rule);
    for (MeterSpans.Span span : found) {
      if (span.from() < span.until()) {
        spans.add(
            new NamedPoints.Span(
                span.point(),
                site,
                span.from(),
                span.until(),
                span.demandedUntil(),
                BigDecimal.ONE,
                !span.questioned()));
      }
    }
    demand.computeIfAbsent(site, s -> new ArrayList<>()).addAll(MeterSpans.demand(found));
    long questioned = found.stream().filter(MeterSpans.Span::questioned).count();
    questionedPoints += questioned;
    questionedSites += questioned > 0 ? 1 : 0;
    days.stream()
        .filter(day -> day.firstHour() >= namedFrom && !isNamed(day, ofSite))
        .forEach(day -> unnamed.add(site + "\n" + day.point()));
  }

  private static boolean isNamed(MeterSpans.Day day, List<NamedPoints.Span> ofSite) {
    return ofSite.stream()
        .anyMatch(
            span ->
                span.point().equals(day.point())
                    && day.firstHour() < span.until()
                    && day.lastHour() >= span.from());
  }

  /** All spans in which readings count. */
  public List<NamedPoints.Span> spans() {
    return List.copyOf(spans);
  }

  /** The required number of points over time, by site, as intervals that do not overlap. */
  public Map<String, List<MeterSpans.Demand>> demand() {
    return demand;
  }

  /** Number of points with too few readings to be required, at sites without named points. */
  public long questionedPoints() {
    return questionedPoints;
  }

  /** Number of sites with such a point. */
  public long questionedSites() {
    return questionedSites;
  }

  /**
   * Number of points that sent readings on days on which their site's points are named, but which
   * are not among the named ones.
   */
  public long unnamedPoints() {
    return unnamed.size();
  }
}
