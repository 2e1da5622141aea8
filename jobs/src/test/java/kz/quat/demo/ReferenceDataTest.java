package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.quat.demo.world.KzCalendar;
import kz.quat.demo.world.ReferenceData;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
  private static final long LIMIT_BYTES = 5_000_000L;

  @Test
  void tablesAreReadWhole() throws IOException {
    ReferenceData data = ReferenceData.read(Reference.DIR);
    assertThat(data.regions()).hasSize(20);
    assertThat(data.plants()).hasSize(144);
    assertThat(data.monthShare()).hasSize(12);
    assertThat(data.annualGwh().values().stream().mapToDouble(gwh -> gwh).sum())
        .isCloseTo(111_157.944, within(1e-3));
    assertThat(data.miningMw()).hasSize(9).containsEntry("KZ-35", 75.3);
    assertThat(data.region("KZ-62").oldCode()).isEqualTo("KZ-KAR");
    assertThat(data.region("KZ-43").offsetHours()).isEqualTo(5);
  }

  @Test
  void committedDataIsSmall() throws IOException {
    long bytes = 0L;
    for (Path file : LandingTree.files(Reference.DIR).values()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(100_000L, LIMIT_BYTES);
  }

  @Test
  void provenanceCoversEveryColumn() throws IOException {
    Set<String> listed = new TreeSet<>();
    try (var reader =
        CsvReader.builder().ofNamedCsvRecord(Reference.DIR.resolve("PROVENANCE.csv"))) {
      reader.forEach(
          row -> {
            listed.add(row.getField("file") + " " + row.getField("column"));
            assertThat(row.getField("provenance")).isIn("real", "derived", "synthetic");
          });
    }
    Set<String> columns = new TreeSet<>();
    for (Map.Entry<String, Path> file : LandingTree.files(Reference.DIR).entrySet()) {
      if (file.getKey().contains("/") && file.getKey().endsWith(".csv")) {
        try (var reader = CsvReader.builder().ofCsvRecord(file.getValue())) {
          List<String> header = reader.iterator().next().getFields();
          header.forEach(column -> columns.add(file.getKey() + " " + column));
        }
      }
    }
    columns.add("kz-boundaries/kz_admin1_20_osm.geojson geometry");
    columns.add("kz-boundaries/kz_admin1_20_osm.geojson properties");
    assertThat(listed).isEqualTo(columns);
  }

  @Test
  void calendarKnowsMovedDays() {
    assertThat(KzCalendar.isDayOff(LocalDate.of(2021, 12, 1))).isTrue();
    assertThat(KzCalendar.isDayOff(LocalDate.of(2022, 12, 1))).isFalse();
    assertThat(KzCalendar.isDayOff(LocalDate.of(2022, 10, 22))).isFalse();
    assertThat(KzCalendar.isDayOff(LocalDate.of(2022, 10, 24))).isTrue();
    assertThat(KzCalendar.isDayOff(LocalDate.of(2022, 11, 26))).isTrue();
    assertThat(KzCalendar.isDayOff(LocalDate.of(2022, 12, 7))).isFalse();
  }
}
