package kz.quat.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;
import org.jspecify.annotations.Nullable;

/**
 * Seeded random cases: 1 to 20 regions, 1 to 300 miners, deficits, regions without capacity,
 * islands, many equal licences and weights, caps of each kind, unlimited and zero limits.
 */
final class RandomCase {
  private static final int LARGE_EVERY = 8;

  private final Random random;
  private boolean minimumLoads;
  private boolean ramps;
  private int tiers = 1;
  private int hours = 1;
  private int mostRegions = 8;
  private int mostMiners = 40;

  private RandomCase(int seed) {
    random = new Random(seed);
    if (seed % LARGE_EVERY == 0) {
      mostRegions = 20;
      mostMiners = 300;
    }
  }

  /** Seeds for parameterized tests. */
  static IntStream seeds(int count) {
    return IntStream.range(0, count);
  }

  static RandomCase seed(int seed) {
    return new RandomCase(seed);
  }

  RandomCase minimumLoads() {
    minimumLoads = true;
    return this;
  }

  RandomCase ramps() {
    ramps = true;
    return this;
  }

  RandomCase tiers(int count) {
    tiers = count;
    return this;
  }

  RandomCase hours(int count) {
    hours = count;
    return this;
  }

  RandomCase atMost(int regions, int miners) {
    mostRegions = regions;
    mostMiners = miners;
    return this;
  }

  QuotaCase make() {
    int zones = 1 + random.nextInt(4);
    int regionCount = 1 + random.nextInt(mostRegions);
    List<CaseRegion> regions = new ArrayList<>();
    List<CaseRegionHour> regionHours = new ArrayList<>();
    for (int r = 0; r < regionCount; r++) {
      String name = String.format("R%02d", r);
      regions.add(
          new CaseRegion(name, "Z" + random.nextInt(zones), limit(120), limit(120), cap(60, 4)));
      double load = random.nextInt(300);
      boolean empty = random.nextInt(10) == 0;
      for (int h = 0; h < hours; h++) {
        double available = empty ? 0 : Math.max(0, load + random.nextInt(170) - 60);
        double p90 = empty && random.nextBoolean() ? 0 : load + random.nextInt(9);
        regionHours.add(
            new CaseRegionHour(name, h, available, Math.min(load, p90), p90, random.nextInt(6)));
      }
    }
    List<String> present = regions.stream().map(CaseRegion::zone).distinct().sorted().toList();
    List<CaseCapHour> capHours = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      capHours.add(new CaseCapHour(hours - 1, cap(200, 2)));
    }
    return new QuotaCase(
        CaseParams.ofNationalCap(cap(250, 3)),
        regions,
        regionHours,
        ties(present),
        zones(present),
        capHours,
        miners(regionCount));
  }

  private List<CaseTie> ties(List<String> zones) {
    List<CaseTie> ties = new ArrayList<>();
    for (int z = 1; z < zones.size(); z++) {
      if (random.nextInt(4) > 0) {
        String from = zones.get(random.nextInt(z));
        ties.add(new CaseTie("T" + z, from, zones.get(z), limit(70), limit(70)));
      }
    }
    return ties;
  }

  private List<CaseZone> zones(List<String> zones) {
    List<CaseZone> rows = new ArrayList<>();
    for (String zone : zones) {
      if (random.nextBoolean()) {
        Double floor = random.nextBoolean() ? null : (Double) (double) random.nextInt(4);
        rows.add(new CaseZone(zone, cap(120, 2), floor));
      }
    }
    return rows;
  }

  private List<CaseMiner> miners(int regionCount) {
    List<CaseMiner> miners = new ArrayList<>();
    int count = 1 + random.nextInt(mostMiners);
    for (int m = 0; m < count; m++) {
      boolean lattice = random.nextBoolean();
      double licensed = lattice ? 10 * random.nextInt(4) : random.nextInt(40_000) / 1000.0;
      double weight = lattice ? 1 + random.nextInt(2) : 0.5 + random.nextInt(1000) / 100.0;
      int tier = tiers == 1 ? 1 : random.nextInt(tiers + 1);
      double minimum = minimumLoads && random.nextInt(4) == 0 ? licensed / 4 : 0;
      miners.add(
          new CaseMiner(
              String.format("M%03d", m),
              String.format("R%02d", random.nextInt(regionCount)),
              licensed,
              weight,
              minimum,
              tier,
              tier == 0 ? (Double) (double) random.nextInt(20) : null,
              ramps && random.nextBoolean() ? Limit.ofMw(random.nextInt(8)) : Limit.UNLIMITED,
              ramps ? random.nextInt(1 + (int) licensed) : 0,
              date(),
              random.nextInt(12) == 0 ? null : (Double) (double) random.nextInt(9),
              random.nextInt(3)));
    }
    return miners;
  }

  private @Nullable LocalDate date() {
    return random.nextInt(10) == 0 ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(60));
  }

  private Limit limit(int most) {
    int kind = random.nextInt(12);
    return kind == 0
        ? Limit.UNLIMITED
        : kind == 1 ? Limit.ofMw(0) : Limit.ofMw(random.nextInt(most));
  }

  private Limit cap(int most, int oneIn) {
    return random.nextInt(oneIn) > 0 ? Limit.UNLIMITED : Limit.ofMw(random.nextInt(most));
  }
}
