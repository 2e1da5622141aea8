package kz.quat.grid;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sum;

import java.util.stream.IntStream;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The load-duration curve: in what share of a year's hours the load was at least so high. */
public final class LoadDuration {

  /** The code under which the whole country's curve stands. */
  public static final String NATION = "KZ";

  private static final Column SHARES =
      array(
          IntStream.rangeClosed(0, 100)
              .mapToObj(pct -> lit((100 - pct) / 100.0))
              .toArray(Column[]::new));

  private LoadDuration() {}

  /**
   * Rows of {@link OutTables#STRAIN_LOAD_DURATION} for each region and the nation.
   *
   * @param regionHours {@link CoreTables#REGION_HOURS} of the 365 days before the delivery day
   * @param deliveryDay the day under which the curve is filed
   */
  public static Dataset<Row> of(Dataset<Row> regionHours, String deliveryDay) {
    Dataset<Row> regions =
        regionHours.select(
            Columns.REGION.col(),
            Columns.HOUR_START_UTC.col(),
            GridColumns.LOAD_WH.col(),
            GridColumns.NATIVE_WH.col());
    Dataset<Row> nation =
        regions
            .groupBy(Columns.HOUR_START_UTC.col())
            .agg(
                sum(GridColumns.LOAD_WH.col()).as(GridColumns.LOAD_WH.name()),
                sum(GridColumns.NATIVE_WH.col()).as(GridColumns.NATIVE_WH.name()))
            .select(
                Columns.REGION.as(lit(NATION)),
                Columns.HOUR_START_UTC.col(),
                GridColumns.LOAD_WH.col(),
                GridColumns.NATIVE_WH.col());
    String load = "load_curve";
    String nativeLoad = "native_curve";
    return regions
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

  private static Column megawatts(kz.quat.schema.Column target, Column wattHours) {
    return target.as(wattHours.divide(lit(1e6)));
  }
}
