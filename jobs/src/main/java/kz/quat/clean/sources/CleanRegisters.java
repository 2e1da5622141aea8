package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.consumption.RegisterSpans;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Times;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RegisterTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Readings of the cumulative registers of meters. {@link RegisterSpans} computes energy from them.
 */
public final class CleanRegisters {

  private static final int LEAST_DIGITS = 3;
  private static final int MOST_DIGITS = 11;

  /** The source {@code meter_registers/}. */
  public static final CleanSource SOURCE =
      new CleanSource(
          RawTables.METER_REGISTERS,
          List.of(RegisterTables.READINGS, RegisterTables.SPANS),
          CleanSource.Absence.tolerated(
              "The energy of meters is known only from interval readings."),
          CleanSource.Gate.WARNS,
          (raw, inputs) ->
              List.of(
                  CleanBatch.ofRawRows(readings(raw, inputs.register().get(), inputs.rules()))));

  private CleanRegisters() {}

  /**
   * Typed and checked register readings, in kWh before the multiplier is applied.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   */
  public static Checked readings(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    Field at =
        Field.instant(RegisterTables.READ_AT_UTC, RegisterTables.READ_AT_UTC.name()).required();
    Field multiplier = Field.amount(RegisterTables.REGISTER_MULTIPLIER, "multiplier");
    Field digits = Field.whole(RegisterTables.DIGITS, RegisterTables.DIGITS.name());
    Field shown =
        Field.amount(RegisterTables.REGISTER_KWH, RegisterTables.REGISTER_KWH.name()).required();
    Column beyond =
        shown
            .typed()
            .cast(DataTypes.DoubleType)
            .geq(org.apache.spark.sql.functions.pow(lit(10.0), digits.typed()));
    return Checked.of(
        RawTables.METER_REGISTERS,
        RegisterTables.READINGS,
        CleanPayments.withSite(raw, register),
        rules,
        List.of(
            CleanPayments.site(),
            Field.id(MinerColumns.POINT_ID, MinerColumns.POINT_ID.name()).required(),
            Field.id(RegisterTables.METER_ID, RegisterTables.METER_ID.name()).required(),
            at.when(at.typed().gt(Columns.RECEIVED_AT.col()), RejectReason.FUTURE_HOUR),
            new Field(
                Columns.MARKET_DATE,
                RegisterTables.READ_AT_UTC.name(),
                Times.localDate(at.value(), lit(rules.marketZone())),
                List.of(),
                lit(null)),
            digits.unless(
                digits.typed().between(LEAST_DIGITS, MOST_DIGITS), RejectReason.OUT_OF_RANGE),
            shown.when(beyond, RejectReason.OUT_OF_RANGE),
            multiplier
                .when(
                    multiplier
                        .typed()
                        .equalTo(0)
                        .or(multiplier.typed().gt(CleanMetering.MAX_MULTIPLIER)),
                    RejectReason.OUT_OF_RANGE)
                .orElse("1")));
  }
}
