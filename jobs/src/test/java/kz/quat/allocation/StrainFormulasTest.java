package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.strain.Normal;
import kz.quat.allocation.strain.StrainLevel;
import kz.quat.allocation.strain.StrainRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas of docs/spec/quotas.md, section 4, calculated by hand. */
class StrainFormulasTest {

  /** Distance between load_p90 and load_p50 in standard deviations. */
  private static final double Z_P90 = 1.2815515655446004;

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.15865525393145705",
    "-1, 0.84134474606854293",
    "1.2815515655446004, 0.1",
    "3, 0.0013498980316300946",
    "6, 9.865876450376981e-10",
    "8, 6.220960574271784e-16",
    "38, 0",
    "-38, 1"
  })
  void theNormalTailIsTheTables(double x, double tail) {
    assertThat(Normal.upperTail(x)).isCloseTo(tail, within(Math.min(1e-13, 1e-8 * tail) + 1e-30));
  }

  @Test
  void theNormalDensityIsTheTables() {
    assertThat(Normal.density(0)).isCloseTo(0.3989422804014327, within(1e-15));
    assertThat(Normal.density(-1)).isCloseTo(0.24197072451914337, within(1e-15));
  }

  @Test
  void aRegionJustAtItsMedianIsShortHalfTheTime() {
    // Sigma 10 MW, nothing to spare: probability 0.5, and sigma / sqrt(2 pi) MW on average.
    StrainRow row = row(100, 100, 100 + 10 * Z_P90, 0, Limit.ofMw(10));
    assertThat(row.pShortNative()).isCloseTo(0.5, within(1e-12));
    assertThat(row.epnsNativeMw()).isCloseTo(3.989422804014327, within(1e-6));
    assertThat(row.pShortImport()).isCloseTo(0.15865525393145705, within(1e-7));
    // 10 (phi(1) - 1 (1 - Phi(1)))
    assertThat(row.epnsImportMw()).isCloseTo(0.8331547058768631, within(1e-6));
    assertThat(row.reserveMarginPct()).isZero();
  }

  @Test
  void aLoadWithoutUncertaintyIsShortOrNot() {
    StrainRow shortBy = row(90, 100, 100, 0, Limit.ofMw(5));
    assertThat(shortBy.pShortNative()).isEqualTo(1);
    assertThat(shortBy.epnsNativeMw()).isEqualTo(10);
    assertThat(shortBy.epnsImportMw()).isEqualTo(5);
    assertThat(shortBy.reserveMarginPct()).isEqualTo(-10);
    StrainRow even = row(100, 100, 100, 0, Limit.ofMw(0));
    assertThat(even.pShortNative()).isZero();
    assertThat(even.epnsNativeMw()).isZero();
  }

  @Test
  void needSurplusAndDependenceCountTheReserve() {
    StrainRow row = row(90, 80, 95, 5, Limit.ofMw(10));
    assertThat(row.surplusMw()).isEqualTo(-10);
    assertThat(row.importDependence()).isCloseTo(0.1, within(1e-12));
    assertThat(row.stressRatio()).isEqualTo(1.0);
    assertThat(row.level()).isEqualTo(StrainLevel.ORANGE);
    assertThat(row.headroomMw()).isEqualTo(3);
  }

  @Test
  void withoutNeedThereIsNoStressAndWithoutSupplyTheGreatest() {
    StrainRow none = row(0, 0, 0, 0, Limit.ofMw(0));
    assertThat(none.stressRatio()).isZero();
    assertThat(none.importDependence()).isZero();
    assertThat(none.reserveMarginPct()).isNull();
    assertThat(none.level()).isEqualTo(StrainLevel.GREEN);
    StrainRow dark = row(0, 10, 10, 0, Limit.ofMw(0));
    assertThat(dark.stressRatio()).isEqualTo(9.999);
    assertThat(dark.level()).isEqualTo(StrainLevel.RED);
    assertThat(row(0.1, 10, 10, 0, Limit.ofMw(0)).stressRatio()).isEqualTo(9.999);
    assertThat(row(0, 10, 12, 0, Limit.UNLIMITED).epnsImportMw()).isZero();
    assertThat(row(0, 10, 12, 0, Limit.UNLIMITED).stressRatio()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0.8499999, GREEN",
    "0.85, YELLOW",
    "0.9499999, YELLOW",
    "0.95, ORANGE",
    "1.0, ORANGE",
    "1.0000001, RED"
  })
  void levelsBeginWhereTheDefinitionSays(double ratio, StrainLevel level) {
    assertThat(StrainLevel.of(ratio)).isEqualTo(level);
  }

  @Test
  void aLimitIsWholeWattsOrNone() {
    assertThat(Limit.ofMw(1.2345674).mw()).isEqualTo(1.234567);
    assertThat(Limit.ofMw(0).isUnlimited()).isFalse();
    assertThat(Limit.UNLIMITED.mw()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Limit.UNLIMITED.text()).isEmpty();
    assertThat(Limit.ofMw(10_000_000).text()).isEqualTo("10000000.000000");
    for (double bad : new double[] {-1e-9, 10_000_001, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Limit.ofMw(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Invalid limit");
    }
    assertThatThrownBy(() -> new Limit(-1)).hasMessageContaining("must be >= 0");
  }

  @Test
  void wattsAreWrittenWithSixDecimalsAndNoMinusZero() {
    assertThat(Watts.text(-0.0000001)).isEqualTo("0.000000");
    assertThat(Watts.text(-1.5)).isEqualTo("-1.500000");
    assertThat(Watts.text(0.000042)).isEqualTo("0.000042");
    assertThat(Double.doubleToRawLongBits(Watts.sixDecimals(-0.0))).isZero();
  }

  private static StrainRow row(
      double available, double p50, double p90, double reserve, Limit importCap) {
    return StrainRow.of(new CaseRegionHour("A", 0, available, p50, p90, reserve), importCap, 3);
  }
}
