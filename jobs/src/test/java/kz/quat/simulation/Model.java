package kz.quat.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import kz.quat.simulation.Truth.Licence;
import org.jspecify.annotations.Nullable;

/**
 * What must be published about the country, calculated in plain Java from the specification and
 * from what had arrived by a night's issue time. It shares no code with the pipeline except the
 * quota engine.
 */
final class Model {

  private final Memory memory;
  private final Instant known;
  private final LocalDate night;

  /**
   * The model's view of one night.
   *
   * @param known the night's issue time
   */
  Model(Memory memory, Instant known) {
    this.memory = memory;
    this.known = known;
    this.night = known.atZone(Truth.MARKET).toLocalDate().plusDays(1);
  }

  static Instant issue(LocalDate night) {
    return night.minusDays(1).atTime(8, 0).atZone(Truth.MARKET).toInstant();
  }

  /** Consumption of a site-hour in kWh; null if neither a meter nor a report gives it. */
  record SiteHour(
      String region,
      String bin,
      @Nullable Long reportedKwh,
      @Nullable Long meteredKwh,
      long usedKwh,
      String reason) {}

  Optional<SiteHour> siteHour(int site, LocalDate day, Instant hour) {
    Licence licence = Truth.licence(site, day);
    if (licence == null) {
      return Optional.empty();
    }
    Long metered = metered(site, day, hour);
    Long reported = memory.reportKwh.at(new Memory.SiteHour(site, hour), known).orElse(null);
    if (metered != null) {
      return Optional.of(row(licence, bin(site, day), reported, metered, metered, "metered"));
    }
    if (reported == null) {
      return Optional.empty();
    }
    long most = licence.licensedMw() * 1000L;
    return Optional.of(
        row(
            licence,
            bin(site, day),
            reported,
            null,
            Math.min(reported, most),
            reported > most ? "capped_at_connection" : "reported"));
  }

  private String bin(int site, LocalDate day) {
    return Truth.binAsRegistered(site, day, night);
  }

  private static SiteHour row(
      Licence licence,
      String bin,
      @Nullable Long reported,
      @Nullable Long metered,
      long used,
      String reason) {
    return new SiteHour(licence.region(), bin, reported, metered, used, reason);
  }

  /** The sum over the points that the site has on the day; null if one of them is missing. */
  @Nullable Long metered(int site, LocalDate day, Instant hour) {
    if (!Senders.METERED.contains(site)) {
      return null;
    }
    long sum = 0;
    for (String point : Senders.points(site, day)) {
      Optional<Long> kwh = memory.meterKwh.at(new Memory.PointHour(point, hour), known);
      if (kwh.isEmpty()) {
        return null;
      }
      sum += kwh.get();
    }
    return sum;
  }

  /** Load, known mining from the grid and native load of a region-hour, kWh. */
  record Load(long loadKwh, long miningKwh) {
    long nativeKwh() {
      return Math.max(0, loadKwh - miningKwh);
    }
  }

  Optional<Load> load(String region, LocalDate day, Instant hour) {
    return memory
        .loadKw
        .at(new Memory.RegionHour(region, hour), known)
        .map(kw -> new Load(kw, miningKwh(region, day, hour)));
  }

  private long miningKwh(String region, LocalDate day, Instant hour) {
    long sum = 0;
    for (int site = 1; site <= Truth.SITES; site++) {
      if (!Truth.region(site, day).equals(region)) {
        continue;
      }
      Licence licence = Truth.licence(site, day);
      long own = licence != null && licence.supply().equals("own") ? licence.ownGenMw() * 1000L : 0;
      sum += siteHour(site, day, hour).map(row -> Math.max(0, row.usedKwh() - own)).orElse(0L);
    }
    return sum;
  }

  /** Capacity available in a region-hour, MW; empty if nobody reports it. */
  Optional<Double> availableMw(String region, Instant hour) {
    if (memory.capacity.at(new Memory.RegionHour(region, hour), known).isEmpty()) {
      return Optional.empty();
    }
    Integer available = Truth.availableMw(region);
    if (available != null) {
      return Optional.of((double) available);
    }
    double out = 0;
    for (Memory.Outage outage : memory.outages) {
      if (!outage.arrival().isAfter(known)
          && !hour.isBefore(outage.from())
          && hour.isBefore(outage.until())) {
        out += outage.mw();
      }
    }
    return Optional.of(Math.max(0, Truth.installedMw(region) * 0.73 - out));
  }

  /** The larger of 3 % of the load and the region's share of the zone's largest unit. */
  static double reserveMw(String region, double loadMw, double zoneLoadMw) {
    double unit =
        switch (Truth.zone(region)) {
          case "North" -> 500;
          case "South" -> 200;
          default -> 100;
        };
    return Math.max(0.03 * loadMw, zoneLoadMw > 0 ? loadMw / zoneLoadMw * unit : 0);
  }

  /** Stress ratio of a past region-hour considered alone; empty if load or capacity is unknown. */
  Optional<Double> stress(String region, LocalDate day, Instant hour) {
    Optional<Load> load = load(region, day, hour);
    Optional<Double> available = availableMw(region, hour);
    if (load.isEmpty() || available.isEmpty()) {
      return Optional.empty();
    }
    double zone = 0;
    for (String other : Truth.regions(day)) {
      if (Truth.zone(other).equals(Truth.zone(region))) {
        zone += load(other, day, hour).map(l -> l.nativeKwh() / 1000.0).orElse(0.0);
      }
    }
    double mw = load.get().nativeKwh() / 1000.0;
    double need = mw + reserveMw(region, mw, zone);
    return Optional.of(Math.min(9.999, need / (available.get() + Truth.importCapMw(region))));
  }

  /**
   * The limits of the tie on a day: of the rows that had arrived, the one with the latest first day
   * not after it.
   */
  Memory.Tie tie(LocalDate day) {
    Memory.@Nullable Tie best = null;
    for (Memory.Tie tie : memory.ties) {
      if (!tie.arrival().isAfter(known)
          && !tie.validFrom().isAfter(day)
          && (best == null || !tie.validFrom().isBefore(best.validFrom()))) {
        best = tie;
      }
    }
    return Objects.requireNonNull(best);
  }

  /** The status code of the quarterly report for one site and quarter. */
  String filing(int site, LocalDate quarter) {
    LocalDate end = quarter.plusMonths(3);
    Instant endUtc = end.atStartOfDay(Truth.MARKET).toInstant();
    Instant dueAt =
        dueOn(end.withDayOfMonth(10)).plusDays(1).atStartOfDay(Truth.MARKET).toInstant();
    List<Instant> arrivals = new ArrayList<>();
    long expected = 0;
    for (LocalDate day = quarter; day.isBefore(end); day = day.plusDays(1)) {
      if (!Truth.isLicensed(site, day)) {
        continue;
      }
      for (Instant hour : Truth.hours(day)) {
        expected++;
        memory
            .reportKwh
            .firstArrival(new Memory.SiteHour(site, hour), known)
            .ifPresent(arrivals::add);
      }
    }
    arrivals.sort(null);
    int needed = (int) Math.ceil(expected * 0.98);
    Instant whole = arrivals.size() >= needed ? arrivals.get(needed - 1) : null;
    if (whole != null) {
      return whole.isBefore(dueAt) ? "on_time" : "late";
    }
    if (dueAt.isAfter(known)) {
      return "not_due";
    }
    if (!endUtc.isAfter(memory.firstReport) || memory.firstReport.isAfter(known)) {
      return "not_watched";
    }
    return arrivals.isEmpty() ? "missing" : "partial";
  }

  private LocalDate dueOn(LocalDate day) {
    LocalDate due = day;
    while (isOff(due)) {
      due = due.plusDays(1);
    }
    return due;
  }

  private boolean isOff(LocalDate day) {
    return memory
        .holidays
        .at(day, known)
        .orElse(day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
  }

  /** The status of the declaration of the fee (form 880.00) for one site and quarter. */
  String declaration(int site, LocalDate quarter) {
    Instant dueAt =
        dueOn(quarter.plusMonths(4).withDayOfMonth(15))
            .plusDays(1)
            .atStartOfDay(Truth.MARKET)
            .toInstant();
    Instant watched = Instant.MAX;
    Instant declared = null;
    for (Memory.Declaration sent : memory.declarations) {
      if (!sent.arrival().isAfter(known)) {
        watched = sent.arrival().isBefore(watched) ? sent.arrival() : watched;
        if (sent.site() == site && sent.quarter().equals(quarter)) {
          declared = sent.declaredOn().atStartOfDay(Truth.MARKET).toInstant();
        }
      }
    }
    if (declared != null) {
      return declared.isBefore(dueAt) ? "on_time" : "late";
    }
    if (dueAt.isAfter(known)) {
      return "not_due";
    }
    return dueAt.isAfter(watched) ? "missing" : "not_watched";
  }

  /** Regions of a delivery day for which no capacity had arrived. */
  List<String> withoutCapacity(LocalDate night) {
    return Truth.regions(night).stream()
        .filter(
            region ->
                Truth.hours(night).stream().anyMatch(hour -> availableMw(region, hour).isEmpty()))
        .toList();
  }

  /** The licences in force on a day, by site. */
  static Map<Integer, Licence> licences(LocalDate day) {
    Map<Integer, Licence> licences = new TreeMap<>();
    for (int site = 1; site <= Truth.SITES; site++) {
      Licence licence = Truth.licence(site, day);
      if (licence != null) {
        licences.put(site, licence);
      }
    }
    return licences;
  }
}
