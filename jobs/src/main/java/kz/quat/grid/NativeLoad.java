package kz.quat.grid;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.Hosting;
import kz.quat.schema.InForce;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Native load: metered load minus known mining that is supplied from the grid
 * (docs/spec/inputs.md).
 */
public final class NativeLoad {

  private static final List<String> KNOWN = List.of("metered", "reported", "capped_at_connection");
  private static final String KNOWN_LICENSED_MW = "known_licensed_mw";
  private static final String ALL_LICENSED_MW = "all_licensed_mw";

  private NativeLoad() {}

  /**
   * Rows of {@link CoreTables#REGION_HOURS}, one for every load hour of a region with a zone.
   * Imputed and unknown mining is not subtracted, so that quotas rather become too small. A site's
   * own generation does not pass the grid's meters, so only its consumption beyond that is
   * subtracted. The result is at least 0.
   *
   * @param loadHours {@link CoreTables#LOAD_HOURS}
   * @param siteHours {@link CoreTables#SITE_HOURS} of the same hours
   * @param licensed {@link #licensedByDay}
   */
  public static Dataset<Row> of(
      Dataset<Row> loadHours,
      Dataset<Row> siteHours,
      Dataset<Row> licensed,
      Dataset<Row> regions,
      Clocks clocks) {
    String load = "load";
    String mining = "mining";
    Column sameHour =
        Columns.REGION
            .in(load)
            .equalTo(Columns.REGION.in(mining))
            .and(Columns.HOUR_START_UTC.in(load).equalTo(Columns.HOUR_START_UTC.in(mining)));
    Dataset<Row> withMining =
        loadHours
            .as(load)
            .join(knownMining(siteHours).as(mining), sameHour, "left_outer")
            .drop(Columns.REGION.in(mining))
            .drop(Columns.HOUR_START_UTC.in(mining));
    Dataset<Row> clocked =
        clocks
            .withClock(RegionLimits.join(withMining, regions))
            .where(Columns.ZONE.col().isNotNull());
    Column known = coalesce(GridColumns.MINING_KNOWN_WH.col(), lit(0L));
    return withCoverage(clocked, licensed)
        .withColumn(GridColumns.MINING_KNOWN_WH.name(), GridColumns.MINING_KNOWN_WH.as(known))
        .withColumn(
            GridColumns.NATIVE_WH.name(),
            GridColumns.NATIVE_WH.as(greatest(GridColumns.LOAD_WH.col().minus(known), lit(0L))))
        .select(CoreTables.REGION_HOURS.select());
  }

  /** Mining drawn from the grid, and the licensed MW of the sites concerned, by region and hour. */
  private static Dataset<Row> knownMining(Dataset<Row> siteHours) {
    return knownFromGrid(siteHours)
        .groupBy(Columns.REGION.col(), Columns.HOUR_START_UTC.col())
        .agg(
            GridColumns.MINING_KNOWN_WH.as(sum(GridColumns.MINING_KNOWN_WH.col())),
            sum(Columns.LICENSED_MW.col()).as(KNOWN_LICENSED_MW));
  }

  /**
   * The site-hours with known consumption, with the energy that each draws from the grid added as
   * {@code mining_known_wh}. Tenants are left out, because their hosts' consumption includes them.
   *
   * @param siteHours {@link CoreTables#SITE_HOURS}
   */
  public static Dataset<Row> knownFromGrid(Dataset<Row> siteHours) {
    Column ownWh =
        when(
                MinerColumns.SUPPLY.col().equalTo("own"),
                coalesce(MinerColumns.OWN_GEN_MW.col(), lit(0)).multiply(lit(1_000_000)))
            .otherwise(lit(0))
            .cast("bigint");
    Column fromGrid = greatest(MinerColumns.USED_WH.col().minus(ownWh), lit(0L));
    return siteHours
        .where(MinerColumns.USED_REASON_CODE.col().isin(KNOWN.toArray()))
        .where(Hosting.countsForItself())
        .withColumn(GridColumns.MINING_KNOWN_WH.name(), fromGrid);
  }

  private static Dataset<Row> withCoverage(Dataset<Row> rows, Dataset<Row> licensed) {
    String left = "native";
    String right = "licensed";
    Column sameDay =
        Columns.REGION
            .in(left)
            .equalTo(Columns.REGION.in(right))
            .and(Columns.MARKET_DATE.in(left).equalTo(Columns.MARKET_DATE.in(right)));
    Column all = new Column(ALL_LICENSED_MW);
    Column knownMw = coalesce(new Column(KNOWN_LICENSED_MW), lit(0));
    Column coverage =
        when(all.gt(0), least(knownMw.divide(all).multiply(100).cast("double"), lit(100.0)));
    return rows.as(left)
        .join(licensed.as(right), sameDay, "left_outer")
        .drop(Columns.REGION.in(right))
        .drop(Columns.MARKET_DATE.in(right))
        .withColumn(
            GridColumns.MINING_COVERAGE_PCT.name(), GridColumns.MINING_COVERAGE_PCT.as(coverage));
  }

  /**
   * Licensed MW by region and market day over a span of days, from the register rows in force.
   * Tenants are left out, because their hosts' licences include them.
   *
   * @param register {@link CoreTables#REGISTER_SITES}
   * @param from first day, ISO date
   * @param to last day, ISO date
   */
  public static Dataset<Row> licensedByDay(Dataset<Row> register, String from, String to) {
    Column until = InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID);
    Column last = least(date_sub(until, 1), lit(to).cast("date"));
    Column first = greatest(Columns.VALID_FROM.col(), lit(from).cast("date"));
    Dataset<Row> days =
        register
            .withColumn("first_day", first)
            .withColumn("last_day", last)
            .where("last_day >= first_day")
            .select(
                Columns.REGION.col(),
                Columns.LICENSED_MW.col(),
                MinerColumns.HOST_SITE_ID.col(),
                explode(sequence(new Column("first_day"), new Column("last_day")))
                    .as(Columns.MARKET_DATE.name()));
    return Hosting.inForce(days, register)
        .where(Hosting.countsForItself())
        .groupBy(Columns.REGION.col(), Columns.MARKET_DATE.col())
        .agg(sum(Columns.LICENSED_MW.col()).as(ALL_LICENSED_MW));
  }
}
