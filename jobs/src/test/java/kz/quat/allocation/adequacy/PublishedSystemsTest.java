package kz.quat.allocation.adequacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;
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
  @Tag("long")
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

  /**
   * The three-area system that PRAS, NREL's adequacy model, tests itself with
   * (github.com/NREL/PRAS, PRASCore.jl/src/Systems/TestData.jl, {@code threenode}): areas joined in
   * a loop by ties of 8 MW, five units of rate 0.1, weather-driven generation that does not fail.
   */
  private static Adequacy threeAreas(double tieMw) {
    double[][] varying = {{4, 3, 2, 3}, {6, 5, 3, 4}, {2, 1, 2, 1}};
    double[][] loads = {{19, 20, 21, 20}, {20, 21, 21, 22}, {22, 21, 23, 22}};
    Map<String, double[]> units =
        new TreeMap<>(
            Map.of(
                "A1", new double[] {10, 10, 10, 10},
                "B1", new double[] {10, 10, 10, 10},
                "B2", new double[] {10, 10, 10, 10},
                "C1", new double[] {10, 10, 15, 10},
                "C2", new double[] {20, 20, 25, 20}));
    List<String> areas = List.of("A", "B", "C");
    List<CaseRegion> regions = new ArrayList<>();
    List<CaseRegionHour> hours = new ArrayList<>();
    List<CaseUnit> rows = new ArrayList<>();
    for (int a = 0; a < areas.size(); a++) {
      String area = areas.get(a);
      Limit open = Limit.UNLIMITED;
      regions.add(new CaseRegion(area, "hub " + area, open, open, open));
      for (int h = 0; h < 4; h++) {
        int at = h;
        double own =
            units.entrySet().stream()
                .filter(unit -> unit.getKey().startsWith(area))
                .mapToDouble(unit -> unit.getValue()[at])
                .sum();
        double load = loads[a][h];
        hours.add(new CaseRegionHour(area, h, own + varying[a][h], load, load, 0));
      }
    }
    units.forEach(
        (name, mw) -> {
          for (int h = 0; h < 4; h++) {
            rows.add(new CaseUnit(name, name.substring(0, 1), h, mw[h], 0.1));
          }
        });
    Limit tie = Limit.ofMw(tieMw);
    return AdequacyEngine.solve(
        new QuotaCase(
            CaseParams.ofNationalCap(Limit.UNLIMITED),
            regions,
            hours,
            List.of(
                new CaseTie("L1", "hub A", "hub B", tie, tie),
                new CaseTie("L2", "hub A", "hub C", tie, tie),
                new CaseTie("L3", "hub B", "hub C", tie, tie)),
            List.of(),
            List.of(),
            List.of()),
        new AdequacyFolder.Inputs(rows, List.of()),
        new AdequacyEngine.Settings(2000, 1, AdequacyEngine.EXACT_STATES));
  }

  private static void isPublished(
      Adequacy adequacy, double loleHours, double[] lolp, double eueMwh, double[] eue) {
    assertThat(adequacy.exact()).isTrue();
    assertThat(all(adequacy).loleHours()).isCloseTo(loleHours, within(1e-5));
    assertThat(all(adequacy).eueMwh()).isCloseTo(eueMwh, within(1e-5));
    for (Adequacy.Hour hour : adequacy.hours()) {
      if (hour.area().equals("ALL")) {
        assertThat(hour.lolp()).isCloseTo(lolp[hour.hour()], within(1e-5));
        assertThat(hour.eueMwh()).isCloseTo(eue[hour.hour()], within(1e-5));
      }
    }
  }

  @Test
  void threeAreasInALoopOfTiesHaveTheirPublishedFigures() {
    isPublished(
        threeAreas(8),
        1.3756,
        new double[] {0.14707, 0.40951, 0.40951, 0.40951},
        12.12885,
        new double[] {1.75783, 3.13343, 2.87563, 4.36196});
  }

  @Test
  void theSameAreasWithTiesThatNeverBindHaveTheirPublishedFigures() {
    isPublished(
        threeAreas(1000),
        1.17877,
        new double[] {0.14707, 0.40951, 0.21268, 0.40951},
        11.73276,
        new double[] {1.75783, 3.13343, 2.47954, 4.36196});
  }

  @Test
  void drawsOfTheThreeAreasOf1996AreWithinFourAndAHalfStandardErrorsOfTheirSevenCuts() {
    double[] exact = ThreeAreas.exact(2850);
    Adequacy drawn =
        AdequacyEngine.solve(
            ThreeAreas.hour(2850),
            new AdequacyFolder.Inputs(ThreeAreas.units(), List.of()),
            new AdequacyEngine.Settings(60_000, 5, AdequacyEngine.EXACT_STATES));
    assertThat(drawn.exact()).isFalse();
    Adequacy.Hour hour = drawn.hours().get(drawn.hours().size() - 1);
    assertThat(hour.area()).isEqualTo("ALL");
    assertThat(exact[0])
        .as("the ties help: less than an area by itself")
        .isLessThan(ReliabilityTestSystem.lossOfLoad(ReliabilityTestSystem.IEEE_1979, 2850));
    assertThat(Math.abs(hour.lolp() - exact[0])).isLessThan(4.5 * hour.lolpSe());
    assertThat(Math.abs(hour.eueMwh() - exact[1])).isLessThan(4.5 * hour.eueSe());
  }
}
