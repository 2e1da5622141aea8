package kz.quat.allocation.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.TemperatureResponse;
import org.jspecify.annotations.Nullable;

/** Applies changes to a case, one after another; each is checked before it is applied. */
final class ChangedCase {
  private static final String KINDS =
      "must begin with unit, generation, load, reserve, temperature, tie, import, export,"
          + " mining_cap or policy";
  private static final String ZONE = "zone:";
  private static final String ALL = "all";

  private final List<CaseUnit> units;
  private final List<TemperatureResponse> responses;
  private QuotaCase now;

  private ChangedCase(QuotaCase original, WhatIf.Supplement supplement) {
    now = original;
    units = supplement.units();
    responses = supplement.responses();
  }

  static QuotaCase of(QuotaCase original, WhatIf.Supplement supplement, List<Change> changes) {
    ChangedCase changed = new ChangedCase(original, supplement);
    Set<String> seen = new TreeSet<>();
    for (Change change : changes) {
      if (!seen.add(change.key())) {
        throw change.badKey("is repeated: a change is said once");
      }
      changed.apply(change);
    }
    return changed.now;
  }

  private void apply(Change change) {
    switch (change.kind()) {
      case "unit" -> loseUnit(change);
      case "generation" ->
          hours(
              change,
              CaseRegionHour::availGenMw,
              (row, mw) -> with(row, Math.max(0, mw), row.loadP50Mw(), row.loadP90Mw()));
      case "load" -> load(change);
      case "reserve" ->
          hours(
              change,
              CaseRegionHour::reserveMw,
              (row, mw) ->
                  new CaseRegionHour(
                      row.region(),
                      row.hour(),
                      row.availGenMw(),
                      row.loadP50Mw(),
                      row.loadP90Mw(),
                      Math.max(0, mw)));
      case "temperature" -> temperature(change);
      case "tie" -> tie(change);
      case "import", "export" -> exchange(change);
      case "mining_cap" -> miningCap(change);
      case "policy" -> policy(change);
      default -> throw change.badKey(KINDS);
    }
  }

  private void loseUnit(Change change) {
    List<CaseUnit> rows =
        units.stream().filter(unit -> unit.unit().equals(change.target())).toList();
    if (rows.isEmpty()) {
      throw change.badKey("must name a unit of units.csv, which lies beside the case");
    }
    if (!change.value().equals("out")) {
      throw change.badValue("must be out");
    }
    editHours(
        row -> row.region().equals(rows.get(0).region()),
        row -> {
          double lost = 0;
          for (CaseUnit unit : rows) {
            Integer hour = unit.hour();
            lost += hour == null || hour == row.hour() ? unit.availableMw() : 0;
          }
          return with(row, Math.max(0, row.availGenMw() - lost), row.loadP50Mw(), row.loadP90Mw());
        });
  }

  private interface Figure {
    CaseRegionHour with(CaseRegionHour row, double mw);
  }

  /**
   * Changes a figure in the hours of the area's regions. A change in MW is divided in proportion to
   * the figure.
   */
  private void hours(Change change, ToDoubleFunction<CaseRegionHour> figure, Figure with) {
    Amount amount = Amount.of(change);
    Set<String> regions = regions(change);
    Map<Integer, Double> sums = sums(regions, figure);
    editHours(
        row -> regions.contains(row.region()),
        row -> {
          double mw = figure.applyAsDouble(row);
          return with.with(row, amount.applyTo(mw, share(mw, sums.get(row.hour()), regions)));
        });
  }

  private Map<Integer, Double> sums(Set<String> regions, ToDoubleFunction<CaseRegionHour> figure) {
    Map<Integer, Double> sums = new HashMap<>();
    for (CaseRegionHour row : now.regionHours()) {
      if (regions.contains(row.region())) {
        sums.merge(row.hour(), figure.applyAsDouble(row), Double::sum);
      }
    }
    return sums;
  }

  private static double share(double mw, @Nullable Double sum, Set<String> of) {
    return sum == null || sum <= 0 ? 1.0 / of.size() : mw / sum;
  }

  /** Changes both quantiles of the load together, by the same factor or by the same MW. */
  private void load(Change change) {
    Amount amount = Amount.of(change);
    Set<String> regions = regions(change);
    Map<Integer, Double> sums = sums(regions, CaseRegionHour::loadP50Mw);
    editHours(
        row -> regions.contains(row.region()),
        row -> {
          double share = share(row.loadP50Mw(), sums.get(row.hour()), regions);
          double p50 = amount.applyTo(row.loadP50Mw(), share);
          double p90 = amount.applyTo(row.loadP90Mw(), share);
          if (p50 < 0 && row.loadP50Mw() >= 0) {
            throw change.badValue(
                "must leave a load of at least 0 in %s hour %d"
                    .formatted(row.region(), row.hour()));
          }
          return with(row, row.availGenMw(), p50, p90);
        });
  }

  private void temperature(Change change) {
    if (responses.isEmpty()) {
      throw change.badKey(
          "needs temperature_response.csv beside the case: a night writes it where its forecast"
              + " knows temperatures");
    }
    double degrees = Amount.degrees(change);
    Set<String> regions = regions(change);
    Map<String, TemperatureResponse> byRegionHour = new HashMap<>();
    responses.forEach(row -> byRegionHour.put(row.region() + ' ' + row.hour(), row));
    editHours(
        row -> regions.contains(row.region()),
        row -> {
          TemperatureResponse response = byRegionHour.get(row.region() + ' ' + row.hour());
          double shift = response == null ? 0 : response.loadChangeMw(degrees);
          return with(
              row,
              row.availGenMw(),
              Math.max(0, row.loadP50Mw() + shift),
              Math.max(0, row.loadP90Mw() + shift));
        });
  }

  private void tie(Change change) {
    String target = change.target();
    boolean forward = !target.endsWith(":backward");
    boolean backward = !target.endsWith(":forward");
    String name = forward && backward ? target : target.substring(0, target.lastIndexOf(':'));
    Limit limit = Amount.limit(change);
    List<String> names = now.ties().stream().map(CaseTie::tie).toList();
    requireKnown(change, names.contains(name), "a tie (" + String.join(", ", names) + ")");
    List<CaseTie> ties =
        edited(
            now.ties(),
            row -> row.tie().equals(name),
            row ->
                new CaseTie(
                    row.tie(),
                    row.fromZone(),
                    row.toZone(),
                    forward ? limit : row.capForwardMw(),
                    backward ? limit : row.capBackwardMw()));
    now = with(now.params(), now.regions(), now.regionHours(), ties, now.zones(), now.capHours());
  }

  private void exchange(Change change) {
    Limit limit = Amount.limit(change);
    boolean in = change.kind().equals("import");
    requireKnown(change, isRegion(change.target()), "a region");
    editRegions(
        row -> row.region().equals(change.target()),
        row ->
            new CaseRegion(
                row.region(),
                row.zone(),
                in ? limit : row.importCapMw(),
                in ? row.exportCapMw() : limit,
                row.miningCapMw()));
  }

  private void miningCap(Change change) {
    Limit limit = Amount.limit(change);
    String target = change.target();
    if (target.equals("national")) {
      CaseParams p = now.params();
      CaseParams params =
          new CaseParams(limit, p.policy(), p.deliveryDate(), p.marketZone(), p.specVersion());
      now = with(params, now.regions(), now.regionHours(), now.ties(), now.zones(), List.of());
    } else if (target.startsWith(ZONE)) {
      zoneCap(change, target.substring(ZONE.length()), limit);
    } else {
      requireKnown(change, isRegion(target), "national, zone:ZONE or a region");
      editRegions(
          row -> row.region().equals(target),
          row ->
              new CaseRegion(
                  row.region(), row.zone(), row.importCapMw(), row.exportCapMw(), limit));
    }
  }

  private void zoneCap(Change change, String zone, Limit limit) {
    requireKnown(change, now.regions().stream().anyMatch(row -> row.zone().equals(zone)), "a zone");
    List<CaseZone> zones = new ArrayList<>();
    Double floor = null;
    for (CaseZone row : now.zones()) {
      if (row.zone().equals(zone)) {
        floor = row.floorPriceKztPerKwh();
      } else {
        zones.add(row);
      }
    }
    zones.add(new CaseZone(zone, limit, floor));
    now = with(now.params(), now.regions(), now.regionHours(), now.ties(), zones, now.capHours());
  }

  private void policy(Change change) {
    Policy policy =
        Policy.find(change.value())
            .orElseThrow(() -> change.badValue("must be one of max_min, pro_rata, lifo, auction"));
    CaseParams p = now.params();
    CaseParams params =
        new CaseParams(
            p.nationalCapMw(), policy, p.deliveryDate(), p.marketZone(), p.specVersion());
    now = with(params, now.regions(), now.regionHours(), now.ties(), now.zones(), now.capHours());
  }

  private Set<String> regions(Change change) {
    String target = change.target();
    Set<String> regions = new TreeSet<>();
    for (CaseRegion row : now.regions()) {
      boolean inZone =
          target.startsWith(ZONE) && row.zone().equals(target.substring(ZONE.length()));
      if (target.equals(ALL) || inZone || row.region().equals(target)) {
        regions.add(row.region());
      }
    }
    requireKnown(change, !regions.isEmpty(), "a region, zone:ZONE or all");
    return regions;
  }

  private boolean isRegion(String name) {
    return now.regions().stream().anyMatch(row -> row.region().equals(name));
  }

  private static void requireKnown(Change change, boolean known, String what) {
    if (!known) {
      throw change.badKey("must name " + what + " of the case");
    }
  }

  private void editHours(Predicate<CaseRegionHour> which, UnaryOperator<CaseRegionHour> change) {
    now =
        with(
            now.params(),
            now.regions(),
            edited(now.regionHours(), which, change),
            now.ties(),
            now.zones(),
            now.capHours());
  }

  private void editRegions(Predicate<CaseRegion> which, UnaryOperator<CaseRegion> change) {
    now =
        with(
            now.params(),
            edited(now.regions(), which, change),
            now.regionHours(),
            now.ties(),
            now.zones(),
            now.capHours());
  }

  private static <T> List<T> edited(List<T> rows, Predicate<T> which, UnaryOperator<T> change) {
    return rows.stream().map(row -> which.test(row) ? change.apply(row) : row).toList();
  }

  private static CaseRegionHour with(
      CaseRegionHour row, double availableMw, double p50Mw, double p90Mw) {
    return new CaseRegionHour(row.region(), row.hour(), availableMw, p50Mw, p90Mw, row.reserveMw());
  }

  private QuotaCase with(
      CaseParams params,
      List<CaseRegion> regions,
      List<CaseRegionHour> hours,
      List<CaseTie> ties,
      List<CaseZone> zones,
      List<CaseCapHour> capHours) {
    return new QuotaCase(params, regions, hours, ties, zones, capHours, now.miners());
  }
}
