package kz.quat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RowBuilderTest {

  private static final ColumnSpec SITE = ColumnSpec.text("site", "Site");
  private static final ColumnSpec DAY = ColumnSpec.date("day", "Day");
  private static final ColumnSpec QUOTA_MW = ColumnSpec.mw("quota_mw", "Quota").nullable();
  private static final RowType TYPE = RowType.of("quota", SITE, DAY, QUOTA_MW);

  @Test
  void columnsMayComeInAnyOrderAndTheRowKnowsTheirNames() {
    Row row =
        TYPE.row()
            .set(QUOTA_MW, new BigDecimal("1.500000"))
            .set(DAY, LocalDate.of(2022, 12, 7))
            .set(SITE, "A")
            .build();
    assertThat(row.<String>getAs("site")).isEqualTo("A");
    assertThat(row.get(1)).isEqualTo(Date.valueOf("2022-12-07"));
    assertThat(row.get(2)).isEqualTo(new BigDecimal("1.500000"));
  }

  @Test
  void aColumnThatTheRowDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> TYPE.row().set(ColumnSpec.text("miner", "Miner"), "M"))
        .hasMessage("quota has no column miner");
  }

  @Test
  void aColumnThatIsSetTwiceIsRefused() {
    RowBuilder row = TYPE.row().set(SITE, "A");
    assertThatThrownBy(() -> row.set(SITE, "B")).hasMessage("quota.site is set twice");
  }

  @Test
  void aColumnThatIsNeverSetIsRefusedAlsoWhereItMayBeNull() {
    RowBuilder row = TYPE.row().set(SITE, "A").set(DAY, LocalDate.EPOCH);
    assertThatThrownBy(row::build).hasMessage("quota.quota_mw is not set");
    assertThat(row.set(QUOTA_MW, null).build().isNullAt(2)).isTrue();
  }

  @Test
  void aNullWhereNoneMayBeAndAValueOfAnotherTypeAreRefused() {
    assertThatThrownBy(() -> TYPE.row().set(SITE, null)).hasMessage("quota.site may not be null");
    assertThatThrownBy(() -> TYPE.row().set(QUOTA_MW, 1.5))
        .hasMessage("quota.quota_mw is decimal(18,6) and cannot hold a Double");
  }
}
