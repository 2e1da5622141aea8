package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkedCasesTest {
  private static final double DELTA_MW = 1e-3;
  private static final Path CASES = Path.of("jobs/src/test/resources/cases");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01_single_region",
        "02_no_surplus",
        "03_negative_with_import",
        "04_zero_capacity",
        "05_min_load",
        "06_cap_tiers_weights"
      })
  void workedExampleIsReproduced(String name) throws IOException {
    QuotaCase quotaCase = CaseFolder.read(CASES.resolve(name));

    ReplayFiles.write(QuotaEngine.solve(quotaCase, Policy.MAX_MIN), folder);

    for (String file : List.of("quotas.csv", "region_quotas.csv", "hours.csv", "strain.csv")) {
      assertSame(
          Files.readAllLines(folder.resolve(file)),
          Files.readAllLines(CASES.resolve(name).resolve("expected").resolve(file)));
    }
  }

  private static void assertSame(List<String> actual, List<String> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(actual.get(0)).isEqualTo(expected.get(0));
    for (int i = 1; i < actual.size(); i++) {
      String[] cells = actual.get(i).split(",", -1);
      String[] wanted = expected.get(i).split(",", -1);
      assertThat(cells).as(actual.get(i)).hasSameSizeAs(wanted);
      for (int j = 0; j < cells.length; j++) {
        if (wanted[j].matches("-?\\d+\\.\\d+")) {
          assertThat(Double.parseDouble(cells[j]))
              .as(actual.get(i) + " column " + j)
              .isCloseTo(Double.parseDouble(wanted[j]), within(DELTA_MW));
        } else {
          assertThat(cells[j]).as(actual.get(i)).isEqualTo(wanted[j]);
        }
      }
    }
  }
}
