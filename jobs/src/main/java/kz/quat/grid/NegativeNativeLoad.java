package kz.quat.grid;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * Counts the region-hours with more known mining than load in the same pass that writes them. Their
 * native load is 0, and one of the figures behind it is wrong.
 */
public final class NegativeNativeLoad {

  private final Observation observation = new Observation("native_below_zero");
  private final SortedSet<String> regions;

  /** Prepares to count for these regions. */
  public NegativeNativeLoad(Collection<String> regions) {
    this.regions = new TreeSet<>(regions);
  }

  /**
   * The same rows, which are counted when they are written.
   *
   * @param rows {@link kz.quat.schema.CoreTables#REGION_HOURS}
   */
  public Dataset<Row> watched(Dataset<Row> rows) {
    Column below = GridColumns.LOAD_WH.col().lt(GridColumns.MINING_KNOWN_WH.col());
    Column[] byRegion =
        regions.stream()
            .map(
                region ->
                    sum(when(below.and(Columns.REGION.col().equalTo(region)), 1L).otherwise(0L))
                        .as(region))
            .toArray(Column[]::new);
    return rows.observe(observation, sum(lit(1L)).as("rows"), byRegion);
  }

  /**
   * Number of such hours by region, without regions that have none. Call this only after the write
   * has finished; before it, the call blocks.
   */
  public SortedMap<String, Long> hours() {
    SortedMap<String, Long> hours = new TreeMap<>();
    Map<String, Object> seen;
    try {
      seen = observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the hours were counted", e);
    }
    for (String region : regions) {
      if (seen.get(region) instanceof Long count && count > 0) {
        hours.put(region, count);
      }
    }
    return hours;
  }
}
