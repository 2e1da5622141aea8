package kz.quat.grid;

import java.util.List;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Sets the columns of strain that take the network into account. */
final class CoordinatedValues {

  private static final List<ColumnSpec> COLUMNS =
      List.of(
          GridColumns.COORDINATED_STRESS_RATIO,
          GridColumns.COORDINATED_LEVEL,
          GridColumns.UNCOVERED_MW,
          GridColumns.BINDING_AREA,
          GridColumns.AREA_ELEMENTS,
          GridColumns.COORDINATED_STRESS_WITH_MINING,
          GridColumns.MINING_STRESS_SHARE);

  private CoordinatedValues() {}

  /**
   * Sets those of {@link OutTables#STRAIN_REGION_HOURS}; all are null if the strain is unknown.
   *
   * @param withMining the ratio with mining added to the need; null if mining is unknown
   */
  static RowBuilder set(
      RowBuilder row, @Nullable CoordinatedRow strain, @Nullable Double withMining) {
    if (strain == null) {
      return row.unknown(COLUMNS);
    }
    Double share =
        withMining == null || withMining == 0
            ? null
            : (Double) (1 - strain.coordinatedStressRatio() / withMining);
    return row.set(GridColumns.COORDINATED_STRESS_RATIO, strain.coordinatedStressRatio())
        .set(GridColumns.COORDINATED_LEVEL, strain.coordinatedLevel().name())
        .set(GridColumns.UNCOVERED_MW, HourStrainRows.decimal(strain.uncoveredMw()))
        .set(GridColumns.BINDING_AREA, strain.bindingArea())
        .set(GridColumns.AREA_ELEMENTS, strain.bindingElements())
        .set(GridColumns.COORDINATED_STRESS_WITH_MINING, withMining)
        .set(GridColumns.MINING_STRESS_SHARE, share);
  }

  /** Sets the four parts of the shortage and the greatest coordinated ratio. */
  static RowBuilder setParts(RowBuilder row, SystemRow system) {
    return row.set(GridColumns.SHORTAGE_EXPECTED_MW, HourStrainRows.decimal(system.expectedMw()))
        .set(GridColumns.SHORTAGE_UNCERTAINTY_MW, HourStrainRows.decimal(system.uncertaintyMw()))
        .set(GridColumns.SHORTAGE_RESERVE_MW, HourStrainRows.decimal(system.reserveMw()))
        .set(GridColumns.SHORTAGE_NETWORK_MW, HourStrainRows.decimal(system.networkMw()))
        .set(GridColumns.COORDINATED_STRESS_MAX, system.coordinatedStressMax());
  }
}
