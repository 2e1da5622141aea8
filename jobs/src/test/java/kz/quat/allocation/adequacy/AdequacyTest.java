package kz.quat.allocation.adequacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseScenarioLoad;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.figures.AdequacyFiles;
import kz.quat.allocation.strain.NetworkHour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Joint adequacy (docs/spec/strain.md, section 3). */
class AdequacyTest {
  private static final Path WORKED = Path.of("jobs/src/test/resources/cases/adequacy_two_zones");
  private static final AdequacyEngine.Settings EXACT =
      new AdequacyEngine.Settings(2000, 1, AdequacyEngine.EXACT_STATES);

  @TempDir Path out;

  private static Adequacy worked(AdequacyEngine.Settings settings) throws IOException {
    QuotaCase quotaCase = CaseFolder.read(WORKED);
    return AdequacyEngine.solve(
        quotaCase, AdequacyFolder.read(WORKED, quotaCase).orElseThrow(), settings);
  }

  @Test
  void theWorkedCaseIsAsExpected() throws IOException {
    AdequacyFiles.write(worked(EXACT), out);
    for (String file : List.of("adequacy.csv", "adequacy_day.csv")) {
      List<NamedCsvRecord> expected = rows(WORKED.resolve("expected").resolve(file));
      List<NamedCsvRecord> actual = rows(out.resolve(file));
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        for (String column : expected.get(i).getHeader()) {
          String cell = expected.get(i).getField(column);
          if (cell.matches("[0-9.]+")) {
            assertThat(Double.parseDouble(actual.get(i).getField(column)))
                .as(file + i + column)
                .isCloseTo(Double.parseDouble(cell), within(1.1e-6));
          } else {
            assertThat(actual.get(i).getField(column)).isEqualTo(cell);
          }
        }
      }
    }
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  @Test
  void drawsAreWithinFourAndAHalfStandardErrorsOfEveryState() throws IOException {
    Adequacy exact = worked(EXACT);
    Adequacy drawn = worked(new AdequacyEngine.Settings(20_000, 7, 0));
    assertThat(drawn.exact()).isFalse();
    for (int i = 0; i < exact.hours().size(); i++) {
      Adequacy.Hour truth = exact.hours().get(i);
      Adequacy.Hour hour = drawn.hours().get(i);
      assertThat(hour.lolpSe()).isPositive();
      assertThat(Math.abs(hour.lolp() - truth.lolp())).isLessThan(4.5 * hour.lolpSe());
      assertThat(Math.abs(hour.eueMwh() - truth.eueMwh())).isLessThan(4.5 * hour.eueSe());
    }
  }

  @Test
  void theNumberOfThreadsChangesNoByte() throws Exception {
    AdequacyEngine.Settings settings = new AdequacyEngine.Settings(3000, 11, 0);
    Adequacy first = worked(settings);
    for (int threads : new int[] {1, 3}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> worked(settings)).get()).isEqualTo(first);
      } finally {
        pool.shutdown();
      }
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  /** Every set of units in a separate recursion, each state by the strain of its hour. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyStateIsCountedOnceWithItsProbability(int seed) {
    Random random = new Random(seed);
    List<CaseRegion> regions = new ArrayList<>();
    List<CaseRegionHour> hours = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      Limit limit = Limit.ofMw(10 + random.nextInt(60));
      regions.add(new CaseRegion("R" + r, "Z" + r % 2, limit, limit, Limit.UNLIMITED));
      hours.add(new CaseRegionHour("R" + r, 5, 90 + random.nextInt(60), 80, 90, 5));
    }
    List<CaseTie> ties =
        List.of(new CaseTie("T", "Z0", "Z1", Limit.ofMw(20), Limit.ofMw(random.nextInt(30))));
    List<CaseUnit> units = new ArrayList<>();
    for (int u = 0; u < 6; u++) {
      units.add(
          new CaseUnit(
              "U" + u, "R" + random.nextInt(4), null, 10 + random.nextInt(60), 0.05 * (u + 1)));
    }
    List<CaseScenarioLoad> loads = new ArrayList<>();
    for (String scenario : List.of("a", "b", "c")) {
      for (int r = 0; r < 4; r++) {
        loads.add(new CaseScenarioLoad(scenario, "R" + r, 5, 60 + random.nextInt(50)));
      }
    }
    QuotaCase quotaCase =
        new QuotaCase(
            CaseParams.ofNationalCap(Limit.UNLIMITED),
            regions,
            hours,
            ties,
            List.of(),
            List.of(),
            List.of());
    Adequacy adequacy =
        AdequacyEngine.solve(quotaCase, new AdequacyFolder.Inputs(units, loads), EXACT);
    double[] expected = new double[2];
    for (String scenario : List.of("a", "b", "c")) {
      walk(quotaCase, units, loads, scenario, 0, new double[4], 1.0 / 3, expected);
    }
    Adequacy.Hour all = adequacy.hours().get(6);
    assertThat(all.area()).isEqualTo("ALL");
    assertThat(all.lolp()).isCloseTo(expected[0], within(1e-9));
    assertThat(all.eueMwh()).isCloseTo(expected[1], within(1e-6));
  }

  private static void walk(
      QuotaCase quotaCase,
      List<CaseUnit> units,
      List<CaseScenarioLoad> loads,
      String scenario,
      int at,
      double[] lost,
      double probability,
      double[] sums) {
    if (at < units.size()) {
      CaseUnit unit = units.get(at);
      double rate = unit.forcedOutageRate();
      walk(quotaCase, units, loads, scenario, at + 1, lost, probability * (1 - rate), sums);
      double[] more = lost.clone();
      more[unit.region().charAt(1) - '0'] += unit.availableMw();
      walk(quotaCase, units, loads, scenario, at + 1, more, probability * rate, sums);
      return;
    }
    List<CaseRegionHour> rows = new ArrayList<>();
    for (CaseRegionHour row : quotaCase.regionHours()) {
      int r = row.region().charAt(1) - '0';
      double load =
          loads.stream()
              .filter(one -> one.scenario().equals(scenario) && one.region().equals(row.region()))
              .findFirst()
              .orElseThrow()
              .loadMw();
      double left = Math.max(0, row.availGenMw() - lost[r]);
      rows.add(new CaseRegionHour(row.region(), 5, left, load, load, 0));
    }
    double unserved =
        new NetworkHour(quotaCase.regions(), quotaCase.ties()).strain(rows).unservedMw();
    sums[0] += unserved > 1e-6 ? probability : 0;
    sums[1] += probability * unserved;
  }

  @Test
  void aRateAboveOneIsRefusedWithItsPlace() throws IOException {
    for (Path file : List.of(Path.of("regions.csv"), Path.of("region_hours.csv"))) {
      Files.copy(WORKED.resolve(file), out.resolve(file));
    }
    Files.writeString(
        out.resolve("units.csv"),
        "unit,region,hour,available_mw,forced_outage_rate\nU1,A,,80,0.1\nU2,A,,60,1.5\n");
    QuotaCase quotaCase = CaseFolder.read(out);
    assertThatThrownBy(() -> AdequacyFolder.read(out, quotaCase))
        .isInstanceOf(BadCaseException.class)
        .hasMessage(
            "units.csv line 3, column forced_outage_rate: \"1.5\" refused: must be from 0 to 1");
  }
}
