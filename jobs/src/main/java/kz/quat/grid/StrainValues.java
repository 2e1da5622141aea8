package kz.quat.grid;

import java.util.List;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Sets the columns of {@link OutTables#STRAIN_REGION_HOURS} for the strain of a region alone. */
final class StrainValues {

  private static final List<ColumnSpec> COLUMNS =
      List.of(
          GridColumns.SURPLUS_MW,
          GridColumns.RESERVE_MARGIN_PCT,
          GridColumns.IMPORT_DEPENDENCE,
          GridColumns.P_SHORT_NATIVE,
          GridColumns.EPNS_NATIVE_MW,
          GridColumns.P_SHORT_IMPORT,
          GridColumns.EPNS_IMPORT_MW,
          GridColumns.STRESS_RATIO,
          GridColumns.LEVEL,
          GridColumns.HEADROOM_MW);

  private StrainValues() {}

  /** Sets the values; all are null if the strain is unknown. */
  static RowBuilder set(RowBuilder row, @Nullable StrainRow strain) {
    if (strain == null) {
      return row.unknown(COLUMNS);
    }
    return row.set(GridColumns.SURPLUS_MW, HourStrainRows.decimal(strain.surplusMw()))
        .set(GridColumns.RESERVE_MARGIN_PCT, strain.reserveMarginPct())
        .set(GridColumns.IMPORT_DEPENDENCE, strain.importDependence())
        .set(GridColumns.P_SHORT_NATIVE, strain.pShortNative())
        .set(GridColumns.EPNS_NATIVE_MW, HourStrainRows.decimal(strain.epnsNativeMw()))
        .set(GridColumns.P_SHORT_IMPORT, strain.pShortImport())
        .set(GridColumns.EPNS_IMPORT_MW, HourStrainRows.decimal(strain.epnsImportMw()))
        .set(GridColumns.STRESS_RATIO, strain.stressRatio())
        .set(GridColumns.LEVEL, strain.level().name())
        .set(GridColumns.HEADROOM_MW, HourStrainRows.decimal(strain.headroomMw()));
  }
}
