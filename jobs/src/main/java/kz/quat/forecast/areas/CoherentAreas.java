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
import kz.quat.schema.RowBuilder;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes the forecasts of zones and of the nation agree with those of their regions in the median.
 * The quantiles of a zone or of the nation follow from its own errors; all are shifted by the same
 * amount, so that the median becomes the sum of the regions' medians. The regions stay unchanged,
 * because quotas are computed from them.
 */
public final class CoherentAreas {
  private static final String P50 = QuotaColumns.quantile(50).name();

  private CoherentAreas() {}

  /**
   * The areas' rows, shifted. An area with a region that has no forecast stays unchanged.
   *
   * @param regions rows of {@link AreaForecastTask#schema()} for regions
   * @param areas the same for zones and the nation
   * @param zoneByRegion each region's zone
   */
  public static List<Row> of(List<Row> regions, List<Row> areas, Map<String, String> zoneByRegion) {
    Map<String, BigDecimal> sums = new HashMap<>();
    Map<String, Boolean> incomplete = new HashMap<>();
    for (Row region : regions) {
      String name = Columns.REGION.from(region);
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
              String key = key(Columns.REGION.from(area), area);
              return incomplete.containsKey(key) ? area : shifted(area, sums.get(key));
            })
        .toList();
  }

  private static String key(String area, Row row) {
    return area + ' ' + Columns.HOUR_START_UTC.<Timestamp>from(row).getTime();
  }

  private static Row shifted(Row area, @Nullable BigDecimal median) {
    BigDecimal own = area.getAs(P50);
    if (median == null || own == null) {
      return area;
    }
    BigDecimal shift = median.subtract(own);
    Map<String, BigDecimal> changed = new HashMap<>();
    for (int pct : QuotaColumns.QUANTILES_PCT) {
      String quantile = QuotaColumns.quantile(pct).name();
      BigDecimal mw = area.getAs(quantile);
      changed.put(quantile, mw.add(shift).max(BigDecimal.ZERO.setScale(6)));
    }
    BigDecimal p90 = Objects.requireNonNull(changed.get(QuotaColumns.quantile(90).name()));
    BigDecimal p50 = Objects.requireNonNull(changed.get(P50));
    changed.put(ForecastColumns.ERROR_RESERVE_MW.name(), p90.subtract(p50));
    BigDecimal adjustment = ForecastColumns.PART_ADJUSTMENT_MW.from(area);
    if (adjustment != null) {
      changed.put(ForecastColumns.PART_ADJUSTMENT_MW.name(), adjustment.add(shift));
    }
    return RowBuilder.changed(area, changed);
  }
}
