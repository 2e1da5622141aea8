package kz.quat.demo.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * SYNTHETIC outages: one planned repair of a unit at each larger plant between April and September
 * 2022, a few forced ones over the year, and a fixed list for the weeks around the record peak.
 */
public final class Outages {
  private static final Set<String> REPAIRED_FUELS = Set.of("Hard Coal", "CCGT", "OCGT", "Hydro");
  private static final double LARGE_PLANT_MW = 150.0;
  private static final double UNIT_MW = 500.0;
  private static final double UNIT_AVAILABILITY = 0.75;
  private static final LocalDate REPAIRS_FROM = LocalDate.of(2022, 4, 5);
  private static final LocalDate FORCED_FROM = LocalDate.of(2021, 11, 3);
  private static final int REPAIR_SEASON_DAYS = 149;
  private static final int SEASON_STEP_DAYS = 53;
  private static final int FORCED_SEASON_DAYS = 375;

  private Outages() {}

  public static List<Outage> of(ReferenceData reference, Noise noise) {
    List<Outage> outages = new ArrayList<>();
    int units = 0;
    for (Plant plant : reference.plants()) {
      if (plant.capacityMw() >= LARGE_PLANT_MW && REPAIRED_FUELS.contains(plant.fuel())) {
        units = planned(plant, units, noise, outages);
        forced(plant, noise, outages);
      }
    }
    around(outages, "kz058", "KZ-55", 400_000L, "2022-11-14", "2022-12-20");
    around(outages, "kz056", "KZ-55", 250_000L, "2022-11-28", "2022-12-12");
    around(outages, "kz059", "KZ-55", 350_000L, "2022-12-02", "2022-12-16");
    around(outages, "kz083", "KZ-31", 150_000L, "2022-11-20", "2022-12-10");
    around(outages, "kz030", "KZ-33", 6_000L, "2022-12-02", "2022-12-05");
    outages.sort(Comparator.comparing(Outage::start).thenComparing(Outage::id));
    return List.copyOf(outages);
  }

  /**
   * Adds a planned repair. Repairs follow each other over the season, in steps that keep those of
   * neighbouring plants apart.
   */
  private static int planned(Plant plant, int earlierUnits, Noise noise, List<Outage> outages) {
    int units = (int) Math.ceil(plant.capacityMw() / UNIT_MW);
    for (int unit = 1; unit <= units; unit++) {
      int step = (earlierUnits + unit) * SEASON_STEP_DAYS % REPAIR_SEASON_DAYS;
      LocalDate start = REPAIRS_FROM.plusDays(step);
      double days = noise.between("repair of " + plant.id(), unit, 20, 40);
      LocalDate end = start.plusDays((long) days);
      outages.add(outage("PL-" + plant.id() + "-" + unit, plant, "planned", start, end));
    }
    return earlierUnits + units;
  }

  private static void forced(Plant plant, Noise noise, List<Outage> outages) {
    for (int i = 1; i <= 2; i++) {
      String key = "forced at " + plant.id();
      LocalDate start = FORCED_FROM.plusDays((long) (FORCED_SEASON_DAYS * noise.unit(key, i)));
      LocalDate end = start.plusDays((long) noise.between(key + " days", i, 2, 6));
      outages.add(outage("FO-" + plant.id() + "-" + i, plant, "forced", start, end));
    }
  }

  private static Outage outage(
      String id, Plant plant, String kind, LocalDate start, LocalDate end) {
    double unitMw = Math.min(UNIT_MW, plant.capacityMw() / 2.0);
    long kw = Math.round(unitMw * UNIT_AVAILABILITY) * 1000L;
    return new Outage(id, plant.region(), plant.id(), kind, kw, start, end);
  }

  private static void around(
      List<Outage> outages, String plant, String region, long kw, String start, String end) {
    LocalDate from = LocalDate.parse(start);
    String id = "FO-" + plant + "-W";
    outages.add(new Outage(id, region, plant, "forced", kw, from, LocalDate.parse(end)));
  }
}
