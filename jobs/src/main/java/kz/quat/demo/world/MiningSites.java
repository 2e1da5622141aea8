package kz.quat.demo.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SYNTHETIC register of 60 sites, based on two real figures. Each region's share of the licensed MW
 * is its share of the mining load that the Ministry of Energy reported in February 2022 (202.73 MW
 * in nine regions). The total of 400 MW is the published national mining load nearest in time (May
 * 2023; consistent with offers of 300 GWh a month, about 417 MW on average).
 */
public final class MiningSites {
  public static final long LICENSED_TOTAL_KW = 400_000L;

  /**
   * In February 2022 there was one Karaganda region: the sites of today's Ulytau are in its share.
   */
  private static final String SPLIT_REGION = "KZ-35";

  private static final String SPLIT_OFF = "KZ-62";
  private static final Map<String, Integer> SITES_BY_REGION =
      Map.of(
          "KZ-11", 3, "KZ-27", 12, "KZ-35", 14, "KZ-39", 3, "KZ-55", 10, "KZ-61", 4, SPLIT_OFF, 2,
          "KZ-71", 4, "KZ-75", 4);
  private static final String LAST_REGION = "KZ-79";
  private static final int SITES_IN_LAST_REGION = 4;
  private static final LocalDate OLDEST = LocalDate.of(2019, 3, 1);
  private static final int ACCEPTANCE_DAYS = 900;

  private MiningSites() {}

  public static List<Site> of(ReferenceData reference, Noise noise) {
    Map<String, Integer> counts = new TreeMap<>(SITES_BY_REGION);
    counts.put(LAST_REGION, SITES_IN_LAST_REGION);
    List<DemoRegion> regions = new ArrayList<>();
    counts.forEach(
        (code, count) -> {
          for (int i = 0; i < count; i++) {
            regions.add(reference.region(code));
          }
        });
    Map<String, Long> regionKw = regionTotals(reference);
    Map<String, Long> taken = new TreeMap<>();
    List<Site> sites = new ArrayList<>();
    for (int number = 1; number <= regions.size(); number++) {
      DemoRegion region = regions.get(number - 1);
      String pool = pool(region.code());
      boolean last = number == regions.size() || isLastOfPool(regions, number, pool);
      long total = regionKw.getOrDefault(pool, 0L);
      long used = taken.getOrDefault(pool, 0L);
      long licensed = last ? total - used : share(noise, regions, number, pool, total);
      taken.put(pool, used + licensed);
      sites.add(site(noise, number, region, licensed));
    }
    return List.copyOf(sites);
  }

  /** Licensed kW by region of the table; they sum exactly to the national total. */
  public static Map<String, Long> regionTotals(ReferenceData reference) {
    double sumMw = 0.0;
    for (double mw : reference.miningMw().values()) {
      sumMw += mw;
    }
    Map<String, Long> totals = new TreeMap<>();
    long rest = LICENSED_TOTAL_KW;
    for (Map.Entry<String, Double> entry : reference.miningMw().entrySet()) {
      long kw = Math.round(LICENSED_TOTAL_KW * entry.getValue() / sumMw / 10.0) * 10L;
      totals.put(entry.getKey(), kw);
      rest -= kw;
    }
    totals.merge(SPLIT_REGION, rest, Long::sum);
    return totals;
  }

  private static long share(
      Noise noise, List<DemoRegion> regions, int number, String pool, long totalKw) {
    double sum = 0.0;
    for (int other = 1; other <= regions.size(); other++) {
      if (pool(regions.get(other - 1).code()).equals(pool)) {
        sum += weight(noise, other);
      }
    }
    return Math.round(totalKw * weight(noise, number) / sum / 10.0) * 10L;
  }

  private static double weight(Noise noise, int number) {
    return noise.between("site weight", number, 0.4, 1.6);
  }

  private static boolean isLastOfPool(List<DemoRegion> regions, int number, String pool) {
    return regions.subList(number, regions.size()).stream()
        .noneMatch(region -> pool(region.code()).equals(pool));
  }

  private static String pool(String code) {
    return code.equals(SPLIT_OFF) ? SPLIT_REGION : code;
  }

  private static Site site(Noise noise, int number, DemoRegion region, long licensedKw) {
    String supply = SiteRoles.SUPPLY.getOrDefault(number, "grid");
    double ownPart = number % 2 == 0 ? 0.6 : 1.0;
    long own = supply.equals("grid") ? 0 : Math.round(licensedKw * ownPart / 10.0) * 10L;
    boolean hasMinimum = noise.unit("minimum", number) < 0.35;
    return new Site(
        number,
        SiteRoles.SHARED_OWNER.getOrDefault(number, number),
        region,
        licensedKw,
        (licensedKw * 125 / 100 + 9) / 10 * 10,
        hasMinimum ? Math.round(licensedKw * 0.2 / 10.0) * 10L : 0L,
        noise.unit("ramp", number) < 0.2 ? Math.round(licensedKw * 0.5 / 10.0) * 10L : null,
        supply,
        own,
        tier(noise, number),
        acceptedOn(noise, number),
        number == SiteRoles.CLOSED ? LocalDate.of(2022, 10, 31) : null,
        noise.unit("bids", number) < 0.5 ? bid(noise, number) : null,
        SiteRoles.TWO_POINTS.contains(number) ? 2 : 1);
  }

  private static @Nullable Integer tier(Noise noise, int number) {
    double draw = noise.unit("tier", number);
    if (draw < 0.15) {
      return 2;
    }
    return draw < 0.30 ? 1 : null;
  }

  private static LocalDate acceptedOn(Noise noise, int number) {
    if (number == SiteRoles.NEWEST) {
      return LocalDate.of(2022, 9, 1);
    }
    return OLDEST.plusDays((long) (ACCEPTANCE_DAYS * noise.unit("accepted", number)));
  }

  private static double bid(Noise noise, int number) {
    return Math.round(noise.between("bid", number, 14.0, 26.0) * 10.0) / 10.0;
  }
}
