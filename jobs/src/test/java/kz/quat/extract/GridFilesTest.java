package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.schema.RawTables;
import kz.quat.submission.SubmissionFiles;
import org.junit.jupiter.api.Test;

/** Tables of the operator as they are delivered: separators, workbooks, quarter-hours. */
class GridFilesTest {

  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  private List<String> load(byte[] bytes) throws IOException {
    List<String> found = new ArrayList<>();
    FileRecords files = new FileRecords(SourceFormat.of(RawTables.GRID_LOAD, CONFIG.clean()));
    try (RecordStream records = files.open("load.csv", () -> new ByteArrayInputStream(bytes))) {
      while (records.hasNext()) {
        RawRecord record = records.next();
        String problem = record.problem();
        found.add(
            record.lineNo()
                + " "
                + (problem == null ? String.join(" ", record.fields().subList(0, 3)) : problem));
      }
    }
    return found;
  }

  private List<String> load(String text) throws IOException {
    return load(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void semicolonsDecimalCommasAndAMarkAreReadAsPlainCsvIs() throws IOException {
    assertThat(
            load(
                "\uFEFFregion;hour_start_utc;load_mw\n"
                    + "KZ-35;2022-12-05T00:00:00Z;1 234,5\n"
                    + "KZ-35;2022-12-05T01:00:00+00:00;987,25\n"))
        .containsExactly(
            "2 KZ-35 2022-12-05T00:00:00Z 1234.5", "3 KZ-35 2022-12-05T01:00:00+00:00 987.25");
  }

  @Test
  void aNumberThatMayMeanEitherIsRefused() throws IOException {
    assertThat(load("region;hour_start_utc;load_mw\nKZ-35;2022-12-05T00:00:00Z;1,234\n"))
        .containsExactly("2 unclear_number");
  }

  @Test
  void aWorkbookGivesItsRowsAndItsDates() throws IOException {
    assertThat(
            load(
                SubmissionFiles.xlsx(
                    "region|hour_start_utc|load_mw\nKZ-35|#44900.0416666667|#5.5")))
        .containsExactly("2 KZ-35 2022-12-05T01:00Z 5.5");
  }

  @Test
  void aFileThatIsNoTableIsRefusedOnce() throws IOException {
    assertThat(load(SubmissionFiles.xlsx("a|b\n#1|#2\n#3|#4"))).containsExactly("1 bad_header");
    assertThat(load("<html><body>load</body></html>")).containsExactly("1 web_page");
    assertThat(load("%PDF-1.4\n1 0 obj\n")).containsExactly("1 pdf_file");
  }

  @Test
  void utf16IsTextLikeAnyOther() throws IOException {
    byte[] bytes =
        "\uFEFFregion,hour_start_utc,load_mw\nKZ-35,2022-12-05T00:00:00Z,5\n"
            .getBytes(StandardCharsets.UTF_16LE);
    assertThat(load(bytes)).containsExactly("2 KZ-35 2022-12-05T00:00:00Z 5");
  }

  @Test
  void invisibleCharactersAroundACodeAreTakenAway() throws IOException {
    assertThat(load("region,hour_start_utc,load_mw\nKZ-35\u00A0,2022-12-05T00:00:00Z,\u200E5\n"))
        .containsExactly("2 KZ-35 2022-12-05T00:00:00Z 5");
  }

  @Test
  void quartersOfAnHourAreAveragedWhereAllAreThereAndRefusedWhereOneIsNot() throws IOException {
    assertThat(
            load(
                "region,hour_start_utc,load_mw\n"
                    + "KZ-59,2022-12-05T00:00:00Z,4\nKZ-59,2022-12-05T00:15:00Z,5\n"
                    + "KZ-59,2022-12-05T00:30:00Z,6\nKZ-59,2022-12-05T00:45:00Z,7\n"
                    + "KZ-59,2022-12-05T01:00:00Z,4\nKZ-59,2022-12-05T01:30:00Z,6\n"
                    + "KZ-35,2022-12-05T00:00:00Z,9\n"))
        .containsExactly(
            "2 KZ-59 2022-12-05T00:00:00Z 5.5",
            "6 incomplete_hour",
            "8 KZ-35 2022-12-05T00:00:00Z 9");
  }
}
