package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring_index;

import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.values.Numbers;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The parts of metered hours at the resolution at which they were read, for hours that are in
 * force.
 */
public final class MeterIntervals {

  /** The note for an hour that was made from parts. */
  public static final String NOTE = "parts_of_hours";

  private static final String AT = "pos";
  private static final String VALUE = "col";
  private static final String STEP = "step";

  private MeterIntervals() {}

  /**
   * Rows of {@link CoreTables#METER_INTERVALS}; a missing part has no row.
   *
   * @param hours {@link CoreTables#METER_HOURS}
   */
  public static Dataset<Row> of(Dataset<Row> hours) {
    Column text = MinerColumns.INTERVALS.col();
    Dataset<Row> parts =
        hours
            .where(text.isNotNull())
            .select(
                col("*"),
                substring_index(text, ":", 1).try_cast("int").as(STEP),
                posexplode(split(substring_index(text, ":", -1), ";")))
            .where(col(VALUE).notEqual(""));
    List<Column> columns = new ArrayList<>();
    for (ColumnSpec column : CoreTables.METER_INTERVALS.columns()) {
      columns.add(column.as(value(column)));
    }
    return parts.select(columns.toArray(Column[]::new));
  }

  private static Column value(ColumnSpec column) {
    if (column.equals(MinerColumns.INTERVAL_START_UTC)) {
      Column seconds =
          Columns.HOUR_START_UTC
              .col()
              .cast("bigint")
              .plus(col(AT).multiply(col(STEP)).multiply(60));
      return functions.timestamp_seconds(seconds);
    }
    if (column.equals(MinerColumns.INTERVAL_MINUTES)) {
      return col(STEP);
    }
    return column.equals(MinerColumns.ENERGY_WH)
        ? Numbers.wattHours(Numbers.decimal(col(VALUE)), Numbers.WH_PER_KWH)
        : column.col();
  }
}
