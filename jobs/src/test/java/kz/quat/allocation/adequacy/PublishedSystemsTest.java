package kz.quat.allocation.adequacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import kz.quat.allocation.cases.AdequacyFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Joint adequacy compared with published results for two well-known systems. */
class PublishedSystemsTest {

  private static Adequacy solve(
      List<ReliabilityTestSystem.Size> sizes, double[] loadMw, AdequacyEngine.Settings settings) {
    return AdequacyEngine.solve(
        ReliabilityTestSystem.area(sizes, loadMw),
        new AdequacyFolder.Inputs(ReliabilityTestSystem.units(sizes), List.of()),
        settings);
  }

  private static Adequacy.Day all(Adequacy adequacy) {
    return adequacy.days().get(adequacy.days().size() - 1);
  }

  /**
   * Published: 1.0919 hours and 9.83 to 9.86 MWh a year, by enumerating every state as here. Takes
   * about 40 s.
   */
  @Tag("long")
  @Test
  void royBillintonsSystemHasItsPublishedYear() {
    Adequacy year =
        solve(
            ReliabilityTestSystem.ROY_BILLINTON,
            ReliabilityTestSystem.loadMw(185),
            new AdequacyEngine.Settings(2000, 1, AdequacyEngine.EXACT_STATES));
    assertThat(year.exact()).isTrue();
    assertThat(all(year).loleHours()).isCloseTo(1.0916, within(5e-4));
    assertThat(all(year).eueMwh()).isCloseTo(9.8613, within(5e-4));
  }

  @Test
  void everyStateOfRoyBillintonsPeakDayGivesTheConvolution() {
    double[] day = peakDay(ReliabilityTestSystem.loadMw(185));
    Adequacy exact =
        solve(
            ReliabilityTestSystem.ROY_BILLINTON,
            day,
            new AdequacyEngine.Settings(2000, 1, AdequacyEngine.EXACT_STATES));
    assertThat(exact.exact()).isTrue();
    for (Adequacy.Hour hour : exact.hours()) {
      assertThat(hour.lolp())
          .isCloseTo(
              ReliabilityTestSystem.lossOfLoad(
                  ReliabilityTestSystem.ROY_BILLINTON, day[hour.hour()]),
              within(1e-9));
    }
  }

  private static double[] peakDay(double[] year) {
    int peak = 0;
    for (int h = 0; h < year.length; h++) {
      peak = year[h] > year[peak] ? h : peak;
    }
    return Arrays.copyOfRange(year, peak / 24 * 24, peak / 24 * 24 + 24);
  }

  /**
   * Published: 9.394 hours a year. The tables here give the same, so they are the published ones.
   */
  @Test
  void theTablesOfTheReliabilityTestSystemGiveItsPublishedYear() {
    double hours = 0;
    for (double load : ReliabilityTestSystem.loadMw(2850)) {
      hours += ReliabilityTestSystem.lossOfLoad(ReliabilityTestSystem.IEEE_1979, load);
    }
    assertThat(hours).isCloseTo(9.394, within(1e-3));
  }

  @Test
  void drawsOfItsPeakDayAreWithinFourAndAHalfStandardErrors() {
    double[] day = peakDay(ReliabilityTestSystem.loadMw(2850));
    Adequacy drawn =
        solve(ReliabilityTestSystem.IEEE_1979, day, new AdequacyEngine.Settings(20_000, 3, 65_536));
    assertThat(drawn.exact()).isFalse();
    for (Adequacy.Hour hour : drawn.hours()) {
      double exact =
          ReliabilityTestSystem.lossOfLoad(ReliabilityTestSystem.IEEE_1979, day[hour.hour()]);
      assertThat(Math.abs(hour.lolp() - exact))
          .isLessThan(4.5 * Math.max(hour.lolpSe(), Math.sqrt(exact / 20_000)));
    }
  }
}
