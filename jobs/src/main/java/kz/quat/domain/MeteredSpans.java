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
 * Which points of which sites count when: named ones by their rows from the first day of a site's
 * first row on, all others by their readings.
 */
public final class MeteredSpans {

  private final Map<String, List<NamedPoints.Span>> namedBySite;
  private final Map<String, List<MeterSpans.Demand>> demand = new TreeMap<>();
  private final List<NamedPoints.Span> spans = new ArrayList<>();
  private final Set<String> unnamed = new HashSet<>();
  private long questionedPoints;
  private long questionedSites;

  /** Before any reading. */
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

  /** Adds an unbroken stretch of a site's readings, day by day. */
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

  /** What is demanded, by site, without overlap. */
  public Map<String, List<MeterSpans.Demand>> demand() {
    return demand;
  }

  /** Points with too few readings to be demanded, of sites whose points nobody named. */
  public long questionedPoints() {
    return questionedPoints;
  }

  /** Sites with such a point. */
  public long questionedSites() {
    return questionedSites;
  }

  /** Points with readings on days on which their site's points are named, they not among them. */
  public long unnamedPoints() {
    return unnamed.size();
  }
}
