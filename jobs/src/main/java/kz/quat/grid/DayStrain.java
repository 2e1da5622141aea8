package kz.quat.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The delivery day's strain as its case was solved, as rows of the strain tables. */
public final class DayStrain {

  private static final StructType REGION_HOURS = OutTables.STRAIN_REGION_HOURS.structType();

  private final List<Row> inputs;
  private final Map<String, StrainRow> strain = new HashMap<>();
  private final Map<String, CoordinatedRow> coordinated = new HashMap<>();
  private final Map<Integer, Solution.Hour> hours = new HashMap<>();
  private final Map<Integer, SystemRow> systems = new HashMap<>();

  /**
   * The strain of a solved day.
   *
   * @param inputs rows of {@link StrainInputs} of the delivery day
   */
  public DayStrain(List<Row> inputs, Solution solution) {
    this.inputs = List.copyOf(inputs);
    solution.strain().forEach(row -> strain.put(key(row.region(), row.hour()), row));
    solution.coordinated().forEach(row -> coordinated.put(key(row.region(), row.hour()), row));
    solution.hours().forEach(hour -> hours.put(hour.hour(), hour));
    solution.systemHours().forEach(hour -> systems.put(hour.hour(), hour));
  }

  private static String key(String region, int hour) {
    return region + ' ' + hour;
  }

  private static int hour(Row row) {
    return row.<Integer>getAs(Columns.MARKET_HOUR.name());
  }

  private static String region(Row row) {
    return row.getAs(Columns.REGION.name());
  }

  /** Rows of {@link OutTables#STRAIN_REGION_HOURS}; strain is null for a region without data. */
  public List<Row> regions() {
    List<Row> rows = new ArrayList<>();
    for (Row input : inputs) {
      if (PseudoRegion.is(region(input)) || input.getAs(Columns.ZONE.name()) == null) {
        continue;
      }
      List<@Nullable Object> row = new ArrayList<>();
      HourStrainRows.INPUT.stream()
          .takeWhile(column -> !column.equals(GridColumns.TOTAL_LOAD_MW))
          .forEach(column -> row.add(input.getAs(column.name())));
      StrainValues.add(row, strain.get(key(region(input), hour(input))));
      row.addAll(Arrays.asList(null, null));
      CoordinatedValues.add(row, coordinated.get(key(region(input), hour(input))), null);
      rows.add(new GenericRowWithSchema(row.toArray(), REGION_HOURS));
    }
    return rows;
  }

  /** Rows of {@link OutTables#STRAIN_ZONE_HOURS}, for zones with a region in the case. */
  public List<Row> zones() {
    Map<String, List<Row>> members = new TreeMap<>();
    for (Row input : inputs) {
      if (strain.containsKey(key(region(input), hour(input)))) {
        String zone = input.getAs(Columns.ZONE.name());
        members.computeIfAbsent(key(zone, hour(input)), k -> new ArrayList<>()).add(input);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (List<Row> regions : members.values()) {
      Row any = regions.get(0);
      Solution.Hour system = hours.get(hour(any));
      if (system != null) {
        ZoneStrain zone = ZoneStrain.of(coordinatedOf(regions));
        rows.add(
            RowFactory.create(
                any.getAs(Columns.ZONE.name()),
                any.getAs(Columns.HOUR_START_UTC.name()),
                any.getAs(Columns.MARKET_DATE.name()),
                hour(any),
                RegionStrain.FORECAST,
                surplus(regions),
                HourStrainRows.decimal(system.unservedMw()),
                HourStrainRows.decimal(system.systemHeadroomMw()),
                system.systemLevel().name(),
                zone.stressRatio(),
                zone.level().name(),
                HourStrainRows.decimal(zone.uncoveredMw())));
      }
    }
    return rows;
  }

  private List<CoordinatedRow> coordinatedOf(List<Row> regions) {
    return regions.stream()
        .map(row -> coordinated.get(key(region(row), hour(row))))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Rows of {@link OutTables#STRAIN_SYSTEM_HOURS}, one for each hour of the case. */
  public List<Row> system() {
    Map<Integer, List<Row>> members = new TreeMap<>();
    for (Row input : inputs) {
      if (strain.containsKey(key(region(input), hour(input)))) {
        members.computeIfAbsent(hour(input), k -> new ArrayList<>()).add(input);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Integer, List<Row>> member : members.entrySet()) {
      Row any = member.getValue().get(0);
      Solution.Hour hour = hours.get(member.getKey());
      SystemRow system = systems.get(member.getKey());
      if (hour == null || system == null) {
        continue;
      }
      List<@Nullable Object> row = new ArrayList<>();
      row.add(any.getAs(Columns.HOUR_START_UTC.name()));
      row.add(any.getAs(Columns.MARKET_DATE.name()));
      row.add(member.getKey());
      row.add(RegionStrain.FORECAST);
      row.add(system.status().id());
      row.add(hour.systemLevel().name());
      row.add(HourStrainRows.decimal(system.uncoveredMw()));
      CoordinatedValues.addParts(row, system);
      row.add(surplus(member.getValue()));
      row.add(HourStrainRows.decimal(hour.systemHeadroomMw()));
      rows.add(RowFactory.create(row.toArray()));
    }
    return rows;
  }

  private @Nullable BigDecimal surplus(List<Row> regions) {
    double sum = 0;
    for (Row row : regions) {
      StrainRow found = strain.get(key(region(row), hour(row)));
      sum += found == null ? 0 : found.surplusMw();
    }
    return HourStrainRows.decimal(sum);
  }
}
