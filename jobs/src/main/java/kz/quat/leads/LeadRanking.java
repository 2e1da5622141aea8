package kz.quat.leads;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The leads of many feeders, ranked. Feeders do not know of each other, so their order is nothing.
 */
public final class LeadRanking {

  /** By what the first places are given away. */
  public enum Order {
    /** Probability: fewest visits in vain. */
    CONFIDENCE,
    /** Probability times power: most energy brought to light. */
    ENERGY;

    /** Best first; equal ones by code of the feeder. */
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
   * @param everyDays how many days lie between the nights in which alarms are looked for
   */
  public static List<Lead> of(
      List<FeederSeries> feeders, ZoneId zone, LeadModel model, Order order, int everyDays) {
    return feeders.parallelStream()
        .map(feeder -> of(feeder, zone, model, everyDays))
        .filter(Objects::nonNull)
        .sorted(order.comparator())
        .toList();
  }

  private static @Nullable Lead of(
      FeederSeries feeder, ZoneId zone, LeadModel model, int everyDays) {
    HourCalendar calendar =
        new HourCalendar(feeder.startHour(), feeder.hours(), zone, Set.<LocalDate>of());
    FeederLeads leads = new FeederLeads(feeder, calendar, model);
    return leads.now(leads.firstAlarm(everyDays)).orElse(null);
  }
}
