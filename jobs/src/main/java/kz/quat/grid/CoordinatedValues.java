package kz.quat.grid;

import java.util.List;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.schema.OutTables;
import org.jspecify.annotations.Nullable;

/** The columns of strain through the network, in the order of their tables. */
final class CoordinatedValues {

  private static final int COLUMNS = 7;

  private CoordinatedValues() {}

  /**
   * Adds the seven of {@link OutTables#STRAIN_REGION_HOURS}; all null where the strain is not
   * known.
   *
   * @param withMining the ratio with mining added to the need; null where mining is not known
   */
  static void add(
      List<@Nullable Object> row, @Nullable CoordinatedRow strain, @Nullable Double withMining) {
    if (strain == null) {
      for (int i = 0; i < COLUMNS; i++) {
        row.add(null);
      }
      return;
    }
    row.add(strain.coordinatedStressRatio());
    row.add(strain.coordinatedLevel().name());
    row.add(HourStrainRows.decimal(strain.uncoveredMw()));
    row.add(strain.bindingArea());
    row.add(strain.bindingElements());
    row.add(withMining);
    row.add(
        withMining == null || withMining == 0
            ? null
            : (Double) (1 - strain.coordinatedStressRatio() / withMining));
  }

  /** Adds the four parts of the shortage and the greatest coordinated ratio. */
  static void addParts(List<@Nullable Object> row, SystemRow system) {
    row.add(HourStrainRows.decimal(system.expectedMw()));
    row.add(HourStrainRows.decimal(system.uncertaintyMw()));
    row.add(HourStrainRows.decimal(system.reserveMw()));
    row.add(HourStrainRows.decimal(system.networkMw()));
    row.add(system.coordinatedStressMax());
  }
}
