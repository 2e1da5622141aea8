package kz.quat.grid;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Strain of region-hours (docs/spec/quotas.md, section 4), computed by the same code that solves a
 * case. All regions of an hour form one network.
 */
public final class RegionStrain {

  /** {@code basis} of hours with metered load. */
  public static final String MEASURED = "measured";

  /** {@code basis} of future hours. */
  public static final String FORECAST = "forecast";

  static final String HOUR_ROWS = "hour_rows";

  private RegionStrain() {}

  /**
   * Rows with the columns of {@link OutTables#STRAIN_REGION_HOURS} to which the rows of the zone,
   * system and tie tables are attached, each once. Hours in which no region has a load are left
   * out. A region without load or capacity in an hour has a row with null strain and is not part of
   * that hour's network.
   *
   * @param inputs rows of {@link StrainInputs}
   * @param ties rows of {@link CoreTables#TIES} of all days
   */
  public static Dataset<Row> of(Dataset<Row> inputs, List<Row> ties) {
    Column[] members = HourStrainRows.INPUT.stream().map(ColumnSpec::col).toArray(Column[]::new);
    return inputs
        .groupBy(Columns.HOUR_START_UTC.col())
        .agg(collect_list(struct(members)).as(HOUR_ROWS))
        .select(functions.col(HOUR_ROWS))
        .flatMap(new HourStrainRows(ties), Encoders.row(HourStrainRows.schema()));
  }

  /** The rows of {@link OutTables#STRAIN_REGION_HOURS}, only for regions of the country. */
  public static List<Row> regions(Collection<Row> strain) {
    RowType type = RowType.of(OutTables.STRAIN_REGION_HOURS);
    List<Row> rows = new ArrayList<>();
    for (Row row : strain) {
      if (!PseudoRegion.is(Columns.REGION.from(row))) {
        rows.add(type.narrowed(row));
      }
    }
    return rows;
  }

  /** The rows of {@link OutTables#STRAIN_ZONE_HOURS}. */
  public static List<Row> zones(Collection<Row> strain) {
    return attached(strain, HourStrainRows.ZONE_ROWS);
  }

  /** The rows of {@link OutTables#STRAIN_SYSTEM_HOURS}. */
  public static List<Row> system(Collection<Row> strain) {
    return attached(strain, HourStrainRows.SYSTEM_ROWS);
  }

  /** The rows of {@link OutTables#STRAIN_TIE_HOURS}. */
  public static List<Row> ties(Collection<Row> strain) {
    return attached(strain, HourStrainRows.TIE_ROWS);
  }

  private static List<Row> attached(Collection<Row> strain, RowType.RowList list) {
    List<Row> rows = new ArrayList<>();
    for (Row row : strain) {
      rows.addAll(list.from(row));
    }
    return rows;
  }
}
