package kz.quat.backtest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import kz.quat.schema.Column;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Capacity and outages of each delivery day as they were known when its night was issued. */
final class KnownCapacity {

  private static final String ISSUED_AT = "day_issued_at";
  private static final String DAY_START = "day_start";
  private static final String DAY_END = "day_end";

  private KnownCapacity() {}

  /** The days as rows, for {@link #daysType}. */
  static List<Row> dayRows(List<DayPlan> days) {
    return days.stream()
        .map(
            day ->
                RowFactory.create(
                    Date.valueOf(day.date()),
                    Timestamp.from(day.issuedAt()),
                    Timestamp.from(day.firstHour()),
                    Timestamp.from(day.end())))
        .toList();
  }

  static StructType daysType() {
    return new StructType()
        .add(Columns.MARKET_DATE.name(), Columns.MARKET_DATE.type().sparkType(), false)
        .add(ISSUED_AT, DataTypes.TimestampType, false)
        .add(DAY_START, DataTypes.TimestampType, false)
        .add(DAY_END, DataTypes.TimestampType, false);
  }

  /** Of every hour the version of capacity that its day's night knew. */
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
   * Of every outage and day the version that the day's night knew, cut to the day: each row counts
   * in its own day alone.
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
    Column start = CoreTables.START_UTC;
    Column end = CoreTables.END_UTC;
    return Versions.latest(
            known, CoreTables.OUTAGES, CoreTables.OUTAGE_ID.col(), Columns.MARKET_DATE.col())
        .where(start.col().lt(col(DAY_END)).and(end.col().gt(col(DAY_START))))
        .withColumn(start.name(), greatest(start.col(), col(DAY_START)))
        .withColumn(end.name(), least(end.col(), col(DAY_END)))
        .select(CoreTables.OUTAGES.select());
  }

  private static org.apache.spark.sql.Column plain(String alias, String name) {
    return new org.apache.spark.sql.Column(alias + "." + name);
  }

  private static org.apache.spark.sql.Column col(String name) {
    return new org.apache.spark.sql.Column(name);
  }
}
