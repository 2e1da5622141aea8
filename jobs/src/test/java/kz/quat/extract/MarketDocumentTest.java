package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.schema.RawTables;
import org.junit.jupiter.api.Test;

/** Load and capacity in documents of IEC 62325. */
class MarketDocumentTest {

  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  private static String points(String... positionsAndQuantities) {
    StringBuilder text = new StringBuilder();
    for (String each : positionsAndQuantities) {
      String[] parts = each.split(":", -1);
      text.append(
          "<Point><position>%s</position><quantity>%s</quantity></Point>\n"
              .formatted(parts[0], parts[1]));
    }
    return text.toString();
  }

  private static String series(
      String type, String area, String unit, String curve, String resolution, String points) {
    return "<TimeSeries><mRID>1</mRID><businessType>%s</businessType>".formatted(type)
        + "<outBiddingZone_Domain.mRID codingScheme=\"A01\">%s</outBiddingZone_Domain.mRID>"
            .formatted(area)
        + "<quantity_Measure_Unit.name>%s</quantity_Measure_Unit.name>".formatted(unit)
        + "<curveType>%s</curveType><Period>".formatted(curve)
        + "<timeInterval><start>2022-12-05T00:00Z</start><end>2022-12-05T02:00Z</end></timeInterval>"
        + "<resolution>%s</resolution>\n%s</Period></TimeSeries>\n".formatted(resolution, points);
  }

  private static String document(String process, String... series) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<GL_MarketDocument xmlns=\"urn:iec62325.351:tc57wg16:451-6:generationloaddocument:3:0\">"
        + "<mRID>x</mRID><revisionNumber>2</revisionNumber><type>A65</type>"
        + "<process.processType>%s</process.processType>".formatted(process)
        + "<time_Period.timeInterval><start>2022-01-01T00:00Z</start>"
        + "<end>2023-01-01T00:00Z</end></time_Period.timeInterval>\n"
        + String.join("", series)
        + "</GL_MarketDocument>";
  }

  private static List<String> read(RawTables.Source source, String text) throws IOException {
    List<String> found = new ArrayList<>();
    FileRecords files = new FileRecords(SourceFormat.of(source, CONFIG.clean()));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (RecordStream records = files.open("x.xml", () -> new ByteArrayInputStream(bytes))) {
      while (records.hasNext()) {
        RawRecord record = records.next();
        String problem = record.problem();
        found.add(
            problem == null
                ? record.fields().stream().map(String::valueOf).collect(Collectors.joining(" "))
                : problem);
      }
    }
    return found;
  }

  private static List<String> load(String curve, String resolution, String points)
      throws IOException {
    return read(
        RawTables.GRID_LOAD,
        document("A16", series("A04", "KZ-35", "MAW", curve, resolution, points)));
  }

  @Test
  void hoursHalvesAndQuartersAreAveragedOverTheHour() throws IOException {
    assertThat(load("A01", "PT60M", points("1:10", "2:20")))
        .containsExactly("KZ-35 2022-12-05T00:00:00Z 10 2", "KZ-35 2022-12-05T01:00:00Z 20 2");
    assertThat(load("A01", "PT30M", points("1:10", "2:20", "3:30", "4:50")))
        .containsExactly("KZ-35 2022-12-05T00:00:00Z 15 2", "KZ-35 2022-12-05T01:00:00Z 40 2");
    assertThat(load("A01", "PT15M", points("1:1", "2:2", "3:3", "4:4", "5:5", "6:6", "7:7", "8:8")))
        .containsExactly("KZ-35 2022-12-05T00:00:00Z 2.5 2", "KZ-35 2022-12-05T01:00:00Z 6.5 2");
  }

  @Test
  void aValueOfCurveA03HoldsUntilTheNextPosition() throws IOException {
    assertThat(load("A03", "PT15M", points("1:10", "3:20", "6:40")))
        .containsExactly("KZ-35 2022-12-05T00:00:00Z 15 2", "KZ-35 2022-12-05T01:00:00Z 35 2");
    assertThat(load("A03", "PT60M", points("1:10")))
        .containsExactly("KZ-35 2022-12-05T00:00:00Z 10 2", "KZ-35 2022-12-05T01:00:00Z 10 2");
  }

  @Test
  void aPositionThatCurveA01LacksLeavesItsHourIncomplete() throws IOException {
    assertThat(load("A01", "PT30M", points("1:10", "3:30", "4:50")))
        .containsExactly("incomplete_hour", "KZ-35 2022-12-05T01:00:00Z 40 2");
  }

  @Test
  void installedAndAvailableCapacityOfAnAreaBecomeOneRecord() throws IOException {
    String text =
        document(
            "A33",
            series("A37", "KZ-35", "MAW", "A03", "PT60M", points("1:300")),
            series("A38", "KZ-35", "MAW", "A01", "PT60M", points("1:250", "2:260")));
    assertThat(read(RawTables.GRID_CAPACITY, text))
        .containsExactly(
            "KZ-35 2022-12-05T00:00:00Z 300 250", "KZ-35 2022-12-05T01:00:00Z 300 260");
  }

  @Test
  void aForecastIsNoLoadAndKilowattsAreNoMegawatts() throws IOException {
    String points = points("1:10", "2:20");
    assertThat(
            read(
                RawTables.GRID_LOAD,
                document("A01", series("A04", "KZ-35", "MAW", "A01", "PT60M", points))))
        .containsExactly("wrong_message");
    assertThat(
            read(
                RawTables.GRID_LOAD,
                document("A16", series("A04", "KZ-35", "KWT", "A01", "PT60M", points))))
        .containsExactly("bad_unit");
    assertThat(load("A01", "PT7M", points)).containsExactly("bad_timestamp");
    assertThat(load("A01", "PT60M", points("1:10", "3:20"))).containsExactly("bad_timestamp");
  }

  @Test
  void twoSeriesThatDifferAreRefused() throws IOException {
    String text =
        document(
            "A16",
            series("A04", "KZ-35", "MAW", "A01", "PT60M", points("1:10")),
            series("A04", "KZ-35", "MAW", "A01", "PT60M", points("1:11")));
    assertThat(read(RawTables.GRID_LOAD, text)).contains("duplicate_key");
  }
}
