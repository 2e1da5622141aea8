package kz.quat.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;

/** A day of 24 hours, 20 regions and 3 zones with tiers, ramps and 15 % minimum loads; seeded. */
final class BenchCase {
  private static final int REGIONS = 20;
  private static final int HOURS = 24;
  private static final List<String> ZONES = List.of("North", "South", "West");

  private BenchCase() {}

  /**
   * A case with that many miners, whose licences together are several times what can be granted.
   */
  static QuotaCase of(int minerCount) {
    Random random = new Random(20221207L);
    List<CaseRegion> regions = new ArrayList<>();
    List<CaseRegionHour> hours = new ArrayList<>();
    for (int r = 0; r < REGIONS; r++) {
      String name = String.format("KZ-%02d", 10 + r);
      Limit cap = r % 4 == 0 ? Limit.ofMw(60 + random.nextInt(60)) : Limit.UNLIMITED;
      String zone = ZONES.get(r % ZONES.size());
      double load = 300 + random.nextInt(900);
      double base = load * 0.85 + random.nextInt(400);
      regions.add(
          new CaseRegion(
              name,
              zone,
              Limit.ofMw(150 + random.nextInt(250)),
              Limit.ofMw(150 + random.nextInt(250)),
              cap));
      for (int h = 0; h < HOURS; h++) {
        double shape = 1 + 0.12 * Math.sin((h - 12) * Math.PI / 12) + random.nextInt(20) / 1000.0;
        double p50 = load * shape;
        hours.add(new CaseRegionHour(name, h, base, p50 * 0.96, p50, p50 * 0.02));
      }
    }
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.ofMw(1500)),
        regions,
        hours,
        List.of(
            new CaseTie("N-S", "North", "South", Limit.ofMw(350), Limit.ofMw(200)),
            new CaseTie("N-W", "North", "West", Limit.ofMw(60), Limit.ofMw(60))),
        List.of(new CaseZone("South", Limit.ofMw(400), 5.0)),
        List.of(new CaseCapHour(18, Limit.ofMw(700)), new CaseCapHour(19, Limit.ofMw(500))),
        miners(minerCount, random));
  }

  private static List<CaseMiner> miners(int count, Random random) {
    List<CaseMiner> miners = new ArrayList<>();
    double typical = 8_000.0 / count;
    for (int m = 0; m < count; m++) {
      double licensed = typical * (0.2 + random.nextInt(1600) / 1000.0);
      boolean limited = random.nextInt(100) < 15;
      miners.add(
          new CaseMiner(
              String.format("site-%05d", m),
              String.format("KZ-%02d", 10 + random.nextInt(REGIONS)),
              licensed,
              licensed * (0.7 + random.nextInt(4) / 10.0),
              limited ? licensed * random.nextInt(30) / 100 : 0,
              1 + (random.nextInt(10) < 8 ? 0 : 1),
              null,
              random.nextBoolean() ? Limit.ofMw(licensed / 4) : Limit.UNLIMITED,
              licensed * random.nextInt(10) / 20,
              LocalDate.of(2018, 1, 1).plusDays(random.nextInt(1500)),
              3 + random.nextInt(900) / 100.0,
              0));
    }
    return miners;
  }
}
