package kz.quat.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.allocation.strain.TieFlow;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/** The strain of the delivery day, taken from its solved case, as rows of the strain tables. */
public final class DayStrain {

  private static final RowType REGION_HOUR = RowType.of(OutTables.STRAIN_REGION_HOURS);

  /** Columns that are known only for past hours. */
  private static final List<ColumnSpec> METERED =
      List.of(GridColumns.TOTAL_LOAD_MW, GridColumns.MINING_LOAD_MW);

  private final List<Row> inputs;
  private final Map<String, StrainRow> strain = new HashMap<>();
  private final Map<String, CoordinatedRow> coordinated = new HashMap<>();
  private final Map<Integer, Solution.Hour> hours = new HashMap<>();
  private final Map<Integer, SystemRow> systems = new HashMap<>();
  private final List<TieFlow> ties;

  /**
   * The strain of a solved day.
   *
   * @param inputs rows of {@link StrainInputs} for the delivery day
   */
  public DayStrain(List<Row> inputs, Solution solution) {
    this.inputs = List.copyOf(inputs);
    ties = solution.tieFlows();
    solution.strain().forEach(row -> strain.put(key(row.region(), row.hour()), row));
    solution.coordinated().forEach(row -> coordinated.put(key(row.region(), row.hour()), row));
    solution.hours().forEach(hour -> hours.put(hour.hour(), hour));
    solution.systemHours().forEach(hour -> systems.put(hour.hour(), hour));
  }

  private static String key(String region, int hour) {
    return region + ' ' + hour;
  }

  private static int hour(Row row) {
    return Columns.MARKET_HOUR.<Integer>from(row);
  }

  private static String region(Row row) {
    return Columns.REGION.from(row);
  }

  /** Rows of {@link OutTables#STRAIN_REGION_HOURS}; the strain of a region without data is null. */
  public List<Row> regions() {
    List<Row> rows = new ArrayList<>();
    for (Row input : inputs) {
      if (PseudoRegion.is(region(input)) || Columns.ZONE.from(input) == null) {
        continue;
      }
      String key = key(region(input), hour(input));
      RowBuilder row = REGION_HOUR.row().copy(HourStrainRows.PASSED, input).unknown(METERED);
      StrainValues.set(row, strain.get(key));
      rows.add(CoordinatedValues.set(row, coordinated.get(key), null).build());
    }
    return rows;
  }

  /** Rows of {@link OutTables#STRAIN_ZONE_HOURS} for zones with at least one region in the case. */
  public List<Row> zones() {
    List<Row> rows = new ArrayList<>();
    ofHours(
        (system, members) -> {
          Map<String, List<Row>> zones = new TreeMap<>();
          for (Row member : members) {
            String zone = Columns.ZONE.from(member);
            zones.computeIfAbsent(zone, name -> new ArrayList<>()).add(member);
          }
          zones.forEach(
              (zone, regions) ->
                  rows.add(
                      NetworkRows.zone(
                          regions.get(0),
                          zone,
                          surplus(regions),
                          coordinatedOf(regions),
                          tiesAt(system.hour()))));
        });
    return rows;
  }

  private List<CoordinatedRow> coordinatedOf(List<Row> regions) {
    return regions.stream()
        .map(row -> coordinated.get(key(region(row), hour(row))))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<TieFlow> tiesAt(int hour) {
    return ties.stream().filter(tie -> tie.hour() == hour).toList();
  }

  /** Rows of {@link OutTables#STRAIN_SYSTEM_HOURS}, one for each hour of the case. */
  public List<Row> system() {
    List<Row> rows = new ArrayList<>();
    ofHours(
        (system, members) -> {
          Solution.Hour hour = hours.get(system.hour());
          if (hour != null) {
            rows.add(
                NetworkRows.system(
                    members,
                    system,
                    hour.systemLevel().name(),
                    surplus(members),
                    hour.systemHeadroomMw()));
          }
        });
    return rows;
  }

  /** Rows of {@link OutTables#STRAIN_TIE_HOURS}. */
  public List<Row> ties() {
    List<Row> rows = new ArrayList<>();
    ofHours(
        (system, members) ->
            tiesAt(system.hour()).forEach(tie -> rows.add(NetworkRows.tie(members.get(0), tie))));
    return rows;
  }

  /** Calls back for each hour of the case with the input rows of its regions. */
  private void ofHours(BiConsumer<SystemRow, List<Row>> hour) {
    Map<Integer, List<Row>> members = new TreeMap<>();
    for (Row input : inputs) {
      if (strain.containsKey(key(region(input), hour(input)))) {
        members.computeIfAbsent(hour(input), k -> new ArrayList<>()).add(input);
      }
    }
    members.forEach(
        (number, rows) -> {
          SystemRow system = systems.get(number);
          if (system != null) {
            hour.accept(system, rows);
          }
        });
  }

  private double surplus(List<Row> regions) {
    double sum = 0;
    for (Row row : regions) {
      StrainRow found = strain.get(key(region(row), hour(row)));
      sum += found == null ? 0 : found.surplusMw();
    }
    return sum;
  }
}
