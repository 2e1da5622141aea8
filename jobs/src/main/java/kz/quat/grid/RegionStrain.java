package kz.quat.grid;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;
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
   * Rows with the columns of {@link OutTables#STRAIN_REGION_HOURS} and, beside them, the rows of
   * the zone, system and tie tables, each once. Hours in which no region has a load are left out; a
   * region without load or capacity in an hour has its row with strain null and takes no part in
   * that hour's network.
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

  /** The rows of {@link OutTables#STRAIN_ZONE_HOURS}. */
  public static Dataset<Row> zones(Dataset<Row> strain) {
    return beside(strain, HourStrainRows.ZONE_ROW);
  }

  /** The rows of {@link OutTables#STRAIN_SYSTEM_HOURS}. */
  public static Dataset<Row> system(Dataset<Row> strain) {
    return beside(strain, HourStrainRows.SYSTEM_ROW);
  }

  /** The rows of {@link OutTables#STRAIN_TIE_HOURS}. */
  public static Dataset<Row> ties(Dataset<Row> strain) {
    String tie = "tie_row";
    return strain
        .select(functions.explode(functions.col(HourStrainRows.TIE_ROWS)).as(tie))
        .select(functions.col(tie + ".*"));
  }

  private static Dataset<Row> beside(Dataset<Row> strain, String row) {
    return strain.where(functions.col(row).isNotNull()).select(functions.col(row + ".*"));
  }
}
