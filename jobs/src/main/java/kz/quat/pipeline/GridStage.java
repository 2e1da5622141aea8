package kz.quat.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import kz.quat.clean.CleanRules;
import kz.quat.clean.consumption.MeteredPoints;
import kz.quat.clean.consumption.Placement;
import kz.quat.clean.consumption.RegisterSpans;
import kz.quat.clean.consumption.SiteHours;
import kz.quat.domain.NamedPoints;
import kz.quat.grid.AvailableCapacity;
import kz.quat.grid.NativeLoad;
import kz.quat.grid.NegativeNativeLoad;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RegisterTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Derives consumption by site and region and the capacity available to supply it. */
final class GridStage {

  static final Stage STAGE =
      Stage.named(
              "grid", "Derives site-hours, native load and available capacity of touched months.")
          .reads(
              CoreTables.REPORTED_HOURS,
              CoreTables.METER_HOURS,
              RegisterTables.SPANS,
              CoreTables.METERING_POINTS,
              CoreTables.REGISTER_SITES,
              CoreTables.REGIONS,
              CoreTables.LOAD_HOURS,
              CoreTables.CAPACITY_HOURS,
              CoreTables.OUTAGES,
              CoreTables.SITE_HOURS)
          .writes(CoreTables.SITE_HOURS, CoreTables.REGION_HOURS, CoreTables.AVAILABLE_CAPACITY)
          .needs(Handover.MONTHS)
          .gives(Handover.DERIVED)
          .runs(
              state ->
                  state.give(
                      Handover.DERIVED,
                      new GridStage(state.night(), state.get(Handover.MONTHS)).derive()));

  private final Night night;
  private final Warehouse warehouse;
  private final SortedSet<LocalDate> months;

  private GridStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.months = months;
  }

  /**
   * Results about the derived hours.
   *
   * @param placement how many accepted hours were assigned to a site and region
   * @param points the metering points that were used
   * @param belowZero hours with more known mining than load, by region
   */
  record GridResult(
      Placement.Counts placement, MeteredPoints points, SortedMap<String, Long> belowZero) {}

  /** Derives site-hours, native load and available capacity of the touched months. */
  private GridResult derive() {
    Dataset<Row> register = warehouse.read(CoreTables.REGISTER_SITES);
    Dataset<Row> regions = warehouse.read(CoreTables.REGIONS);
    Placement placement = new Placement();
    MeteredPoints points = points();
    NegativeNativeLoad belowZero = new NegativeNativeLoad(night.zones().keySet());
    warehouse.replacePartitions(
        CoreTables.SITE_HOURS,
        SiteHours.of(
            night.months(CoreTables.REPORTED_HOURS, months),
            metered(
                night.months(CoreTables.METER_HOURS, months),
                () -> night.months(RegisterTables.SPANS, months)),
            points,
            register,
            night.spark().createDataFrame(night.regionsInForce(), CoreTables.REGIONS.structType()),
            night.clocks(),
            placement),
        months);
    String from = months.first().toString();
    String to = months.last().plusMonths(1).toString();
    warehouse.replacePartitions(
        CoreTables.REGION_HOURS,
        belowZero.watched(
            NativeLoad.of(
                night.months(CoreTables.LOAD_HOURS, months),
                night.months(CoreTables.SITE_HOURS, months),
                NativeLoad.licensedByDay(register, from, to),
                regions,
                night.clocks())),
        months,
        night.atMost(CoreTables.LOAD_HOURS, months));
    warehouse.replacePartitions(
        CoreTables.AVAILABLE_CAPACITY,
        AvailableCapacity.of(
            night.months(CoreTables.CAPACITY_HOURS, months),
            warehouse.read(CoreTables.OUTAGES),
            regions,
            night.clocks(),
            night.config().grid().availableFactorPct()),
        months,
        night.atMost(CoreTables.CAPACITY_HOURS, months));
    return new GridResult(placement.counts(), points, belowZero.hours());
  }

  /**
   * The metering points, judged by the readings of the touched months and of a gap's length before
   * and after.
   */
  private MeteredPoints points() {
    int gapDays = night.config().clean().meterGapDays();
    List<List<Row>> stretches = new ArrayList<>();
    LocalDate from = months.first().minusDays(gapDays);
    LocalDate until = from;
    for (LocalDate month : months) {
      if (month.minusDays(gapDays).isAfter(until) && until.isAfter(from)) {
        stretches.add(meterDays(from, until));
        from = month.minusDays(gapDays);
      }
      until = month.plusMonths(1).plusDays(gapDays);
    }
    stretches.add(meterDays(from, until));
    return MeteredPoints.of(
        night.spark()::createDataFrame,
        stretches,
        CleanRules.of(night.config()).meterSpans(),
        named());
  }

  /** The points that a source names; runs no query if none does. */
  private List<NamedPoints.Span> named() {
    return warehouse.holds(CoreTables.METERING_POINTS)
        ? MeteredPoints.named(
            warehouse.rows(CoreTables.METERING_POINTS).list(),
            ZoneId.of(night.config().market().zoneId()))
        : List.of();
  }

  private List<Row> meterDays(LocalDate from, LocalDate until) {
    return MeteredPoints.days(
            metered(
                night.days(CoreTables.METER_HOURS, from, until),
                () -> night.days(RegisterTables.SPANS, from, until)))
        .collectAsList();
  }

  /** Hours with energy from register readings added; unchanged if no register is read. */
  private Dataset<Row> metered(Dataset<Row> hours, Supplier<Dataset<Row>> spans) {
    return warehouse.holds(RegisterTables.SPANS) ? RegisterSpans.addTo(hours, spans.get()) : hours;
  }
}
