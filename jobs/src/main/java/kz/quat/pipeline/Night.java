package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.config.QuatConfig;
import kz.quat.domain.MarketDay;
import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.DayClock;
import kz.quat.schema.InForce;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A night in progress: what every stage needs to know.
 *
 * @param day the delivery day
 * @param issuedAt issue time; data that arrived later are not used
 * @param runSeq number of the run
 * @param zoneIds each region's local clock
 * @param regionsInForce rows of the regions table in force on the day; empty until they are cleaned
 */
record Night(
    SparkSession spark,
    QuatConfig config,
    Warehouse warehouse,
    LocalDate day,
    Instant issuedAt,
    long runSeq,
    Clocks clocks,
    Map<String, String> zoneIds,
    List<Row> regionsInForce) {

  /** A night before its regions are known. */
  static Night of(
      SparkSession spark,
      QuatConfig config,
      Warehouse warehouse,
      LocalDate day,
      Instant issuedAt,
      long runSeq) {
    return new Night(
        spark,
        config,
        warehouse,
        day,
        issuedAt,
        runSeq,
        DayRules.clocks(spark, config.rules(), config.market().zoneId()),
        config.rules().regions().zoneIds(),
        List.of());
  }

  /** The same night with the regions known. */
  Night withRegions(List<Row> inForce) {
    return new Night(
        spark, config, warehouse, day, issuedAt, runSeq, clocks, zoneIds, List.copyOf(inForce));
  }

  /** The same night for one stage: tables that the stage does not declare are refused. */
  Night limitedTo(Stage stage) {
    return new Night(
        spark,
        config,
        warehouse.limitedTo(stage.name(), stage.reads(), stage.writes()),
        day,
        issuedAt,
        runSeq,
        clocks,
        zoneIds,
        regionsInForce);
  }

  /**
   * The row in force of each key on the delivery day: the one with the latest valid_from not after
   * the day, unless its valid_to has passed.
   */
  List<Row> inForce(TableSpec table, ColumnSpec key) {
    List<Row> begun = new ArrayList<>(warehouse.rows(table).list());
    begun.removeIf(row -> InForce.validFrom(row).isAfter(day));
    return InForce.on(day, begun, key);
  }

  /** Replaces the delivery day's rows of a table by rows that the driver holds. */
  void replaceDay(TableSpec table, List<Row> rows) {
    warehouse.replaceRows(table, rows, List.of(day));
  }

  /**
   * The first day of a table that is published; has no meaning for a table that is published whole.
   */
  LocalDate firstPublished(TableSpec table) {
    int days =
        switch (table.publishedDays()) {
          case TableSpec.REGION_DAYS -> config.publish().regionDays();
          case TableSpec.SITE_DAYS -> config.publish().siteDays();
          default -> table.publishedDays();
        };
    return day.minusDays(days);
  }

  MarketDay marketDay() {
    return new MarketDay(day, ZoneId.of(config.market().zoneId()));
  }

  /** The hours of the delivery day. */
  DayClock dayClock() {
    Map<String, ZoneId> zones = new TreeMap<>();
    zoneIds.forEach((region, zone) -> zones.put(region, ZoneId.of(zone)));
    return new DayClock(marketDay(), zones);
  }

  /** The zone of every region in force. */
  Map<String, String> zones() {
    Map<String, String> zones = new TreeMap<>();
    for (Row region : regionsInForce) {
      zones.put(Columns.REGION.from(region), Columns.ZONE.from(region));
    }
    return zones;
  }

  /**
   * Upper bound, from metadata, for the number of a table's rows in the months that contain the
   * given days.
   */
  long atMost(TableSpec table, Collection<LocalDate> days) {
    long rows = 0;
    Set<LocalDate> firsts = new TreeSet<>();
    days.forEach(date -> firsts.add(date.withDayOfMonth(1)));
    for (LocalDate first : firsts) {
      rows += warehouse.rows(table, first, first.plusMonths(1)).atMost();
    }
    return rows;
  }

  /** The rows of a table in the months that contain the given days. */
  Dataset<Row> months(TableSpec table, Collection<LocalDate> days) {
    if (days.isEmpty()) {
      return inMonths(warehouse.read(table), days);
    }
    LocalDate from = Collections.min(days).withDayOfMonth(1);
    LocalDate until = Collections.max(days).withDayOfMonth(1).plusMonths(1);
    return inMonths(warehouse.read(table, from, until), days);
  }

  /**
   * Those rows of a dataset with a market day that are in the months which contain the given days.
   */
  static Dataset<Row> inMonths(Dataset<Row> rows, Collection<LocalDate> days) {
    Set<LocalDate> firsts = new TreeSet<>();
    days.forEach(date -> firsts.add(date.withDayOfMonth(1)));
    Column inMonths =
        firsts.stream()
            .map(first -> between(first, first.plusMonths(1)))
            .reduce(Column::or)
            .orElse(functions.lit(false));
    return rows.where(inMonths);
  }

  /** The rows of a table whose market day is in [from, to). */
  Dataset<Row> days(TableSpec table, LocalDate from, LocalDate to) {
    return warehouse.read(table, from, to);
  }

  private static Column between(LocalDate from, LocalDate to) {
    Column date = Columns.MARKET_DATE.col();
    return date.geq(functions.lit(from)).and(date.lt(functions.lit(to)));
  }
}
