package kz.quat.backtest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.Hosting;
import kz.quat.schema.HourColumns;
import kz.quat.schema.InForce;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RowType;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * By how much the known load and the known mining of each region and hour changed, and when.
 * Together these changes are the whole history of what was known.
 */
final class NativeEvents {

  static final ColumnSpec EPOCH_HOUR = whole("epoch_hour", "Hour from 1970");
  static final ColumnSpec RECEIVED_US = whole("received_us", "Arrival, microseconds from 1970");
  static final ColumnSpec LOAD_CHANGE_WH = whole("load_change_wh", "Change of the load");
  static final ColumnSpec MINING_CHANGE_WH =
      whole("mining_change_wh", "Change of the mining that comes over the grid");
  static final ColumnSpec FIRST = whole("first_versions", "1 for an hour's first value, else 0");
  static final String EVENTS = "events";

  static final ColumnSpec CONNECTION_WH =
      whole("connection_wh", "Energy of the connection in an hour");
  static final ColumnSpec OWN_WH = whole("own_wh", "Energy of the site's own supply in an hour");

  /** One change of what was known: the rows of {@link #of} and of {@link SiteMonthMining}. */
  static final RowType CHANGE =
      RowType.of(
          "change",
          Columns.REGION,
          EPOCH_HOUR,
          RECEIVED_US,
          LOAD_CHANGE_WH,
          MINING_CHANGE_WH,
          FIRST);

  private NativeEvents() {}

  private static ColumnSpec whole(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.BIGINT, Unit.NONE, true, meaning);
  }

  /**
   * The changes by region.
   *
   * @param loads versions of load hours
   * @param meters versions of meter hours
   * @param reports versions of reported hours
   * @param register the present register, with a site's region, connection and own supply
   * @param mining processes the readings and reports of each site's month
   */
  static Dataset<Row> of(
      Dataset<Row> loads,
      Dataset<Row> meters,
      Dataset<Row> reports,
      Dataset<Row> register,
      SiteMonthMining mining) {
    return loadChanges(loads)
        .unionByName(miningChanges(meters, reports, register, mining))
        .groupBy(Columns.REGION.col(), EPOCH_HOUR.col(), RECEIVED_US.col())
        .agg(
            sum(LOAD_CHANGE_WH.col()).as(LOAD_CHANGE_WH.name()),
            sum(MINING_CHANGE_WH.col()).as(MINING_CHANGE_WH.name()),
            sum(FIRST.col()).as(FIRST.name()));
  }

  /** The changes of all regions of each zone, under the name of the zone as an area. */
  static Dataset<Row> ofZones(Dataset<Row> changes, Dataset<Row> zones, String prefix) {
    return changes
        .join(broadcast(zones), Columns.REGION.name())
        .groupBy(Columns.ZONE.col(), EPOCH_HOUR.col(), RECEIVED_US.col())
        .agg(
            sum(LOAD_CHANGE_WH.col()).as(LOAD_CHANGE_WH.name()),
            sum(MINING_CHANGE_WH.col()).as(MINING_CHANGE_WH.name()),
            sum(FIRST.col()).as(FIRST.name()))
        .withColumn(Columns.REGION.name(), concat(lit(prefix), Columns.ZONE.col()))
        .drop(Columns.ZONE.name());
  }

  /** One row per area with its changes as a list. */
  static Dataset<Row> lists(Dataset<Row> changes) {
    return changes
        .groupBy(Columns.REGION.col())
        .agg(
            collect_list(
                    struct(
                        EPOCH_HOUR.col(),
                        RECEIVED_US.col(),
                        LOAD_CHANGE_WH.col(),
                        MINING_CHANGE_WH.col(),
                        FIRST.col()))
                .as(EVENTS));
  }

  private static Dataset<Row> loadChanges(Dataset<Row> loads) {
    WindowSpec inOrder =
        Window.partitionBy(Columns.REGION.col(), Columns.HOUR_START_UTC.col())
            .orderBy(
                Columns.RECEIVED_AT.col(), Columns.SOURCE_FILE.col(), Columns.LINE_NO.col().desc());
    Column before = lag(GridColumns.LOAD_WH.col(), 1).over(inOrder);
    return loads.select(
        Columns.REGION.col(),
        HourColumns.epochHour().as(EPOCH_HOUR.name()),
        unix_micros(Columns.RECEIVED_AT.col()).as(RECEIVED_US.name()),
        GridColumns.LOAD_WH.col().minus(coalesce(before, lit(0L))).as(LOAD_CHANGE_WH.name()),
        lit(0L).as(MINING_CHANGE_WH.name()),
        when(before.isNull(), 1L).otherwise(0L).as(FIRST.name()));
  }

  private static Dataset<Row> miningChanges(
      Dataset<Row> meters, Dataset<Row> reports, Dataset<Row> register, SiteMonthMining mining) {
    Dataset<Row> all =
        meters
            .select(record(MinerColumns.POINT_ID.col(), lit(0)))
            .unionByName(reports.select(record(lit(null), MinerColumns.REVISION.col())));
    return placed(all, register)
        .groupBy(Columns.SITE_ID.col(), trunc(Columns.MARKET_DATE.col(), "month"))
        .agg(
            collect_list(
                    struct(
                        RECEIVED_US.col(),
                        Columns.REGION.col(),
                        EPOCH_HOUR.col(),
                        MinerColumns.POINT_ID.col(),
                        MinerColumns.REVISION.col(),
                        MinerColumns.ENERGY_WH.col(),
                        CONNECTION_WH.col(),
                        OWN_WH.col(),
                        Columns.SOURCE_FILE.col(),
                        Columns.LINE_NO.col(),
                        Columns.ITEM_NO.col()))
                .as(SiteMonthMining.RECORDS))
        .select(Columns.SITE_ID.col(), col(SiteMonthMining.RECORDS))
        .flatMap(mining, Encoders.row(CHANGE.structType()));
  }

  private static Column[] record(Column point, Column revision) {
    return new Column[] {
      Columns.SITE_ID.col(),
      Columns.MARKET_DATE.col(),
      HourColumns.epochHour().as(EPOCH_HOUR.name()),
      unix_micros(Columns.RECEIVED_AT.col()).as(RECEIVED_US.name()),
      point.cast("string").as(MinerColumns.POINT_ID.name()),
      revision.cast("int").as(MinerColumns.REVISION.name()),
      MinerColumns.ENERGY_WH.col(),
      Columns.SOURCE_FILE.col(),
      Columns.LINE_NO.col(),
      Columns.ITEM_NO.col()
    };
  }

  /**
   * Inner, many to one: adds the register row in force on the day of the reading. A tenant's
   * records are left out, because its host's consumption includes them.
   */
  private static Dataset<Row> placed(Dataset<Row> records, Dataset<Row> register) {
    String left = "reading";
    String right = "site";
    String until = "site_until";
    Column ownMw =
        when(
                MinerColumns.SUPPLY.col().equalTo("own"),
                coalesce(MinerColumns.OWN_GEN_MW.col(), lit(0)))
            .otherwise(lit(0));
    Dataset<Row> sites =
        register.select(
            Columns.SITE_ID.col(),
            Columns.VALID_FROM.col(),
            InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID).as(until),
            Columns.REGION.col(),
            MinerColumns.HOST_SITE_ID.col(),
            Columns.CONNECTION_MW
                .col()
                .multiply(lit(1_000_000))
                .cast("bigint")
                .as(CONNECTION_WH.name()),
            ownMw.multiply(lit(1_000_000)).cast("bigint").as(OWN_WH.name()));
    Column inForce =
        Columns.SITE_ID
            .in(left)
            .equalTo(Columns.SITE_ID.in(right))
            .and(
                InForce.on(
                    Columns.MARKET_DATE.in(left),
                    Columns.VALID_FROM.in(right),
                    col(right + "." + until)));
    Dataset<Row> all =
        records
            .as(left)
            .join(broadcast(sites.as(right)), inForce, "inner")
            .drop(Columns.SITE_ID.in(right));
    return Hosting.inForce(all, register).where(Hosting.countsForItself());
  }
}
