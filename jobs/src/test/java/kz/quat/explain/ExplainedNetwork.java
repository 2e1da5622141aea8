package kz.quat.explain;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;

/**
 * Three zones that can be calculated by hand: North gives South at most 30 MW, and its tie with
 * West is closed (0 MW). South needs 10 MW more than it has, West has 5 MW to spare.
 *
 * <ul>
 *   <li>Hour 0: North lacks 40 MW for its expected load, so mining in North and South gets nothing:
 *       a shortage.
 *   <li>Hour 1: North has 40 MW to spare; 10 go to South's need and 15 to each of two sites: their
 *       common surplus is used up.
 *   <li>Hour 2: North has 240 MW to spare; the tie limits South's site to 20 MW.
 *   <li>All hours: West's site has the 5 MW of its own region.
 * </ul>
 */
final class ExplainedNetwork {

  private static final LocalDate DAY = LocalDate.of(2023, 7, 3);

  private ExplainedNetwork() {}

  static ExplainedRun run() {
    return ExplainedRun.of(
        "2023-07-03-0123456789ab",
        Instant.parse("2023-07-02T02:00:00Z"),
        Path.of("case"),
        quotaCase(),
        evidence(),
        Map.of("SITE-N", Map.of(2, 0.0), "SITE-S", Map.of(2, 1.5)));
  }

  private static QuotaCase quotaCase() {
    List<CaseRegionHour> hours = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      double more = hour == 0 ? -130 : hour == 1 ? 0 : 200;
      hours.add(new CaseRegionHour("KZ-35", hour, 900, 850, 900, 60));
      hours.add(new CaseRegionHour("KZ-55", hour, 1000 + more, 880, 890, 10));
      hours.add(new CaseRegionHour("KZ-75", hour, 500, 500, 505, 5));
      hours.add(new CaseRegionHour("KZ-27", hour, 300, 280, 290, 5));
    }
    return new QuotaCase(
        new CaseParams(Limit.UNLIMITED, Policy.MAX_MIN, DAY, "Asia/Almaty", "1"),
        List.of(
            region("KZ-35", "North"),
            region("KZ-55", "North"),
            region("KZ-75", "South"),
            region("KZ-27", "West")),
        hours,
        List.of(
            new CaseTie("T-NS", "North", "South", Limit.ofMw(30), Limit.ofMw(30)),
            new CaseTie("T-NW", "North", "West", Limit.ofMw(0), Limit.ofMw(0))),
        List.of(),
        List.of(),
        List.of(
            miner("SITE-N", "KZ-35", 40),
            miner("SITE-S", "KZ-75", 40),
            miner("SITE-W", "KZ-27", 10)));
  }

  private static CaseRegion region(String code, String zone) {
    return new CaseRegion(code, zone, Limit.UNLIMITED, Limit.UNLIMITED, Limit.UNLIMITED);
  }

  private static CaseMiner miner(String id, String region, double licensedMw) {
    return new CaseMiner(
        id, region, licensedMw, licensedMw, 0, 1, null, Limit.UNLIMITED, licensedMw, null, null, 0);
  }

  private static Evidence evidence() {
    return new Evidence(
        List.of(
            site(
                "SITE-N",
                "KZ-35",
                "North",
                40,
                "not_weighed",
                "metered_hours=2208;late_pct=25.000;missing_pct=0.000"),
            site("SITE-S", "KZ-75", "South", 40, "compliant", "metered_hours=2208;late_pct=0.000"),
            site("SITE-W", "KZ-27", "West", 10, "no_record", "")),
        List.of(),
        List.of(new Evidence.Source("tie", "T-NS", -1, "grid_ties/ties.csv", 2)),
        List.of(
            rule("policy", "max_min", "Law 1", "1-Заң", "закон № 1"),
            rule("tier", "1", "Law 2", "2-Заң", "закон № 2"),
            rule(
                "reserve",
                "max(3.0 % of load_p50, share of North 500.0 MW, West 100.0 MW)",
                "assumed",
                "болжам",
                "принято"),
            rule(
                "compliance",
                "not reported > 10.0 %: x1.0; mismatch > 5.0 %: x1.0; difference > 25.0 %: x1.0;"
                    + " exceeded > 5.0 %: x0.5; missing > 10.0 %: x1.0; late > 25.0 %: x0.9",
                "none in law",
                "",
                "")));
  }

  private static Evidence.Rule rule(String rule, String value, String en, String kk, String ru) {
    return new Evidence.Rule(rule, "", "", value, LocalDate.of(2023, 4, 1), en, kk, ru);
  }

  private static Evidence.Site site(
      String id, String region, String zone, double licensedMw, String reason, String record) {
    return new Evidence.Site(
        id, region, zone, 1, licensedMw, 0, 1, reason, record, licensedMw, "register/a.jsonl", 1);
  }
}
