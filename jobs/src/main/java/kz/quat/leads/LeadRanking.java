package kz.quat.leads;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import kz.quat.leads.series.PointSeries;
import kz.quat.leads.visits.LocalCalibration;
import kz.quat.leads.visits.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the leads of many feeders. Each feeder is judged independently, so the order of the feeders
 * does not matter.
 */
public final class LeadRanking {

  /** The criterion of a ranking. */
  public enum Order {
    /** Probability, which minimises visits in vain. */
    CONFIDENCE,
    /** Probability times power, which maximises the energy brought to light. */
    ENERGY;

    /** Best lead first; equal ones by the feeder's code. */
    public Comparator<Lead> comparator() {
      Comparator<Lead> best =
          switch (this) {
            case CONFIDENCE -> Comparator.comparingDouble(lead -> -lead.confidence());
            case ENERGY -> Comparator.comparingDouble(lead -> -lead.expectedKw());
          };
      return best.thenComparing(Lead::feederId);
    }
  }

  private LeadRanking() {}

  /**
   * The strongest lead of each feeder, ranked.
   *
   * @param everyDays distance in days of the nights on which alarms are looked for
   */
  public static List<Lead> of(
      List<FeederSeries> feeders, ZoneId zone, LeadModel model, Order order, int everyDays) {
    return feeders.parallelStream()
        .map(feeder -> of(feeder, zone, model, everyDays))
        .filter(Objects::nonNull)
        .sorted(order.comparator())
        .toList();
  }

  /**
   * The model recalibrated by inspections, using for each visit the confidence of its feeder at the
   * midnight before.
   */
  public static LeadModel taught(
      List<FeederSeries> feeders, ZoneId zone, LeadModel model, List<Visit> visits) {
    if (visits.size() < LocalCalibration.LEAST_VISITS) {
      return model;
    }
    List<LocalCalibration.Visited> visited = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    for (FeederSeries feeder : feeders) {
      FeederLeads leads = new FeederLeads(feeder, calendar(feeder, zone), model);
      Set<String> points =
          feeder.points().stream().map(PointSeries::pointId).collect(Collectors.toSet());
      for (Visit visit : visits) {
        if (visit.isTo(feeder.feederId(), points)) {
          double before = leads.confidenceOn(visit.day().toEpochDay());
          visited.add(new LocalCalibration.Visited(before, visit.confirmed()));
        }
      }
      all.add(leads.confidenceOn(Long.MAX_VALUE));
    }
    return LocalCalibration.taught(model, visited, all);
  }

  private static HourCalendar calendar(FeederSeries feeder, ZoneId zone) {
    return new HourCalendar(feeder.startHour(), feeder.hours(), zone, Set.<LocalDate>of());
  }

  /** The rank of each feeder's lead in an order, from 1. */
  public static Map<String, Integer> places(List<Lead> leads, Order order) {
    Map<String, Integer> places = new HashMap<>();
    leads.stream()
        .sorted(order.comparator())
        .forEach(lead -> places.put(lead.feederId(), places.size() + 1));
    return places;
  }

  private static @Nullable Lead of(
      FeederSeries feeder, ZoneId zone, LeadModel model, int everyDays) {
    FeederLeads leads = new FeederLeads(feeder, calendar(feeder, zone), model);
    return leads.now(leads.firstAlarm(everyDays)).orElse(null);
  }
}
