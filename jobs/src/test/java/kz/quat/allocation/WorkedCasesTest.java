package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.figures.ReplayFiles;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of docs/spec/quotas.md: each expected file is compared cell by cell. */
class WorkedCasesTest {

  private static final Path CASES = Path.of("jobs/src/test/resources/cases");
  private static final Offset<Double> DELTA = Offset.offset(1e-3);

  private static final List<String> FILES =
      List.of(
          "quotas.csv",
          "region_quotas.csv",
          "hours.csv",
          "strain.csv",
          "strain_network.csv",
          "strain_system.csv");

  @TempDir Path out;

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFileIsAsExpected(Path folder) throws IOException {
    ReplayFiles.write(QuotaEngine.solve(CaseFolder.read(folder), Policy.MAX_MIN), out);
    for (String file : FILES) {
      if (!Files.exists(folder.resolve("expected").resolve(file))) {
        continue;
      }
      List<NamedCsvRecord> expected = rows(folder.resolve("expected").resolve(file));
      List<NamedCsvRecord> actual = rows(out.resolve(file));
      assertThat(actual).as(file).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        for (String column : expected.get(i).getHeader()) {
          assertCell(
              file + " row " + (i + 1) + " " + column,
              expected.get(i).getField(column),
              actual.get(i).getField(column));
        }
      }
    }
  }

  private static void assertCell(String where, String expected, String actual) {
    if (expected.matches("-?[0-9]+(\\.[0-9]+)?")) {
      assertThat(Double.parseDouble(actual))
          .as(where)
          .isCloseTo(Double.parseDouble(expected), DELTA);
    } else {
      assertThat(actual).as(where).isEqualTo(expected);
    }
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }
}
