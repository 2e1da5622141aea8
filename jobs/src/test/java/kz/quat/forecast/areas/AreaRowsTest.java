package kz.quat.forecast.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sums over regions: which hours are known, and how their forecast is tied to the regions'. */
class AreaRowsTest {

  private static final Map<String, String> ZONES = Map.of("KZ-10", "North", "KZ-11", "North");

  /** A row with quantiles around a median, each at a distance of its level less 50, MW. */
  private static Row row(String area, @Nullable Integer medianMw) {
    StructType schema = AreaForecastTask.schema();
    Object[] values = new Object[schema.size()];
    values[0] = area;
    values[1] = Timestamp.valueOf("2022-12-06 18:00:00");
    if (medianMw != null) {
      for (int pct : QuotaColumns.QUANTILES_PCT) {
        values[schema.fieldIndex(QuotaColumns.quantile(pct).name())] =
            BigDecimal.valueOf(medianMw + pct - 50L).setScale(6);
      }
      values[schema.fieldIndex(ForecastColumns.PART_ADJUSTMENT_MW.name())] = BigDecimal.ONE;
    }
    return new GenericRowWithSchema(values, schema);
  }

  private static BigDecimal mw(Row row, int pct) {
    return row.getAs(QuotaColumns.quantile(pct).name());
  }

  @Test
  void aZonesMedianIsTheSumOfItsRegionsAndItsSpreadItsOwn() {
    List<Row> regions = List.of(row("KZ-10", 100), row("KZ-11", 250));

    Row zone = CoherentAreas.of(regions, List.of(row("zone/North", 340)), ZONES).get(0);

    assertThat(mw(zone, 50)).isEqualByComparingTo("350");
    assertThat(mw(zone, 90)).isEqualByComparingTo("390");
    assertThat(mw(zone, 1)).isEqualByComparingTo("301");
    assertThat(zone.<BigDecimal>getAs(ForecastColumns.ERROR_RESERVE_MW.name()))
        .isEqualByComparingTo("40");
    assertThat(zone.<BigDecimal>getAs(ForecastColumns.PART_ADJUSTMENT_MW.name()))
        .isEqualByComparingTo("11");
  }

  @Test
  void anAreaWithARegionWithoutForecastStaysAsItIs() {
    List<Row> regions = List.of(row("KZ-10", 100), row("KZ-11", null));
    List<Row> areas = List.of(row("zone/North", 340), row("nation", 900));

    assertThat(CoherentAreas.of(regions, areas, ZONES)).isEqualTo(areas);
  }

  @Test
  void anHourOfASumInWhichARegionIsMissingIsNotKnown() {
    double[] sums = {10, 10, 6, 10, 15, 10};

    PartialSums.takeOut(sums, new long[] {2, 2, 1, 2, 3, 2});

    assertThat(sums).containsExactly(10, 10, Double.NaN, 10, 15, Double.NaN);
  }

  @Test
  void aRegionThatCeasedIsMissedForAMonthOnly() {
    double[] sums = new double[800];
    long[] regions = new long[800];
    for (int i = 0; i < 800; i++) {
      sums[i] = 1;
      regions[i] = i == 0 ? 2 : 1;
    }

    PartialSums.takeOut(sums, regions);

    assertThat(sums[700]).isNaN();
    assertThat(sums[799]).isEqualTo(1);
  }
}
