package kz.quat.leads.night;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import kz.quat.leads.FeederNight;
import kz.quat.leads.region.RegionRise;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.visits.Visit;

/**
 * The facts by which every feeder of a night is judged; sent to the tasks. Their size is bounded:
 * there are some hundred visits a month and some thousand hours of orders.
 *
 * @param day the delivery day
 * @param zone the zone of market time
 * @param leastConfidence least confidence of a lead
 * @param model recalibrated by inspections
 * @param learned the model before that recalibration
 * @param visits known at the issue time
 * @param known keys of visits whose earlier confidence is known: see {@link #key}
 * @param visitDays days since 1970-01-01 of visits, by region
 * @param curtailed hours since 1970-01-01T00:00Z without quota, ascending, by region
 * @param rises the strongest rise of each region's load; regions with too few known days are left
 *     out
 */
public record NightFacts(
    LocalDate day,
    ZoneId zone,
    double leastConfidence,
    LeadModel model,
    LeadModel learned,
    List<Visit> visits,
    Set<String> known,
    TreeMap<String, Set<Long>> visitDays,
    TreeMap<String, long[]> curtailed,
    TreeMap<String, RegionRise> rises)
    implements Serializable {

  /** The key of a visit. */
  public static String key(Visit visit) {
    return visit.feederId() + "\n" + visit.pointId() + "\n" + visit.day();
  }

  /**
   * The facts about a region.
   *
   * @param region empty if the feeder's region is unknown
   */
  FeederNight.Knowledge in(String region) {
    long[] hours = curtailed.getOrDefault(region, new long[0]);
    LongPredicate order = hour -> Arrays.binarySearch(hours, hour) >= 0;
    return new FeederNight.Knowledge(
        day, leastConfidence, visits, visitDays.getOrDefault(region, Set.of()), order);
  }

  /** Days of visits by region, from the regions of feeders. */
  public static TreeMap<String, Set<Long>> visitDays(
      List<Visit> visits, Map<String, String> regionOfFeeder) {
    TreeMap<String, Set<Long>> days = new TreeMap<>();
    for (Visit visit : visits) {
      String region = regionOfFeeder.get(visit.feederId());
      if (region != null) {
        days.computeIfAbsent(region, r -> new TreeSet<>()).add(visit.day().toEpochDay());
      }
    }
    return days;
  }
}
