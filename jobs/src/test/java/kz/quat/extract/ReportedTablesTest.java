package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import org.junit.jupiter.api.Test;

/** Tables of the operator as they were delivered, read as a night would. */
class ReportedTablesTest {

  private static final Path FOLDER = Path.of("jobs/src/test/resources/reported");
  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  private static List<RawRecord> read(Source source, String file) throws IOException {
    List<RawRecord> found = new ArrayList<>();
    FileRecords files = new FileRecords(SourceFormat.of(source, CONFIG.clean()));
    Path path = FOLDER.resolve(file);
    try (RecordStream records = files.open(file, () -> Files.newInputStream(path))) {
      records.forEachRemaining(found::add);
    }
    return found;
  }

  @Test
  void quarterHoursOfADayAreItsTwentyFourHours() throws IOException {
    List<RawRecord> hours = read(RawTables.GRID_LOAD, "53_load_quarter_hours/load_2022-12-05.csv");
    assertThat(hours).hasSize(24).allMatch(hour -> hour.problem() == null);
    assertThat(hours.get(0).fields().subList(0, 3))
        .containsExactly("KZ-59", "2022-12-04T18:00:00Z", "180.551");
  }

  @Test
  void aWorkbookNamedCsvIsReadOrRefusedOnce() throws IOException {
    assertThat(read(RawTables.GRID_LOAD, "62_binary_under_a_csv_name/36_xlsx.csv")).hasSize(1);
  }

  @Test
  void aHeaderWithoutRowsHoldsNothingAndAnInvisibleBlankIsTakenAway() throws IOException {
    assertThat(read(RawTables.GRID_LOAD, "51_load_day_missing_or_header_only/08_header_only.csv"))
        .isEmpty();
    assertThat(
            read(RawTables.GRID_LOAD, "63_invisible_blank_in_register/20_nbsp.csv")
                .get(0)
                .fields()
                .get(0))
        .isEqualTo("KZ-35");
  }
}
