package kz.quat.backtest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;

import java.util.List;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RowType;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Capacity and outages of each delivery day, as they were known when its night was issued. */
final class KnownCapacity {

  private static final String ISSUED_AT = "day_issued_at";
  private static final String DAY_START = "day_start";
  private static final String DAY_END = "day_end";

  private static final RowType DAY =
      RowType.of("day", Columns.MARKET_DATE, moment(ISSUED_AT), moment(DAY_START), moment(DAY_END));

  private KnownCapacity() {}

  private static ColumnSpec moment(String name) {
    return new ColumnSpec(name, ColumnType.TIMESTAMP, Unit.UTC, true, "Of a delivery day");
  }

  /** The days as rows for {@link #daysType}. */
  static List<Row> dayRows(List<DayPlan> days) {
    return days.stream()
        .map(
            day ->
                DAY.row()
                    .set(Columns.MARKET_DATE, day.date())
                    .set(moment(ISSUED_AT), day.issuedAt())
                    .set(moment(DAY_START), day.firstHour())
                    .set(moment(DAY_END), day.end())
                    .build())
        .toList();
  }

  static StructType daysType() {
    return DAY.structType();
  }

  /** For every hour the version of capacity that the night of its day knew. */
  static Dataset<Row> hours(Dataset<Row> capacityVersions, Dataset<Row> days) {
    String left = "capacity";
    String right = "days";
    Dataset<Row> known =
        capacityVersions
            .as(left)
            .join(
                broadcast(days.as(right)),
                Columns.MARKET_DATE
                    .in(left)
                    .equalTo(Columns.MARKET_DATE.in(right))
                    .and(Columns.RECEIVED_AT.in(left).leq(plain(right, ISSUED_AT))),
                "inner")
            .drop(Columns.MARKET_DATE.in(right));
    return Versions.latest(known, CoreTables.CAPACITY_HOURS, CoreTables.CAPACITY_HOURS.keyColumns())
        .select(CoreTables.CAPACITY_HOURS.select());
  }

  /**
   * For every outage and day the version that the night of the day knew, limited to the hours of
   * the day, so that each row counts only on its own day.
   */
  static Dataset<Row> outages(Dataset<Row> outageVersions, Dataset<Row> days) {
    String left = "outages";
    String right = "days";
    Dataset<Row> known =
        outageVersions
            .as(left)
            .join(
                broadcast(days.as(right)),
                Columns.RECEIVED_AT.in(left).leq(plain(right, ISSUED_AT)),
                "inner");
    ColumnSpec start = CoreTables.START_UTC;
    ColumnSpec end = CoreTables.END_UTC;
    return Versions.latest(
            known, CoreTables.OUTAGES, CoreTables.OUTAGE_ID.col(), Columns.MARKET_DATE.col())
        .where(start.col().lt(col(DAY_END)).and(end.col().gt(col(DAY_START))))
        .withColumn(start.name(), greatest(start.col(), col(DAY_START)))
        .withColumn(end.name(), least(end.col(), col(DAY_END)))
        .select(CoreTables.OUTAGES.select());
  }

  private static Column plain(String alias, String name) {
    return new Column(alias + "." + name);
  }

  private static Column col(String name) {
    return new Column(name);
  }
}
