package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.SortedSet;
import kz.quat.clean.SiteHours;
import kz.quat.grid.AvailableCapacity;
import kz.quat.grid.NativeLoad;
import kz.quat.schema.CoreTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What was consumed, and what could run. */
final class GridStage {

  static final Stage STAGE =
      Stage.named(
              "grid", "Hours of sites, native load and available capacity of the touched months.")
          .reads(
              CoreTables.REPORTED_HOURS,
              CoreTables.METER_HOURS,
              CoreTables.REGISTER_SITES,
              CoreTables.REGIONS,
              CoreTables.LOAD_HOURS,
              CoreTables.CAPACITY_HOURS,
              CoreTables.OUTAGES,
              CoreTables.SITE_HOURS)
          .writes(CoreTables.SITE_HOURS, CoreTables.REGION_HOURS, CoreTables.AVAILABLE_CAPACITY)
          .needs(Handover.MONTHS)
          .runs(state -> new GridStage(state.night(), state.get(Handover.MONTHS)).derive());

  private final Night night;
  private final Warehouse warehouse;
  private final SortedSet<LocalDate> months;

  private GridStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.months = months;
  }

  /** Site-hours, native load and available capacity of the touched months. */
  private void derive() {
    Dataset<Row> register = warehouse.read(CoreTables.REGISTER_SITES);
    Dataset<Row> regions = warehouse.read(CoreTables.REGIONS);
    warehouse.replacePieces(
        CoreTables.SITE_HOURS,
        SiteHours.of(
            night.months(CoreTables.REPORTED_HOURS, months),
            night.months(CoreTables.METER_HOURS, months),
            register,
            night.spark().createDataFrame(night.regionsInForce(), CoreTables.REGIONS.structType()),
            night.clocks()),
        months);
    if (months.isEmpty()) {
      return;
    }
    String from = months.first().toString();
    String to = months.last().plusMonths(1).toString();
    warehouse.replacePieces(
        CoreTables.REGION_HOURS,
        NativeLoad.of(
            night.months(CoreTables.LOAD_HOURS, months),
            night.months(CoreTables.SITE_HOURS, months),
            NativeLoad.licensedByDay(register, from, to),
            regions,
            night.clocks()),
        months);
    warehouse.replacePieces(
        CoreTables.AVAILABLE_CAPACITY,
        AvailableCapacity.of(
            night.months(CoreTables.CAPACITY_HOURS, months),
            warehouse.read(CoreTables.OUTAGES),
            regions,
            night.clocks(),
            night.config().grid().availableFactorPct()),
        months);
  }
}
