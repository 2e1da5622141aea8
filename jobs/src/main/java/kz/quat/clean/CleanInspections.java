package kz.quat.clean;

import kz.quat.schema.RawTables;

/** Outcomes of inspections, kept as text. */
public final class CleanInspections {

  /** The source {@code inspections/}. */
  public static final CleanSource SOURCE =
      CleanSource.keptAsText(
          RawTables.INSPECTIONS,
          CleanSource.Absence.tolerated("Nothing is derived from inspections yet."));

  private CleanInspections() {}
}
