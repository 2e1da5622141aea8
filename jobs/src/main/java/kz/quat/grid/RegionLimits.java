package kz.quat.grid;

import static org.apache.spark.sql.functions.broadcast;

import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.InForce;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The zone and the exchange limits of each region in force on a day. */
final class RegionLimits {

  private static final String UNTIL = "valid_until";
  private static final String LIMITS = "limits";
  private static final String ROWS = "rows";

  private RegionLimits() {}

  /**
   * Joins rows with a region and a market day with the zone and the import and export limits of
   * that region (left outer, many to one). All three are null if the region is not in {@code
   * regions} on that day.
   */
  static Dataset<Row> join(Dataset<Row> rows, Dataset<Row> regions) {
    Dataset<Row> limits =
        regions
            .select(
                Columns.REGION.col(),
                Columns.VALID_FROM.col(),
                InForce.until(CoreTables.REGIONS, Columns.REGION).as(UNTIL),
                Columns.ZONE.col(),
                GridColumns.IMPORT_CAP_MW.col(),
                GridColumns.EXPORT_CAP_MW.col())
            .as(LIMITS);
    Column inForce =
        Columns.REGION
            .in(ROWS)
            .equalTo(Columns.REGION.in(LIMITS))
            .and(
                InForce.on(
                    Columns.MARKET_DATE.in(ROWS),
                    Columns.VALID_FROM.in(LIMITS),
                    new Column(LIMITS + "." + UNTIL)));
    return rows.as(ROWS)
        .join(broadcast(limits), inForce, "left_outer")
        .drop(Columns.REGION.in(LIMITS))
        .drop(UNTIL, Columns.VALID_FROM.name());
  }
}
