package kz.quat.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.domain.Language;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.QuotaColumns;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ForecastCoverageTest {

  private static Row covered(String region, long hours, double pct) {
    StructType schema =
        new StructType()
            .add(Columns.REGION.name(), DataTypes.StringType)
            .add(GridColumns.HOURS.name(), DataTypes.LongType)
            .add(QuotaColumns.VALUE.name(), DataTypes.DoubleType);
    return new GenericRowWithSchema(new Object[] {region, hours, pct}, schema);
  }

  @Test
  void aNinetiethPercentileThatCoversAnotherShareIsFound() {
    List<Finding> findings =
        ForecastCoverage.findings(
            List.of(
                covered("KZ-10", 720, 84.9),
                covered("KZ-11", 720, 85),
                covered("KZ-15", 720, 95),
                covered("KZ-19", 720, 95.1)));

    assertThat(findings).extracting(Finding::subject).containsExactly("KZ-10", "KZ-19");
    assertThat(findings).extracting(Finding::threshold).containsExactly(85.0, 95.0);
    assertThat(findings.get(0).detail()).contains("84.9 %").contains("too low");
    assertThat(FindingWords.text(Language.RU, findings.get(0).parameters()))
        .hasValue("84,9 % из 720 часов за последние 30 суток не превысили свой P90: он занижен");
    assertThat(NightChecks.withholds(findings)).isFalse();
  }

  @Test
  void aFewDaysTellNothing() {
    assertThat(ForecastCoverage.findings(List.of(covered("KZ-10", 14 * 24 - 1, 20)))).isEmpty();
  }
}
