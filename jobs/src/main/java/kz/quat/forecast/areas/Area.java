package kz.quat.forecast.areas;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.RowType;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * An area for which load is forecast: a region, a zone or the nation. The load of a zone or of the
 * nation is the sum of the loads of its regions.
 *
 * @param name the region's code, or {@link #ofZone}, or {@link #NATION}
 * @param zone for a region, its zone as an area's name, from which it borrows history if it has too
 *     little of its own; null for zones and the nation
 * @param zoneId tzdb name of the clock that people in the area use
 */
public record Area(String name, @Nullable String zone, String zoneId) {

  /** The name of the nation as an area. */
  public static final String NATION = ForecastColumns.NATION;

  /** Prefix of the name of a zone; no code of a region begins with it. */
  private static final String ZONE = "zone/";

  static final String DONOR = "donor";
  static final String TASK = "task";

  private static final ColumnSpec DONOR_AREA =
      new ColumnSpec(
          DONOR, ColumnType.TEXT, Unit.NONE, false, "Zone whose past it borrows, as an area");
  private static final ColumnSpec TASK_NO =
      new ColumnSpec(TASK, ColumnType.INT, Unit.NONE, true, "Number of its Spark task");
  private static final RowType ROW =
      RowType.of("area", Columns.REGION, DONOR_AREA, Clocks.ZONE_ID, TASK_NO);

  /** The name of a zone as an area. */
  public static String ofZone(String zone) {
    return ZONE + zone;
  }

  /** The name of an area as tables show it: zones without their prefix, others unchanged. */
  static String plainName(String area) {
    return area.startsWith(ZONE) ? area.substring(ZONE.length()) : area;
  }

  /** The areas as rows of {@link #schema()}, each with the number of its task. */
  public static List<Row> rows(List<Area> areas) {
    int[] tasks = TaskNumbers.of(areas.size());
    List<Row> rows = new ArrayList<>();
    for (Area area : areas) {
      rows.add(
          ROW.row()
              .set(Columns.REGION, area.name())
              .set(DONOR_AREA, area.zone())
              .set(Clocks.ZONE_ID, area.zoneId())
              .set(TASK_NO, tasks[rows.size()])
              .build());
    }
    return rows;
  }

  /** Columns of {@link #rows}. */
  public static StructType schema() {
    return ROW.structType();
  }
}
