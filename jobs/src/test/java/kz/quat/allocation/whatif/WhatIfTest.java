package kz.quat.allocation.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.TemperatureResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What-ifs for two regions, one of which depends on the tie, calculated by hand. */
class WhatIfTest {
  /**
   * North can run 300 MW and needs 120; South can run 50 and needs 110; the tie between them has 80
   * MW.
   */
  private static final QuotaCase CASE =
      new QuotaCase(
          CaseParams.ofNationalCap(Limit.UNLIMITED),
          List.of(
              new CaseRegion("N", "North", Limit.UNLIMITED, Limit.UNLIMITED, Limit.UNLIMITED),
              new CaseRegion("S", "South", Limit.UNLIMITED, Limit.UNLIMITED, Limit.UNLIMITED)),
          List.of(
              new CaseRegionHour("N", 18, 300, 100, 110, 10),
              new CaseRegionHour("S", 18, 50, 95, 105, 5)),
          List.of(new CaseTie("NS", "North", "South", Limit.ofMw(80), Limit.ofMw(0))),
          List.of(),
          List.of(),
          List.of(CaseMiner.plain("m1", "N", 40, 1), CaseMiner.plain("m2", "S", 40, 1)));

  private static final WhatIf.Supplement BESIDE =
      new WhatIf.Supplement(
          List.of(new CaseUnit("block", "N", 18, 90, 0.1), new CaseUnit("block", "N", 19, 70, 0.1)),
          List.of(new TemperatureResponse("S", 18, -0.5, 2)));

  @TempDir Path folder;

  private static double figure(Figure figure, String... changes) throws IOException {
    WhatIf whatIf = WhatIf.of(CASE, BESIDE, WhatIf.changes(List.of(changes)));
    assertThat(whatIf.variants())
        .extracting(WhatIf.Variant::name)
        .containsExactly("as_is", "what_if");
    return figure.of(whatIf.variants().get(1));
  }

  @ParameterizedTest
  @CsvSource({
    // The tie of 80 MW covers the 60 that South lacks; at 0 MW all of it is uncovered.
    "tie:NS=0, 60",
    "tie:NS:forward=25, 35",
    "tie:NS:backward=500, 0",
    "import:S=10, 50",
    "export:N=20, 40",
    // 110 less 90 % of 50 is 65, which is still less than the tie
    "generation:S=-10%, 0",
    "generation:zone:South=-45MW, 25",
    // 300 - 170 = 130 for 120, so 10 of the 60 go south
    "generation:N=-170 MW, 50",
    "unit:block=out, 0",
    // South's need of 157.5 + 5 less 50 is 112.5; the tie brings 80
    "load:zone:South=+50%, 32.5",
    // North has 70 to spare then, and South lacks 165
    "load:all=+100%, 95",
    // 20 degrees colder: 40 MW more load
    "temperature:S=-20, 20",
    "temperature:all=+20, 0",
    "reserve:S=+25MW, 5",
    "reserve:all=-100%, 0"
  })
  void aChangeMovesTheUncoveredPower(String change, double uncoveredMwh) throws IOException {
    assertThat(figure(Figure.UNCOVERED_MWH, change)).isCloseTo(uncoveredMwh, within(1e-6));
  }

  @Test
  void quotasFollowCapsAndPolicy() throws IOException {
    // 20 MW are left on the tie for South
    assertThat(figure(Figure.QUOTA_MWH, "reserve:N=+0%")).isCloseTo(60, within(1e-6));
    assertThat(figure(Figure.QUOTA_MWH, "mining_cap:national=33")).isCloseTo(33, within(1e-6));
    assertThat(figure(Figure.QUOTA_MWH, "mining_cap:zone:North=5")).isCloseTo(25, within(1e-6));
    assertThat(figure(Figure.QUOTA_MWH, "mining_cap:S=1")).isCloseTo(41, within(1e-6));
    assertThat(figure(Figure.QUOTA_MWH, "policy=pro_rata")).isCloseTo(40, within(1e-6));
  }

  @Test
  void aChangedCaseIsSolvedAsItsOwnFolderIs() throws IOException {
    WhatIf whatIf =
        WhatIf.of(
            CASE, BESIDE, WhatIf.changes(List.of("load:S=+7%", "tie:NS=63", "unit:block=out")));
    WhatIfFiles.write(whatIf, folder);
    QuotaCase read = CaseFolder.read(folder.resolve("cases/what_if"));
    WhatIf.Variant variant = whatIf.variants().get(1);
    assertThat(read).isEqualTo(variant.quotaCase());
    assertThat(QuotaEngine.solveReasons(read, Policy.MAX_MIN)).isEqualTo(variant.solution());
    assertThat(Files.readString(folder.resolve("levels.csv")))
        .startsWith("region,hour,as_is,what_if\n")
        .contains("S,18,");
    assertThat(Files.readString(folder.resolve("summary.csv")))
        .contains("uncovered_mwh,MWh,0.000000,");
  }

  @Test
  void severalChangesInAFileAreSeveralColumnsAndTheCommandLinesGoIntoEach() throws IOException {
    Path file = folder.resolve("changes.csv");
    Files.writeString(file, "key,cold,closed\ntemperature:S,-20,\ntie:NS,,0\n");
    Map<String, List<Change>> changes =
        WhatIf.changes(List.of(file.toString(), "generation:S=-10MW"));
    WhatIf whatIf = WhatIf.of(CASE, BESIDE, changes);
    assertThat(whatIf.variants())
        .extracting(WhatIf.Variant::name)
        .containsExactly("as_is", "cold", "closed");
    assertThat(Figure.UNCOVERED_MWH.of(whatIf.variants().get(1))).isCloseTo(30, within(1e-6));
    assertThat(Figure.UNCOVERED_MWH.of(whatIf.variants().get(2))).isCloseTo(70, within(1e-6));
    assertThat(Figure.UNCOVERED_MWH.of(whatIf.variants().get(0))).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "load|must be a file of changes, or KEY=VALUE",
        "lod:S=+5%|must begin with unit, generation",
        "load:X=+5%|must name a region, zone:ZONE or all",
        "load:zone:X=+5%|must name a region, zone:ZONE or all",
        "load:S=5%|with its sign",
        "load:S=+NaN%|with its sign",
        "load:S=-101%|at least -100%",
        "load:S=-500MW|must leave a load of at least 0 in S hour 18",
        "load:S=+99999999MW|region_hours.csv, column load_p50_mw",
        "tie:X=0|must name a tie",
        "tie:NS=-5|must be MW from 0 to 10000000, or unlimited",
        "tie:NS=1e9|must be MW from 0",
        "import:X=5|must name a region",
        "unit:none=out|must name a unit of units.csv",
        "unit:block=5|must be out",
        "temperature:S=-99|within 60",
        "temperature:S=-5%|must be degrees",
        "mining_cap:X=5|must name national, zone:ZONE or a region",
        "policy=magic|must be one of max_min",
        "/nowhere.csv|must be a file of changes, or KEY=VALUE"
      })
  void aChangeThatBreaksARuleIsRefusedWithItsPlace(String change, String rule) {
    assertThatThrownBy(() -> figure(Figure.QUOTA_MWH, change))
        .isInstanceOf(BadCaseException.class)
        .hasMessageContaining(rule);
  }

  @Test
  void aFileNamesLineAndColumn() throws IOException {
    Path file = folder.resolve("changes.csv");
    Files.writeString(file, "key,a\nload:S,+5%\nload:S,+6%\n");
    assertThatThrownBy(() -> WhatIf.of(CASE, BESIDE, WhatIf.changes(List.of(file.toString()))))
        .hasMessage(
            "changes.csv line 3, column key: \"load:S\" refused: is repeated: a change is said"
                + " once");
    Files.writeString(file, "key,a\nload:S,lots\n");
    assertThatThrownBy(() -> WhatIf.of(CASE, BESIDE, WhatIf.changes(List.of(file.toString()))))
        .hasMessage(
            "changes.csv line 2, column load:S: \"lots\" refused: must be a change with its sign,"
                + " such as +5% or -120 MW");
  }

  /** What a night lays beside its case is what a what-if reads there. */
  @Test
  void unitsAndTemperatureResponseAsWrittenAreRead() throws IOException {
    CaseFolder.write(CASE, folder);
    List<CaseUnit> units = List.of(new CaseUnit("GRES 1/2", "N", null, 90.5, 0.08));
    List<TemperatureResponse> responses =
        List.of(
            new TemperatureResponse("N", 18, -1.25, 1.5), new TemperatureResponse("S", 18, 0, 2));
    AdequacyFolder.write(new AdequacyFolder.Inputs(units, List.of()), folder);
    TemperatureResponse.write(responses, folder);
    assertThat(WhatIf.Supplement.read(folder, CaseFolder.read(folder)))
        .isEqualTo(new WhatIf.Supplement(units, responses));
  }
}
