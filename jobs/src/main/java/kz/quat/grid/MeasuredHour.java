package kz.quat.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.HourStrain;
import kz.quat.allocation.strain.NetworkHour;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A past hour: each region by itself, and through the network without reserve, without and with
 * mining (docs/spec/strain.md, section 1).
 *
 * @param alone by region
 * @param coordinated by region
 * @param withMining coordinated ratio with known mining added to the need, by region
 * @param zones by zone
 * @param nationalSurplusMw sum of the regions' surpluses without reserve
 */
record MeasuredHour(
    HourStrain strain,
    Map<String, StrainRow> alone,
    Map<String, CoordinatedRow> coordinated,
    Map<String, Double> withMining,
    Map<String, ZoneStrain> zones,
    double nationalSurplusMw) {

  /** Solves an hour; the rows are those whose figures are all known. */
  static MeasuredHour of(NetworkHour network, List<Row> known) {
    List<Row> rows = known.stream().sorted(Comparator.comparing(MeasuredHour::region)).toList();
    HourStrain strain =
        network.strain(
            rows.stream().map(row -> hour(row, mw(row, GridColumns.RESERVE_MW))).toList(),
            rows.stream().map(row -> hour(row, 0)).toList());
    double[] available = new double[rows.size()];
    double[] need = new double[rows.size()];
    double surplus = 0;
    for (int r = 0; r < need.length; r++) {
      available[r] = mw(rows.get(r), GridColumns.AVAIL_GEN_MW);
      double load = mw(rows.get(r), GridColumns.LOAD_P90_MW);
      surplus += available[r] - load;
      need[r] = load + mw(rows.get(r), GridColumns.MINING_LOAD_MW);
    }
    double[] ratios = network.coordinatedRatios(available, need);
    Map<String, Double> withMining = new HashMap<>();
    Map<String, List<CoordinatedRow>> byZone = new HashMap<>();
    Map<String, CoordinatedRow> coordinated = new HashMap<>();
    strain.coordinated().forEach(row -> coordinated.put(row.region(), row));
    for (int r = 0; r < ratios.length; r++) {
      withMining.put(region(rows.get(r)), ratios[r]);
      byZone
          .computeIfAbsent(rows.get(r).getAs(Columns.ZONE.name()), key -> new ArrayList<>())
          .add(strain.coordinated().get(r));
    }
    return new MeasuredHour(
        strain,
        strain.regions().stream().collect(Collectors.toMap(StrainRow::region, row -> row)),
        coordinated,
        withMining,
        byZone.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, zone -> ZoneStrain.of(zone.getValue()))),
        surplus);
  }

  private static String region(Row row) {
    return row.getAs(Columns.REGION.name());
  }

  private static CaseRegionHour hour(Row row, double reserveMw) {
    return new CaseRegionHour(
        region(row),
        row.<Integer>getAs(Columns.MARKET_HOUR.name()),
        mw(row, GridColumns.AVAIL_GEN_MW),
        mw(row, GridColumns.LOAD_P50_MW),
        mw(row, GridColumns.LOAD_P90_MW),
        reserveMw);
  }

  /** MW; 0 where null, which only mining may be here: none is known. */
  private static double mw(Row row, ColumnSpec column) {
    BigDecimal mw = row.getAs(column.name());
    return mw == null ? 0 : mw.doubleValue();
  }

  /** Adds what stands beside a region's own columns: its zone's figures and the system's. */
  void addSystem(List<@Nullable Object> out, String zone) {
    out.add(HourStrainRows.decimal(strain.zoneSurplusMw().get(zone)));
    out.add(HourStrainRows.decimal(strain.unservedMw()));
    out.add(HourStrainRows.decimal(strain.systemHeadroomMw()));
    out.add(strain.systemLevel().name());
    ZoneStrain ofZone = Objects.requireNonNull(zones.get(zone));
    out.add(ofZone.stressRatio());
    out.add(ofZone.level().name());
    out.add(HourStrainRows.decimal(ofZone.uncoveredMw()));
    SystemRow system = strain.system();
    out.add(system.status().id());
    out.add(system.level().name());
    out.add(HourStrainRows.decimal(system.uncoveredMw()));
    CoordinatedValues.addParts(out, system);
    out.add(HourStrainRows.decimal(nationalSurplusMw));
  }
}
