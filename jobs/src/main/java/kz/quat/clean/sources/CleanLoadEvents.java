package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Times;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Announced changes of a region's load, such as a smelter that stops or a new consumer. If an event
 * arrives twice, the later arrival counts, so that it can be moved, corrected or withdrawn.
 */
public final class CleanLoadEvents {

  /** No region of the country has so large a load; more is a mistake, such as kW given as MW. */
  private static final int MOST_MW = 10_000;

  /** The source {@code load_events/}. */
  public static final CleanSource SOURCE =
      CleanSource.of(
          RawTables.LOAD_EVENTS,
          CoreTables.LOAD_EVENTS,
          CleanSource.Absence.tolerated(
              "The forecast finds a change of a region's level only after it has happened."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> events(raw, inputs.rules()));

  private CleanLoadEvents() {}

  /**
   * Typed and checked events. A blank end means until further notice; a change of 0 MW withdraws an
   * event.
   */
  public static Checked events(Dataset<Row> raw, CleanRules rules) {
    Field start = Field.instant(CoreTables.START_UTC, CoreTables.START_UTC.name()).required();
    Field end = Field.instant(CoreTables.EVENT_END_UTC, CoreTables.EVENT_END_UTC.name());
    Field change = Field.number(CoreTables.CHANGE_MW, CoreTables.CHANGE_MW.name()).required();
    Column day = Times.localDate(start.typed(), lit(rules.marketZone()));
    return Checked.of(
        RawTables.LOAD_EVENTS,
        CoreTables.LOAD_EVENTS,
        raw,
        rules,
        List.of(
            Field.id(CoreTables.EVENT_ID, CoreTables.EVENT_ID.name()).required(),
            Field.region(Columns.REGION, Columns.REGION.name(), rules.regions(), false, day)
                .required(),
            start,
            end.when(end.typed().leq(start.typed()), RejectReason.BAD_PERIOD),
            change.when(abs(change.typed()).gt(lit(MOST_MW)), RejectReason.OUT_OF_RANGE),
            Field.text(CoreTables.EVENT_NOTE, CoreTables.EVENT_NOTE.name())));
  }
}
