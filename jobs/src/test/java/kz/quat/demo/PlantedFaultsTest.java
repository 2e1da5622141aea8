package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.demo.world.Bins;
import org.junit.jupiter.api.Test;

class PlantedFaultsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<NamedCsvRecord> PLANTED = planted();

  @Test
  void readmeListsExactlyWhatWasPlanted() throws IOException {
    Set<String> ids = new TreeSet<>();
    PLANTED.forEach(row -> ids.add(row.getField("id")));
    Set<String> told = new TreeSet<>();
    Matcher matcher =
        Pattern.compile("^\\| ([A-Z][0-9]{2}) \\|", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("data", "README.md")));
    while (matcher.find()) {
      told.add(matcher.group(1));
    }
    assertThat(ids).hasSizeGreaterThan(45).isEqualTo(told);
  }

  @Test
  void everyNamedFileIsThere() {
    for (NamedCsvRecord row : PLANTED) {
      String file = row.getField("file");
      if (!file.isEmpty() && !file.contains("*")) {
        assertThat(HalfYearLanding.file(file)).as(row.getField("id")).exists();
      }
    }
  }

  @Test
  void brokenLinesAreWhereTheListSays() throws IOException {
    assertThat(line("L01")).startsWith("KZ-99,");
    assertThat(line("L03")).startsWith("KZ-59,").endsWith(",н/д");
    assertThat(line("L04").split(",", -1)).hasSize(2);
    assertThat(line("M01")).contains(",нет данных,");
    assertThat(line("M02").split(",", -1)).hasSize(2);
    assertThat(line("M04")).contains("KZM-8888");
    assertThat(line("M05")).contains(",-5,");
    assertThat(line("M06")).contains("000,ok");
    assertThat(line("M07")).contains("25:00");
    assertThat(line("W01")).contains(",—,");
    assertThat(line("G01")).contains("\"region\":\"KZ-00\"");
    assertThat(line("G02")).contains("\"licensed_mw\":-3");
    assertThat(line("G03")).contains("\"miner_bin\":\"40000061549\"");
    assertThatThrownBy(() -> MAPPER.readTree(line("R28")))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void duplicateKeysAreInTheFileTwice() throws IOException {
    for (String id : List.of("L02", "M03")) {
      String key = line(id).replaceAll(",[^,]*$", "").replaceAll("Z,.*", "Z");
      assertThat(Files.readAllLines(file(id))).filteredOn(l -> l.startsWith(key)).hasSize(2);
    }
    List<String> hours = new ArrayList<>();
    report("R02").path("readings").forEach(reading -> hours.add(reading.path("hour").asText()));
    assertThat(hours).hasSize(170);
    assertThat(new HashSet<>(hours)).hasSize(168);
  }

  @Test
  void filesSentTwiceHaveTheSameBytes() throws IOException {
    Path copy = file("R01");
    Path first = HalfYearLanding.file("reports/received=20221205T0700Z/KZM-0016_2022-11-28.json");
    assertThat(copy).hasSameBinaryContentAs(first);
    assertThat(file("M08"))
        .hasSameBinaryContentAs(
            HalfYearLanding.file("metering/received=20221130T0030Z/metering_2022-11-29.csv"));
  }

  @Test
  void amendmentsArriveInTheOrderTold() throws IOException {
    assertThat(report("R05").path("revision").asInt()).isEqualTo(1);
    Path second =
        HalfYearLanding.file("reports/received=20221128T0400Z/KZM-0024_2022-11-21_rev2.json");
    JsonNode later = MAPPER.readTree(Files.readString(second));
    assertThat(later.path("revision").asInt()).isEqualTo(2);
    assertThat(later.path("report_id")).isEqualTo(report("R05").path("report_id"));
    assertThat(LandingTree.received(path("R05"))).isAfter("2022-11-28T04:00:00Z");
    assertThat(LandingTree.received(path("R07"))).isAfter("2022-12-06T02:00:00Z");
    assertThat(PLANTED).filteredOn(row -> row.getField("id").equals("R04")).hasSize(2);
  }

  @Test
  void wrongReportsAreWrongAsTold() throws IOException {
    assertThat(report("R09").path("unit").asText()).isEqualTo("MWh");
    assertThat(report("R12").path("unit").asText()).isEqualTo("GJ");
    assertThat(report("R08").path("readings")).hasSize(162);
    assertThat(report("R19").path("readings")).hasSize(170);
    assertThat(report("R10").path("readings")).anyMatch(r -> r.path("value").asDouble() < 0.0);
    assertThat(report("R25").path("readings")).anyMatch(r -> r.path("value").isTextual());
    assertThat(report("R26").path("schema").asText()).isEqualTo("quat-report/0");
    assertThat(report("R27").has("period_to")).isFalse();
    assertThat(report("R21").path("miner_bin").asText()).isEqualTo(Bins.ofOwner(44));
    assertThat(report("R11").path("site_id").asText()).isEqualTo("KZM-9999");
    assertThatThrownBy(() -> report("R20")).isInstanceOf(JsonProcessingException.class);
    assertThat(Files.readAllLines(file("R22"))).hasSizeGreaterThan(300);
    assertThat(Files.readAllLines(file("R23"))).hasSize(3);
    Set<String> values = new HashSet<>();
    report("R24").path("readings").forEach(r -> values.add(r.path("value").asText()));
    assertThat(values).hasSize(1);
  }

  @Test
  void goodReportNamesItsPeriodAsInstants() throws IOException {
    Path file = HalfYearLanding.file("reports/received=20221205T0400Z/KZM-0012_2022-11-28.json");
    JsonNode report = MAPPER.readTree(Files.readString(file));
    assertThat(report.path("period_from").asText()).isEqualTo("2022-11-28T00:00+05:00");
    assertThat(report.path("period_to").asText()).isEqualTo("2022-12-05T00:00+05:00");
    assertThat(report.path("submitted_at").asText()).isEqualTo("2022-12-05T03:35:00Z");
    assertThat(report.path("readings")).hasSize(168);
    assertThat(report.path("readings").get(0).path("hour").asText())
        .isEqualTo("2022-11-28T00:00+05:00");
  }

  @Test
  void hostileNameIsInTheRegister() throws IOException {
    Path file = HalfYearLanding.file("register/received=20220620T0000Z/register.json");
    JsonNode sites = MAPPER.readTree(Files.readString(file));
    assertThat(sites).hasSize(59);
    assertThat(sites)
        .filteredOn(site -> site.path("name_ru").asText().startsWith("=HYPERLINK("))
        .singleElement()
        .satisfies(site -> assertThat(site.path("name_kk").asText()).contains("<img"));
    assertThat(sites).filteredOn(site -> site.path("region").asText().equals("KZ-KAR")).hasSize(16);
    assertThat(sites).allMatch(site -> site.path("name_ru").asText().contains("(синтет.)"));
  }

  private static List<NamedCsvRecord> planted() {
    try {
      return LandingTree.rows(HalfYearLanding.file("PLANTED.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode report(String id) throws IOException {
    return MAPPER.readTree(Files.readString(file(id)));
  }

  private static Path file(String id) {
    return HalfYearLanding.file(path(id));
  }

  private static String path(String id) {
    return row(id).getField("file");
  }

  /** The line of the file to which {@code where} refers. */
  private static String line(String id) throws IOException {
    String where = row(id).getField("where");
    assertThat(where).as(id).startsWith("line ");
    int number = Integer.parseInt(where.substring("line ".length()));
    return Files.readAllLines(file(id)).get(number - 1);
  }

  private static NamedCsvRecord row(String id) {
    return PLANTED.stream().filter(r -> r.getField("id").equals(id)).findFirst().orElseThrow();
  }
}
