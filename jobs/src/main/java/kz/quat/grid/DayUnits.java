package kz.quat.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.domain.Fuel;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The generating units of a delivery day, for its joint adequacy (docs/spec/strain.md, section 3).
 *
 * @param units the units that may fail, with what their region then loses in each hour
 * @param sizeAssumed how many of them have a size that follows from the typical size for their fuel
 * @param rateAssumed how many of them have an outage rate that is marked as assumed
 * @param coveragePct the units' share of the day's available generation, percent; null if there is
 *     no available generation
 */
public record DayUnits(
    List<CaseUnit> units, long sizeAssumed, long rateAssumed, @Nullable Double coveragePct) {

  /** No units, because none are listed. */
  public static final DayUnits NONE = new DayUnits(List.of(), 0, 0, 0.0);

  public DayUnits {
    units = List.copyOf(units);
  }

  /**
   * How units of a fuel fail.
   *
   * @param forcedOutageRate probability that a unit is out; null if they do not fail individually
   * @param typicalUnitMw size of a unit if the list does not state the number of units
   * @param assumed true if the rate is marked as doubtful
   */
  public record Rate(@Nullable Double forcedOutageRate, double typicalUnitMw, boolean assumed) {}

  /** Equal units of one row. */
  private record Group(
      String name, String region, int count, boolean sizeAssumed, double installedMw, Rate rate) {}

  /**
   * The units of a case's regions. What a region has available after outages and repairs is
   * distributed over its units in proportion to installed capacity, because the available capacity
   * does not say which units run. If it exceeds the installed capacity of the units, the rest
   * (weather, units that are not listed) does not fail.
   *
   * @param inForce rows of {@link CoreTables#UNITS} in force on the day; units of regions that are
   *     not in the case are ignored
   * @param rates for every fuel
   */
  public static DayUnits of(List<Row> inForce, Map<Fuel, Rate> rates, QuotaCase quotaCase) {
    Map<String, Map<Integer, Double>> available = new TreeMap<>();
    for (CaseRegionHour row : quotaCase.regionHours()) {
      available
          .computeIfAbsent(row.region(), region -> new TreeMap<>())
          .put(row.hour(), row.availGenMw());
    }
    List<Group> groups =
        inForce.stream()
            .map(row -> group(row, rates))
            .filter(group -> group.rate().forcedOutageRate() != null && group.installedMw() > 0)
            .filter(group -> available.containsKey(group.region()))
            .toList();
    Map<String, Double> installed = new TreeMap<>();
    groups.forEach(group -> installed.merge(group.region(), group.installedMw(), Double::sum));
    List<CaseUnit> units = new ArrayList<>();
    for (Group group : groups) {
      Map<Integer, Double> hours = available.getOrDefault(group.region(), Map.of());
      units.addAll(rows(group, hours, installed.getOrDefault(group.region(), 0.0)));
    }
    return new DayUnits(
        units,
        groups.stream().filter(Group::sizeAssumed).mapToLong(Group::count).sum(),
        groups.stream().filter(group -> group.rate().assumed()).mapToLong(Group::count).sum(),
        coveragePct(available, installed));
  }

  /** The number of units. */
  public long count() {
    return units.stream().map(CaseUnit::unit).distinct().count();
  }

  private static Group group(Row row, Map<Fuel, Rate> rates) {
    String name = CoreTables.FUEL.from(row);
    Fuel fuel = Fuel.ofId(name);
    Rate rate = rates.get(fuel);
    if (rate == null) {
      throw new IllegalStateException("No outage rate of " + name);
    }
    double mw = Objects.requireNonNull(GridColumns.INSTALLED_MW.number(row));
    Long said = CoreTables.UNIT_COUNT.from(row);
    int count =
        said == null ? (int) Math.max(1, Math.round(mw / rate.typicalUnitMw())) : said.intValue();
    return new Group(
        CoreTables.UNIT.from(row), Columns.REGION.from(row), count, said == null, mw, rate);
  }

  private static List<CaseUnit> rows(
      Group group, Map<Integer, Double> availableMw, double installedMw) {
    List<CaseUnit> rows = new ArrayList<>();
    double rate = group.rate().forcedOutageRate() == null ? 0 : group.rate().forcedOutageRate();
    boolean alike = availableMw.values().stream().distinct().count() == 1;
    for (int n = 1; n <= group.count(); n++) {
      String name =
          group.count() == 1 ? group.name() : "%s %d/%d".formatted(group.name(), n, group.count());
      for (Map.Entry<Integer, Double> hour : availableMw.entrySet()) {
        double share = Math.min(1, hour.getValue() / installedMw);
        double mw = share * group.installedMw() / group.count();
        rows.add(new CaseUnit(name, group.region(), alike ? null : hour.getKey(), mw, rate));
        if (alike) {
          break;
        }
      }
    }
    return rows;
  }

  private static @Nullable Double coveragePct(
      Map<String, Map<Integer, Double>> availableMw, Map<String, Double> installedMw) {
    double covered = 0;
    double all = 0;
    for (Map.Entry<String, Map<Integer, Double>> region : availableMw.entrySet()) {
      double installed = installedMw.getOrDefault(region.getKey(), 0.0);
      for (double mw : region.getValue().values()) {
        covered += Math.min(installed, mw);
        all += mw;
      }
    }
    return all > 0 ? 100 * covered / all : null;
  }
}
