package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import kz.quat.clean.SiteHours;
import kz.quat.config.Rules;
import kz.quat.grid.Attribution;
import kz.quat.grid.AvailableCapacity;
import kz.quat.grid.LoadDuration;
import kz.quat.grid.NativeLoad;
import kz.quat.grid.RegionDays;
import kz.quat.grid.RegionStrain;
import kz.quat.grid.StrainInputs;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** Stage 3: what was consumed, what could run, and how strained the past hours were. */
final class GridStage {

  private static final int CURVE_DAYS = 365;

  private final Night night;
  private final Warehouse warehouse;
  private final Rules rules;
  private final SortedSet<LocalDate> months;

  GridStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.rules = night.config().rules();
    this.months = months;
  }

  /** Site-hours, native load and available capacity of the touched months. */
  void derive() {
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

  /**
   * Strain of the touched months: measured hours, the delivery day's as solved, and what earlier
   * nights forecast for hours that are not measured yet.
   *
   * @param dayRegions rows of the delivery day for the region table
   * @param dayZones rows of the delivery day for the zone table
   */
  void strain(List<Row> dayRegions, List<Row> dayZones) {
    Dataset<Row> measured =
        RegionStrain.of(
                StrainInputs.measured(
                    night.months(CoreTables.REGION_HOURS, months),
                    night.months(CoreTables.AVAILABLE_CAPACITY, months),
                    warehouse.read(CoreTables.REGIONS),
                    DayRules.reserve(rules)),
                warehouse.read(CoreTables.TIES).collectAsList())
            .persist(StorageLevel.MEMORY_AND_DISK());
    replaceStrain(
        OutTables.STRAIN_REGION_HOURS,
        RegionStrain.regions(measured),
        night.spark().createDataFrame(dayRegions, OutTables.STRAIN_REGION_HOURS.structType()));
    replaceStrain(
        OutTables.STRAIN_ZONE_HOURS,
        RegionStrain.zones(measured),
        night.spark().createDataFrame(dayZones, OutTables.STRAIN_ZONE_HOURS.structType()));
    measured.unpersist();
  }

  private void replaceStrain(
      kz.quat.schema.Table table, Dataset<Row> measured, Dataset<Row> deliveryDay) {
    Dataset<Row> now =
        measured
            .where(Columns.MARKET_DATE.col().notEqual(functions.lit(night.day())))
            .unionByName(deliveryDay);
    if (warehouse.holds(table)) {
      now = now.unionByName(notYetMeasured(table, measured));
    }
    warehouse.replacePieces(table, now, months);
  }

  /** What earlier nights forecast for other days, of hours that are still not measured. */
  private Dataset<Row> notYetMeasured(kz.quat.schema.Table table, Dataset<Row> measured) {
    return night
        .months(table, months)
        .where(GridColumns.BASIS.col().equalTo(RegionStrain.FORECAST))
        .where(Columns.MARKET_DATE.col().notEqual(functions.lit(night.day())))
        .join(
            measured.select(Columns.HOUR_START_UTC.col()).distinct(),
            scala.jdk.javaapi.CollectionConverters.asScala(List.of(Columns.HOUR_START_UTC.name()))
                .toSeq(),
            "left_anti")
        .select(table.select());
  }

  /** Days, events, load-duration and attribution, from the strain just written. */
  void summarise() {
    Dataset<Row> strain = night.months(OutTables.STRAIN_REGION_HOURS, months);
    warehouse.replacePieces(OutTables.STRAIN_REGION_DAYS, RegionDays.of(strain), months);
    warehouse.replacePieces(OutTables.STRAIN_EVENTS, RegionDays.events(strain), months);
    warehouse.replacePieces(
        OutTables.STRAIN_ATTRIBUTION,
        Attribution.of(night.months(CoreTables.SITE_HOURS, months), strain),
        months);
    warehouse.replaceAll(
        OutTables.STRAIN_LOAD_DURATION,
        LoadDuration.of(
            night.days(CoreTables.REGION_HOURS, night.day().minusDays(CURVE_DAYS), night.day()),
            night.day().toString()));
  }
}
