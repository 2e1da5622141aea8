package kz.quat.leads.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import kz.quat.domain.UserErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three input files as people deliver them. */
class SeriesFilesTest {

  @TempDir private Path folder;
  private Path meters;
  private Path feeders;
  private Path points;

  @BeforeEach
  void files() throws IOException {
    meters = folder.resolve("meters.csv");
    feeders = folder.resolve("feeders.csv");
    points = folder.resolve("points.csv");
    Files.write(points, List.of(POINTS, "P1,F1,commercial,100,0", "P2,F1,mining,,1"));
    write(rows(POINT_HEAD, "P1,F1,%sZ,%d"), rows(FEEDER_HEAD, "F1,%sZ,%d"));
  }

  private static final String POINTS = "point_id,feeder_id,category,declared_kw,registered_mining";
  private static final String POINT_HEAD = "point_id,feeder_id,hour_start_utc,energy_kwh";
  private static final String FEEDER_HEAD = "feeder_id,hour_start_utc,energy_in_kwh";

  private void write(List<String> meterRows, List<String> feederRows) throws IOException {
    Files.write(meters, meterRows);
    Files.write(feeders, feederRows);
  }

  /** Three days of hours; each hour's value is its number. */
  private static List<String> rows(String head, String line) {
    List<String> rows = new ArrayList<>(List.of(head));
    for (int h = 0; h < 72; h++) {
      rows.add(line.formatted("2024-01-0%dT%02d:00".formatted(1 + h / 24, h % 24), h));
    }
    return rows;
  }

  private List<FeederSeries> read() {
    return SeriesFiles.read(meters, feeders, points);
  }

  @Test
  void hoursAreAlignedAndAPointWithoutReadingsHasNone() {
    FeederSeries feeder = read().get(0);
    assertThat(feeder.hours()).isEqualTo(72);
    assertThat(feeder.energyInKwh()[30]).isEqualTo(30);
    assertThat(feeder.points()).extracting(PointSeries::pointId).containsExactly("P1", "P2");
    assertThat(feeder.points().get(0).kwh()[71]).isEqualTo(71);
    assertThat(feeder.points().get(1).kwh()).containsOnly(Double.NaN);
    assertThat(feeder.points().get(1).registeredMining()).isTrue();
    assertThat(feeder.points().get(1).declaredKw()).isNaN();
  }

  @Test
  void theOrderOfRowsIsNothing() throws IOException {
    double[] before = read().get(0).points().get(0).kwh();
    List<String> body = new ArrayList<>(Files.readAllLines(meters));
    Collections.shuffle(body.subList(1, body.size()), new Random(1));
    Files.write(meters, body);
    assertThat(read().get(0).points().get(0).kwh()).isEqualTo(before);
  }

  @Test
  void aDayThatIsNotWholeIsLeftForTheNextNight() throws IOException {
    List<String> body = Files.readAllLines(meters);
    Files.write(meters, body.subList(0, body.size() - 5));
    body = Files.readAllLines(feeders);
    Files.write(feeders, body.subList(0, body.size() - 5));
    assertThat(read().get(0).hours()).isEqualTo(48);
  }

  @Test
  void gzipIsKnownByItsBytes() throws IOException {
    String text = Files.readString(meters);
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(meters)), StandardCharsets.UTF_8)) {
      out.write(text);
    }
    assertThat(read().get(0).points().get(0).kwh()[5]).isEqualTo(5);
  }

  @Test
  void doubtfulInputIsRefusedWithLineColumnAndRule() throws IOException {
    refused("P1,F1,2024-01-04T00:30Z,1", "hour_start_utc", "whole hour");
    refused("P1,F1,04.01.2024,1", "hour_start_utc", "2024-01-31T00:00:00Z");
    refused("P1,F1,2024-01-04T00:00Z,\"1,5\"", "energy_kwh", "must be a number");
    refused("P1,F2,2024-01-04T00:00Z,1", "feeder_id", "is on F1");
    refused("P1,F1,2024-01-01T00:00Z,7", "hour_start_utc", "two values for one hour");
    refused("P3,F1,9999-01-04T00:00Z,1", "hour_start_utc", "more than 12 years");
    refused("P3,F1,0001-01-04T00:00Z,1", "hour_start_utc", "more than 12 years");
    refused("P3,F1,2024-01-04T00:00Z,NaN", "energy_kwh", "below a million");
    refused("P3,F1,2024-01-04T00:00Z,5e6", "energy_kwh", "below a million");
  }

  @Test
  void anotherEncodingIsRefusedNotGuessed() throws IOException {
    List<String> body = rows(POINT_HEAD, "P1,F1,%sZ,%d");
    body.add("Счётчик,F1,2024-01-04T00:00Z,1");
    Files.write(meters, body, Charset.forName("windows-1251"));
    assertThatThrownBy(this::read).hasMessageContaining("meters.csv is not UTF-8");
  }

  private void refused(String row, String column, String rule) throws IOException {
    List<String> body = rows(POINT_HEAD, "P1,F1,%sZ,%d");
    body.add(row);
    Files.write(meters, body);
    assertThatThrownBy(this::read)
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(column)
        .hasMessageContaining("line 74")
        .hasMessageContaining(rule);
  }

  @Test
  void aColumnThatIsMissingIsNamed() throws IOException {
    Files.write(feeders, List.of("feeder_id,hour_start_utc,energy_kwh"));
    assertThatThrownBy(this::read).hasMessageContaining("has no column energy_in_kwh");
  }
}
