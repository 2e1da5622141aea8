package kz.quat.allocation;

import java.util.List;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;

/** Cases with all power multiplied, or with one quantity changed. */
final class Scaled {
  private Scaled() {}

  static QuotaCase times(QuotaCase quotaCase, double factor) {
    List<CaseRegion> regions =
        quotaCase.regions().stream()
            .map(
                row ->
                    new CaseRegion(
                        row.region(),
                        row.zone(),
                        times(row.importCapMw(), factor),
                        times(row.exportCapMw(), factor),
                        times(row.miningCapMw(), factor)))
            .toList();
    List<CaseRegionHour> hours =
        quotaCase.regionHours().stream()
            .map(
                row ->
                    new CaseRegionHour(
                        row.region(),
                        row.hour(),
                        row.availGenMw() * factor,
                        row.loadP50Mw() * factor,
                        row.loadP90Mw() * factor,
                        row.reserveMw() * factor))
            .toList();
    List<CaseMiner> miners =
        quotaCase.miners().stream()
            .map(row -> PolicyPropertyTest.copy(row, row.miner(), factor))
            .toList();
    return new QuotaCase(
        CaseParams.ofNationalCap(times(quotaCase.params().nationalCapMw(), factor)),
        regions,
        hours,
        quotaCase.ties().stream()
            .map(
                row ->
                    new CaseTie(
                        row.tie(),
                        row.fromZone(),
                        row.toZone(),
                        times(row.capForwardMw(), factor),
                        times(row.capBackwardMw(), factor)))
            .toList(),
        quotaCase.zones().stream()
            .map(
                row ->
                    new CaseZone(
                        row.zone(), times(row.miningCapMw(), factor), row.floorPriceKztPerKwh()))
            .toList(),
        quotaCase.capHours().stream()
            .map(row -> new CaseCapHour(row.hour(), times(row.nationalCapMw(), factor)))
            .toList(),
        miners);
  }

  private static Limit times(Limit limit, double factor) {
    return limit.isUnlimited() ? limit : Limit.ofMw(limit.mw() * factor);
  }
}
