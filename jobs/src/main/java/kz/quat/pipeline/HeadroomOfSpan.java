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

/** The headroom curves of a span of days, read by the driver without a query or job. */
public final class HeadroomOfSpan {

  private HeadroomOfSpan() {}

  /** Rows of the headroom curve table, from the hours that the warehouse holds now. */
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
   * The same from the hours that the warehouse held after a run, opened for reading only.
   *
   * @param snapshots those of a kept run
   */
  public static List<Row> ofRun(
      SparkSession spark, QuatConfig config, Map<String, Long> snapshots, HeadroomRows.Span span) {
    try (Warehouse warehouse = Warehouse.openForReading(spark, config, snapshots)) {
      return of(warehouse, span);
    }
  }
}
