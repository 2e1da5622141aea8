package kz.quat.grid;

import java.util.List;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.schema.OutTables;
import org.jspecify.annotations.Nullable;

/** The ten strain columns of {@link OutTables#STRAIN_REGION_HOURS}, in order. */
final class StrainValues {

  private static final int COLUMNS = 10;

  private StrainValues() {}

  /** Adds the values; all null where the strain is not known. */
  static void add(List<@Nullable Object> row, @Nullable StrainRow strain) {
    if (strain == null) {
      for (int i = 0; i < COLUMNS; i++) {
        row.add(null);
      }
      return;
    }
    row.add(HourStrainRows.decimal(strain.surplusMw()));
    row.add(strain.reserveMarginPct());
    row.add(strain.importDependence());
    row.add(strain.pShortNative());
    row.add(HourStrainRows.decimal(strain.epnsNativeMw()));
    row.add(strain.pShortImport());
    row.add(HourStrainRows.decimal(strain.epnsImportMw()));
    row.add(strain.stressRatio());
    row.add(strain.level().name());
    row.add(HourStrainRows.decimal(strain.headroomMw()));
  }
}
