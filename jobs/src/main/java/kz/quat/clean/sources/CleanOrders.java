package kz.quat.clean.sources;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Texts;
import kz.quat.schema.Columns;
import kz.quat.schema.OrderTables;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sites' acknowledgements of orders issued during the day. */
public final class CleanOrders {

  /** An order's id: the id of the night's run, followed by the number of the reissue. */
  private static final String ORDER = "\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12}-r[1-9]\\d{0,3}";

  /** The source {@code acknowledgements/}. */
  public static final CleanSource SOURCE =
      CleanSource.of(
          RawTables.ACKNOWLEDGEMENTS,
          OrderTables.ACKNOWLEDGEMENTS,
          CleanSource.Absence.tolerated(
              "Who took note of an order within the day is not known; meters still tell who"
                  + " complied."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> acknowledgements(raw, inputs.register().get(), inputs.rules()));

  private CleanOrders() {}

  /**
   * Acknowledgements. Each names an order, a site of the register, and a time that is not after the
   * arrival of the record.
   *
   * @param register rows of {@link kz.quat.schema.CoreTables#REGISTER_SITES}
   */
  public static Checked acknowledgements(
      Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    Field order =
        Field.text(OrderTables.ORDER_ID, OrderTables.ORDER_ID.name())
            .required()
            .unless(
                Texts.hasForm(Field.raw(OrderTables.ORDER_ID.name()), ORDER),
                RejectReason.BAD_ENUM);
    Field at =
        Field.instant(OrderTables.ACKNOWLEDGED_AT, OrderTables.ACKNOWLEDGED_AT.name()).required();
    return Checked.of(
        RawTables.ACKNOWLEDGEMENTS,
        OrderTables.ACKNOWLEDGEMENTS,
        CleanPayments.withSite(raw, register),
        rules,
        List.of(
            order,
            CleanPayments.site(),
            at.when(at.typed().gt(Columns.RECEIVED_AT.col()), RejectReason.OUT_OF_RANGE)));
  }
}
