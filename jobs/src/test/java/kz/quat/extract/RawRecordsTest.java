package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.testkit.FolderStore;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.Extension.class)
class RawRecordsTest {

  private static final Instant NOW = Instant.parse("2022-12-06T01:30:00Z");
  private static final CleanConfig LIMITS =
      new CleanConfig(2.0, 2048, 8, 100, 14, 24, 100.0, "Asia/Almaty", "kept", 13);
  private static final String IN = "/received=20221206T0100Z/";

  @TempDir Path landing;
  @TempDir Path staged;

  private void put(String path, byte[] bytes) throws IOException {
    Path file = landing.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void put(String path, String text) throws IOException {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private List<String> read(Spark spark, Source source) {
    Landing folder = Landing.in(landing);
    Intake intake =
        Ledger.take(
            List.of(),
            folder.list(NOW, NOW, SettledFolders.NONE),
            folder,
            new FolderStore(staged),
            Admission.NONE);
    RawRecords records = new RawRecords(source, intake.of(source), intake.staged(), 7L, LIMITS);
    Dataset<Row> rows = records.dataset(spark.session());
    assertThat(rows.schema()).isEqualTo(source.table().structType());
    assertThat(records.list())
        .as("what the driver reads by itself")
        .containsExactlyInAnyOrderElementsOf(rows.collectAsList());
    return rows.orderBy(Columns.SOURCE_FILE.col(), Columns.LINE_NO.col()).collectAsList().stream()
        .map(row -> row.mkString("|").replace(source.folder() + IN, ""))
        .toList();
  }

  @Test
  void csvBecomesRowsOfTheRawTable(Spark spark) throws IOException {
    put("grid_load" + IN + "a.csv", "\uFEFFload_mw,region,hour_start_utc\n1,KZ-10,h\n2,KZ-11\n");
    put("grid_load" + IN + "b.csv.gz", packed("region,hour_start_utc,load_mw\nKZ-10,h,1\n"));
    assertThat(read(spark, RawTables.GRID_LOAD))
        .containsExactly(
            "a.csv|2|2022-12-06 01:00:00.0|7|KZ-10|h|1|null|1,KZ-10,h|null",
            "a.csv|3|2022-12-06 01:00:00.0|7|null|null|null|null|2,KZ-11|wrong_field_count",
            "b.csv.gz|2|2022-12-06 01:00:00.0|7|KZ-10|h|1|null|KZ-10,h,1|null");
  }

  @Test
  void oneUnreadableFileDoesNotStopTheOthers(Spark spark) throws IOException {
    put("grid_load" + IN + "a.csv.gz", "no gzip");
    byte[] whole = packed("region,hour_start_utc,load_mw\n" + "KZ-10,h,1\n".repeat(3));
    put("grid_load" + IN + "b.csv.gz", Arrays.copyOf(whole, whole.length - 9));
    put("grid_load" + IN + "c.csv", "region,hour_start_utc,load_mw\nKZ-10,h,1\n");
    List<String> rows = read(spark, RawTables.GRID_LOAD);
    assertThat(rows).anyMatch(row -> row.startsWith("a.csv.gz|1|") && row.endsWith("bad_header"));
    assertThat(rows)
        .anyMatch(row -> row.startsWith("b.csv.gz|") && row.endsWith("unreadable_file"));
    assertThat(rows).contains("c.csv|2|2022-12-06 01:00:00.0|7|KZ-10|h|1|null|KZ-10,h,1|null");
  }

  @Test
  void reportsAreCutIntoDocumentsAndTooLargeOnesKeptByTheirHead(Spark spark) throws IOException {
    put("reports" + IN + "a.json", "{\"report_id\":\"R-1\"}\n{\"report_id\":");
    put("reports" + IN + "b.json", "{\"note\":\"" + "x".repeat(3000) + "\"}");
    put("reports" + IN + "c.json.gz", packed("{\"note\":\"" + "x".repeat(1_000_000) + "\"}"));
    put("reports" + IN + "d.json", "");
    List<String> rows = read(spark, RawTables.REPORTS);
    assertThat(rows.get(0))
        .isEqualTo("a.json|1|2022-12-06 01:00:00.0|7|{\"report_id\":\"R-1\"}|null");
    assertThat(rows.get(1)).endsWith("|{\"report_id\":|unparseable");
    assertThat(rows.get(2)).startsWith("b.json|1|").endsWith("|too_large");
    assertThat(rows.get(3)).startsWith("c.json.gz|1|").endsWith("|too_large");
    assertThat(rows.get(3).length()).isLessThan(5000);
    assertThat(rows.get(4)).isEqualTo("d.json|1|2022-12-06 01:00:00.0|7||unparseable");
  }

  @Test
  void reportsInOtherFormsBecomeTheirJson(Spark spark) throws IOException {
    String form = "Site;A\nBIN;17\nDate;Hour;kWh\n07.12.2022;1;5,5\n07.12.2022;24;6\n";
    put("reports" + IN + "a.csv", form.replace("kWh", "Value, kWh"));
    put("reports" + IN + "b.dat", packed("[{\"report_id\":1},\n{\"report_id\":2}]"));
    put("reports" + IN + "c.xlsx", "PK\u0003\u0004 no workbook");
    put("reports" + IN + "d.csv.gz", packed("x".repeat(1_000_000)));
    put("reports" + IN + "e.csv", "a;b\n1;2\n");
    List<String> rows = read(spark, RawTables.REPORTS);
    assertThat(rows.get(0))
        .startsWith("a.csv|4|")
        .contains("\"miner_bin\":\"000000000017\"")
        .contains("\"read_as\":[\"bin_padded\",\"hour_ending\",\"unit_of_heading\"]")
        .contains("{\"hour\":\"2022-12-07T00:00\",\"value\":5.5,\"line\":4}")
        .endsWith("|null");
    assertThat(rows.get(1)).isEqualTo("b.dat|1|2022-12-06 01:00:00.0|7|{\"report_id\":1}|null");
    assertThat(rows.get(2)).endsWith("|{\"report_id\":2}|null");
    assertThat(rows.get(3)).startsWith("c.xlsx|1|").endsWith("|unreadable_file");
    assertThat(rows.get(4)).startsWith("d.csv.gz|1|").endsWith("|too_large");
    assertThat(rows.get(5)).startsWith("e.csv|1|").contains("|a;b\n").endsWith("|bad_header");
  }

  @Test
  void nothingNewIsNoRow(Spark spark) {
    assertThat(read(spark, RawTables.METERING)).isEmpty();
  }
}
