package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;
import org.junit.jupiter.api.Test;

class MiningSitesTest {
  private static final World WORLD = Reference.world();

  @Test
  void sixtySitesShareFourHundredMegawattsAsInFebruary2022() {
    Map<String, Long> kw = new TreeMap<>();
    for (Site site : WORLD.sites()) {
      String region = site.region().code().equals("KZ-62") ? "KZ-35" : site.region().code();
      kw.merge(region, site.licensedKw(), Long::sum);
    }
    assertThat(WORLD.sites()).hasSize(60);
    assertThat(kw.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(400_000L);
    assertThat(kw.keySet()).isEqualTo(WORLD.reference().miningMw().keySet());
    WORLD
        .reference()
        .miningMw()
        .forEach(
            (region, mw) ->
                assertThat(kw.getOrDefault(region, 0L) / 400_000.0)
                    .as(region)
                    .isCloseTo(mw / 202.73, within(1e-4)));
  }

  @Test
  void limitsOfASiteFitTogether() {
    for (Site site : WORLD.sites()) {
      assertThat(site.licensedKw()).as(site.id()).isPositive();
      assertThat(site.connectionKw()).as(site.id()).isGreaterThan(site.licensedKw());
      assertThat(site.minLoadKw()).as(site.id()).isBetween(0L, site.licensedKw());
      assertThat(site.ownGenKw()).as(site.id()).isBetween(0L, site.licensedKw());
    }
  }

  @Test
  void binsAreTwelveDigitsThatNoRealOneHas() {
    Set<String> bins = new HashSet<>();
    for (Site site : WORLD.sites()) {
      assertThat(site.bin()).matches("[0-9]{2}00[0-9]{8}");
      bins.add(site.bin());
    }
    assertThat(bins).hasSize(53).anyMatch(bin -> bin.startsWith("0"));
  }

  @Test
  void onlyOneSiteExceedsItsContractAndNoneItsConnection() {
    long start = MarketClock.startHour(LocalDate.of(2022, 11, 1));
    Set<Integer> over = new HashSet<>();
    for (Site site : WORLD.sites()) {
      for (long hour = start; hour < start + 720; hour++) {
        long kwh = WORLD.mining().kwh(site, hour);
        assertThat(kwh).isLessThanOrEqualTo(site.connectionKw());
        if (kwh > site.licensedKw()) {
          over.add(site.number());
        }
      }
    }
    assertThat(over).containsExactly(SiteRoles.OVER_CONTRACT);
  }

  @Test
  void supplyWasCancelledInTheLastWeekOfJanuary2022() {
    long hour = MarketClock.startHour(LocalDate.of(2022, 1, 26));
    for (Site site : WORLD.sites()) {
      assertThat(WORLD.mining().gridKwh(site, hour)).as(site.id()).isZero();
    }
  }
}
