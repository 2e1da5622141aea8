package kz.quat.demo.world;

import java.time.LocalDate;
import java.util.List;

/**
 * SYNTHETIC consumption of each site in whole kWh per hour. It follows the real events: full use
 * until 24 January 2022, nothing from 24 to 31 January (supply cancelled), little until March, then
 * a slow return; from mid October 2022 sites in North and South run at night and rest in the
 * evening peak.
 */
public final class MiningDemand {
  private static final LocalDate CANCELLED = LocalDate.of(2022, 1, 24);
  private static final LocalDate RESUMED = LocalDate.of(2022, 2, 1);
  private static final LocalDate APRIL = LocalDate.of(2022, 4, 1);
  private static final LocalDate WINTER_REGIME = LocalDate.of(2022, 10, 15);
  private static final double OVER_CONTRACT = 1.18;
  private static final double BELOW_CONNECTION = 1.24;

  private final List<Site> sites;
  private final Noise noise;

  public MiningDemand(List<Site> sites, Noise noise) {
    this.sites = sites;
    this.noise = noise;
  }

  public List<Site> sites() {
    return sites;
  }

  /** The site's whole consumption in the hour, own generation included. */
  public long kwh(Site site, long epochHour) {
    if (!site.runsOn(MarketClock.marketDay(epochHour))) {
      return 0L;
    }
    long grid = Math.round(gridLimitKw(site) * part(site, epochHour));
    if (!site.offGrid()) {
      return grid;
    }
    // Own generation is used first, so that anything over it came from the grid.
    double own = noise.between("own " + site.number(), epochHour, 0.88, 1.0);
    return grid > 0 ? site.ownGenKw() + grid : Math.round(site.ownGenKw() * own);
  }

  private static long gridLimitKw(Site site) {
    return site.offGrid() ? site.licensedKw() - site.ownGenKw() : site.licensedKw();
  }

  /** Fraction of the contract in use: regime, fleet, repairs, noise. */
  private double part(Site site, long epochHour) {
    LocalDate day = MarketClock.marketDay(epochHour);
    double use = regime(site, day, MarketClock.marketHour(epochHour));
    double wobble = 1.0 + 0.03 * noise.centred("site " + site.number(), epochHour);
    if (site.number() == SiteRoles.OVER_CONTRACT && use > 0.5) {
      return Math.min(OVER_CONTRACT * wobble, BELOW_CONNECTION);
    }
    double fleet = noise.between("fleet", site.number(), 0.85, 1.0);
    boolean repair = noise.unit("repair " + site.number(), day.toEpochDay()) < 0.02;
    return Math.min(use * fleet * wobble * (repair ? 0.4 : 1.0), 1.0);
  }

  /** Consumption that came over the grid and is therefore part of the region's load. */
  public long gridKwh(Site site, long epochHour) {
    long kwh = kwh(site, epochHour);
    return site.offGrid() ? Math.max(0L, kwh - site.ownGenKw()) : kwh;
  }

  /** Grid-supplied mining of a region in an hour, kWh. */
  public long regionGridKwh(DemoRegion region, long epochHour) {
    long sum = 0L;
    for (Site site : sites) {
      if (site.region().equals(region)) {
        sum += gridKwh(site, epochHour);
      }
    }
    return sum;
  }

  private static double regime(Site site, LocalDate day, int hour) {
    if (day.isBefore(CANCELLED)) {
      return 0.80;
    }
    if (day.isBefore(RESUMED)) {
      return 0.0;
    }
    if (day.isBefore(APRIL)) {
      return 0.15;
    }
    if (day.isBefore(WINTER_REGIME)) {
      return 0.30 + 0.05 * (day.getMonthValue() - APRIL.getMonthValue());
    }
    if (site.region().isWest()) {
      return 0.42;
    }
    if (hour >= 23 || hour < 7) {
      return 0.80;
    }
    return hour >= 17 ? 0.08 : 0.40;
  }
}
