package kz.quat.grid;

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
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;

/**
 * A past hour: the strain of each region alone, and through the network without reserve, both
 * without and with mining (docs/spec/strain.md, section 1).
 *
 * @param alone by region
 * @param coordinated by region
 * @param withMining coordinated ratio with known mining added to the need, by region
 * @param inputs the rows from which it was solved
 * @param nationalSurplusMw sum of the regions' surpluses without reserve
 */
record MeasuredHour(
    List<Row> inputs,
    HourStrain strain,
    Map<String, StrainRow> alone,
    Map<String, CoordinatedRow> coordinated,
    Map<String, Double> withMining,
    double nationalSurplusMw) {

  /** Solves an hour. All figures of the given rows must be known. */
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
    for (int r = 0; r < ratios.length; r++) {
      withMining.put(region(rows.get(r)), ratios[r]);
    }
    return new MeasuredHour(
        rows,
        strain,
        strain.regions().stream().collect(Collectors.toMap(StrainRow::region, row -> row)),
        strain.coordinated().stream().collect(Collectors.toMap(CoordinatedRow::region, row -> row)),
        withMining,
        surplus);
  }

  private static String region(Row row) {
    return Columns.REGION.from(row);
  }

  private static CaseRegionHour hour(Row row, double reserveMw) {
    return new CaseRegionHour(
        region(row),
        Columns.MARKET_HOUR.<Integer>from(row),
        mw(row, GridColumns.AVAIL_GEN_MW),
        mw(row, GridColumns.LOAD_P50_MW),
        mw(row, GridColumns.LOAD_P90_MW),
        reserveMw);
  }

  /**
   * A value in MW; 0 for null, which only mining can be here and which means that no mining is
   * known.
   */
  private static double mw(Row row, ColumnSpec column) {
    return Objects.requireNonNullElse(column.number(row), 0.0);
  }

  /** The row of the zone table; its regions are those of the network. */
  Row zone(String zone) {
    List<CoordinatedRow> regions =
        inputs.stream()
            .filter(row -> zone.equals(Columns.ZONE.<String>from(row)))
            .map(row -> Objects.requireNonNull(coordinated.get(region(row))))
            .toList();
    double surplusMw = Objects.requireNonNull(strain.zoneSurplusMw().get(zone));
    return NetworkRows.zone(inputs.get(0), zone, surplusMw, regions, strain.ties());
  }

  /** The row of the system table. */
  Row system() {
    return NetworkRows.system(
        inputs,
        strain.system(),
        strain.system().level().name(),
        nationalSurplusMw,
        strain.systemHeadroomMw());
  }

  /** The rows of the tie table. */
  List<Row> ties() {
    return strain.ties().stream().map(tie -> NetworkRows.tie(inputs.get(0), tie)).toList();
  }
}
