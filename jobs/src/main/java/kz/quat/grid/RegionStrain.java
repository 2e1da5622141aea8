package kz.quat.grid;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.function.Function;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Strain of region-hours (docs/spec/quotas.md, section 4), by the very code that solves a case: one
 * hour of all regions is one network.
 */
public final class RegionStrain {

  /** {@code basis} of hours whose load was metered. */
  public static final String MEASURED = "measured";

  /** {@code basis} of hours to come. */
  public static final String FORECAST = "forecast";

  private static final String HOUR_ROWS = "hour_rows";

  private RegionStrain() {}

  /**
   * Rows with the columns of {@link OutTables#STRAIN_REGION_HOURS} and, beside them, what the zone
   * table needs. Hours in which no region has a load are left out; a region without load or
   * capacity in an hour has its row with strain null and takes no part in that hour's network.
   *
   * @param inputs rows of {@link StrainInputs}
   * @param ties rows of {@link CoreTables#TIES}, all days
   */
  public static Dataset<Row> of(Dataset<Row> inputs, List<Row> ties) {
    Column[] members = HourStrainRows.INPUT.stream().map(ColumnSpec::col).toArray(Column[]::new);
    return inputs
        .groupBy(Columns.HOUR_START_UTC.col())
        .agg(collect_list(struct(members)).as(HOUR_ROWS))
        .select(functions.col(HOUR_ROWS))
        .flatMap(new HourStrainRows(Tie.of(ties)), Encoders.row(HourStrainRows.schema()));
  }

  /** The rows of {@link OutTables#STRAIN_REGION_HOURS}: regions of the country alone. */
  public static Dataset<Row> regions(Dataset<Row> strain) {
    return strain
        .where(functions.not(Columns.REGION.col().startsWith(PseudoRegion.PREFIX)))
        .select(OutTables.STRAIN_REGION_HOURS.select());
  }

  /** The rows of {@link OutTables#STRAIN_ZONE_HOURS}: the same for all regions of a zone. */
  public static Dataset<Row> zones(Dataset<Row> strain) {
    return of(strain, OutTables.STRAIN_ZONE_HOURS, HourStrainRows.OF_ZONE, HourStrainRows::ofZone)
        .dropDuplicates(new String[] {Columns.ZONE.name(), Columns.HOUR_START_UTC.name()});
  }

  /** The rows of {@link OutTables#STRAIN_SYSTEM_HOURS}: the same for all regions of an hour. */
  public static Dataset<Row> system(Dataset<Row> strain) {
    return of(
            strain,
            OutTables.STRAIN_SYSTEM_HOURS,
            HourStrainRows.OF_SYSTEM,
            HourStrainRows::ofSystem)
        .dropDuplicates(new String[] {Columns.HOUR_START_UTC.name()});
  }

  private static Dataset<Row> of(
      Dataset<Row> strain,
      TableSpec table,
      List<ColumnSpec> renamed,
      Function<ColumnSpec, String> from) {
    return strain
        .where(GridColumns.SURPLUS_MW.col().isNotNull())
        .select(
            table.columns().stream()
                .map(
                    column ->
                        renamed.contains(column)
                            ? functions.col(from.apply(column)).as(column.name())
                            : column.col())
                .toArray(Column[]::new));
  }
}
