package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Texts;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Meter readings by metering point and hour. If a key arrives twice, the later arrival counts. */
public final class CleanMetering {

  /**
   * A site may draw more than its contract allows, but ten times its connection means a wrong unit.
   */
  private static final int IMPOSSIBLE_TIMES = 10;

  private static final List<String> STATUSES =
      List.of("ok", "estimated", "not_commercial", "scaled");

  /** The ratios of current and voltage transformers multiply to some ten thousand at most. */
  static final int MAX_MULTIPLIER = 1_000_000;

  /** Direction of energy that leaves a site. */
  public static final String OUTWARD = "out";

  private static final ColumnSpec REGISTERED =
      CleanColumns.text("registered_site", "Site as registered");

  /** The source {@code metering/}. */
  public static final CleanSource SOURCE =
      new CleanSource(
          RawTables.METERING,
          List.of(CoreTables.METER_HOURS, CoreTables.METER_INTERVALS),
          CleanSource.Absence.tolerated(
              "What sites use is known only from their reports, and no report can be compared with"
                  + " a meter."),
          CleanSource.Gate.WARNS,
          (raw, inputs) ->
              List.of(
                  CleanBatch.ofRawRows(
                      hours(
                          PointSites.of(raw, inputs.points().get(), inputs.rules()),
                          inputs.register().get(),
                          inputs.rules()))));

  /** The source {@code metering_points/}. */
  public static final CleanSource POINTS =
      CleanSource.of(
          RawTables.METERING_POINTS,
          CoreTables.METERING_POINTS,
          CleanSource.Absence.tolerated(
              "Whether a reading of a metering point is required follows from its own readings, so"
                  + " the end of a point that was not replaced is noticed late."),
          CleanSource.Gate.FALLS_BACK,
          (raw, inputs) -> points(raw, inputs.register().get(), inputs.rules()));

  private CleanMetering() {}

  /**
   * Metering points, effective-dated. The site of a point must be in the register, though not
   * necessarily on the days of the row.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   */
  public static Checked points(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    Field from = Field.date(Columns.VALID_FROM, Columns.VALID_FROM.name()).required();
    Field to = Field.date(MinerColumns.VALID_TO, MinerColumns.VALID_TO.name());
    Field site = Field.id(Columns.SITE_ID, Columns.SITE_ID.name()).required();
    Field multiplier = Field.amount(MinerColumns.MULTIPLIER, MinerColumns.MULTIPLIER.name());
    return Checked.of(
        RawTables.METERING_POINTS,
        CoreTables.METERING_POINTS,
        withSite(raw, register),
        rules,
        List.of(
            point(),
            from,
            to.when(to.typed().lt(from.typed()), RejectReason.BAD_PERIOD),
            site.when(REGISTERED.col().isNull(), RejectReason.UNKNOWN_SITE),
            Field.oneOf(
                    MinerColumns.DIRECTION, MinerColumns.DIRECTION.name(), List.of("in", OUTWARD))
                .orElse(when(Texts.hasForm(channel(), "0?2"), OUTWARD).otherwise("in")),
            multiplier
                .when(
                    multiplier.typed().equalTo(0).or(multiplier.typed().gt(MAX_MULTIPLIER)),
                    RejectReason.OUT_OF_RANGE)
                .orElse("1")));
  }

  /**
   * A channel of a message is a point of its own: channel 01 of point 010203 is the point
   * 010203:01.
   */
  private static Field point() {
    Field code = Field.id(MinerColumns.POINT_ID, MinerColumns.POINT_ID.name()).required();
    Column ofChannel = concat(code.value(), lit(":"), lpad(channel(), 2, "0"));
    return new Field(
            code.target(),
            code.rawField(),
            when(channel().isNotNull(), ofChannel).otherwise(code.value()),
            code.faults(),
            code.note())
        .when(
            channel().isNotNull().and(Texts.hasForm(channel(), "0?[12]").equalTo(false)),
            RejectReason.BAD_ENUM);
  }

  private static Column channel() {
    return Field.raw("channel");
  }

  /**
   * Meter readings in kWh, converted to whole watt-hours. A reading above the connection is
   * accepted, since the meter shows what was really drawn; one above ten times the connection is
   * refused.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}; a site is known if it was ever in
   *     the register
   */
  public static Checked hours(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    Field energy =
        Field.energy(MinerColumns.ENERGY_WH, "energy_kwh", Numbers.WH_PER_KWH).required();
    Column most =
        Numbers.wattHours(Columns.CONNECTION_MW.col(), IMPOSSIBLE_TIMES * Numbers.WH_PER_MWH);
    Column noPoint = Field.raw(Columns.SITE_ID.name()).isNull().and(PointSites.isOfMessage());
    Field site =
        Field.id(Columns.SITE_ID, Columns.SITE_ID.name())
            .required()
            .before(noPoint, RejectReason.UNKNOWN_POINT);
    return Checked.of(
        RawTables.METERING,
        CoreTables.METER_HOURS,
        withSite(raw, register),
        rules,
        List.of(
            Field.id(MinerColumns.POINT_ID, MinerColumns.POINT_ID.name()).required(),
            site.when(REGISTERED.col().isNull(), RejectReason.UNKNOWN_SITE),
            Field.measuredHour(Columns.HOUR_START_UTC, Columns.HOUR_START_UTC.name()).required(),
            energy.when(energy.typed().gt(most), RejectReason.IMPOSSIBLE_ENERGY),
            Field.oneOf(MinerColumns.METER_STATUS, "status", STATUSES).orElse("ok"),
            Field.whole(MinerColumns.MESSAGE_NO, RawTables.MESSAGE_NO),
            Field.text(MinerColumns.INTERVALS, RawTables.INTERVALS)
                .noted(Field.raw(RawTables.INTERVALS).isNotNull(), MeterIntervals.NOTE)));
  }

  /**
   * Joins each reading with the largest connection that its site ever had. Left outer, many to one.
   */
  private static Dataset<Row> withSite(Dataset<Row> raw, Dataset<Row> register) {
    Dataset<Row> sites =
        register
            .groupBy(REGISTERED.as(Columns.SITE_ID.col()))
            .agg(Columns.CONNECTION_MW.as(max(Columns.CONNECTION_MW.col())));
    return raw.join(
        broadcast(sites),
        Field.raw(Columns.SITE_ID.name()).equalTo(REGISTERED.col()),
        "left_outer");
  }
}
