package kz.quat.grid;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.InForce;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** The load-duration curve: in what share of a year's hours the load was at least so high. */
public final class LoadDuration {

  /** The code under which the whole country's curve stands. */
  public static final String NATION = "KZ";

  private static final Column SHARES =
      array(
          IntStream.rangeClosed(0, 100)
              .mapToObj(pct -> lit((100 - pct) / 100.0))
              .toArray(Column[]::new));

  private static final String FOUND = "regions_found";
  private static final String EXPECTED = "regions_expected";
  private static final String UNTIL = "row_until";

  private LoadDuration() {}

  /**
   * Rows of {@link OutTables#STRAIN_LOAD_DURATION} for each region and the nation. The nation's
   * hours are those in which every region in force has a load: a sum that lacks one is unknown, not
   * low.
   *
   * @param regionHours {@link CoreTables#REGION_HOURS} of the days before the delivery day
   * @param regions {@link CoreTables#REGIONS}
   * @param firstDay first day of the hours
   * @param deliveryDay the day under which the curve is filed
   */
  public static Dataset<Row> of(
      Dataset<Row> regionHours, Dataset<Row> regions, LocalDate firstDay, String deliveryDay) {
    Dataset<Row> single =
        regionHours.select(
            Columns.REGION.col(),
            Columns.MARKET_DATE.col(),
            Columns.HOUR_START_UTC.col(),
            GridColumns.LOAD_WH.col(),
            GridColumns.NATIVE_WH.col());
    Dataset<Row> nation =
        single
            .groupBy(Columns.HOUR_START_UTC.col(), Columns.MARKET_DATE.col())
            .agg(
                sum(GridColumns.LOAD_WH.col()).as(GridColumns.LOAD_WH.name()),
                sum(GridColumns.NATIVE_WH.col()).as(GridColumns.NATIVE_WH.name()),
                count(lit(1)).as(FOUND))
            .join(
                broadcast(regionsByDay(regions, firstDay, deliveryDay)),
                CollectionConverters.asScala(List.of(Columns.MARKET_DATE.name())).toSeq(),
                "inner")
            .where(col(FOUND).geq(col(EXPECTED)))
            .select(
                Columns.REGION.as(lit(NATION)),
                Columns.HOUR_START_UTC.col(),
                GridColumns.LOAD_WH.col(),
                GridColumns.NATIVE_WH.col());
    String load = "load_curve";
    String nativeLoad = "native_curve";
    return single
        .drop(Columns.MARKET_DATE.name())
        .unionByName(nation)
        .groupBy(Columns.REGION.col())
        .agg(
            percentile(GridColumns.LOAD_WH.col(), SHARES).as(load),
            percentile(GridColumns.NATIVE_WH.col(), SHARES).as(nativeLoad))
        .select(
            Columns.REGION.col(),
            new Column(nativeLoad),
            posexplode(new Column(load))
                .as(new String[] {GridColumns.EXCEEDANCE_PCT.name(), "load_at_pct_wh"}))
        .select(
            Columns.REGION.col(),
            GridColumns.EXCEEDANCE_PCT.col(),
            Columns.MARKET_DATE.as(lit(deliveryDay)),
            megawatts(GridColumns.LOAD_MW, new Column("load_at_pct_wh")),
            megawatts(
                GridColumns.NATIVE_LOAD_MW,
                expr(
                    "element_at(%s, %s + 1)"
                        .formatted(nativeLoad, GridColumns.EXCEEDANCE_PCT.name()))));
  }

  /** Regions in force on each day, those abroad left out; a day without any is not there. */
  private static Dataset<Row> regionsByDay(
      Dataset<Row> regions, LocalDate firstDay, String deliveryDay) {
    Column until = InForce.until(CoreTables.REGIONS, Columns.REGION);
    Column first = greatest(Columns.VALID_FROM.col(), lit(firstDay));
    Column last = least(date_sub(col(UNTIL), 1), lit(deliveryDay).cast("date"));
    return regions
        .withColumn(UNTIL, until)
        .where(not(Columns.REGION.col().startsWith(PseudoRegion.PREFIX)).and(first.leq(last)))
        .select(explode(sequence(first, last)).as(Columns.MARKET_DATE.name()))
        .groupBy(Columns.MARKET_DATE.col())
        .agg(count(lit(1)).as(EXPECTED));
  }

  private static Column megawatts(ColumnSpec target, Column wattHours) {
    return target.as(wattHours.divide(lit(1e6)));
  }
}
