package kz.quat.forecast.areas;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;

/**
 * Makes zones and the nation coherent with their regions in the median: their quantiles, which come
 * from their own errors, are shifted together until the median is the sum of the regions' medians.
 * The regions stay as they are, for quotas are cut from them.
 */
public final class CoherentAreas {
  private static final String P50 = QuotaColumns.quantile(50).name();

  private CoherentAreas() {}

  /**
   * The areas' rows, shifted. An area of which a region has no forecast stays as it is.
   *
   * @param regions rows of {@link AreaForecastTask#schema()}, of regions
   * @param areas the same of zones and the nation
   * @param zoneByRegion each region's zone
   */
  public static List<Row> of(List<Row> regions, List<Row> areas, Map<String, String> zoneByRegion) {
    Map<String, BigDecimal> sums = new HashMap<>();
    Map<String, Boolean> incomplete = new HashMap<>();
    for (Row region : regions) {
      String name = region.getAs(Columns.REGION.name());
      String zone = Objects.requireNonNull(zoneByRegion.get(name), name);
      BigDecimal median = region.getAs(P50);
      for (String area : List.of(Area.ofZone(zone), Area.NATION)) {
        String key = key(area, region);
        if (median == null) {
          incomplete.put(key, true);
        } else {
          sums.merge(key, median, BigDecimal::add);
        }
      }
    }
    return areas.stream()
        .map(
            area -> {
              String key = key(area.getAs(Columns.REGION.name()), area);
              return incomplete.containsKey(key) ? area : shifted(area, sums.get(key));
            })
        .toList();
  }

  private static String key(String area, Row row) {
    return area + ' ' + row.<Timestamp>getAs(Columns.HOUR_START_UTC.name()).getTime();
  }

  private static Row shifted(Row area, @Nullable BigDecimal median) {
    BigDecimal own = area.getAs(P50);
    if (median == null || own == null) {
      return area;
    }
    BigDecimal shift = median.subtract(own);
    Object[] values = new Object[area.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = area.get(i);
    }
    for (int pct : QuotaColumns.QUANTILES_PCT) {
      int at = area.fieldIndex(QuotaColumns.quantile(pct).name());
      values[at] = area.getDecimal(at).add(shift).max(BigDecimal.ZERO.setScale(6));
    }
    int reserve = area.fieldIndex(ForecastColumns.ERROR_RESERVE_MW.name());
    values[reserve] =
        ((BigDecimal) values[area.fieldIndex(QuotaColumns.quantile(90).name())])
            .subtract((BigDecimal) values[area.fieldIndex(P50)]);
    int adjustment = area.fieldIndex(ForecastColumns.PART_ADJUSTMENT_MW.name());
    if (!area.isNullAt(adjustment)) {
      values[adjustment] = area.getDecimal(adjustment).add(shift);
    }
    return new GenericRowWithSchema(values, area.schema());
  }
}
