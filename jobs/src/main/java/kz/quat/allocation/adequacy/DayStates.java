package kz.quat.allocation.adequacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseScenarioLoad;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.QuotaCase;

/**
 * The data of the day as arrays: available generation, loads of the scenarios, and what each unit
 * takes away while it is out.
 */
final class DayStates {
  final List<String> regions;
  final List<String> zones;
  final int[] regionZone;
  final List<Integer> hours;
  private final Map<String, Integer> regionIndex;
  private final Map<Integer, Integer> hourIndex;

  /** Available generation by hour and region, MW. */
  final double[][] available;

  /** Load by scenario, hour and region, MW. */
  final double[][][] load;

  final int[] unitRegion;
  final double[] outageRate;

  /** What a region loses while the unit is out, by unit and hour, MW. */
  final double[][] unitMw;

  DayStates(QuotaCase quotaCase, AdequacyFolder.Inputs inputs) {
    regions = quotaCase.regions().stream().map(CaseRegion::region).sorted().toList();
    zones = quotaCase.regions().stream().map(CaseRegion::zone).distinct().sorted().toList();
    hours = quotaCase.hours();
    regionIndex = index(regions);
    hourIndex = index(hours);
    regionZone = new int[regions.size()];
    quotaCase
        .regions()
        .forEach(row -> regionZone[region(row.region())] = zones.indexOf(row.zone()));
    available = new double[hours.size()][regions.size()];
    double[][] median = new double[hours.size()][regions.size()];
    for (CaseRegionHour row : quotaCase.regionHours()) {
      int hour = hour(row.hour());
      int region = region(row.region());
      available[hour][region] = row.availGenMw();
      median[hour][region] = row.loadP50Mw();
    }
    load = inputs.loads().isEmpty() ? new double[][][] {median} : loads(inputs.loads());
    List<String> names =
        new ArrayList<>(new TreeSet<>(inputs.units().stream().map(CaseUnit::unit).toList()));
    unitRegion = new int[names.size()];
    outageRate = new double[names.size()];
    unitMw = new double[names.size()][hours.size()];
    Map<String, Integer> unitIndex = index(names);
    for (CaseUnit unit : inputs.units()) {
      int u = Objects.requireNonNull(unitIndex.get(unit.unit()));
      unitRegion[u] = region(unit.region());
      outageRate[u] = unit.forcedOutageRate();
      if (unit.hour() == null) {
        Arrays.fill(unitMw[u], unit.availableMw());
      } else {
        unitMw[u][hour(unit.hour())] = unit.availableMw();
      }
    }
  }

  private double[][][] loads(List<CaseScenarioLoad> rows) {
    TreeMap<String, double[][]> byScenario = new TreeMap<>();
    for (CaseScenarioLoad row : rows) {
      double[][] loads =
          byScenario.computeIfAbsent(
              row.scenario(), key -> new double[hours.size()][regions.size()]);
      loads[hour(row.hour())][region(row.region())] = row.loadMw();
    }
    return byScenario.values().toArray(double[][][]::new);
  }

  private static <T> Map<T, Integer> index(List<T> names) {
    Map<T, Integer> index = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      index.put(names.get(i), i);
    }
    return index;
  }

  private int region(String name) {
    return Objects.requireNonNull(regionIndex.get(name));
  }

  private int hour(int number) {
    return Objects.requireNonNull(hourIndex.get(number));
  }

  int units() {
    return unitRegion.length;
  }

  int scenarios() {
    return load.length;
  }

  /** The names of all areas: regions, then zones, then the country. */
  List<String> areas() {
    List<String> areas = new ArrayList<>(regions);
    zones.forEach(zone -> areas.add("zone:" + zone));
    areas.add("ALL");
    return areas;
  }
}
