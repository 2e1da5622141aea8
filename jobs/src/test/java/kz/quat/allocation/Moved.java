package kz.quat.allocation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;

/** Cases with one element of a cut moved by editing the case's rows, without using the engine. */
final class Moved {
  private Moved() {}

  /**
   * The case with {@code kind:name} moved by {@code mw}; a cap does not go below 0. A tie is moved
   * in both directions, since its other direction is not full.
   */
  static QuotaCase by(QuotaCase quotaCase, String element, double mw) {
    String kind = element.substring(0, element.indexOf(':'));
    String name = element.substring(element.indexOf(':') + 1);
    return switch (kind) {
      case "national_cap" -> nation(quotaCase, mw);
      case "zone" ->
          with(
              quotaCase,
              quotaCase.regions(),
              quotaCase.ties(),
              edit(
                  quotaCase.zones(),
                  row -> row.zone().equals(name),
                  row ->
                      new CaseZone(
                          row.zone(), add(row.miningCapMw(), mw), row.floorPriceKztPerKwh())));
      case "tie" ->
          with(
              quotaCase,
              quotaCase.regions(),
              edit(
                  quotaCase.ties(),
                  row -> row.tie().equals(name),
                  row ->
                      new CaseTie(
                          row.tie(),
                          row.fromZone(),
                          row.toZone(),
                          add(row.capForwardMw(), mw),
                          add(row.capBackwardMw(), mw))),
              quotaCase.zones());
      case "surplus" -> surplus(quotaCase, name, mw);
      default ->
          with(
              quotaCase,
              edit(
                  quotaCase.regions(),
                  row -> row.region().equals(name),
                  row -> region(row, kind, mw)),
              quotaCase.ties(),
              quotaCase.zones());
    };
  }

  private static CaseRegion region(CaseRegion row, String kind, double mw) {
    return new CaseRegion(
        row.region(),
        row.zone(),
        kind.equals("import") ? add(row.importCapMw(), mw) : row.importCapMw(),
        kind.equals("export") ? add(row.exportCapMw(), mw) : row.exportCapMw(),
        kind.equals("mining_cap") ? add(row.miningCapMw(), mw) : row.miningCapMw());
  }

  private static QuotaCase nation(QuotaCase quotaCase, double mw) {
    List<CaseCapHour> capHours =
        quotaCase.capHours().stream()
            .map(row -> new CaseCapHour(row.hour(), add(row.nationalCapMw(), mw)))
            .toList();
    return new QuotaCase(
        CaseParams.ofNationalCap(add(quotaCase.params().nationalCapMw(), mw)),
        quotaCase.regions(),
        quotaCase.regionHours(),
        quotaCase.ties(),
        quotaCase.zones(),
        capHours,
        quotaCase.miners());
  }

  /** More generation, or less load by the same amount if generation would fall below 0. */
  private static QuotaCase surplus(QuotaCase quotaCase, String name, double mw) {
    List<CaseRegionHour> hours =
        edit(
            quotaCase.regionHours(),
            row -> row.region().equals(name),
            row ->
                new CaseRegionHour(
                    row.region(),
                    row.hour(),
                    Math.max(0, row.availGenMw() + mw),
                    row.loadP50Mw(),
                    row.loadP90Mw() - Math.min(0, row.availGenMw() + mw),
                    row.reserveMw()));
    return new QuotaCase(
        quotaCase.params(),
        quotaCase.regions(),
        hours,
        quotaCase.ties(),
        quotaCase.zones(),
        quotaCase.capHours(),
        quotaCase.miners());
  }

  private static QuotaCase with(
      QuotaCase quotaCase, List<CaseRegion> regions, List<CaseTie> ties, List<CaseZone> zones) {
    return new QuotaCase(
        quotaCase.params(),
        regions,
        quotaCase.regionHours(),
        ties,
        zones,
        quotaCase.capHours(),
        quotaCase.miners());
  }

  private static <T> List<T> edit(List<T> rows, Predicate<T> which, UnaryOperator<T> change) {
    return rows.stream().map(row -> which.test(row) ? change.apply(row) : row).toList();
  }

  private static Limit add(Limit limit, double mw) {
    return limit.isUnlimited() ? limit : Limit.ofMw(Math.max(0, limit.mw() + mw));
  }
}
