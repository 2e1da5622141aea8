package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLandingTest {
  private static final Instant ISSUE = Instant.parse("2022-12-06T02:00:00Z");
  private static final String RECORD_HOUR = "2022-12-07T12:00:00Z";

  @TempDir static Path temp;

  private static Path landing = Path.of("");
  private static DemoSummary summary = new DemoSummary(0, 0L, Map.of());
  private static Map<String, Path> files = Map.of();

  @BeforeAll
  static void write() throws IOException {
    landing = temp.resolve("landing");
    summary = DemoLanding.write(landing, Reference.DIR, Reference.HALF_YEAR);
    files = LandingTree.files(landing);
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    Path again = temp.resolve("again");
    assertThat(DemoLanding.write(again, Reference.DIR, Reference.HALF_YEAR)).isEqualTo(summary);
    assertThat(LandingTree.hash(again)).isEqualTo(LandingTree.hash(landing));
    Path other = temp.resolve("other");
    DemoLanding.write(
        other,
        Reference.DIR,
        new DemoOptions(1L, LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 8)));
    String load = "grid_load/received=20221208T0030Z/load_2022-12-07.csv";
    assertThat(other.resolve(load)).exists();
    assertThat(Files.readString(other.resolve(load)))
        .isNotEqualTo(Files.readString(landing.resolve(load)));
  }

  @Test
  void shorterSpanHasTheSameDays() throws IOException {
    Path week = temp.resolve("week");
    DemoLanding.write(
        week,
        Reference.DIR,
        new DemoOptions(20221207L, LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 8)));
    for (String file :
        List.of(
            "grid_load/received=20221208T0030Z/load_2022-12-07.csv",
            "grid_capacity/received=20221206T0100Z/capacity_2022-12-07.csv",
            "metering/received=20221206T0030Z/metering_2022-12-05.csv")) {
      assertThat(week.resolve(file)).hasSameBinaryContentAs(landing.resolve(file));
    }
  }

  @Test
  void recordHourIsShortBy1256Megawatts() throws IOException {
    Path load = landing.resolve("grid_load/received=20221208T0030Z/load_2022-12-07.csv");
    Path plan = landing.resolve("grid_capacity/received=20221206T0100Z/capacity_2022-12-07.csv");
    assertThat(sum(load, "load_mw")).isEqualByComparingTo("16459");
    assertThat(sum(plan, "available_mw")).isEqualByComparingTo("15203");
    assertThat(rows(plan)).hasSize(21 * 24).anyMatch(r -> r.getField("region").equals("X-RU"));
    assertThat(rows(load)).hasSize(20 * 24).noneMatch(r -> r.getField("region").equals("X-RU"));
  }

  @Test
  void nothingMeasuredOfTheSixthHasArrivedByTheIssueTime() throws IOException {
    String firstUnknown = "2022-12-05T18:00:00Z";
    String last = "";
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String path = file.getKey();
      boolean measured =
          path.startsWith("grid_load/")
              || path.startsWith("metering/")
              || (path.startsWith("weather/") && path.contains("/actual_"));
      if (measured && !LandingTree.received(path).isAfter(ISSUE)) {
        for (NamedCsvRecord row : rows(file.getValue())) {
          String hour = row.findField("hour_start_utc").orElse("");
          assertThat(hour).as(path).isLessThan(firstUnknown);
          last = hour.compareTo(last) > 0 ? hour : last;
        }
      }
    }
    assertThat(last).isEqualTo("2022-12-05T17:00:00Z");
  }

  @Test
  void planForTheRecordDayHasArrivedByTheIssueTime() {
    assertThat(files.keySet())
        .filteredOn(path -> path.contains("2022-12-07.csv"))
        .filteredOn(path -> LandingTree.received(path).isBefore(ISSUE))
        .containsExactly(
            "grid_capacity/received=20221206T0100Z/capacity_2022-12-07.csv",
            "weather/received=20221206T0100Z/forecast_2022-12-07.csv");
  }

  @Test
  void provenanceCoversEveryColumn() throws IOException {
    Set<String> written = new TreeSet<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String source = file.getKey().replaceAll("/.*", "");
      if (file.getKey().contains("/") && file.getKey().endsWith(".csv")) {
        rows(file.getValue()).get(0).getHeader().forEach(c -> written.add(source + "/* " + c));
      }
    }
    ObjectMapper mapper = new ObjectMapper();
    for (String source : List.of("register", "reports")) {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        if (file.getKey().startsWith(source + "/") && file.getKey().endsWith(".json")) {
          addFields(source, Files.readString(file.getValue()), mapper, written);
        }
      }
    }
    Set<String> listed = new TreeSet<>();
    for (NamedCsvRecord row : rows(landing.resolve("PROVENANCE.csv"))) {
      listed.add(row.getField("files") + " " + row.getField("column"));
      assertThat(row.getField("provenance")).isIn("real", "derived", "synthetic");
      assertThat(row.getField("how")).isNotBlank();
    }
    // A closing row alone carries it, in a file of lines.
    written.add("register/* valid_to");
    assertThat(listed).isEqualTo(written);
  }

  @Test
  void onlyTheOutFolderIsLeft() throws IOException {
    assertThat(temp.resolve("landing.partial")).doesNotExist();
    assertThat(files.keySet())
        .filteredOn(path -> !path.contains("/received="))
        .containsExactly("PLANTED.csv", "PROVENANCE.csv", "README.md");
    assertThat(summary.files()).isEqualTo(files.size());
    long bytes = 0L;
    for (Path file : files.values()) {
      bytes += Files.size(file);
    }
    assertThat(summary.bytes()).isEqualTo(bytes);
    assertThat(summary.rowsBySource()).containsEntry("calendar", 29L).containsKey("fees");
  }

  @Test
  void folderThatHoldsSomethingIsRefused() throws IOException {
    Path full = Files.createDirectories(temp.resolve("full"));
    Files.writeString(full.resolve("a"), "b");
    assertThatThrownBy(() -> DemoLanding.write(full, Reference.DIR))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("is not empty");
    assertThat(full.resolve("a")).hasContent("b");
  }

  @Test
  void missingReferenceIsNamedAndNothingIsWritten() {
    Path out = temp.resolve("none");
    assertThatThrownBy(() -> DemoLanding.write(out, temp.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("kz_consumption_by_region14.csv");
    assertThat(out).doesNotExist();
  }

  private static void addFields(
      String source, String text, ObjectMapper mapper, Set<String> written) {
    JsonNode document;
    try {
      document = mapper.readTree(text);
    } catch (IOException e) {
      // The one file that is cut off on purpose.
      return;
    }
    for (JsonNode node : document.isArray() ? document : List.of(document)) {
      node.fieldNames().forEachRemaining(name -> written.add(source + "/* " + name));
      node.path("readings")
          .forEach(
              reading ->
                  reading
                      .fieldNames()
                      .forEachRemaining(name -> written.add(source + "/* " + name)));
    }
  }

  private static BigDecimal sum(Path file, String column) throws IOException {
    BigDecimal sum = BigDecimal.ZERO;
    for (NamedCsvRecord row : rows(file)) {
      if (row.getField("hour_start_utc").equals(RECORD_HOUR)) {
        sum = sum.add(new BigDecimal(row.getField(column)));
      }
    }
    return sum;
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }
}
