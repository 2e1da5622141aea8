package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.quat.config.QuatConfig;
import kz.quat.grid.HeadroomRows;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The headroom curves of a span of days, read by the driver: no query and no job. */
public final class HeadroomOfSpan {

  private HeadroomOfSpan() {}

  /** Rows of the headroom curve table, as the warehouse has the hours now. */
  static List<Row> of(Warehouse warehouse, HeadroomRows.Span span) {
    LocalDate until = span.to().plusDays(1);
    return HeadroomRows.of(
        warehouse
            .rows(OutTables.STRAIN_REGION_HOURS, span.from(), until)
            .list(HeadroomRows.REGION_INPUT),
        warehouse
            .rows(OutTables.STRAIN_SYSTEM_HOURS, span.from(), until)
            .list(HeadroomRows.SYSTEM_INPUT),
        warehouse.rows(CoreTables.REGIONS).list(),
        span);
  }

  /**
   * The same from a warehouse as a run left it, open for reading alone.
   *
   * @param snapshots of a kept run
   */
  public static List<Row> ofRun(
      SparkSession spark, QuatConfig config, Map<String, Long> snapshots, HeadroomRows.Span span) {
    try (Warehouse warehouse = Warehouse.openForReading(spark, config, snapshots)) {
      return of(warehouse, span);
    }
  }
}
