package kz.quat.forecast.areas;

import java.math.BigDecimal;
import java.sql.Timestamp;
import kz.quat.forecast.history.LoadEvent;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Row;

/** Reads announced changes of the load from their table. */
public final class LoadEventRow {
  private LoadEventRow() {}

  /** The change that a row of {@link CoreTables#LOAD_EVENTS} announces. */
  public static LoadEvent event(Row row) {
    Timestamp end = CoreTables.EVENT_END_UTC.from(row);
    return new LoadEvent(
        Columns.REGION.from(row),
        CoreTables.START_UTC.<Timestamp>from(row).toInstant(),
        end == null ? null : end.toInstant(),
        CoreTables.CHANGE_MW.<BigDecimal>from(row).doubleValue());
  }
}
