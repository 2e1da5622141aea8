package kz.quat.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import kz.quat.schema.QuotaColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that a night of schema 1 kept are read with the same meaning as those of schema 2. */
@ExtendWith(Spark.Extension.class)
class SiteQuotasTest {

  private static final StructType MW_OF_A_SITE =
      new StructType()
          .add("site_id", DataTypes.StringType)
          .add(QuotaColumns.QUOTA_MW.name(), DataTypes.createDecimalType(18, 6))
          .add(QuotaColumns.EXEMPT_MW.name(), DataTypes.createDecimalType(18, 6))
          .add(QuotaColumns.ALLOWED_MW.name(), DataTypes.createDecimalType(18, 6));

  private static @Nullable BigDecimal mw(@Nullable String value) {
    return value == null ? null : new BigDecimal(value).setScale(6);
  }

  private static Row site(String id, String quota, String exempt, @Nullable String allowed) {
    return RowFactory.create(id, mw(quota), mw(exempt), mw(allowed));
  }

  private static List<String> read(Spark spark, Row... rows) {
    Dataset<Row> all = spark.session().createDataFrame(List.of(rows), MW_OF_A_SITE);
    return SiteQuotas.asMeantNow(all).collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void ofTheFirstSchemaTheExemptPartIsTakenOutOfTheQuota(Spark spark) {
    assertThat(read(spark, site("OLD", "12.5", "4.5", null)))
        .containsExactly("[OLD,8.000000,4.500000,12.500000]");
  }

  @Test
  void aSiteThatWasExemptWhollyHasNoQuotaLeft(Spark spark) {
    assertThat(read(spark, site("OWN", "7", "7", null)))
        .containsExactly("[OWN,0.000000,7.000000,7.000000]");
  }

  @Test
  void rowsOfTheSecondSchemaStayAsTheyAre(Spark spark) {
    assertThat(read(spark, site("NEW", "8", "4.5", "12.5"), site("OLD", "12.5", "4.5", null)))
        .containsExactly("[NEW,8.000000,4.500000,12.500000]", "[OLD,8.000000,4.500000,12.500000]");
  }

  @Test
  void readingTwiceChangesNothingMore(Spark spark) {
    Dataset<Row> once =
        SiteQuotas.asMeantNow(
            spark
                .session()
                .createDataFrame(List.of(site("OLD", "12.5", "4.5", null)), MW_OF_A_SITE));
    assertThat(SiteQuotas.asMeantNow(once).collectAsList()).isEqualTo(once.collectAsList());
  }
}
