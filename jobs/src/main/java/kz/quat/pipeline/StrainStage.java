package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import kz.quat.grid.Attribution;
import kz.quat.grid.DayStrain;
import kz.quat.grid.LoadDuration;
import kz.quat.grid.RegionDays;
import kz.quat.grid.RegionStrain;
import kz.quat.grid.StrainInputs;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** How strained the past hours were, and the delivery day's as solved. */
final class StrainStage {

  private static final int CURVE_DAYS = 365;

  static final Stage STAGE =
      Stage.named("strain", "Strain of the touched months and of the delivery day, and its sums.")
          .reads(
              CoreTables.REGION_HOURS,
              CoreTables.AVAILABLE_CAPACITY,
              CoreTables.REGIONS,
              CoreTables.TIES,
              CoreTables.SITE_HOURS,
              OutTables.STRAIN_REGION_HOURS,
              OutTables.STRAIN_ZONE_HOURS,
              OutTables.STRAIN_SYSTEM_HOURS,
              OutTables.STRAIN_TIE_HOURS)
          .writes(
              OutTables.STRAIN_REGION_HOURS,
              OutTables.STRAIN_ZONE_HOURS,
              OutTables.STRAIN_SYSTEM_HOURS,
              OutTables.STRAIN_TIE_HOURS,
              OutTables.STRAIN_REGION_DAYS,
              OutTables.STRAIN_EVENTS,
              OutTables.STRAIN_ATTRIBUTION,
              OutTables.STRAIN_LOAD_DURATION)
          .needs(Handover.MONTHS, Handover.DECIDED)
          .gives(Handover.DAY_STRAIN)
          .runs(
              state -> {
                QuotaStage.Decided decided = state.get(Handover.DECIDED);
                DayStrain day = new DayStrain(decided.strainInputs(), decided.solution());
                StrainStage stage = new StrainStage(state.night(), state.get(Handover.MONTHS));
                stage.strain(day);
                stage.summarise();
                state.give(Handover.DAY_STRAIN, day);
              });

  private final Night night;
  private final Warehouse warehouse;
  private final SortedSet<LocalDate> months;

  private StrainStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.months = months;
  }

  /**
   * Strain of the touched months: measured hours, the delivery day's as solved, and what earlier
   * nights forecast for hours that are not measured yet.
   *
   * @param day the delivery day's strain as solved
   */
  private void strain(DayStrain day) {
    Dataset<Row> measured =
        RegionStrain.of(
                StrainInputs.measured(
                    night.months(CoreTables.REGION_HOURS, months),
                    night.months(CoreTables.AVAILABLE_CAPACITY, months),
                    warehouse.read(CoreTables.REGIONS),
                    DayRules.reserve(night.config().rules())),
                warehouse.read(CoreTables.TIES).collectAsList())
            .persist(StorageLevel.MEMORY_AND_DISK());
    replaceStrain(
        OutTables.STRAIN_REGION_HOURS,
        RegionStrain.regions(measured),
        night.spark().createDataFrame(day.regions(), OutTables.STRAIN_REGION_HOURS.structType()));
    replaceStrain(
        OutTables.STRAIN_ZONE_HOURS,
        RegionStrain.zones(measured),
        night.spark().createDataFrame(day.zones(), OutTables.STRAIN_ZONE_HOURS.structType()));
    replaceStrain(
        OutTables.STRAIN_SYSTEM_HOURS,
        RegionStrain.system(measured),
        night.spark().createDataFrame(day.system(), OutTables.STRAIN_SYSTEM_HOURS.structType()));
    replaceStrain(
        OutTables.STRAIN_TIE_HOURS,
        RegionStrain.ties(measured),
        night.spark().createDataFrame(day.ties(), OutTables.STRAIN_TIE_HOURS.structType()));
    measured.unpersist();
  }

  private void replaceStrain(TableSpec table, Dataset<Row> measured, Dataset<Row> deliveryDay) {
    Dataset<Row> now =
        measured
            .where(Columns.MARKET_DATE.col().notEqual(functions.lit(night.day())))
            .unionByName(deliveryDay);
    if (warehouse.holds(table)) {
      now = now.unionByName(notYetMeasured(table, measured));
    }
    warehouse.replacePartitions(table, now, months);
  }

  /** What earlier nights forecast for other days, of hours that are still not measured. */
  private Dataset<Row> notYetMeasured(TableSpec table, Dataset<Row> measured) {
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
  private void summarise() {
    Dataset<Row> strain = night.months(OutTables.STRAIN_REGION_HOURS, months);
    warehouse.replacePartitions(OutTables.STRAIN_REGION_DAYS, RegionDays.of(strain), months);
    warehouse.replacePartitions(OutTables.STRAIN_EVENTS, RegionDays.events(strain), months);
    warehouse.replacePartitions(
        OutTables.STRAIN_ATTRIBUTION,
        Attribution.of(night.months(CoreTables.SITE_HOURS, months), strain),
        months);
    LocalDate curveFrom = night.day().minusDays(CURVE_DAYS);
    warehouse.replaceAll(
        OutTables.STRAIN_LOAD_DURATION,
        LoadDuration.of(
            night.days(CoreTables.REGION_HOURS, curveFrom, night.day()),
            warehouse.read(CoreTables.REGIONS),
            curveFrom,
            night.day().toString()));
  }
}
