package kz.quat.grid;

import java.util.Collection;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.StrainLevel;

/**
 * Strain of a zone, taking the network into account: the ratio of its most strained region, and the
 * sum of its regions' shares of the shortage.
 */
record ZoneStrain(double stressRatio, StrainLevel level, double uncoveredMw) {

  static ZoneStrain of(Collection<CoordinatedRow> regions) {
    double ratio = 0;
    StrainLevel level = StrainLevel.GREEN;
    double uncovered = 0;
    for (CoordinatedRow row : regions) {
      uncovered += row.uncoveredMw();
      if (row.coordinatedStressRatio() > ratio) {
        ratio = row.coordinatedStressRatio();
        level = row.coordinatedLevel();
      }
    }
    return new ZoneStrain(ratio, level, uncovered);
  }
}
