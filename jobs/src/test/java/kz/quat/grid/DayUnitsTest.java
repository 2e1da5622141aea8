package kz.quat.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.domain.Fuel;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayUnitsTest {
  private static final RowType UNIT =
      RowType.of(
          "units in force",
          CoreTables.UNIT,
          Columns.REGION,
          CoreTables.FUEL,
          GridColumns.INSTALLED_MW,
          CoreTables.UNIT_COUNT);

  private static Row unit(
      String name, String region, String fuel, double mw, @Nullable Long count) {
    return UNIT.row()
        .set(CoreTables.UNIT, name)
        .set(Columns.REGION, region)
        .set(CoreTables.FUEL, fuel)
        .set(GridColumns.INSTALLED_MW, BigDecimal.valueOf(mw))
        .set(CoreTables.UNIT_COUNT, count)
        .build();
  }

  private static Map<Fuel, DayUnits.Rate> rates() {
    Map<Fuel, DayUnits.Rate> rates = new EnumMap<>(Fuel.class);
    for (Fuel fuel : Fuel.values()) {
      rates.put(fuel, new DayUnits.Rate(0.05, 100, false));
    }
    rates.put(Fuel.COAL, new DayUnits.Rate(0.08, 200, true));
    rates.put(Fuel.WIND, new DayUnits.Rate(null, 5, true));
    return rates;
  }

  private static QuotaCase quotaCase(double[] availableMw) {
    List<CaseRegionHour> hours = new ArrayList<>();
    for (int h = 0; h < availableMw.length; h++) {
      hours.add(new CaseRegionHour("A", h, availableMw[h], 100, 110, 0));
      hours.add(new CaseRegionHour("B", h, 100, 100, 110, 0));
    }
    Limit open = Limit.UNLIMITED;
    return new QuotaCase(
        CaseParams.ofNationalCap(open),
        List.of(
            new CaseRegion("A", "North", open, open, open),
            new CaseRegion("B", "North", open, open, open)),
        hours,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static DayUnits of(double[] availableMw, Row... rows) {
    return DayUnits.of(List.of(rows), rates(), quotaCase(availableMw));
  }

  @Test
  void aRowThatSaysHowManyUnitsItIsOfIsSoMany() {
    DayUnits units = of(new double[] {1200}, unit("GRES", "A", "coal", 900, 3L));
    assertThat(units.units())
        .containsExactly(
            new CaseUnit("GRES 1/3", "A", null, 300, 0.08),
            new CaseUnit("GRES 2/3", "A", null, 300, 0.08),
            new CaseUnit("GRES 3/3", "A", null, 300, 0.08));
    assertThat(units.count()).isEqualTo(3);
    assertThat(units.sizeAssumed()).isZero();
    assertThat(units.rateAssumed()).isEqualTo(3);
  }

  @Test
  void withoutANumberTheTypicalSizeTellsItAndIsSaid() {
    DayUnits units =
        of(
            new double[] {5000},
            unit("COAL", "A", "coal", 900, null),
            unit("GAS", "A", "gas", 40, null));
    assertThat(units.count()).isEqualTo(6);
    assertThat(units.sizeAssumed()).isEqualTo(6);
    assertThat(units.rateAssumed()).isEqualTo(5);
    assertThat(units.units()).extracting(CaseUnit::unit).contains("COAL 5/5", "GAS");
  }

  @Test
  void unitsShareWhatTheirRegionHasAvailableHourByHour() {
    DayUnits units =
        of(
            new double[] {600, 900, 3000},
            unit("ONE", "A", "coal", 900, 1L),
            unit("TWO", "A", "gas", 300, 1L));
    assertThat(units.units())
        .containsExactly(
            new CaseUnit("ONE", "A", 0, 450, 0.08),
            new CaseUnit("ONE", "A", 1, 675, 0.08),
            new CaseUnit("ONE", "A", 2, 900, 0.08),
            new CaseUnit("TWO", "A", 0, 150, 0.05),
            new CaseUnit("TWO", "A", 1, 225, 0.05),
            new CaseUnit("TWO", "A", 2, 300, 0.05));
    assertThat(units.coveragePct()).isCloseTo(100 * 2700.0 / 4800, within(1e-9));
  }

  @Test
  void windAndUnitsOfRegionsThatAreNotInTheCaseDoNotFail() {
    DayUnits units =
        of(
            new double[] {600},
            unit("WIND", "A", "wind", 900, 1L),
            unit("FAR", "Z", "coal", 300, 1L),
            unit("NOTHING", "A", "coal", 0, 1L));
    assertThat(units.units()).isEmpty();
    assertThat(units.coveragePct()).isZero();
  }

  @Test
  void aRegionWithoutAvailableGenerationLosesNothing() {
    DayUnits units = of(new double[] {0}, unit("ONE", "A", "coal", 900, 1L));
    assertThat(units.units()).extracting(CaseUnit::availableMw).containsExactly(0.0);
  }
}
