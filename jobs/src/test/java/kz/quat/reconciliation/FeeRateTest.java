package kz.quat.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import kz.quat.schema.MinerColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The fee's rate by the schedules of conf/. */
@ExtendWith(Spark.Extension.class)
class FeeRateTest {

  private static Row row(String quarter, String supply, long metered, @Nullable String price) {
    return RowFactory.create(
        Date.valueOf(quarter), supply, metered, price == null ? null : new BigDecimal(price));
  }

  @Test
  void theRateFollowsTheLawOfItsQuarter(Spark spark) {
    StructType type =
        new StructType()
            .add("quarter", DataTypes.DateType)
            .add(MinerColumns.SUPPLY.name(), DataTypes.StringType)
            .add("metered", DataTypes.LongType)
            .add("price", DataTypes.createDecimalType(18, 6));
    FeeRate rate =
        new FeeRate(
            SiteGrid.RULES.fees().schedules(),
            functions.col("quarter"),
            functions.col("metered"),
            functions.col("price"));
    List<String> rates =
        spark
            .rows(
                type,
                List.of(
                    row("2022-04-01", "grid", 2000, null),
                    row("2023-04-01", "grid", 2000, "6"),
                    row("2023-04-01", "grid", 2000, null),
                    row("2023-04-01", "renewable", 2000, "6"),
                    row("2023-04-01", "renewable", 0, "6"),
                    row("2023-04-01", "own", 2000, "6"),
                    row("2024-01-01", "grid", 2000, null),
                    row("2024-01-01", "import", 2000, "30"),
                    row("2024-01-01", "renewable", 2000, "6"),
                    row("2024-01-01", "own", 2000, null),
                    row("2024-01-01", "grid", 0, null),
                    row("2026-01-01", "grid", 2000, null)))
            .select(rate.rate(), rate.doubtful())
            .collectAsList()
            .stream()
            .map(row -> row.isNullAt(0) ? "unknown" : row.getDecimal(0) + " " + row.get(1))
            .toList();
    assertThat(rates)
        .containsExactly(
            "1.000000 false",
            "19.000000 true",
            "unknown",
            "1.000000 false",
            "25.000000 false",
            "19.000000 true",
            "2.000000 true",
            "2.000000 true",
            "1.000000 true",
            "1.000000 true",
            "2.000000 true",
            "2.000000 true");
  }
}
