package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Times;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The sources for leads: energy of feeders and of customers, data on the customers' points, and
 * results of inspections. A blank energy is a missing hour, not a fault. If a key arrives twice,
 * the later arrival counts.
 */
public final class CleanLeads {

  /** No feeder carries a gigawatt, so such a number must be in another unit. */
  private static final long IMPOSSIBLE_WH = 1_000_000_000L;

  /** The source {@code feeder_energy/}. */
  public static final CleanSource FEEDER_ENERGY =
      CleanSource.of(
          RawTables.FEEDER_ENERGY,
          LeadTables.FEEDER_HOURS,
          CleanSource.Absence.tolerated(
              "Leads are based only on customers' meters, so load without a meter is not seen."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> feederEnergy(raw, inputs.rules()));

  /** The source {@code customer_meters/}. */
  public static final CleanSource CUSTOMER_METERS =
      CleanSource.of(
          RawTables.CUSTOMER_METERS,
          LeadTables.CUSTOMER_HOURS,
          CleanSource.Absence.tolerated("Leads are based only on the energy balance of feeders."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> customerMeters(raw, inputs.rules()));

  /** The source {@code customer_points/}. */
  public static final CleanSource CUSTOMER_POINTS =
      CleanSource.of(
          RawTables.CUSTOMER_POINTS,
          LeadTables.CUSTOMER_POINTS,
          CleanSource.Absence.tolerated(
              "Contracts and declared uses are not considered for leads."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> customerPoints(raw, inputs.rules()));

  /** The source {@code inspections/}. */
  public static final CleanSource INSPECTIONS =
      CleanSource.of(
          RawTables.INSPECTIONS,
          LeadTables.INSPECTIONS,
          CleanSource.Absence.tolerated(
              "No lead is confirmed or cleared, and nothing is learnt from inspections."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> inspections(raw, inputs.rules()));

  private CleanLeads() {}

  /** Energy fed into feeders; may be negative. */
  public static Checked feederEnergy(Dataset<Row> raw, CleanRules rules) {
    Field energy =
        Field.signedEnergy(LeadColumns.ENERGY_IN_WH, "energy_in_kwh", Numbers.WH_PER_KWH);
    return Checked.of(
        RawTables.FEEDER_ENERGY,
        LeadTables.FEEDER_HOURS,
        raw,
        rules,
        List.of(feeder().required(), hour(), possible(energy)));
  }

  /** Energy of customers' meters, 0 or more. */
  public static Checked customerMeters(Dataset<Row> raw, CleanRules rules) {
    Field energy = Field.energy(LeadColumns.CUSTOMER_WH, "energy_kwh", Numbers.WH_PER_KWH);
    return Checked.of(
        RawTables.CUSTOMER_METERS,
        LeadTables.CUSTOMER_HOURS,
        raw,
        rules,
        List.of(point().required(), feeder().required(), hour(), possible(energy)));
  }

  /** Data on customers' points; category, contract and region may be blank. */
  public static Checked customerPoints(Dataset<Row> raw, CleanRules rules) {
    Column arrival = Times.localDate(Columns.RECEIVED_AT.col(), lit(rules.marketZone()));
    return Checked.of(
        RawTables.CUSTOMER_POINTS,
        LeadTables.CUSTOMER_POINTS,
        raw,
        rules,
        List.of(
            point().required(),
            feeder().required(),
            Field.id(LeadColumns.CATEGORY, LeadColumns.CATEGORY.name()),
            Field.amount(LeadColumns.DECLARED_KW, LeadColumns.DECLARED_KW.name()),
            Field.oneOf(
                    LeadColumns.REGISTERED_MINING,
                    LeadColumns.REGISTERED_MINING.name(),
                    List.of("0", "1"))
                .required(),
            Field.region(
                LeadColumns.FEEDER_REGION,
                LeadColumns.FEEDER_REGION.name(),
                rules.regions(),
                false,
                arrival)));
  }

  /** Results of inspections that have taken place. A feeder, a point or both must be named. */
  public static Checked inspections(Dataset<Row> raw, CleanRules rules) {
    Field day = Field.date(LeadColumns.INSPECTED_ON, "date").required();
    Column nowhere =
        Field.raw(LeadColumns.FEEDER_ID.name())
            .isNull()
            .and(Field.raw(LeadColumns.POINT_ID.name()).isNull());
    Column arrival = Times.localDate(Columns.RECEIVED_AT.col(), lit(rules.marketZone()));
    return Checked.of(
        RawTables.INSPECTIONS,
        LeadTables.INSPECTIONS,
        raw,
        rules,
        List.of(
            feeder().orElse("").when(nowhere, RejectReason.MISSING_FIELD),
            point().orElse(""),
            day.when(day.typed().gt(arrival), RejectReason.OUT_OF_RANGE),
            Field.oneOf(LeadColumns.OUTCOME, "outcome", List.of("confirmed", "cleared")).required(),
            Field.amount(LeadColumns.FOUND_KW, LeadColumns.FOUND_KW.name())));
  }

  private static Field feeder() {
    return Field.id(LeadColumns.FEEDER_ID, LeadColumns.FEEDER_ID.name());
  }

  private static Field point() {
    return Field.id(LeadColumns.POINT_ID, LeadColumns.POINT_ID.name());
  }

  private static Field hour() {
    return Field.measuredHour(Columns.HOUR_START_UTC, Columns.HOUR_START_UTC.name()).required();
  }

  private static Field possible(Field energy) {
    return energy.when(abs(energy.typed()).gt(lit(IMPOSSIBLE_WH)), RejectReason.OUT_OF_RANGE);
  }
}
