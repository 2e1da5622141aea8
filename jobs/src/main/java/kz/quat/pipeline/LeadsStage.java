package kz.quat.pipeline;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.PseudoRegion;
import kz.quat.leads.night.FeederTask;
import kz.quat.leads.night.LeadDays;
import kz.quat.leads.night.LeadNight;
import kz.quat.leads.night.LeadRegions;
import kz.quat.leads.night.NightFacts;
import kz.quat.leads.region.RegionResidual;
import kz.quat.leads.region.RegionRise;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.visits.LeadStatus;
import kz.quat.leads.visits.LocalCalibration;
import kz.quat.leads.visits.Visit;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RawTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Looks for load that nobody reports: indications with evidence, for a small circle of readers. */
final class LeadsStage {

  static final Stage STAGE =
      Stage.named("leads", "Looks for unreported load: leads with evidence, kept every night.")
          .reads(
              LeadTables.FEEDER_HOURS,
              LeadTables.CUSTOMER_HOURS,
              LeadTables.CUSTOMER_POINTS,
              LeadTables.INSPECTIONS,
              LeadTables.DAYS,
              LeadTables.JUDGED,
              LeadTables.VISITED,
              LeadTables.FEEDERS,
              OutTables.QUOTA_REGION_HOURS,
              CoreTables.REGION_HOURS,
              CoreTables.WEATHER_HOURS,
              CoreTables.CALENDAR_DAYS)
          .writes(
              LeadTables.DAYS,
              LeadTables.JUDGED,
              LeadTables.VISITED,
              LeadTables.FEEDERS,
              LeadTables.POINTS,
              LeadTables.REGIONS)
          .needs(Handover.MONTHS)
          .runs(state -> new LeadsStage(state).run());

  /** Number of days over which an order is compared with what a load did. */
  private static final int ORDER_DAYS = 70;

  private static final long HOUR_MILLIS = 3_600_000;

  private final NightState state;
  private final Night night;
  private final Warehouse warehouse;
  private final ZoneId zone;

  private LeadsStage(NightState state) {
    this.state = state;
    this.night = state.night();
    this.warehouse = night.warehouse();
    this.zone = ZoneId.of(night.config().market().zoneId());
  }

  /** Runs no query if no feeder or customer was ever delivered. */
  private void run() {
    boolean delivered =
        !state.intake().of(RawTables.FEEDER_ENERGY).isEmpty()
            || !state.intake().of(RawTables.CUSTOMER_METERS).isEmpty();
    if (delivered) {
      gather(state.get(Handover.MONTHS));
    }
    if (warehouse.holds(LeadTables.DAYS)) {
      judge();
    }
  }

  /** Derives one row per day for the touched months. */
  private void gather(SortedSet<LocalDate> months) {
    warehouse.replacePartitions(
        LeadTables.DAYS,
        LeadDays.of(
            night.months(LeadTables.FEEDER_HOURS, months),
            night.months(LeadTables.CUSTOMER_HOURS, months),
            zone),
        months);
  }

  private void judge() {
    LocalDate from = night.day().minusDays(LeadNight.HISTORY_DAYS);
    List<Row> visitedBefore = warehouse.rows(LeadTables.VISITED).list();
    List<Row> judgedBefore = warehouse.rows(LeadTables.JUDGED).list();
    TreeMap<String, RegionRise> rises = regions();
    FeederTask task = new FeederTask(facts(visitedBefore, judgedBefore, rises));
    Dataset<Row> judged =
        LeadNight.judged(
                night.days(LeadTables.DAYS, from, night.day()),
                warehouse.read(LeadTables.CUSTOMER_POINTS),
                warehouse.read(LeadTables.FEEDERS),
                warehouse.rows(LeadTables.DAYS, from, night.day()).atMost(),
                task)
            .localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    warehouse.replaceAll(LeadTables.JUDGED, LeadNight.feeders(judged));
    warehouse.replaceAll(LeadTables.FEEDERS, LeadNight.leads(judged));
    warehouse.replaceAll(LeadTables.POINTS, LeadNight.points(judged));
    if (!state.intake().of(RawTables.INSPECTIONS).isEmpty()) {
      List<Row> visited = new ArrayList<>(visitedBefore);
      visited.addAll(LeadNight.visited(judged).collectAsList());
      warehouse.replaceRows(LeadTables.VISITED, visited);
    }
  }

  /** Runs one query; its rows are bounded by regions and days. */
  @SuppressWarnings(
      "NonApiType") // A TreeMap, because it is sent to tasks and must be serializable.
  private TreeMap<String, RegionRise> regions() {
    LocalDate from = night.day().minusDays(RegionResidual.HISTORY_DAYS);
    List<Row> days =
        LeadRegions.days(
                night.days(CoreTables.REGION_HOURS, from, night.day()),
                night.days(CoreTables.WEATHER_HOURS, from, night.day()))
            .collectAsList();
    TreeMap<String, RegionRise> rises =
        LeadRegions.rises(
            days,
            from,
            night.day(),
            CalendarDays.of(warehouse.rows(CoreTables.CALENDAR_DAYS).list()));
    List<String> regions =
        night.zones().keySet().stream().filter(region -> !PseudoRegion.is(region)).toList();
    warehouse.replaceRows(LeadTables.REGIONS, LeadRegions.rows(rises, regions, night.day()));
    return rises;
  }

  @SuppressWarnings(
      "NonApiType") // A TreeMap, because it is sent to tasks and must be serializable.
  private NightFacts facts(
      List<Row> visitedBefore, List<Row> judgedBefore, TreeMap<String, RegionRise> rises) {
    List<Visit> visits = visits();
    Map<String, Double> confidenceBefore = new HashMap<>();
    visitedBefore.forEach(
        row ->
            confidenceBefore.put(
                NightFacts.key(visit(row, false)), LeadColumns.LEARNED_CONFIDENCE.from(row)));
    List<LocalCalibration.Visited> taught = new ArrayList<>();
    for (Visit visit : visits) {
      Double before = confidenceBefore.get(NightFacts.key(visit));
      if (before != null) {
        taught.add(new LocalCalibration.Visited(before, visit.confirmed()));
      }
    }
    List<Double> all = new ArrayList<>();
    Map<String, String> regions = new HashMap<>();
    for (Row row : judgedBefore) {
      all.add(LeadColumns.LEARNED_CONFIDENCE.from(row));
      String region = LeadColumns.FEEDER_REGION.from(row);
      if (region != null) {
        regions.put(LeadColumns.FEEDER_ID.from(row), region);
      }
    }
    LeadModel learned = LeadModel.shipped().atBaseRate(night.config().leads().baseRate());
    return new NightFacts(
        night.day(),
        zone,
        night.config().leads().leastConfidence(),
        LocalCalibration.taught(learned, taught, all),
        learned,
        visits,
        Set.copyOf(confidenceBefore.keySet()),
        NightFacts.visitDays(visits, regions),
        curtailed(),
        rises);
  }

  private List<Visit> visits() {
    List<Visit> visits = new ArrayList<>();
    for (Row row : warehouse.rows(LeadTables.INSPECTIONS).list()) {
      LeadStatus outcome = LeadStatus.ofWord(LeadColumns.OUTCOME.from(row));
      visits.add(visit(row, outcome == LeadStatus.CONFIRMED));
    }
    return visits;
  }

  private static Visit visit(Row row, boolean confirmed) {
    return new Visit(
        LeadColumns.FEEDER_ID.from(row),
        LeadColumns.POINT_ID.from(row),
        LeadColumns.INSPECTED_ON.<Date>from(row).toLocalDate(),
        confirmed);
  }

  /**
   * Hours in which the sites of a region had no quota at all; regions and days bound their number.
   * Declared as a TreeMap because it is sent to tasks and must be serializable.
   */
  @SuppressWarnings("NonApiType")
  private TreeMap<String, long[]> curtailed() {
    Map<String, Set<Long>> hours = new TreeMap<>();
    for (Row row :
        warehouse
            .rows(OutTables.QUOTA_REGION_HOURS, night.day().minusDays(ORDER_DAYS), night.day())
            .list(
                List.of(
                    Columns.REGION,
                    Columns.HOUR_START_UTC,
                    Columns.LICENSED_MW,
                    QuotaColumns.REGION_QUOTA_MW))) {
      BigDecimal licensed = Columns.LICENSED_MW.from(row);
      BigDecimal quota = QuotaColumns.REGION_QUOTA_MW.from(row);
      if (licensed.signum() > 0 && quota != null && quota.signum() == 0) {
        Timestamp hour = Columns.HOUR_START_UTC.from(row);
        hours
            .computeIfAbsent(Columns.REGION.from(row), region -> new HashSet<>())
            .add(Math.floorDiv(hour.getTime(), HOUR_MILLIS));
      }
    }
    TreeMap<String, long[]> sorted = new TreeMap<>();
    hours.forEach(
        (region, set) ->
            sorted.put(region, new TreeSet<>(set).stream().mapToLong(Long::longValue).toArray()));
    return sorted;
  }
}
