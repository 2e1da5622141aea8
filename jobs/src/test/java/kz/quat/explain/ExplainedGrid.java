package kz.quat.explain;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import org.jspecify.annotations.Nullable;

/**
 * Two regions of the North zone that can be calculated by hand. Karaganda has 1,200 - 1,090 - 80 =
 * 30 MW to spare for sites of 40 and 20 MW, so half of each licence; on the median load 90 MW more.
 * Aktobe has nothing to spare, can import nothing and could export without limit. From hour 1 on
 * the nation may mine 12 MW: a fifth of each licence.
 */
final class ExplainedGrid {

  static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  private ExplainedGrid() {}

  static Evidence evidence() {
    return new Evidence(
        List.of(
            site("SITE-A", "KZ-35", 1, 40, 0),
            site("SITE-B", "KZ-35", 1, 20, 0),
            site("SITE-LOST", "KZ-27", 1, 5, 0),
            site("SITE-MIN", "KZ-15", 1, 10, 0),
            site("SITE-OWN", "KZ-35", 0, 7, 7)),
        List.of(),
        List.of(
            new Evidence.Source("capacity", "KZ-35", 0, "grid_capacity/capacity.csv", 25),
            new Evidence.Source("forecast", "KZ-35", -1, "similar_day/1", 0),
            new Evidence.Source("region", "KZ-35", -1, "grid_regions/regions.csv", 2)),
        List.of(
            rule("policy", "max_min", "order 1"),
            rule("tier", "1", "order 2"),
            rule("compliance", "not reported > 10.0 %: x0.5", "order 5"),
            rule("reserve", "max(3.0 % of load_p50)", "order 3"),
            rule("cap_national", "12.0 MW", "order 4"),
            law("basis", "kk", "№ 1 бұйрық"),
            law("basis", "ru", "приказ № 1"),
            law("basis", "en", "order No. 1"),
            law("objection", "kk", "Шағым министрлікке беріледі"),
            law("objection", "ru", "Возражение подаётся в министерство"),
            law("objection", "en", "An objection goes to the ministry")));
  }

  private static Evidence.Rule law(String rule, String language, String text) {
    return new Evidence.Rule(rule, language, "", text, LocalDate.of(2021, 1, 1), "test", "", "");
  }

  private static Evidence.Rule rule(String rule, String value, String origin) {
    return new Evidence.Rule(rule, "", "", value, LocalDate.of(2021, 1, 1), origin, "", "");
  }

  private static Evidence.Site site(
      String id, String region, int tier, double licensedMw, double exemptMw) {
    return new Evidence.Site(
        id,
        region,
        region.equals("KZ-27") ? "West" : "North",
        tier,
        licensedMw,
        exemptMw,
        1,
        "no_record",
        "",
        licensedMw - exemptMw,
        "register/register.jsonl",
        1);
  }

  static QuotaCase quotaCase() {
    List<CaseRegionHour> hours = new ArrayList<>();
    List<CaseCapHour> caps = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      hours.add(new CaseRegionHour("KZ-35", hour, 1200, 1000, 1090, 80));
      hours.add(new CaseRegionHour("KZ-15", hour, 500, 480, 480, 20));
      if (hour > 0) {
        caps.add(new CaseCapHour(hour, Limit.ofMw(12)));
      }
    }
    return new QuotaCase(
        new CaseParams(Limit.UNLIMITED, Policy.MAX_MIN, DAY, "Asia/Almaty", "1"),
        List.of(
            new CaseRegion("KZ-35", "North", Limit.ofMw(50), Limit.ofMw(0), Limit.UNLIMITED),
            new CaseRegion("KZ-15", "North", Limit.ofMw(0), Limit.UNLIMITED, Limit.UNLIMITED)),
        hours,
        List.<CaseTie>of(),
        List.of(),
        caps,
        List.of(
            miner("SITE-A", "KZ-35", 40, 0, 1, null),
            miner("SITE-B", "KZ-35", 20, 0, 1, null),
            miner("SITE-MIN", "KZ-15", 10, 2, 1, null),
            miner("SITE-OWN", "KZ-35", 7, 0, 0, 7.0)));
  }

  private static CaseMiner miner(
      String id,
      String region,
      double licensedMw,
      double minLoadMw,
      int tier,
      @Nullable Double ownGenMw) {
    return new CaseMiner(
        id,
        region,
        licensedMw,
        licensedMw,
        minLoadMw,
        tier,
        ownGenMw,
        Limit.UNLIMITED,
        licensedMw,
        null,
        null,
        0);
  }

  static ExplainedRun run() {
    return ExplainedRun.of(
        "2022-12-07-0123456789ab",
        Instant.parse("2022-12-06T02:00:00Z"),
        Path.of("case"),
        quotaCase(),
        evidence(),
        Map.of());
  }
}
