package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Times;
import kz.quat.domain.Fuel;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The operator's sources: load, capacity, outages, regions and ties. If a key arrives twice, the
 * later arrival counts.
 */
public final class CleanGrid {

  private static final String REGION = Columns.REGION.name();
  private static final String HOUR = Columns.HOUR_START_UTC.name();

  /**
   * More equal units than this in one row are a mistake, such as MW given instead of a number of
   * units.
   */
  private static final int MOST_UNITS = 100;

  /** The source {@code grid_load/}. */
  public static final CleanSource LOAD =
      CleanSource.of(
          RawTables.GRID_LOAD,
          CoreTables.LOAD_HOURS,
          CleanSource.Absence.stopsNight(
              "No region's load is known, so no strain and no forecast."),
          CleanSource.Gate.WITHHOLDS,
          (raw, inputs) -> load(raw, inputs.rules()));

  /** The source {@code grid_capacity/}. */
  public static final CleanSource CAPACITY =
      CleanSource.of(
          RawTables.GRID_CAPACITY,
          CoreTables.CAPACITY_HOURS,
          CleanSource.Absence.stopsNight(
              "No available capacity is known, so no headroom to give quotas from."),
          CleanSource.Gate.WITHHOLDS,
          (raw, inputs) -> capacity(raw, inputs.rules()));

  /** The source {@code grid_outages/}. */
  public static final CleanSource OUTAGES =
      CleanSource.of(
          RawTables.GRID_OUTAGES,
          CoreTables.OUTAGES,
          CleanSource.Absence.tolerated(
              "A missing available capacity is estimated from the installed one without outages."),
          CleanSource.Gate.WITHHOLDS,
          (raw, inputs) -> outages(raw, inputs.rules()));

  /** The source {@code grid_regions/}. */
  public static final CleanSource REGIONS =
      CleanSource.of(
          RawTables.GRID_REGIONS,
          CoreTables.REGIONS,
          CleanSource.Absence.stopsNight(
              "Neither regions nor their zones and exchange limits are known."),
          CleanSource.Gate.FALLS_BACK,
          (raw, inputs) -> regions(raw, inputs.rules()));

  /** The source {@code grid_ties/}. */
  public static final CleanSource TIES =
      CleanSource.of(
          RawTables.GRID_TIES,
          CoreTables.TIES,
          CleanSource.Absence.stopsNight("No exchange between the zones is known."),
          CleanSource.Gate.FALLS_BACK,
          (raw, inputs) -> ties(raw, inputs.rules()));

  /** The source {@code grid_units/}. */
  public static final CleanSource UNITS =
      CleanSource.of(
          RawTables.GRID_UNITS,
          CoreTables.UNITS,
          CleanSource.Absence.tolerated(
              "No unit fails in the adequacy of the day: the load alone is uncertain, which is"
                  + " said."),
          CleanSource.Gate.FALLS_BACK,
          (raw, inputs) -> units(raw, inputs.rules()));

  private CleanGrid() {}

  /** Load of the regions: MW as the mean over the hour, converted to whole watt-hours. */
  public static Checked load(Dataset<Row> raw, CleanRules rules) {
    Field hour = Field.measuredHour(Columns.HOUR_START_UTC, HOUR).required();
    return Checked.of(
        RawTables.GRID_LOAD,
        CoreTables.LOAD_HOURS,
        raw,
        rules,
        List.of(
            region(rules, false, marketDay(hour, rules)),
            hour,
            Field.energy(GridColumns.LOAD_WH, GridColumns.LOAD_MW.name(), Numbers.WH_PER_MWH)
                .required(),
            Field.whole(MinerColumns.MESSAGE_NO, RawTables.MESSAGE_NO)));
  }

  /**
   * Installed and available capacity. Either may be blank, which means that it is not known, but
   * not both.
   */
  public static Checked capacity(Dataset<Row> raw, CleanRules rules) {
    Field hour = Field.hour(Columns.HOUR_START_UTC, HOUR).required();
    Field installed = Field.amount(GridColumns.INSTALLED_MW, GridColumns.INSTALLED_MW.name());
    Field available = Field.amount(GridColumns.AVAILABLE_MW, GridColumns.AVAILABLE_MW.name());
    Column neither =
        Field.raw(available.rawField()).isNull().and(Field.raw(installed.rawField()).isNull());
    return Checked.of(
        RawTables.GRID_CAPACITY,
        CoreTables.CAPACITY_HOURS,
        raw,
        rules,
        List.of(
            region(rules, true, marketDay(hour, rules)),
            hour,
            installed,
            available.when(neither, RejectReason.MISSING_FIELD)));
  }

  /** Outages of plants. */
  public static Checked outages(Dataset<Row> raw, CleanRules rules) {
    Field start = instant(CoreTables.START_UTC).required();
    Field end = instant(CoreTables.END_UTC).required();
    return Checked.of(
        RawTables.GRID_OUTAGES,
        CoreTables.OUTAGES,
        raw,
        rules,
        List.of(
            Field.id(CoreTables.OUTAGE_ID, CoreTables.OUTAGE_ID.name()).required(),
            region(rules, true, marketDay(start, rules)),
            Field.id(CoreTables.PLANT_ID, CoreTables.PLANT_ID.name()),
            start,
            end.when(end.typed().leq(start.typed()), RejectReason.BAD_PERIOD),
            Field.amount(CoreTables.UNAVAILABLE_MW, CoreTables.UNAVAILABLE_MW.name()).required(),
            Field.oneOf(CoreTables.OUTAGE_KIND, "kind", List.of("planned", "forced")).required()));
  }

  /** Regions with their zone and exchange limits; a blank limit means no limit. */
  public static Checked regions(Dataset<Row> raw, CleanRules rules) {
    Field from = Field.date(Columns.VALID_FROM, Columns.VALID_FROM.name()).required();
    return Checked.of(
        RawTables.GRID_REGIONS,
        CoreTables.REGIONS,
        raw,
        rules,
        List.of(
            region(rules, true, from.typed()),
            from,
            zone(Columns.ZONE),
            Field.amount(GridColumns.IMPORT_CAP_MW, GridColumns.IMPORT_CAP_MW.name()),
            Field.amount(GridColumns.EXPORT_CAP_MW, GridColumns.EXPORT_CAP_MW.name())));
  }

  /** Corridors between zones. */
  public static Checked ties(Dataset<Row> raw, CleanRules rules) {
    Field fromZone = zone(GridColumns.FROM_ZONE);
    Field toZone = zone(GridColumns.TO_ZONE);
    return Checked.of(
        RawTables.GRID_TIES,
        CoreTables.TIES,
        raw,
        rules,
        List.of(
            Field.id(GridColumns.TIE, GridColumns.TIE.name()).required(),
            Field.date(Columns.VALID_FROM, Columns.VALID_FROM.name()).required(),
            fromZone,
            toZone.when(toZone.typed().equalTo(fromZone.typed()), RejectReason.OUT_OF_RANGE),
            Field.amount(GridColumns.NTC_FORWARD_MW, GridColumns.NTC_FORWARD_MW.name()).required(),
            Field.amount(GridColumns.NTC_BACKWARD_MW, GridColumns.NTC_BACKWARD_MW.name())
                .required(),
            Field.text(CoreTables.LEGAL_SOURCE, Columns.SOURCE.name())));
  }

  /** Generating units. A blank number of units means that it is unknown. */
  public static Checked units(Dataset<Row> raw, CleanRules rules) {
    Field from = Field.date(Columns.VALID_FROM, Columns.VALID_FROM.name()).required();
    Field to = Field.date(MinerColumns.VALID_TO, MinerColumns.VALID_TO.name());
    Field count = Field.whole(CoreTables.UNIT_COUNT, CoreTables.UNIT_COUNT.name());
    return Checked.of(
        RawTables.GRID_UNITS,
        CoreTables.UNITS,
        raw,
        rules,
        List.of(
            Field.id(CoreTables.UNIT, CoreTables.UNIT.name()).required(),
            from,
            to.when(to.typed().lt(from.typed()), RejectReason.BAD_PERIOD),
            Field.id(CoreTables.PLANT_ID, CoreTables.PLANT_ID.name()),
            region(rules, false, from.typed()),
            Field.oneOf(CoreTables.FUEL, CoreTables.FUEL.name(), Fuel.IDS).required(),
            Field.amount(GridColumns.INSTALLED_MW, GridColumns.INSTALLED_MW.name()).required(),
            count
                .when(count.typed().lt(lit(1)), RejectReason.OUT_OF_RANGE)
                .when(count.typed().gt(lit(MOST_UNITS)), RejectReason.OUT_OF_RANGE)));
  }

  private static Field region(CleanRules rules, boolean abroad, Column onDay) {
    return Field.region(Columns.REGION, REGION, rules.regions(), abroad, onDay).required();
  }

  private static Field zone(ColumnSpec target) {
    return Field.oneOf(target, target.name(), CleanRules.ZONES).required();
  }

  private static Field instant(ColumnSpec target) {
    return Field.instant(target, target.name());
  }

  private static Column marketDay(Field instant, CleanRules rules) {
    return Times.localDate(instant.typed(), lit(rules.marketZone()));
  }
}
