package kz.quat.publish.dimension;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;

/** The rows of the dimensions of a run. */
public final class Dimensions {

  private final Map<String, List<Row>> rows;

  private Dimensions(Map<String, List<Row>> rows) {
    this.rows = rows;
  }

  /** The rows in the warehouse from which the dimensions are made. */
  public record Sources(List<Row> regions, List<Row> register, List<Row> calendar) {

    /**
     * The rows.
     *
     * @param regions of {@link CoreTables#REGIONS}
     * @param register of {@link CoreTables#REGISTER_SITES}
     * @param calendar of {@link CoreTables#CALENDAR_DAYS}
     */
    public Sources {
      regions = List.copyOf(regions);
      register = List.copyOf(register);
      calendar = List.copyOf(calendar);
    }
  }

  /**
   * The dimensions of a run.
   *
   * @param day the delivery day
   * @param first the first day of any published table
   */
  public static Dimensions of(QuatConfig config, Sources sources, LocalDate day, LocalDate first) {
    Map<String, ZoneId> zones = new TreeMap<>();
    config.rules().regions().zoneIds().forEach((code, zone) -> zones.put(code, ZoneId.of(zone)));
    return new Dimensions(
        Map.of(
            DimensionTables.REGIONS.name(),
            RegionDimension.rows(
                config.rules().regions().regions(), sources.regions(), day, RegionShapes.shipped()),
            DimensionTables.SITES.name(),
            SiteDimension.rows(sources.register(), day),
            DimensionTables.DATES.name(),
            new DateDimension(sources.calendar(), ZoneId.of(config.market().zoneId()), zones, day)
                .rows(first)));
  }

  /**
   * The rows of a dimension, sorted by its key.
   *
   * @throws IllegalArgumentException for any other table
   */
  public List<Row> rows(TableSpec dimension) {
    List<Row> known = rows.get(dimension.name());
    if (known == null) {
      throw new IllegalArgumentException(dimension.name() + " is no dimension");
    }
    return known;
  }
}
