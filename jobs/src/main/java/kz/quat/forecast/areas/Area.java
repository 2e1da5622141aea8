package kz.quat.forecast.areas;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What is forecast: a region, or a zone or the nation, whose load is the sum of its regions'.
 *
 * @param name the region's code, or {@link #ofZone}, or {@link #NATION}
 * @param zone a region's zone, as an area's name, from which it borrows without a past of its own;
 *     null for zones and the nation
 * @param zoneId the clock by which its people live, by tzdb name
 */
public record Area(String name, @Nullable String zone, String zoneId) {

  /** The nation's name. */
  public static final String NATION = "nation";

  /** Before the name of a zone; no region's code holds it. */
  private static final String ZONE = "zone/";

  static final String DONOR = "donor";
  static final String TASK = "task";

  /** The name of a zone as an area. */
  public static String ofZone(String zone) {
    return ZONE + zone;
  }

  /** The name of a zone as tables show it; others stay as they are. */
  static String plainName(String area) {
    return area.startsWith(ZONE) ? area.substring(ZONE.length()) : area;
  }

  /** Rows of {@link #schema()}: the areas, each with the number of its task. */
  public static List<Row> rows(List<Area> areas) {
    int[] tasks = TaskNumbers.of(areas.size());
    List<Row> rows = new ArrayList<>();
    for (Area area : areas) {
      rows.add(RowFactory.create(area.name(), area.zone(), area.zoneId(), tasks[rows.size()]));
    }
    return rows;
  }

  /** Columns of {@link #rows}. */
  public static StructType schema() {
    return new StructType()
        .add(Columns.REGION.name(), DataTypes.StringType, false)
        .add(DONOR, DataTypes.StringType, true)
        .add(Clocks.ZONE_ID.name(), DataTypes.StringType, false)
        .add(TASK, DataTypes.IntegerType, false);
  }
}
