package kz.quat.grid;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.HourColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The inputs of the strain of a region-hour, for past hours and for the delivery day alike: region,
 * hour and clock, zone, basis, capacity, load, reserve, exchange limits, and metered figures. An
 * unknown input is null, and then the strain is null too.
 */
public final class StrainInputs {

  /** The columns for region, hour and clock, as in the rows of strain. */
  static final List<ColumnSpec> CLOCK =
      List.of(
          Columns.REGION,
          Columns.HOUR_START_UTC,
          Columns.MARKET_DATE,
          Columns.MARKET_HOUR,
          Columns.LOCAL_DATE,
          Columns.LOCAL_HOUR,
          Columns.ZONE);

  private StrainInputs() {}

  /**
   * Inputs of past hours, in which the measured native load is used for both quantiles.
   *
   * @param regionHours {@link CoreTables#REGION_HOURS}
   * @param capacity {@link CoreTables#AVAILABLE_CAPACITY} of the same span
   * @param regions {@link CoreTables#REGIONS}
   */
  public static Dataset<Row> measured(
      Dataset<Row> regionHours,
      Dataset<Row> capacity,
      Dataset<Row> regions,
      List<Reserve.Rule> reserve) {
    Dataset<Row> load =
        regionHours.select(
            with(
                clock(),
                HourColumns.megawatts(GridColumns.LOAD_P50_MW, GridColumns.NATIVE_WH.col()),
                HourColumns.megawatts(GridColumns.LOAD_P90_MW, GridColumns.NATIVE_WH.col()),
                HourColumns.megawatts(GridColumns.TOTAL_LOAD_MW, GridColumns.LOAD_WH.col()),
                HourColumns.megawatts(
                    GridColumns.MINING_LOAD_MW, GridColumns.MINING_KNOWN_WH.col())));
    return inputs(load, capacity, regions, reserve, RegionStrain.MEASURED);
  }

  /**
   * Inputs of future hours from {@link OutTables#FORECAST_REGION_HOURS}; metered figures are still
   * unknown.
   */
  public static Dataset<Row> forecast(
      Dataset<Row> forecast,
      Dataset<Row> capacity,
      Dataset<Row> regions,
      List<Reserve.Rule> reserve) {
    Dataset<Row> load =
        forecast.select(
            with(
                clock(),
                GridColumns.LOAD_P50_MW.as(QuotaColumns.quantile(50).col()),
                GridColumns.LOAD_P90_MW.as(QuotaColumns.quantile(90).col()),
                GridColumns.TOTAL_LOAD_MW.asNull(),
                GridColumns.MINING_LOAD_MW.asNull()));
    return inputs(load, capacity, regions, reserve, RegionStrain.FORECAST);
  }

  /** Joins load and capacity of each region-hour (full outer, one to one). */
  private static Dataset<Row> inputs(
      Dataset<Row> load,
      Dataset<Row> capacity,
      Dataset<Row> regions,
      List<Reserve.Rule> reserve,
      String basis) {
    String left = "load";
    String right = "capacity";
    Column same =
        Columns.REGION
            .in(left)
            .equalTo(Columns.REGION.in(right))
            .and(Columns.HOUR_START_UTC.in(left).equalTo(Columns.HOUR_START_UTC.in(right)));
    Column[] clock =
        CLOCK.stream()
            .map(c -> coalesce(c.in(left), c.in(right)).as(c.name()))
            .toArray(Column[]::new);
    Dataset<Row> joined =
        load.as(left)
            .join(capacity.as(right), same, "full_outer")
            .select(
                with(
                    clock,
                    GridColumns.AVAIL_GEN_MW.as(GridColumns.AVAILABLE_MW.in(right)),
                    orNoneAbroad(GridColumns.LOAD_P50_MW, left, right),
                    orNoneAbroad(GridColumns.LOAD_P90_MW, left, right),
                    GridColumns.TOTAL_LOAD_MW.in(left),
                    GridColumns.MINING_LOAD_MW.in(left),
                    GridColumns.OUTAGE_MW.in(right)));
    Column error = GridColumns.LOAD_P90_MW.col().minus(GridColumns.LOAD_P50_MW.col());
    return RegionLimits.join(Reserve.add(joined, reserve).drop(Columns.ZONE.name()), regions)
        .withColumn(
            ForecastColumns.ERROR_RESERVE_MW.name(), ForecastColumns.ERROR_RESERVE_MW.as(error))
        .withColumn(GridColumns.BASIS.name(), lit(basis));
  }

  /** Supply from abroad has no load: 0, not unknown. */
  private static Column orNoneAbroad(ColumnSpec load, String left, String right) {
    Column none =
        when(Columns.REGION.in(right).startsWith(PseudoRegion.PREFIX), lit(BigDecimal.ZERO));
    return load.as(coalesce(load.in(left), none));
  }

  private static Column[] clock() {
    return CLOCK.stream().map(ColumnSpec::col).toArray(Column[]::new);
  }

  private static Column[] with(Column[] first, Column... more) {
    Column[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }
}
